"""What is wrong with a filter that somebody typed."""


class FilterError(ValueError):
    """A filter that says nothing clear; its text is a sentence that names the column, counted from one."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"column {column}: {message}")
        self.message = message
        self.column = column
