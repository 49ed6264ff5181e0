"""Trays in which every field holds what strangers may write, and their harmless twins, to compare with."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.file import form
from store.file.form import Tables
from store.records import ids
from store.records.record import Record
from tests.hostile_texts import CORPUS, Hostile

Wording = Callable[[Hostile], str]

_LAST_DAY = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
_STAMP = "2026-06-02T08:00:00.000Z.k7m2.{}"
_LONG = 200

SHORT = tuple(each for each in CORPUS if len(each.text) < _LONG)
LONG = tuple(each for each in CORPUS if len(each.text) >= _LONG)


def hostile(each: Hostile) -> str:
    """The text as it came."""
    return each.text


def harmless(each: Hostile) -> str:
    """Nothing but its canary."""
    return each.canary


def write_rows(path: Path, wording: Wording, texts: Sequence[Hostile] = CORPUS, behind: str = "") -> None:
    """A tray with an invitation for each of these texts, which is in every field of it; drafts go on with `behind`."""
    tables = form.empty()
    for index, each in enumerate(texts):
        _add(tables, index, [wording(each)], behind)
    path.write_bytes(form.dump(tables))


def write_crowd(path: Path, wording: Wording, people: int, behind: str = "") -> None:
    """A tray with few invitations, whose every field holds a good part of the corpus."""
    tables = form.empty()
    for index in range(people):
        _add(tables, index, [wording(each) for each in SHORT[index::people]], behind)
    path.write_bytes(form.dump(tables))


def _add(tables: Tables, index: int, words: Sequence[str], behind: str = "") -> None:
    """A person whose every field holds these words, an invitation from them, an introduction to them by the first
    person of the tray, and a draft to them.
    """
    text, sent = " ".join(words), (_LAST_DAY - timedelta(minutes=index)).isoformat()
    person = ids.derived("person", str(index))
    tables["people"][person] = _person(text, words, {"source": "linkedin"})
    invitation = ids.derived("invitation", str(index))
    tables["invitations"][invitation] = Record(
        {"person": person, "direction": "incoming", "channel": "linkedin", "sent": sent, "message": text, "name": text}
    )
    tables["invitations"][ids.derived("introduction", str(index))] = Record(
        {
            "kind": "introduction",
            "person": person,
            "by": ids.derived("person", "0"),
            "direction": "incoming",
            "channel": "email",
            "source": "mail",
            "sent": sent,
            "message": text,
        }
    )
    tables["drafts"][ids.derived("draft", str(index))] = Record(
        {
            "person": person,
            "invitation": invitation,
            "purpose": "ask-why",
            "channel": "email",
            "begun": sent,
            "text": text + behind,
            "subject": text,
        }
    )


def _person(text: str, words: Sequence[str], arrived: dict[str, str]) -> Record:
    for field in ("name", "headline", "company", "position", "url", "email"):
        arrived[field] = text
    fields = {"note": text, **{f"tag.{word}": True for word in words}}
    log = {_STAMP.format(place): [field, new, None] for place, (field, new) in enumerate(fields.items())}
    return Record(arrived, fields, log)


def visible(texts: Sequence[Hostile], shown: Callable[[str], str]) -> Iterator[str]:
    """The words by which each text must be found on a screen, `shown` being how one is cleaned."""
    for each in texts:
        yield from (word for word in shown(each.text).split() if each.canary in word)
