"""What a reader says when it cannot read."""


class ReadError(Exception):
    """A source cannot be read, and nothing of it was taken in. Its text is the sentence for the person who named it."""


class RowError(Exception):
    """One row cannot be read. Its text is the reason, such as `Sent At is not a date: 'yesterday'`."""


class MailError(RowError):
    """One message cannot be read. Its text is the reason, such as `it has more than 10,000 parts`."""


class NamelessRow(RowError):
    """One row names nobody. LinkedIn leaves such rows of those who have left; a file without others is no good."""


class NobodysRow(Exception):
    """One row is sound but concerns nobody, such as an advertisement. Its text is the reason."""
