"""Why this person: `no-reason`, `nothing-personal`, `where-met`, `recruiter-context` (norms A02, A06, A09, I05)."""

from collections.abc import Iterable
from typing import Final

from store.writing.checking.evidence import is_personal, names_what_they_do, own_words, says_why
from store.writing.checking.occasion import Occasion
from store.writing.checking.remark import Remark
from store.writing.checking.speech import Speech, speech_of
from store.writing.checking.telling import sentences, told
from store.writing.checking.words import words_in
from store.writing.purposes import Purpose

_TO_A_STRANGER: Final[frozenset[Purpose]] = frozenset({"request", "pitch", "letter"})
_ABOUT_SOMEBODY: Final[frozenset[Purpose]] = frozenset({"referral", "introduction-ask"})
_AT_WORK: Final = frozenset({"colleague", "manager", "report"})
_HIRING: Final = frozenset({"recruiter", "hiring-manager"})
_BEHIND: Final = 5
"""How many words behind `at`, `on` and the like belong to it."""


def no_reason(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A request, pitch or letter that does not say why this person; a referral or introduction that gives no grounds.

    Shared work is reason enough among colleagues; whom I know, I need no reason to ask.
    """
    speech = speech_of(text)
    if speech is None:
        return
    if occasion.purpose in _ABOUT_SOMEBODY and not says_why(text, occasion, speech):
        yield Remark("no-reason", "it does not say why; a sentence on what it is for makes a yes easier")
    elif occasion.purpose in _TO_A_STRANGER and not _is_known(occasion) and not _is_meant(text, occasion, speech):
        yield Remark("no-reason", "it does not say why this person; name what made you think of them")


def nothing_personal(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A request, pitch or letter in which nothing was written for this one person. Colleagues may be brief."""
    speech = speech_of(text)
    if speech is None or occasion.purpose not in _TO_A_STRANGER or _is_colleague(occasion):
        return
    if not _is_meant(text, occasion, speech):
        yield Remark("nothing-personal", "it could go to anybody; put in something that is true of this person only")


def where_met(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A request to somebody whom I have met, or say that I have, without saying where. Colleagues know."""
    speech = speech_of(text)
    if speech is None or occasion.purpose != "request" or _is_colleague(occasion):
        return
    claims = told("met", text)
    if (claims or occasion.facts.get("how") == "met") and not _names_a_place(text, occasion, speech):
        span = claims[0].span if claims else None
        yield Remark("where-met", "say where you met, or on what occasion: they may not place your name", span)


def recruiter_context(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A request to a recruiter or hiring manager that refers to no conversation, role or interest."""
    speech = speech_of(text)
    if speech is None or occasion.purpose != "request" or occasion.facts.get("relation") not in _HIRING:
        return
    if not told("job", text):
        yield Remark(
            "recruiter-context", "refer to the conversation you had, to a role, or to the work that interests you"
        )


def _is_meant(text: str, occasion: Occasion, speech: Speech) -> bool:
    """Whether the text was written for this person. To those whom I know a word of its own is enough, and to those who
    hire that it is about work.
    """
    if is_personal(text, occasion, speech):
        return True
    if occasion.facts.get("relation") in _HIRING and told("job", text):
        return True
    is_near = occasion.facts.get("known") == "yes" or _is_colleague(occasion)
    return is_near and bool(own_words(text, occasion, speech, words_in(text)))


def _is_known(occasion: Occasion) -> bool:
    return occasion.facts.get("known") == "yes" and not _is_colleague(occasion)


def _is_colleague(occasion: Occasion) -> bool:
    return occasion.facts.get("relation") in _AT_WORK or occasion.facts.get("how") == "worked-together"


def _names_a_place(text: str, occasion: Occasion, speech: Speech) -> bool:
    """Whether a telling word stands behind `at`, `on`, `during` and the like, or their company is named."""
    if names_what_they_do(text, occasion, speech):
        return True
    for words in sentences(text):
        own = {word.start for word in own_words(text, occasion, speech, words)}
        for number, word in enumerate(words):
            behind = words[number + 1 : number + 1 + _BEHIND]
            if word.plain in speech.places and any(each.start in own for each in behind):
                return True
    return False
