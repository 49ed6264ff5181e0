"""The prompt for a filter, with completion."""

from collections.abc import Callable

from store.filtering import FilterError, complete
from store.session.search import RowLimit, Search
from tui.prompts.typed import Reading, TypedPrompt


def filter_prompt(
    search: Search, question: str, value: str = "", meanwhile: Callable[[RowLimit], None] | None = None
) -> TypedPrompt[RowLimit]:
    """Ask for a filter. `meanwhile` is called with what is typed, where it is understood, once it is painted; the
    filter that enter gives has always been shown so.
    """

    def read(text: str) -> Reading[RowLimit]:
        offers = complete(text, len(text), search.vocabulary) if text else []
        try:
            return Reading(search.limit(text), _EXAMPLE if not text else "", offers)
        except FilterError as error:
            return Reading(None, error.message, offers, error.column)

    return TypedPrompt(question, read, value=value, meanwhile=meanwhile)


_EXAMPLE = "for instance: park   message:any   advice:ask age:>2w   -tag:family (company:acme or note:vienna)"
