"""What is wrong with files that the user has written for drafts: templates, and words that are spelled right.

Named apart from their readers, which need the filter language and the facts.
"""

from pathlib import Path

from store.errors import Unusable


class TemplateError(Unusable):
    """A template file that cannot be used; the text says which, where and what is wrong with it."""

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        """`line` counts from one; None where the file as a whole is meant."""
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {message}")
        self.path = path
        self.line = line


class OwnWordsError(Unusable):
    """The file of the user's own words cannot be used; the text says which and why."""
