"""What is wrong with something that the user wrote or named."""

from collections.abc import Callable
from typing import NoReturn


class Unusable(Exception):
    """A setting, a policy, a template, a list of words or a name that cannot be used.

    The text says what, where, and what may have been meant; a line for each thing that is wrong.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


Report = Callable[[Unusable], object]
"""Is given what is wrong with a file that the user wrote. Where it returns, that file is left out."""


def refuse(fault: Unusable) -> NoReturn:
    """Report a file that cannot be used by raising what is wrong with it."""
    raise fault
