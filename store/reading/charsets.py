"""The text of bytes, whatever is said of their charset. What is said is often wrong, and in a few ways.

UTF-8 is under other names; a charset of one byte is named where its Windows sister is meant; a name is one that the
standard library does not know. Nothing here raises for what it is given.
"""

import codecs
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from msgspec import Struct

from store.shipped import shipped

WESTERN = "cp1252"
"""What Windows used in most of Europe and America before UTF-8; what is read where nothing else is known."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a text begins that a program saved as UTF-16."""

_SAYS_NOTHING = frozenset(
    {"ascii", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
)
"""ASCII, which is claimed of what is none, and codecs that no text is in; `punycode` takes minutes for a megabyte."""
_SEVERAL_BYTES = frozenset(
    "gb18030 gbk gb2312 big5 big5hkscs cp950 euc-jp euc-jisx0213 euc-jis-2004 cp949 euc-kr johab".split()
)
"""Charsets of East Asia. Two bytes of such a letter may look like a letter of UTF-8; three in a row hardly ever do."""
_SEVEN_BITS = ("utf-7", "hz", "iso2022")
"""Charsets that write all letters with the bytes of ASCII."""
_WIDE = ("utf-16", "utf-32")
"""Charsets that have a zero in each letter of ASCII."""
_JIS = "iso2022-jp-ext"
_CODE_PAGE = re.compile(r"(?:x-)?(?:cp|win|windows|ibm|dos|oem)[-_ ]?(\d{3,5})")
_OF_ESCAPES = re.compile(r"\A_(?=.*\$esc)|\$esc\Z")
"""What Outlook puts around `iso-2022-jp`."""
_ESCAPE = re.compile(rb"\x1b(\$@|\$B|\([BJI])")
_TWO_BYTES = (b"$@", b"$B")
_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")
_CONTROLS = bytes(range(0x80, 0xA0))
_PIECE = 1 << 20


class _Charsets(Struct, frozen=True, forbid_unknown_fields=True):
    """What charsets.toml says: the names of each codec, and the Windows sisters."""

    codecs: Mapping[str, tuple[str, ...]]
    windows: Mapping[str, str]


_charsets = shipped(__file__, "charsets.toml", _Charsets)


def text_in(data: bytes, charset: str | None) -> str:
    """Return the text of these bytes, of which the charset is declared as this one; None where nothing is said."""
    name = codec_of(charset)
    if name is not None and _is_of_other_bytes(name):
        if _can_be(data, name):
            return _clean(_jis(data) if name == _JIS else data.decode(name, "replace"))
        name = None
    if name not in _SEVERAL_BYTES or _THREE_BYTES.search(data):
        with suppress(UnicodeDecodeError):
            return data.decode()
    if name is None or (name == "utf-8" and not is_mostly_utf8(data)):
        name = WESTERN
    return _clean(data.decode(_sister(data, name), "replace"))


def _is_of_other_bytes(name: str) -> bool:
    """Return whether a charset does not have the bytes of ASCII for its letters."""
    return name.startswith((*_SEVEN_BITS, *_WIDE))


def _can_be(data: bytes, name: str) -> bool:
    """Return whether these bytes can be in a charset that has not the bytes of ASCII for its letters."""
    return b"\0" in data if name.startswith(_WIDE) else data.isascii()


def codec_of(charset: str | None) -> str | None:
    """Python's name of a charset, with dashes; None where there is none to go by."""
    plain = _OF_ESCAPES.sub("", (charset or "").partition("*")[0].strip(" \"'\t;").casefold())
    page = _CODE_PAGE.fullmatch(plain)
    named = _by_name().get(plain) or (_by_name().get(f"windows-{page[1]}", f"cp{page[1]}") if page else plain)
    try:
        name = codecs.lookup(named).name.replace("_", "-")
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return None if name in _SAYS_NOTHING else name


def in_utf8(data: bytes) -> bytes:
    """Return a text that was saved as UTF-16, as UTF-8; all others as they are."""
    return data.decode("utf-16", "replace").encode("utf-8", "replace") if data.startswith(UTF_16) else data


def is_mostly_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8, perhaps with a few that are spoiled: more characters beyond ASCII are whole than
    not.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    whole = spoiled = 0
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE]
        is_last = at + _PIECE >= len(data)
        if is_last or not piece.isascii():
            text = decoder.decode(piece, is_last)
            lost = text.count("\ufffd")
            spoiled += lost - piece.count("\ufffd".encode())
            whole += len(text) - len(text.encode("ascii", "ignore")) - lost
    return whole >= spoiled


def _sister(data: bytes, name: str) -> str:
    """Return the Windows charset that is meant, where bytes are letters in that alone."""
    has_controls = len(data) > len(data.translate(None, _CONTROLS))
    return _charsets().windows.get(name, name) if has_controls else name


def _jis(data: bytes) -> str:
    """Return a text in ISO-2022-JP, with the letters that Windows put into the gaps of its table."""
    try:
        return data.decode(_JIS)
    except UnicodeDecodeError:
        start, *rest = _ESCAPE.split(data)
        pieces = zip(rest[::2], rest[1::2], strict=True)
        told = (_shifted(piece) if escape in _TWO_BYTES else piece for escape, piece in pieces)
        return b"".join((start, *told)).decode("cp932", "replace")


def _shifted(pairs: bytes) -> bytes:
    """Letters of two bytes of the table of JIS, in the bytes of Shift JIS."""
    shifted = bytearray()
    for row, cell in zip(pairs[::2], pairs[1::2], strict=False):
        shifted.append((row + 1) // 2 + (0x70 if row < 0x5F else 0xB0))
        shifted.append(cell + (0x7E if row % 2 == 0 else 0x1F if cell < 0x60 else 0x20))
    return bytes(shifted)


def _clean(text: str) -> str:
    """Return a text that UTF-8 can hold: some codecs make halves of letters."""
    return text.encode("utf-8", "replace").decode()


@cache
def _by_name() -> Mapping[str, str]:
    """Each codec by the names of its charset."""
    return {name: codec for codec, names in _charsets().codecs.items() for name in names}
