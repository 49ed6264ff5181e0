"""What is said of a message that cannot be read."""

from store.reading.errors import RowError


class MailError(RowError):
    """One message cannot be read. Its text is the reason, such as `it has more than 10,000 parts`."""
