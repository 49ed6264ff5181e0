"""`nothing-personal`: a letter in which nothing was written for this one person."""

from collections.abc import Iterable

from store.phrases.speech import speech_of
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.personal_content import is_meant
from store.writing.purposes import TO_A_STRANGER


@check(
    "nothing-personal",
    "warn",
    about="The text could go to anybody: nothing in it is true of this person only.",
    norms=("A06",),
    purposes=TO_A_STRANGER,
)
def nothing_personal(text: str, context: CheckContext) -> Iterable[Fault]:
    """Warn where nothing is true of this person only. A text to a colleague may be brief."""
    speech = speech_of(text)
    if speech is not None and not context.is_colleague() and not is_meant(text, context, speech):
        yield Fault("it could go to anybody; put in something that is true of this person only")
