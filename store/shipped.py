"""The data that comes with the program: TOML files beside the modules that need them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import toml

_FormT = TypeVar("_FormT")


class Words(frozenset[str]):
    """Words that a file has in one text, parted by white space."""


def shipped(module: str, name: str, form: type[_FormT]) -> Callable[[], _FormT]:
    """Return a function that returns what a file beside a module says, in the given form. It reads the file once, and
    only when it is first called.
    """

    @cache
    def read() -> _FormT:
        data = (Path(module).parent / name).read_bytes()
        return toml.decode(data, type=form, dec_hook=lambda words, written: words(written.split()))

    return read
