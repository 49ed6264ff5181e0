"""From the characters that a terminal sends to keys, pastes and reports of the mouse.

Whatever is no key vanishes whole: no letter of a terminal's reply may decide about a person. The grammar is that of
ECMA-48. Keys are those of xterm, rxvt, the Linux console and the kitty keyboard protocol, whose base key is read.
"""

import re
from collections.abc import Iterator
from typing import Final

from textual.events import Key, Paste
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.terminal.background import background_told
from tui.terminal.mouse import GESTURES, MouseReport

ESCAPE_DELAY: Final = 0.1
"""Seconds after which an escape with nothing behind it is the key."""
SEQUENCE_DELAY: Final = 2.0
"""Seconds after which a sequence that began, and never ended, is given up."""

_ESC = "\x1b"
_CONTROL_SEQUENCE = re.compile(r"\x1b\[(?P<body>[ -?]*)(?P<final>[@-~])")
"""Also where parameters come behind what may only follow them, as the sign of a negative number does."""
_BEGUN_CONTROL_SEQUENCE = re.compile(r"\x1b\[[ -?]*\Z")
_STRING = re.compile(r"\x1b[]PX^_][^\x07\x18\x1a\x1b]*(?:[\x07\x18\x1a]|\x1b\\|(?=\x1b[^\\]))")
"""A string of the terminal's: OSC, DCS, SOS, PM or APC. Another sequence within it cuts it off."""
_BEGUN_STRING = re.compile(r"\x1b[]PX^_][^\x07\x18\x1a\x1b]*\x1b?\Z")
_CONSOLE_KEY = re.compile(r"\x1b\[\[([A-E])")
_OLD_MOUSE = re.compile(r"\x1b\[M[\s\S]{3}")
"""The report of a terminal that knows no numbers for it. It is read by nobody."""
_MOUSE = re.compile(r"<(\d{1,3});([1-9]\d{0,3});([1-9]\d{0,3})")
_LATE_REPLY = re.compile(r"\A(?:\[[<=>?][0-?]*+[ -/]*+[@-~]|\][0-9]++;[^\x07\x1b]*+(?:\x07|\x1b\\))")
"""The rest of a reply whose escape came so early that it was taken for the key."""
_C1 = re.compile("(\x1b\\[M[\\s\\S]{0,3})|[\x80-\x9f]")
"""A control of one character, which means no control within the report of a mouse."""
_PASTE_END = "\x1b[201~"

_BY_FINAL: Final = {
    **dict(zip("ABCDHFE", ("up", "down", "right", "left", "home", "end", "begin"), strict=True)),
    **dict(zip("PQRS", ("f1", "f2", "f3", "f4"), strict=True)),
    "M": "enter",
}
_BY_NUMBER: Final = {
    **dict(zip((1, 2, 3, 4, 5, 6, 7, 8), "home insert delete end pageup pagedown home end".split(), strict=True)),
    **dict(zip((11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24), (f"f{n}" for n in range(1, 13)), strict=True)),
}
_BY_CODE: Final = {27: "escape", 13: "enter", 9: "tab", 127: "backspace", 8: "backspace", 32: "space", 57414: "enter"}
_ON_KEYPAD: Final = dict(zip("jklmnopqrstuvwxyX", "*+,-./0123456789=", strict=True))
_KEYPAD_CODES: Final = {57399 + place: char for place, char in enumerate("0123456789./*-+")} | {57415: "="}
_MODIFIERS: Final = ("shift", "alt", "ctrl", "super", "hyper", "meta")
_CHARACTERS: Final = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "space": " ", "escape": _ESC}
_SHIFT_SAYS_NOTHING: Final = frozenset({"enter", "backspace", "space", "escape"})
_JOINERS = "\u200c\u200d"
"""Characters that do not print by themselves and belong to a text: within emoji, and in Persian."""
_OWN_KEYS: Final = "\ue000\uf8ff"
"""The private characters, by which the kitty protocol names keys that type nothing, such as shift itself."""


class InputParser:
    """Takes what was read, in pieces of any length, and returns what is in it: keys, pastes, and the mouse if asked.

    What may go on in the next piece is kept; `patience` says for how long, and `give_up` ends the waiting.
    """

    def __init__(self, *, with_mouse: bool = False) -> None:
        self.with_mouse = with_mouse
        """Whether reports of the mouse mean something. Else they vanish."""
        self._rest = ""
        self._pasted: str | None = None
        self._was_escape = False
        """Whether an escape was just taken for the key because nothing came behind it."""

    @property
    def patience(self) -> float | None:
        """The seconds to wait for the rest of what has begun; None where nothing has."""
        if not self._rest or self._pasted is not None:
            return None
        return ESCAPE_DELAY if len(self._rest) <= 2 and self._rest != "\x1b[" else SEQUENCE_DELAY

    def feed(self, text: str) -> Iterator[Message]:
        """Return what the terminal says with this text and with what was kept before it."""
        if self._was_escape and text:
            self._was_escape = False
            text = _LATE_REPLY.sub("", text)
        text = self._rest + text
        self._rest = ""
        if self._pasted is None:
            text = _C1.sub(lambda match: match[1] or _ESC + chr(ord(match[0]) - 0x40), text)
        place = 0
        while place < len(text):
            if self._pasted is not None:
                place, messages = self._paste(text, place)
            elif text[place] != _ESC:
                place, messages = place + 1, _keys(_typed(text[place]))
            else:
                end, messages = self._sequence(text, place)
                if end is None:
                    self._rest = text[place:]
                    return
                place = end
            yield from messages

    def give_up(self) -> Iterator[Message]:
        """Return the keys that were kept, now that nothing follows them; drop a sequence that never ended."""
        rest, self._rest = self._rest, ""
        if rest == _ESC:
            self._was_escape = True
            yield _key("escape")
        elif rest == _ESC * 2:
            yield _key("escape")
            yield _key("escape")
        elif len(rest) == 2:
            yield _key(rest[1], alt=True)

    def _paste(self, text: str, place: int) -> tuple[int, list[Message]]:
        """Take in what is pasted, up to its end or as far as it has come."""
        pasted = (self._pasted or "") + text[place:]
        end = pasted.find(_PASTE_END)
        if end < 0:
            self._pasted = pasted
            return len(text), []
        self._pasted = None
        after = len(pasted) - end - len(_PASTE_END)
        return len(text) - after, [Paste(pasted[:end].replace("\0", ""))]

    def _sequence(self, text: str, place: int) -> tuple[int | None, list[Message]]:
        """Read what begins with this escape.

        Returns:
            Where it ends, None where that is still to come; and what it says.
        """
        kind = text[place + 1 : place + 2]
        if not kind:
            return None, []
        if kind == "[":
            return self._control_sequence(text, place)
        if kind in "]PX^_":
            if string := _STRING.match(text, place):
                told = background_told(string[0])
                return string.end(), [told] if told else []
            return (None if _BEGUN_STRING.match(text, place) else place + 2), []
        if kind == "O":
            final = text[place + 2 : place + 3]
            if not final:
                return None, []
            return place + 3, _keys(_application_key(final))
        if kind == _ESC:
            return self._after_two_escapes(text, place)
        return place + 2, _keys(_typed(kind, alt=True))

    def _after_two_escapes(self, text: str, place: int) -> tuple[int | None, list[Message]]:
        """Some terminals put an escape before the sequence of a key that is pressed with alt."""
        if place + 2 == len(text):
            return None, []
        if text[place + 2] not in "[O":
            return place + 1, [_key("escape")]
        end, messages = self._sequence(text, place + 1)
        return end, [_with_alt(message) for message in messages]

    def _control_sequence(self, text: str, place: int) -> tuple[int | None, list[Message]]:
        if console := _CONSOLE_KEY.match(text, place):
            return console.end(), [_key(f"f{ord(console[1]) - ord('A') + 1}")]
        if text[place + 2 : place + 3] == "M":
            mouse = _OLD_MOUSE.match(text, place)
            return (mouse.end() if mouse else None), []
        found = _CONTROL_SEQUENCE.match(text, place)
        if found is None or (found["final"] == "[" and found.end() == len(text) == place + 3):
            is_begun = found is not None or _BEGUN_CONTROL_SEQUENCE.match(text, place)
            return (None if is_begun else _end_of_broken(text, place)), []
        if found["body"] == "200" and found["final"] == "~":
            self._pasted = ""
            return found.end(), []
        if self.with_mouse and found["final"] == "M" and (mouse := _MOUSE.fullmatch(found["body"])):
            gesture = GESTURES.get(mouse[1])
            return found.end(), [MouseReport(gesture, int(mouse[2]) - 1, int(mouse[3]) - 1)] if gesture else []
        return found.end(), list(_meaning(found["body"], found["final"]))


def _end_of_broken(text: str, place: int) -> int:
    """Return where a sequence ends that a character broke off which cannot be in it; the character comes after it."""
    end = place + 2
    while end < len(text) and " " <= text[end] <= "?":
        end += 1
    return end


def _meaning(body: str, final: str) -> Iterator[Message]:
    """Yield what a whole control sequence says; nothing where it is no key."""
    if final == "y" and re.fullmatch(r"\?2026;[1-4]\$", body):
        yield TerminalSupportsSynchronizedOutput()
    elif re.fullmatch(r"[0-9;:]*", body):
        parts = [[int(number or 0) for number in part.split(":")] for part in body.split(";")]
        yield from _keys(_sent_key(parts, final))


def _sent_key(parts: list[list[int]], final: str) -> Key | None:
    """Return the key of a control sequence with these parameters; None for none, and for the release of a key."""
    code = parts[0][0]
    modifiers, *kind = parts[1] if len(parts) > 1 else [0]
    if kind == [3]:
        return None
    if final == "u":
        return _kitty_key(parts[0], modifiers, parts[2] if len(parts) > 2 else [])
    if final == "~" and code == 27 and len(parts) == 3:
        return _kitty_key([parts[2][0]], modifiers, [])
    if final == "Z":
        return _key("tab", modifiers=2)
    name = _BY_NUMBER.get(code) if final == "~" else None
    if code in (0, 1):
        name = name or _BY_FINAL.get(final)
    return _key(name, modifiers=modifiers) if name else None


def _kitty_key(codes: list[int], modifiers: int, text: list[int]) -> Key | None:
    """Return a key by its code, the code that it has with shift, and the code that it has on a Latin keyboard."""
    try:
        typed, shifted, base = (chr(code) for code in (*codes, 0, 0)[:3])
        written = "".join(chr(code) for code in text if code)
    except (ValueError, OverflowError):
        return None
    if codes[0] in _BY_CODE:
        return _key(_BY_CODE[codes[0]], modifiers=modifiers)
    if codes[0] in _KEYPAD_CODES:
        typed = _KEYPAD_CODES[codes[0]]
    if _OWN_KEYS[0] <= typed <= _OWN_KEYS[1] or not typed.isprintable():
        return None
    held = _held(modifiers)
    latin = base if base.isascii() and base.isprintable() else typed
    if held - {"shift"}:
        return _key(latin, modifiers=modifiers)
    if "shift" in held:
        typed = shifted if shifted.isprintable() else typed.upper()
        latin = latin.upper() if latin.isalpha() else typed
    return Key(latin if latin.isalpha() else written or typed, written or typed)


def _application_key(final: str) -> Key | None:
    """Return a key of the keypad, or one that a terminal sends in its application mode."""
    if final in _ON_KEYPAD:
        return _typed(_ON_KEYPAD[final])
    if final in "abcd":
        return _key(_BY_FINAL[final.upper()], modifiers=5)
    name = _BY_FINAL.get(final)
    return _key(name) if name else None


def _typed(char: str, *, alt: bool = False) -> Key | None:
    """Return the key that a character stands for; None where it stands for none."""
    code = ord(char)
    if code in _BY_CODE:
        return _key(_BY_CODE[code], alt=alt)
    if code < 32:
        return _key("ctrl+" + chr(code + 64).lower(), alt=alt)
    if not char.isprintable() or char == "\ufffd" or _OWN_KEYS[0] <= char <= _OWN_KEYS[1]:
        return Key(char, char) if char in _JOINERS else None
    return _key(char, alt=alt)


def _key(name: str, *, modifiers: int = 0, alt: bool = False) -> Key:
    """Return a key with the modifiers that terminals number from one."""
    held = _held(modifiers) | ({"alt"} if alt else set())
    if name in _SHIFT_SAYS_NOTHING:
        held.discard("shift")
    if not held:
        return Key(name, _CHARACTERS.get(name, name if len(name) == 1 else None))
    return Key("+".join([*sorted(held), name]), None)


def _held(modifiers: int) -> set[str]:
    bits = max(modifiers - 1, 0)
    return {name for place, name in enumerate(_MODIFIERS) if bits >> place & 1}


def _with_alt(message: Message) -> Message:
    return Key(f"alt+{message.key}", None) if isinstance(message, Key) else message


def _keys(key: Key | None) -> list[Message]:
    return [] if key is None else [key]
