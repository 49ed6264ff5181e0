"""`salesy`: selling."""

from collections.abc import Iterable

from store.meaning.reader import read
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check("salesy", "warn", about="The text sells something.", norms=("A12",))
def salesy(text: str, context: CheckContext) -> Iterable[Fault]:
    """Find a sales pitch, whatever the letter is for. It may speak of what somebody else sells."""
    for span in read(text).clear_spans("salesy"):
        yield Fault("this is a sales pitch; get to know each other first", span)
