"""What the message of an invitation tells, as facts, each with the words of the message that it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from store.meaning.boilerplate import bare
from store.meaning.reader import Meaning
from store.meaning.subjects import Subject
from store.phrases.search import NEGATED_WITHIN, find_in_any
from store.phrases.speech import languages_of, negations_of
from store.phrases.words import Span, Word, plain_words, words_in
from store.records.ids import RecordId
from store.records.model import Fact, FactValue, Invitation
from store.text import clean, folded

_TELLING: Final = 25
"""How many characters a text must have before two people hardly write it by chance."""
_SEVERAL: Final = 2
_SHOWN: Final = 60
"""How many characters of a message are quoted at most."""
_PLACES: Final = 3
"""How many places of a message are quoted at most."""
_TELLING_WORDS: Final = 3
"""A place of fewer words is quoted only where no place has as many: alone it tells nothing."""
_NEAR: Final = 12
"""Places with so few characters between them are quoted as one."""
_BETWEEN_CLAUSES: Final = frozenset(",;:.!?()\n–—")
_FACTS: Final[tuple[Subject, ...]] = ("salesy", "favour", "widening", "rude")
"""What is a fact by the same name."""
_WORDED: Final[frozenset[Subject]] = frozenset({"rude"})
"""What is only likely without a phrase that says it: it decides alone, and the model errs on it most."""
_TIES: Final[tuple[Subject, ...]] = ("event", "school", "mutual")
"""What they may claim that they and the user share."""
_CLAIMED: Final = ("met", "shared")
"""The lists of phrases that claim such a thing."""
_BAD: Final[tuple[Subject, ...]] = ("salesy", "favour", "rude")
"""Beside what a reason is only likely: it may be said to lead up to an offer or a request."""


def facts_of_message(message: str, meaning: Meaning, senders: int) -> Iterator[Fact]:
    """Yield what a message tells. `senders` is how many people sent this very text, 0 if only one did."""
    if meaning.is_blank:
        for name in ("boilerplate", "personal_note", "reason"):
            yield derived(name, "no", "there is no message")
        return
    yield from _personal(meaning, senders)
    for subject in _FACTS:
        if meaning.says(subject):
            yield said(subject, subject, message, meaning)
    if not senders and not meaning.is_default:
        yield from _why_me(message, meaning)


def said(name: str, subject: Subject, message: str, meaning: Meaning, value: FactValue = "yes") -> Fact:
    """Return a fact that rests on what a message says of a subject."""
    spans = meaning.spans(subject)
    words = quoted(message, spans)
    because = f"their message says {words}" if words else "the whole message reads like it"
    return Fact(name, value, "derived", None, because, is_in_doubt(meaning, subject), spans)


def is_in_doubt(meaning: Meaning, subject: Subject) -> bool:
    """Return whether a text says this only likely, so that the user has to be asked."""
    return not meaning.is_sure(subject) or (subject in _WORDED and not meaning.is_worded(subject))


def claim(fact: Fact) -> Fact:
    """Return the fact, marked as one that only the sender's words tell."""
    return replace(fact, is_claim=True)


def quoted(message: str, spans: Iterable[Span]) -> str:
    """Return the words of a message that stand in these places, in quotes; "" where there are none."""
    parts = [part for start, end in _joined(spans) if (part := clean(message[start:end]))]
    telling = [part for part in parts if len(part.split()) >= _TELLING_WORDS] or parts
    shown = " … ".join(telling[:_PLACES])
    return f"“{shown if len(shown) <= _SHOWN else shown[:_SHOWN].rstrip() + '…'}”" if shown else ""


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield places of a text, those as one that only a word or two part."""
    held: Span | None = None
    for start, end in sorted(spans):
        if held is not None and start - held[1] > _NEAR:
            yield held
            held = None
        held = (start, end) if held is None else (held[0], max(end, held[1]))
    if held is not None:
        yield held


@lru_cache(maxsize=4_000)
def words_of(text: str) -> str:
    """Return a name or a phrase as `names` looks for it."""
    return " ".join(plain_words(text)).replace("-", " ")


def places_of(said: str, message: str) -> tuple[Span, ...]:
    """Return the first place where a message has these words (as `words_of` returns them); none where it has not, or
    where a word such as `not` goes before them in the same clause: `I do not know Ana Park`.
    """
    sought = said.split()
    words = words_in(message)
    parts = [(part, number) for number, word in enumerate(words) for part in word.plain.replace("-", " ").split()]
    plain = [part for part, _ in parts]
    for first in range(len(parts) - len(sought) + 1):
        if plain[first : first + len(sought)] == sought and not _is_negated(message, words, parts[first][1]):
            return ((words[parts[first][1]].start, words[parts[first + len(sought) - 1][1]].end),)
    return ()


def _is_negated(message: str, words: Sequence[Word], at: int) -> bool:
    """Return whether one of the few words before the one `at` this place, in the same clause, is such as `not`."""
    negations = frozenset[str]().union(*map(negations_of, languages_of(message)))
    for number in range(at - 1, max(at - 1 - NEGATED_WITHIN, -1), -1):
        if not _BETWEEN_CLAUSES.isdisjoint(message[words[number].end : words[number + 1].start]):
            return False
        if words[number].plain in negations:
            return True
    return False


def mass_texts(invitations: Iterable[Invitation]) -> Mapping[str, int]:
    """Return the bare texts that several people sent the user, each with how many they are."""
    senders: dict[str, set[RecordId]] = defaultdict(set)
    for invitation in invitations:
        if invitation.kind == "introduction":
            continue  # one email may introduce several to the user
        if invitation.direction == "incoming" and len(text := _bare(invitation.message)) >= _TELLING:
            senders[text].add(invitation.person.id)
    return {text: len(people) for text, people in senders.items() if len(people) >= _SEVERAL}


@lru_cache(maxsize=20_000)
def _bare(message: str) -> str:
    return bare(message) if folded(message) else ""


def _personal(meaning: Meaning, senders: int) -> Iterator[Fact]:
    """Yield whether anybody wrote the message for the user."""
    if meaning.is_default or senders > 1:
        because = "it is a default text" if meaning.is_default else f"{senders} people sent the same text"
        yield derived("boilerplate", "yes", because)
        yield derived("personal_note", "no", because)
        yield derived("reason", "no", because)
    elif meaning.says("empty") and not _says_something(meaning):
        likely = not meaning.is_sure("empty")
        because = "it could go to anybody"
        yield Fact("boilerplate", "yes", "derived", None, because, likely, meaning.spans("empty"))
        yield Fact("personal_note", "no", "derived", None, because, likely, meaning.spans("empty"))
    else:
        yield derived("boilerplate", "no", "it is not one of the known default texts")
        yield derived("personal_note", "yes", "the message is not a default text")


def _says_something(meaning: Meaning) -> bool:
    """Return whether a message surely says more than courtesy: it was written by somebody for something."""
    return any(meaning.is_sure(subject) for subject in ("reason", *_BAD))


def _why_me(message: str, meaning: Meaning) -> Iterator[Fact]:
    """Yield whether the message says why they chose the user. A reason beside an offer is none; beside a favour or a
    reproach it may be one all the same: who sat in the user's class and asks for a recommendation has a reason.
    """
    if meaning.says("reason") and not meaning.is_sure("salesy"):
        fact = said("reason", "reason", message, meaning)
        has_more = meaning.may_lead_up or any(meaning.says(subject) for subject in (*_BAD, "empty"))
        yield replace(fact, is_likely=fact.is_likely or has_more, is_claim=is_claimed(fact.spans, message, meaning))
    elif meaning.is_sure("widening"):
        words = quoted(message, meaning.spans("widening"))
        yield derived(
            "reason", "no", f"their message only says {words}" if words else "it speaks only of a larger network"
        )


def is_claimed(reason: tuple[Span, ...], message: str, meaning: Meaning) -> bool:
    """Return whether a reason rests on nothing but that they met the user, or share something with them. Where no words
    of the message are the reason, what it claims is.
    """
    ties = [span for subject in _TIES for span in meaning.spans(subject)]
    claimed = [*ties, *(hit.span for name in _CLAIMED for hit in find_in_any(name, message))]
    if not meaning.is_worded("reason"):
        return bool(claimed)
    return bool(claimed) and all(any(start < other[1] and other[0] < end for other in claimed) for start, end in reason)


def derived(name: str, value: FactValue, because: str, spans: tuple[Span, ...] = ()) -> Fact:
    """Return a fact that follows from the records; `spans` are the words of the message that tell it."""
    return Fact(name, value, "derived", None, because, spans=spans)
