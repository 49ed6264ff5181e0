"""`both-consents`: bringing two people together who have not both said yes."""

from collections.abc import Iterable

from store.phrases.search import find
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "both-consents",
    "stop",
    about="An introduction goes out before both people have said yes.",
    norms=("I01", "I03"),
    purposes=("introduction",),
)
def both_consents(text: str, context: CheckContext) -> Iterable[Fault]:
    """Where the introduction is kept, its consents count; else the text itself has to say that both agreed."""
    introduction = context.introduction
    if introduction is not None:
        silent = [consent.person.name for consent in introduction.consents if consent.answer != "yes"]
        if silent:
            have = "has" if len(silent) == 1 else "have"
            yield Fault(f"{' and '.join(silent)} {have} not said yes to being introduced")
    elif not find("agreed", text):
        yield Fault("nothing says that both want to be introduced; ask each of them first")
