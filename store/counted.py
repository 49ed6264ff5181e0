"""Numbers of things, and points, as sentences give them."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 row`, `3,204 rows`; `many` is the plural of a noun that does not only take an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def signed(points: int) -> str:
    """Return points with their sign, as `+2` or `-3`; none has no sign."""
    return f"{points:+d}" if points else "0"
