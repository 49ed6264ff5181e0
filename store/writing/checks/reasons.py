"""Why this person: `no-reason`, `nothing-personal`, `where-met`, `recruiter-context` (norms A02, A06, A09, I05)."""

from collections.abc import Iterable
from typing import Final

from store.writing.check_context import CheckContext
from store.writing.language.personal_content import is_personal, names_what_they_do, own_words, says_why
from store.writing.language.phrase_search import sentences, told
from store.writing.language.speech import Speech, speech_of
from store.writing.language.words import words_in
from store.writing.purposes import Purpose
from store.writing.remark import Remark

_TO_A_STRANGER: Final[frozenset[Purpose]] = frozenset({"request", "pitch", "letter"})
_ABOUT_SOMEBODY: Final[frozenset[Purpose]] = frozenset({"referral", "introduction-ask"})
_AT_WORK: Final = frozenset({"colleague", "manager", "report"})
_HIRING: Final = frozenset({"recruiter", "hiring-manager"})
_BEHIND: Final = 5
"""How many words behind `at`, `on` and the like belong to it."""


def no_reason(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request, pitch or letter that does not say why this person; a referral or introduction that gives no grounds.

    Shared work is reason enough among colleagues; whom I know, I need no reason to ask.
    """
    speech = speech_of(text)
    if speech is None:
        return
    if context.purpose in _ABOUT_SOMEBODY and not says_why(text, context, speech):
        yield Remark("no-reason", "it does not say why; a sentence on what it is for makes a yes easier")
    elif context.purpose in _TO_A_STRANGER and not _is_known(context) and not _is_meant(text, context, speech):
        yield Remark("no-reason", "it does not say why this person; name what made you think of them")


def nothing_personal(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request, pitch or letter in which nothing was written for this one person. Colleagues may be brief."""
    speech = speech_of(text)
    if speech is None or context.purpose not in _TO_A_STRANGER or _is_colleague(context):
        return
    if not _is_meant(text, context, speech):
        yield Remark("nothing-personal", "it could go to anybody; put in something that is true of this person only")


def where_met(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request to somebody whom I have met, or say that I have, without saying where. Colleagues know."""
    speech = speech_of(text)
    if speech is None or context.purpose != "request" or _is_colleague(context):
        return
    claims = told("met", text)
    if (claims or context.facts.get("how") == "met") and not _names_a_place(text, context, speech):
        span = claims[0].span if claims else None
        yield Remark("where-met", "say where you met, or on what occasion: they may not place your name", span)


def recruiter_context(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request to a recruiter or hiring manager that refers to no conversation, role or interest."""
    speech = speech_of(text)
    if speech is None or context.purpose != "request" or context.facts.get("relation") not in _HIRING:
        return
    if not told("job", text):
        yield Remark(
            "recruiter-context", "refer to the conversation you had, to a role, or to the work that interests you"
        )


def _is_meant(text: str, context: CheckContext, speech: Speech) -> bool:
    """Whether the text was written for this person. To those whom I know a word of its own is enough, and to those who
    hire that it is about work.
    """
    if is_personal(text, context, speech):
        return True
    if context.facts.get("relation") in _HIRING and told("job", text):
        return True
    is_near = context.facts.get("known") == "yes" or _is_colleague(context)
    return is_near and bool(own_words(text, context, speech, words_in(text)))


def _is_known(context: CheckContext) -> bool:
    return context.facts.get("known") == "yes" and not _is_colleague(context)


def _is_colleague(context: CheckContext) -> bool:
    return context.facts.get("relation") in _AT_WORK or context.facts.get("how") == "worked-together"


def _names_a_place(text: str, context: CheckContext, speech: Speech) -> bool:
    """Whether a telling word stands behind `at`, `on`, `during` and the like, or their company is named."""
    if names_what_they_do(text, context, speech):
        return True
    for words in sentences(text):
        own = {word.start for word in own_words(text, context, speech, words)}
        for number, word in enumerate(words):
            behind = words[number + 1 : number + 1 + _BEHIND]
            if word.plain in speech.places and any(each.start in own for each in behind):
                return True
    return False
