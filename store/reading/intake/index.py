"""Finding things by what only one of them has."""

from collections.abc import Hashable
from typing import Generic, TypeVar

KeptT = TypeVar("KeptT", bound=Hashable)


class Index(Generic[KeptT]):
    """What is found by a key, as long as nothing else has the same key."""

    def __init__(self) -> None:
        self._one: dict[Hashable, KeptT] = {}
        self._several: dict[Hashable, set[KeptT]] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._one or key in self._several

    def add(self, key: Hashable, value: KeptT) -> None:
        """Keep a value under a key."""
        if key in self._several:
            self._several[key].add(value)
        elif self._one.setdefault(key, value) != value:
            self._several[key] = {self._one.pop(key), value}

    def discard(self, key: Hashable, value: KeptT) -> None:
        """Keep a value no longer under a key."""
        if self._one.get(key) == value:
            del self._one[key]
        elif key in self._several:
            self._several[key].discard(value)
            if len(self._several[key]) == 1:
                self._one[key] = self._several.pop(key).pop()

    def only(self, key: Hashable) -> KeptT | None:
        """Return the one value with this key; None where there is none, or several."""
        return self._one.get(key)

    def all(self, key: Hashable) -> set[KeptT]:
        """Return every value with this key."""
        return {self._one[key]} if key in self._one else set(self._several.get(key, ()))
