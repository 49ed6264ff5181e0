"""`no-reason`: a letter that does not say why."""

from collections.abc import Iterable
from typing import Final

from store.meaning.reader import Clear, read
from store.phrases.speech import speech_of
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.personal_content import says_why, says_why_them
from store.writing.purposes import TO_A_STRANGER, Purpose

_ABOUT_SOMEBODY: Final[frozenset[Purpose]] = frozenset({"referral", "introduction-ask"})
_REASONS: Final[tuple[Clear, ...]] = ("salesy", "favour", "later")
"""What is a reason to write, though not a good one: other checks speak of it."""


@check(
    "no-reason",
    "warn",
    about="The text does not say why you write to this person, or what it is for.",
    norms=("A02", "A04", "A06", "I05"),
    purposes=TO_A_STRANGER | _ABOUT_SOMEBODY,
)
def no_reason(text: str, context: CheckContext) -> Iterable[Fault]:
    """A request, pitch or letter says why this person; a referral or an introduction says what for.

    Shared work is reason enough among colleagues, and whom the user knows they need no reason to ask.
    """
    speech = speech_of(text)
    if speech is None:
        return
    if context.purpose in _ABOUT_SOMEBODY:
        if not says_why(text, context, speech):
            yield Fault("it does not say why; a sentence on what it is for makes a yes easier")
        return
    is_known = context.facts.get("known") == "yes" and not context.is_colleague()
    if is_known or any(map(read(text).is_clear, _REASONS)):
        return
    if not says_why_them(text, context, speech):
        yield Fault("it does not say why this person; name what made you think of them")
