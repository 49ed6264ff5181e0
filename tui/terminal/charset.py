"""The character set of the terminal, and what stands for the characters that it lacks.

The name of the locale says it. Python itself takes the locale C for UTF-8, which a terminal need not understand.
"""

import codecs
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

UTF_8: Final = "utf-8"
ASCII: Final = "ascii"

PRINTED_ASCII: Final = "salver_ascii"
"""ASCII by a name of its own, for streams: click takes one that says `ascii` for a mistake, and prints UTF-8 on it."""

_SET_BY_PYTHON: Final = ("C.UTF-8", "C.utf8", "UTF-8")

SIGNS: Final = str.maketrans(
    {
        "─": "-",
        "━": "=",
        **dict.fromkeys("│┃▎▏", "|"),
        "▌": ">",
        **dict.fromkeys("┌┐└┘├┤┬┴┼", "+"),
        "…": ".",
        "·": "-",
        "→": ">",
        "↓": "v",
        "⏎": "<",
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("–—", "-"),
        **dict(zip("▁▂▃▄▅▆▇█", ".:-=+*#@", strict=True)),
    }
)
"""The signs that Salver draws, and those of ASCII for terminals without UTF-8. Each is as wide as the other."""

PLAIN: Final = "salver.plain"
"""The way of writing on a terminal what its character set lacks: a sign, a like letter, or `?`, as wide as it was."""
ESCAPED: Final = "salver.escaped"
"""The same for files and pipes: a sign, or the number of the character, so that no two become one."""


def terminal_charset() -> str:
    """Return the encoding of the terminal, by the locale in which Salver was started."""
    return charset_of(_environment_of_user())


def charset_of(environ: Mapping[str, str]) -> str:
    """Return the encoding that these variables name, as Python calls it; `ascii` for the locales C and POSIX."""
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale_name = next(filter(None, names), "C").partition("@")[0]
    if locale_name in ("C", "POSIX"):
        return ASCII
    import locale

    language, _, encoding = locale_name.partition(".")
    if not encoding:
        encoding = UTF_8 if language.upper() == "UTF-8" else locale.getencoding()
    try:
        return codecs.lookup(locale.normalize(f"en_US.{encoding}").partition(".")[2]).name
    except LookupError:
        return ASCII


def _environment_of_user() -> Mapping[str, str]:
    """Return the environment without what Python adds to it: in the locale C it sets LC_CTYPE to one with UTF-8."""
    environ = dict(os.environ)
    try:
        given = Path("/proc/self/environ").read_bytes().split(b"\0")
    except OSError:  # another system than Linux
        return environ
    if environ.get("LC_CTYPE") in _SET_BY_PYTHON and not any(each.startswith(b"LC_CTYPE=") for each in given):
        del environ["LC_CTYPE"]
    return environ


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded without changing how many cells it takes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_like, error.object[error.start : error.end])), error.end


def _like(char: str) -> str:
    """Return what looks most like this character in ASCII, as wide as it is."""
    from anyascii import anyascii
    from rich.cells import cell_len

    width = cell_len(char)
    like = char.translate(SIGNS)
    like = like if like.isascii() else anyascii(char)
    return like if len(like) == width else "?" * width


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded by a sign or a number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start].translate(SIGNS)
    if sign.isascii():
        return sign, error.start + 1
    escaped = error.object[error.start].encode(ASCII, "backslashreplace")
    return escaped.decode(ASCII), error.start + 1


def _printed_ascii(name: str) -> codecs.CodecInfo | None:
    """Return ASCII where it is asked for by the other name."""
    if name != PRINTED_ASCII:
        return None
    ascii_codec = codecs.lookup(ASCII)
    return codecs.CodecInfo(
        ascii_codec.encode,
        ascii_codec.decode,
        ascii_codec.streamreader,
        ascii_codec.streamwriter,
        ascii_codec.incrementalencoder,
        ascii_codec.incrementaldecoder,
        name=PRINTED_ASCII,
    )


codecs.register(_printed_ascii)
codecs.register_error(PLAIN, _plain)
codecs.register_error(ESCAPED, _escaped)
