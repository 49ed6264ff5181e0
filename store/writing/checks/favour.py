"""`favour`: asking a favour at first contact."""

from collections.abc import Iterable
from typing import Final

from store.meaning.reader import read
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import ANSWERS, Purpose, all_but

_ASKS_FOR_PEOPLE: Final[frozenset[Purpose]] = frozenset(
    {"referral", "introduction-ask", "introduction", "naming-consent", "closing-question"}
)
"""Letters that are there to ask for an introduction."""
_PARTING: Final[frozenset[Purpose]] = frozenset({"leave", "introduction-pass"})
_IN_AN_ANSWER: Final = 0.75
"""From which chance on an answer to them is said to ask a favour: to ask why they wrote is near to it."""
_AFTER_THE_CLICK: Final[frozenset[Purpose]] = frozenset({"thanks", "welcome"})


@check(
    "favour",
    "warn",
    about="The text asks a favour of somebody who does not know you yet.",
    norms=("A12",),
    purposes=all_but(_PARTING | _ASKS_FOR_PEOPLE),
)
def favour(text: str, context: CheckContext) -> Iterable[Fault]:
    """A favour is much to ask of somebody who does not know the user yet, or only since a click."""
    if not _is_early(context):
        return
    meaning = read(text)
    if context.purpose in ANSWERS:
        spans = meaning.spans_from(_IN_AN_ANSWER, "favour")
    else:
        spans = meaning.clear_spans("favour") or meaning.sure_spans("favour")
    for span in spans:
        yield Fault("a favour is a lot to ask of somebody who does not know you yet", span)


def _is_early(context: CheckContext) -> bool:
    """Return whether they do not know the user yet, or only since a click."""
    if context.is_first_contact():
        return True
    unheard = not context.person.received and context.facts.get("known") != "yes"
    return context.purpose in _AFTER_THE_CLICK and unheard
