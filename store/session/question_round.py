"""One question about many people: who is still to be asked about, those first whose answer changes most."""

from collections.abc import Iterable

from msgspec import Struct

from store.records.ids import RecordId
from store.session.session import Session


class QuestionRound(Struct, frozen=True):
    """The rows on which one fact is the open question."""

    fact: str
    rows: tuple[RecordId, ...]
    """Those with the widest interval of points first; of equals, in the order of the view."""


def question_rounds(session: Session, rows: Iterable[RecordId]) -> dict[str, QuestionRound]:
    """Return the open questions of these rows by their facts, the one that most rows wait for first."""
    found: dict[str, list[tuple[int, RecordId]]] = {}
    for row_id in rows:
        advised = session.advised(row_id)
        if advised and advised.question:
            low, high = advised.score
            found.setdefault(advised.question, []).append((low - high, row_id))
    most = sorted(found.items(), key=lambda each: -len(each[1]))
    return {
        fact: QuestionRound(fact, tuple(row_id for _, row_id in sorted(waiting, key=lambda each: each[0])))
        for fact, waiting in most
    }


def firm_among(session: Session, rows: Iterable[RecordId]) -> int:
    """Return for how many of these rows the advice is firm."""
    return sum(1 for row_id in rows if (advised := session.advised(row_id)) and advised.firm)
