"""Texts that strangers wrote: cleaned where they go out to a screen, a pipe or a clipboard, folded to be compared.

What arrived is kept as it is in the file; these functions are at the way out. They never raise.
"""

import re
from typing import Final
from unicodedata import normalize

UNSEEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, Arabic letter mark, selectors
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, marks of direction, embeddings and isolates
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # variation selectors, byte order mark, annotations
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of hieroglyphs, shorthand, music
    "\ud800-\udfff\U000e0000-\U000e0fff"  # lone surrogates, tags, more variation selectors
)
"""What draws nothing, moves the cursor, or turns the text around: the controls, format characters and default
ignorables of Unicode, without the few of them that are drawn (the number signs of Arabic and its neighbours)."""

_SYMBOL: Final = (
    "\u203c-\u205e\u2070-\u20cf\u2100-\u23ff\u2427-\u2bff\u3030-\u303f\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
_IDEOGRAPH: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SKIN: Final = "\U0001f3fb-\U0001f3ff"
_JOINING_SCRIPT: Final = "\u0600-\u0603\u0606-\u061b\u061d-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff\u1820-\u18af"
"""Arabic to Sinhala, Myanmar, Khmer, Mongolian: scripts whose spelling uses joiners and non-joiners between letters."""
_FLAG_TAGS: Final = "(?<=\U0001f3f4)\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join("".join(chr(0xE0000 + ord(letter)) for letter in region) for region in ("eng", "sct", "wls"))
)
"""The tags behind a black flag that make it England's, Scotland's or Wales'."""

_SUSPECT: Final = re.compile(f"[{UNSEEN}{_SKIN}]")
_PARTS: Final = (
    rf"(?P<look>(?<=[#*0-9\xa9\xae{_SYMBOL}{_IDEOGRAPH}])[\ufe00-\ufe0f]"
    rf"|(?<=[{_IDEOGRAPH}])[\U000e0100-\U000e01ef]"
    rf"|(?:(?<=[{_SYMBOL}])|(?<=[{_SYMBOL}][\ufe00-\ufe0f]))[{_SKIN}]+"
    rf"|(?:(?<=[{_SYMBOL}{_SKIN}])|(?<=[{_SYMBOL}][\ufe00-\ufe0f]))\u200d(?=[{_SYMBOL}])"
    rf"|(?<=[{_JOINING_SCRIPT}])\u200d(?=[{_JOINING_SCRIPT}])"
    rf"|{_FLAG_TAGS})"
    rf"|(?P<apart>(?<=[{_JOINING_SCRIPT}])\u200c(?=[{_JOINING_SCRIPT}]))"
    rf"|[{UNSEEN}]"
)
"""The unseen characters, told apart by their neighbours. `look` changes how these are drawn (emoji sequences, other
glyphs, conjuncts), `apart` keeps two letters unjoined, as Persian spells; elsewhere the same characters only hide.
"""

_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"  # Latin, Greek, Cyrillic, symbols
    "\u0591-\u05c7\u064b-\u0652\u0670]"  # points of Hebrew and Arabic
)
"""What people leave out when they type to search, unlike the vowel signs of India or the voicing of Japanese."""
_STROKES: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that people without them on the keyboard type as the plain ones; Unicode does not take them apart."""


def clean(text: str, *, lines: bool = False) -> str:
    """Return the text as a screen, a pipe or a log may have it: in NFC, on one line unless `lines`, nothing in it
    unseen.

    Controls become the pictures that Unicode has for them (`␛`), other unseen characters their number (`‹U+202E›`). A
    tab becomes a space, and so does a line break on one line. Emoji sequences come apart (joiners, variation selectors
    and skin tones go, the emoji stay) and so do conjuncts, since terminals disagree about their width.
    """
    if text.isascii() and text.isprintable():
        return text
    return _without_unseen(_laid_out(text, lines=lines), whole=False)


def sendable(text: str) -> str:
    """Return a letter as a clipboard, a mail or an editor may have it: clean, in lines, with emoji sequences whole."""
    if text.isascii() and text.isprintable():
        return text
    return _without_unseen(_laid_out(text, lines=True), whole=True)


def as_pasted(text: str) -> str:
    """Return what a terminal hands on of a paste, with line feeds: xterm and its kin send carriage returns in their
    place.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_word(text: str) -> bool:
    """Return whether a text has a letter or a digit, and so says something."""
    return any(character.isalnum() for character in text)


def upper_first(text: str) -> str:
    """Return the text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return the text with a small letter at its beginning."""
    return text[:1].lower() + text[1:]


def folded(text: str) -> str:
    """Return the text as searches and comparisons see it: without case, accents, typography and unseen characters.

    White space is single spaces, none at the ends. Ids of people who have neither profile nor address are derived from
    it, so a change here changes who they are.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return " ".join(filter(None, map(_folded_word, text.split())))


def _folded_word(word: str) -> str:
    """One word as `folded` has it; empty where nothing of it can be seen. Some signs stand for more words than one."""
    if word.isascii() and word.isprintable():
        return word.lower()
    bare = _ACCENTS.sub("", normalize("NFKD", _SUSPECT.sub("", word))).casefold()
    plain = _ACCENTS.sub("", normalize("NFKD", bare)).translate(_STROKES)
    return " ".join(normalize("NFKC", plain).split())


def _laid_out(text: str, *, lines: bool) -> str:
    """Return the text with a space for a tab, and a line feed (or a space, where all goes on one line) for a line
    break.
    """
    unix = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    return unix if lines else unix.replace("\n", " ")


def _without_unseen(text: str, *, whole: bool) -> str:
    """Return the text with marks for what cannot be seen, in NFC; `whole` keeps emoji sequences and conjuncts
    together.
    """
    if not _SUSPECT.search(text):
        return normalize("NFC", text)

    def shown(part: re.Match[str]) -> str:
        if part["apart"] or (part["look"] and whole):
            return part[0]
        return "" if part["look"] else _mark(part[0])

    # Compiled when it is first needed, and kept by `re`: at import it would take as long as the rest of this module.
    return normalize("NFC", re.sub(_PARTS, shown, text))


def _mark(unseen: str) -> str:
    """Return the visible sign that stands for one unseen character."""
    number = ord(unseen)
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else f"‹U+{number:04X}›"
