"""One line of a vCard: its name, parameters and value, in every version from 2.1 to 4.0 (RFC 6350, RFC 6868).

A line is whole here: `cards.whole_lines` has unfolded it and has joined the soft breaks of quoted-printable. Every
pattern is possessive, so that a line takes time in proportion to its length, whatever is in it.
"""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Callable

from msgspec import Struct

_VALUE = rb'(?:"[^"]*+"|[^";:,]*+)'
_PARAMETER = re.compile(rb";(?:([\w-]++)(=" + _VALUE + rb"(?:," + _VALUE + rb")*+)?+)?+")
_HEAD = re.compile(rb"(?:[\w-]++\.)?+([\w-]++)((?:" + _PARAMETER.pattern + rb")*+):")
"""What is before the value: a group such as `item1.`, which is passed over, the name, and the parameters."""
_ONE_VALUE = re.compile(r'[=,](?:"([^"]*+)"|([^";:,]*+))')

_ENCODINGS: dict[str, Callable[[bytes], bytes]] = {"QUOTED-PRINTABLE": a2b_qp, "BASE64": a2b_base64, "B": a2b_base64}
_PLAIN = {"7BIT", "8BIT"}

_CARET = re.compile(r"\^([n^'])")
_BEHIND_CARET = {"n": "\n", "^": "^", "'": '"'}
"""How a parameter writes what it may not contain (RFC 6868)."""

_BACKSLASH = re.compile(r'\\([\\;,:"nN])')
"""What a text may not contain, and what some programs take for such; behind a backslash."""

_FIELD = re.compile(r"(?:^|;)((?:\\.|[^\\;]|\\\Z)*+)", re.DOTALL)


class ContentLine(Struct, frozen=True):
    """A property of a card, such as `EMAIL;TYPE=work,pref:ana@park.example`.

    Names are in upper case. A parameter that is a word alone, as in 2.1, is a type or an encoding. The value is
    decoded, with its backslashes still in it: only they tell a separator from the same character in a text.
    """

    name: str
    parameters: dict[str, list[str]]
    value: str

    @property
    def text(self) -> str:
        """The value as a text."""
        return _unescaped(self.value)

    @property
    def fields(self) -> list[str]:
        """The texts that semicolons separate in the value."""
        return [_unescaped(field) for field in _FIELD.findall(self.value)]


def read_content_line(raw: bytes) -> ContentLine:
    """Read one whole line, without its line end.

    Raises:
        ValueError: It is no content line, or its value is not encoded as it says.
    """
    head = _HEAD.match(raw)
    if not head:
        raise ValueError("it is not `NAME;PARAMETER=VALUE:VALUE`")
    parameters: dict[str, list[str]] = {}
    for name, values in _PARAMETER.findall(head[2]):
        _add_parameter(parameters, name.decode().upper(), values.decode("utf-8", "replace"))
    return ContentLine(head[1].decode().upper(), parameters, _decoded(raw[head.end() :], parameters))


def _add_parameter(parameters: dict[str, list[str]], name: str, values: str) -> None:
    """Add the values of one parameter, which may be there more than once. They come as `=a,"b"`."""
    if values:
        told = [quoted or plain for quoted, plain in _ONE_VALUE.findall(values)]
        parameters.setdefault(name, []).extend(_CARET.sub(lambda caret: _BEHIND_CARET[caret[1]], each) for each in told)
    elif name:
        is_encoding = name in _ENCODINGS or name in _PLAIN
        parameters.setdefault("ENCODING" if is_encoding else "TYPE", []).append(name)


def _decoded(data: bytes, parameters: dict[str, list[str]]) -> str:
    """Return the value that these bytes are.

    Bytes that are there as they are are UTF-8, whatever the line says, since programs that convert a file leave the
    parameter alone; then come the charset that the line names and the one of Windows. Encoded bytes were never
    converted. Raises ValueError where the encoding is not as the line says.
    """
    encodings = {encoding.upper() for encoding in parameters.get("ENCODING", [])} - _PLAIN
    if len(encodings) > 1:
        raise ValueError("it names two encodings")
    decode = _ENCODINGS.get(next(iter(encodings), ""))
    named = parameters.get("CHARSET", ["utf-8"])[0]
    if decode:
        data = decode(data)
    for charset in (named, "utf-8", "cp1252") if decode else ("utf-8", named, "cp1252"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _unescaped(value: str) -> str:
    """Return a text without the backslashes that protect a character; others stay, as those of a path."""
    return _BACKSLASH.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)
