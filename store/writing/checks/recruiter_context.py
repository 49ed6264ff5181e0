"""`recruiter-context`: a request to somebody who hires that refers to no conversation, role or interest."""

from collections.abc import Iterable

from store.phrases.search import find
from store.phrases.speech import speech_of
from store.writing.check import Fault, check
from store.writing.check_context import HIRING, CheckContext


@check(
    "recruiter-context",
    "warn",
    about="A request to a recruiter names no role, no work and no conversation that you had.",
    norms=("A09",),
    purposes=("request",),
)
def recruiter_context(text: str, context: CheckContext) -> Iterable[Fault]:
    """Warn where a request to a recruiter or a hiring manager names no role, no work and no conversation."""
    if context.facts.get("relation") not in HIRING or speech_of(text) is None:
        return
    if not find("job", text):
        yield Fault("refer to the conversation you had, to a role, or to the work that interests you")
