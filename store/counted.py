"""How many there are of something, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 row`, `3,204 rows`; `many` is the plural of a noun that does not only take an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
