"""`own-profile`: asking somebody while the user's own profile was not looked at for a quarter."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from store.dates_in_words import day
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import OUT_OF_THE_BLUE

_QUARTER: Final = timedelta(days=92)


@check(
    "own-profile",
    "hint",
    about="You have not gone through your own profile for three months.",
    norms=("A08",),
    purposes=OUT_OF_THE_BLUE,
)
def own_profile(text: str, context: CheckContext) -> Iterable[Fault]:
    """Whoever is asked looks at the profile first."""
    checked = context.profile_checked
    if checked is None or checked < context.today - _QUARTER:
        since = "yet" if checked is None else f"since {day(checked)}"
        yield Fault(f"you have not gone through your own profile {since}: photo, headline, what is new")
