"""What strangers may write to act on a terminal, a screen, a shell or a spreadsheet: some hundreds of texts.

Each carries a canary, printable and unlike any other word, right behind what is hostile in it: where a canary is seen
the text was not lost, and what stands before it tells whether the hostile part was taken for a command.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest

CANARY = re.compile(r"Qz\d{3}x")


@dataclass(frozen=True)
class Hostile:
    """One text, and the word in it by which it is found."""

    kind: str
    text: str
    canary: str


def _words(text: str) -> list[str]:
    """The words of a text; a dot in the middle stands for a blank in a word."""
    return [word.replace("·", " ") for word in text.split()]


_ESCAPES = "c 7 8 D E H M N O Z = > #8 (0 )0 %G %@ | n ~".split()
_CONTROL_SEQUENCES = _words(r"""
    31m 1;5;7m 38;2;1;2;3m 8m H 1;1H 5A 3B 9C 9D 2J 3J 2K L M P @ X b s u >1u S T 9·q 2*x 1$} 4h 20h 2;3r 4i 5i ?5i
    6n 5n ?6n ?15n ?996n c 0c >c =c >q 0x ?2026$p !p "p 21t 20t 18t 14t 8;1;1t 3;0;0t 22;0t 23;0t
    ?1049h ?1049l ?25l ?1000h ?2004l ?5h ?7l ?2048h
""")
_COMMANDS = _words("""
    0;owned 1;owned 2;owned 4;1;? 6;1;bg;red;brightness;255 7;file:///etc/passwd 8;;https://evil.example/ 8;; 9;owned
    10;? 11;? 12;? 50;? 52;c;b3duZWQ= 52;c;? 104 110 112 133;A 633;A 777;notify;a;b
    3008;start=x 1337;File=inline=1:QQ== 1337;SetMark 1337;CopyToClipboard=
""")
_DEVICE_STRINGS = _words("P$qm P+q544e P1000p Pq#0;2;0;0;0!9~- Ptmux;\x1b\x1b]0;owned\x07 _Ga=T,f=24;QQ== ^pm Xsos k")
_MARKUP = _words(r"""
    [/] [/bold] [ ] [] [[ [x] [X] [b] [bold·red] [/red [@click=app.quit] [@click= [@click=app.bell()]x[/] [IMPORTANT]
    [EMEA] [link=https://evil.example] [on·red] [$primary] [#ff0000] [not·markup \[b] \ [/@click] [bold]a[/italic]
    :smile: [blink] [rgb(1,2,3)] [a=b]
""")
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u206f"
    "\u3164\ufeff\uffa0\ufff9\ufffb\ufe00\ufe0e\ufe0f\U000e0001\U000e0020\U000e0041\U000e007f\U000e0100"
    "\U000e01ef\U00013430\U0001d173\U0001bca0"
)
_SMUGGLED = (
    "".join(chr(0xE0000 + ord(letter)) for letter in "obey"),
    "".join(chr(0xFE00 + nibble) for nibble in range(16)),
    "".join(chr(0xE0100 + byte) for byte in range(12)),
)
"""A text in tag characters, and bytes in variation selectors."""
_LINE_BREAKS = ("\n", "\r\n", "\n\r", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n\n\n", "\x1e")
_SURROGATES = ("\ud800", "\udbff", "\udc00", "\udfff", "\udc80", "\udcff", "\ude00\ud83d")
_SHELL = _words(r"""
    $(reboot) `reboot` ;reboot |reboot &&reboot &reboot >/tmp/owned $IFS ${HOME} ' " \n -rf -- --store=/tmp/owned - *
    ? ~root !! # %s %n%n%n %00 %0a %1b[31m a\x1b[31m ../../etc/passwd /etc/passwd ..\..\x C:\x file:///etc/passwd
    /dev/null ~/.ssh/id_rsa . .. con
""")
_CELLS = ("=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠1", "\t=1", "\r=1", "\n=1", "'=1")
_FIELDS = _words(r"""
    {first_name} {name} {} {0} { } {{ }} {whom} {0.__class__} {!r} {:>99999} %(name)s %d $name ${name} {evidence}
    {company|x} {first_name first_name} \N{BELL} \u001b[31m &lt;b&gt;
""")
_LINKS = _words(r"""
    https://lìnkedin.com/in/a https://www.lіnkedin.com/in/a https://linkedin.com@evil.example/
    https://evil.example/%00 javascript:alert(1) data:text/html,x https://xn--lnkedin-p4a.com/ http://[::1]/
    https://a:b@linkedin.com/ //evil.example https://linkedin.com.evil.example/
    https://www.linkedin.com\@evil.example/ ssh://-oProxyCommand=x
""")
_WORDS = _words("""
    <script> </body> <<<<<<< ======= >>>>>>> NaN null 1e999 None true "},"x":{" ( tag: -tag:x note:" salver:·all·is·well
    Ａｄｍｉｎ аdmin 𝕬𝖉𝖒𝖎𝖓 שלום مرحبا ﷺ 👍🏿 🇦🇹 e\u0301 ก็ก็ก็
""")
_OTHER = (
    "👩\u200d👩\u200d👧",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "1\ufe0f\u20e3",
    "می\u200cخ",
    "\u0301",
    "Z" + "\u0301" * 8 + "\u0323" * 8,
    "e\u0301\u0302\u0303" * 5,
    "x" * 3_000,
    "漢" * 1_500,
    "word " * 600,
)


def _texts() -> Iterator[tuple[str, str]]:
    """Kind and text, with `@@` where the canary goes."""
    for number in (*range(0x20), 0x7F, *range(0x80, 0xA0)):
        yield "control", f"a{chr(number)}@@"
    yield from (("escape", f"a\x1b{final}@@") for final in _ESCAPES)
    for intro, sequence in product(("\x1b[", "\x9b"), _CONTROL_SEQUENCES):
        yield "control sequence", f"a{intro}{sequence}@@"
    strings = [("\x1b]", "\x07"), ("\x1b]", "\x1b\\"), ("\x9d", "\x9c"), ("\x1b]", "")]
    for command, (intro, end) in product(_COMMANDS, strings):
        yield "operating system command", f"a{intro}{command}{end}@@"
    yield from (("device string", f"a\x1b{string}\x1b\\@@") for string in _DEVICE_STRINGS)
    for kind, hostile in (
        ("markup", _MARKUP),
        ("direction", _DIRECTIONS),
        ("unseen", (*_UNSEEN, *_SMUGGLED)),
        ("line break", _LINE_BREAKS),
        ("surrogate", _SURROGATES),
    ):
        yield from ((kind, f"a{each}@@") for each in hostile)
    for kind, beginnings in (
        ("shell", _SHELL),
        ("cell", _CELLS),
        ("field", _FIELDS),
        ("link", _LINKS),
        ("other", (*_WORDS, *_OTHER)),
    ):
        yield from ((kind, f"{each}@@") for each in beginnings)


def _hostile(number: int, kind: str, text: str) -> Hostile:
    canary = f"Qz{number:03}x"
    return Hostile(kind, text.replace("@@", canary), canary)


CORPUS = tuple(_hostile(number, kind, text) for number, (kind, text) in enumerate(_texts()))
"""All of them."""

_KINDS = {kind: [each for each in CORPUS if each.kind == kind] for kind in dict.fromkeys(each.kind for each in CORPUS)}

each_kind = pytest.mark.parametrize("texts", _KINDS.values(), ids=_KINDS)
"""Give a test all texts of one kind, as `texts`: a test for each text takes longer to start than to run."""
