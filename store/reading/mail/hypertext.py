"""HTML as text, the way a text browser shows it; nothing is fetched."""

import re
from typing import Any

_ROWS_AND_CELLS = ("table", "tbody", "thead", "tr", "td", "th")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What the parser reads but does not let anybody write."""
_MOST_ELEMENTS = 10_000
"""Those beyond are not looked at: the library takes the longer for each the longer a line is already."""
_HIDDEN = re.compile(r"visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
"""The style of what is not shown, such as the first words that lists of mails are to preview."""


def text_of(markup: str) -> str:
    """The text of a page: paragraphs and cells of tables each on lines of their own, `text <target>` for a link."""
    from lxml import html  # most mails have a plain text, and the parser takes a while to import
    from lxml.etree import LxmlError

    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):  # nothing in it but comments or white space
        return ""
    return _laid_out(page)


def _laid_out(page: Any) -> str:
    """The text of a parsed page. LinkedIn lays out by tables in tables: every cell counts as a block."""
    from inscriptis.css_profiles import CSS_PROFILES
    from inscriptis.html_engine import Inscriptis
    from inscriptis.model.config import ParserConfig

    for element in [*page.iter()][_MOST_ELEMENTS:]:
        element.getparent().remove(element)
    for element in [*page.iter("div", "span", "p", "td", "table")]:
        if _HIDDEN.search(element.get("style", "")):
            element.clear(keep_tail=True)
    for element in page.iter(*_ROWS_AND_CELLS):
        element.tag = "div"
    for link in page.iter("a"):
        target = link.get("href", "").strip()
        if target.startswith(("http://", "https://")) and not any(character in target for character in " <>\n"):
            link.tail = _UNFIT.sub("", f" <{target}> {link.tail or ''}")
    lines = Inscriptis(page, ParserConfig(css=CSS_PROFILES["strict"])).get_text().split("\n")
    return "\n".join(line.strip() for line in lines)
