"""Why a draft did not go out."""


class NotSent(Exception):
    """A way out that is not open; the text is a plain sentence or two: what is in the way, and what to do."""
