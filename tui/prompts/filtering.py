"""The prompt for a filter: what holds is shown while it is typed."""

from collections.abc import Callable

from store.filtering import FilterError, complete
from tui.desk import Desk, RowLimit
from tui.prompts.typed import Reading, TypedPrompt


def filter_prompt(
    desk: Desk, question: str, value: str = "", meanwhile: Callable[[RowLimit], None] | None = None
) -> TypedPrompt[RowLimit]:
    """Ask for a filter; `meanwhile` is called with every one that is understood on the way."""

    def read(text: str) -> Reading[RowLimit]:
        offers = complete(text, len(text), desk.vocabulary) if text else []
        try:
            return Reading(desk.limit(text), _EXAMPLE if not text else "", offers)
        except FilterError as error:
            return Reading(None, f"{' ' * (error.column - 1)}^ {error.message}", offers)

    return TypedPrompt(question, read, value=value, meanwhile=meanwhile)


_EXAMPLE = "for instance: park   message:any   advice:ask age:>2w   -tag:family (company:acme or note:vienna)"
