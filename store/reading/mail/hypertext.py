"""HTML as text, the way somebody sees it who reads the mail; nothing is fetched."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
"""The elements that are on lines of their own. LinkedIn lays out by tables in tables, so every cell is one."""
_PARAGRAPHS = frozenset("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre ul".split())
"""Those with a blank line before and after."""
_NO_TEXT = frozenset("audio head iframe noframes object script select style svg template textarea title video".split())
"""Those whose content is not part of the text."""
_CLIPPED = frozenset({"div", "p"})
"""Those that a height of nothing hides; a cell of a table grows with what is in it."""

_BLOCK_DISPLAY = frozenset({"block", "flex", "grid", "list-item", "table", "table-cell", "table-row"})
_ZERO = re.compile(r"(?:0++(?:\.0*+)?+|\.0++)(?:%|[a-z]++)?+")
"""A length or a share that is nothing."""
_RELATIVE = re.compile(r"[\d.]*+(?:%|em|ex)|inherit|larger|smaller|unset")
"""A size of letters that depends on the size around them."""
_LIKE_A_TARGET = re.compile("<(?=https?://)", re.IGNORECASE)
_NOT_IN_A_LINK = re.compile(r"[\s<>]")


class _Element(NamedTuple):
    """An element that is open, as far as it decides how the text in it is shown."""

    is_removed: bool = False
    is_visible: bool = True
    has_size: bool = True
    """Some senders give columns no size of letters, against gaps between them, and what is in them one again."""
    keeps_lines: bool = False
    is_block: bool = False

    def opened(self, element: Any) -> "_Element":
        """Return an element within this one."""
        if not element.attrib:  # as most are: then it is shown as what is around it
            tag = element.tag
            keeps_lines = self.keeps_lines or tag == "pre"
            return self._replace(is_removed=tag in _NO_TEXT, keeps_lines=keeps_lines, is_block=tag in _BLOCKS)
        style = _style(element)
        visibility, size, space = (style.get(name, "") for name in ("visibility", "font-size", "white-space"))
        inherits_size = not size or (_RELATIVE.fullmatch(size) and not _ZERO.fullmatch(size))
        return _Element(
            is_removed=_is_removed(element, style),
            is_visible=visibility == "visible" if visibility not in ("", "inherit") else self.is_visible,
            has_size=self.has_size if inherits_size else not _ZERO.fullmatch(size),
            keeps_lines=space.startswith("pre") if space else self.keeps_lines or element.tag == "pre",
            is_block=element.tag in _BLOCKS or style.get("display", "") in _BLOCK_DISPLAY,
        )

    @property
    def shows_text(self) -> bool:
        """Whether somebody can see the text that is in it."""
        return self.is_visible and self.has_size


class _Lines:
    """The lines of a page so far, and the pieces of the one that is being written."""

    def __init__(self) -> None:
        self.ended: list[str] = []
        self.mark = ""
        """What the next line that has a text begins with."""
        self._pieces: list[str] = []
        self._target = ""
        """Where the text goes that is being written, until a line says so."""
        self._before_link = 0
        """How many pieces of the line are before that text."""

    def begin_link(self, target: str) -> None:
        """Begin a text that goes somewhere."""
        self._target, self._before_link = target, len(self._pieces)

    def end_link(self) -> None:
        """Say where the text goes, unless its first line does."""
        if self._target:
            self._pieces.append(f" <{self._target}> ")
            self._target = ""

    def write(self, text: str, within: _Element) -> None:
        """Go on with the line, unless the text is not seen."""
        first, *others = text.split("\n") if within.keeps_lines else [text]
        if within.shows_text:
            self._pieces.append(first)
            for other in others:
                self.break_line()
                self._pieces.append(other)

    def break_line(self) -> None:
        """End the line; a second time it leaves a blank one."""
        if not self._end_line():
            self._leave_blank()

    def end_block(self, tag: str) -> None:
        """End the line that a block begins or ends at."""
        self._end_line()
        if tag in _PARAGRAPHS:
            self._leave_blank()

    def _end_line(self) -> bool:
        """End the line if it has a text, and say whether it has."""
        if "".join(self._pieces[self._before_link :]).strip():
            self.end_link()
        self._before_link = 0
        line = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if line:
            self.ended.append(self.mark + line)
            self.mark = ""
        return bool(line)

    def _leave_blank(self) -> None:
        if self.ended and self.ended[-1]:
            self.ended.append("")


def text_of(markup: str) -> str:
    """Return the text of a page: paragraphs and cells of tables each on lines of their own, `text <target>` for a link.

    What an element's own attributes or style hide is left out, such as the first words that mailings let programs
    preview.
    """
    from lxml import etree  # most mails have a plain text, and the parser takes a while to import

    try:
        page = etree.fromstring(markup.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.XMLSyntaxError:  # older versions of the parser say so that a page is empty
        page = None
    if page is None:
        return ""
    lines = _Lines()
    walk = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    opened = [_Element()]
    for event, element in walk:
        if event == "start":
            opened.append(opened[-1].opened(element))
            if opened[-1].is_removed:
                walk.skip_subtree()
            else:
                _begin(element, opened[-1], lines)
            continue
        if event == "end" and not (ended := opened.pop()).is_removed:
            _end(element, ended, lines)
        lines.write(_typed(element.tail), opened[-1])
    lines.end_block("html")
    return "\n".join(lines.ended).strip()


def _begin(element: Any, opened: _Element, lines: _Lines) -> None:
    """Write the text that an element begins with."""
    if element.tag == "br":
        lines.break_line()
    elif opened.is_block:
        lines.end_block(element.tag)
    if element.tag == "li":
        lines.mark = "* "
    if element.tag == "a" and opened.shows_text:
        lines.begin_link(_target(element))
    lines.write(_typed(element.text), opened)


def _end(element: Any, ended: _Element, lines: _Lines) -> None:
    """Write what is behind the text of an element: the target of a link, the end of a block."""
    if element.tag == "a":
        lines.end_link()
    if ended.is_block:
        lines.end_block(element.tag)
    if element.tag == "li":
        lines.mark = ""


def _target(element: Any) -> str:
    """Return where a link goes; "" where that is no page."""
    target = str(element.get("href", "")).strip()
    return target if target.startswith(("http://", "https://")) and not _NOT_IN_A_LINK.search(target) else ""


def _typed(text: str | None) -> str:
    """Return a text of the page, in which nothing that somebody typed looks like the target of a link."""
    return _LIKE_A_TARGET.sub("‹", text or "")


def _style(element: Any) -> dict[str, str]:
    """Return the style that an element itself has, its names and values in lower case."""
    style = {}
    for declaration in element.get("style", "").lower().split(";"):
        name, _, value = declaration.partition(":")
        style[name.strip()] = value.partition("!")[0].strip()
    return style


def _is_removed(element: Any, style: Mapping[str, str]) -> bool:
    """Return whether an element is not shown, nor anything within it, whatever that says of itself."""
    heights = (style.get("height", ""), style.get("max-height", ""))
    return (
        element.tag in _NO_TEXT
        or "hidden" in element.attrib
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or bool(_ZERO.fullmatch(style.get("opacity", "")))
        or (style.get("overflow") == "hidden" and element.tag in _CLIPPED and any(map(_ZERO.fullmatch, heights)))
    )
