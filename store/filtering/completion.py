"""What may come next while somebody types a filter."""

import re
from typing import Final

from store.filtering.fields import Field, Vocabulary

_UNFINISHED: Final = re.compile(r'(?:^|[\s(])-*(?P<word>[^\s()"-][^\s()"]*)?\Z')
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def complete(text: str, column: int, vocabulary: Vocabulary) -> list[str]:
    """Return what the text before the cursor can become: with the name of a field, or with one of its values,
    completed.

    `column` is the number of characters before the cursor. Nothing is proposed inside quotes, nor where all is said.
    """
    typed = text[:column]
    found = _UNFINISHED.search(typed)
    if found is None or '"' in _QUOTED.sub("", typed):
        return []
    word = found["word"] or ""
    name, colon, _ = word.partition(":")
    if colon:
        field = vocabulary.get(name.casefold())
        proposals = [] if field is None else [f"{name}:{value}" for value in _values(field)]
    else:
        proposals = [f"{name}:" for name in vocabulary]
    kept = typed[: len(typed) - len(word)]
    return [kept + each for each in proposals if each.casefold().startswith(word.casefold()) and each != word]


def _values(field: Field) -> list[str]:
    """Return the values that can be proposed for a field, in quotes where they need them."""
    values = [f'"{value}"' if re.search(r"[\s()]", value) else value for value in field.values]
    return list(dict.fromkeys([*values, "any", "none"]))
