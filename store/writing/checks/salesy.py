"""`salesy`: selling."""

from collections.abc import Iterable

from store.meaning.reader import read
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import ANSWERS, all_but


@check("salesy", "warn", about="The text sells something.", norms=("A12",), purposes=all_but(ANSWERS))
def salesy(text: str, context: CheckContext) -> Iterable[Fault]:
    """An answer may speak of what somebody else sells."""
    for span in read(text).sure_spans("salesy"):
        yield Fault("this is a sales pitch; get to know each other first", span)
