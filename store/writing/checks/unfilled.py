"""`unfilled`: a field of a template that is still open, in whatever brackets it was written, or all of the text."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from store.phrases.speech import language_of
from store.phrases.words import Span, overlaps, words_in
from store.shipped import Words, shipped
from store.text import clean
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.letter_languages import letter_language

_ALWAYS: Final = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}"  # {{ name }}
    r"|\$\{[^{}\n]{1,60}\}"  # ${name}
    r"|(?<![\\\w}])\{%?[^\W\d_][\w .'%-]{1,60}\}"  # {first_name}
    r"|\{[^{}\n|]{1,60}(?:\|[^{}\n|]{1,60})+\}"  # {Hello|Hi}
    r"|<<[^<>\n]{1,60}>>"  # <<name>>
    r"|\*\|[A-Z_:]{1,60}\|\*"  # *|FNAME|*
    r"|@@\w{1,60}@@"
    r"|(?<!\w)__[A-Z][A-Z_ ]{0,60}__(?!\w)"  # __NAME__
    r"|(?<!\w)%%?[A-Z][A-Z_]{2,60}%%?(?!\w)"  # %FIRSTNAME%
    r"|(?<!\w)_{3,}(?!\w)"
    r"|(?<!\w)X{3,}(?!\w)"
    r"|(?<!\w)(?:TODO|TBD|FIXME)(?!\w)"
)
"""What is a field by its form alone."""
_PERHAPS: Final = re.compile(
    r"\[(?P<square>[^\[\]\n]{1,60})\](?!\()"  # not the text of a link
    r"|<(?P<pointed>[^<>\n]{1,60})>"
    r"|[{](?P<curly>[^{}\n]{1,60})[}]"
    r"|(?<!\w)%%?(?P<percent>\w{3,60})%%?(?!\w)"
    r"|[«‹](?P<quoted>[^«»‹›\n]{1,60})[»›]"
    r"|\((?P<round>[^()\n]{1,60})\)"
    r"|(?<!\w)__(?P<underlined>\w{1,60}?)__(?!\w)"
    r"|(?<!\w)\$(?P<dollar>[^\W\d]{1,60})\$?"
    r"|\|(?P<barred>[^|\n]{1,60})\|"
    r"|(?<!\w)#(?P<hashed>\w{1,60})#"
)
"""What is a field where its words are those of one."""
_RULE: Final = re.compile(r"^[^\S\n]*+(?P<rule>_{3,})[^\S\n]*+$", re.MULTILINE)
"""A line to sign on: nothing is on it but underscores."""
_BRACKETS_OF_FIELDS: Final = ("square", "pointed", "curly", "percent")
"""Styles that hold little else than fields, in letters."""
_SHOUTED: Final = re.compile(r"[A-Z]{2,}(?:[ _/-]+[A-Z]+)+")


@check("unfilled", "stop", about="A field in braces is still open, or nothing is written yet.", norms=("A06", "A11"))
def unfilled(text: str, _context: CheckContext) -> Iterable[Fault]:
    """Point at each field that is still open, or say that nothing is written at all."""
    if not text.strip():
        yield Fault("nothing is written yet")
    for start, end in _open(text):
        yield Fault(
            f"{clean(text[start:end])} is still to be filled in{_what_belongs_there(text, start, end)}", (start, end)
        )


def _what_belongs_there(text: str, start: int, end: int) -> str:
    """Return what a field of the shipped templates is filled in with, in the language of the text; "" for any other
    field.
    """
    field = letter_language(language_of(text)).forms.get(text[start + 1 : end - 1])
    return f": {field.form}" if field else ""


def _open(text: str) -> list[Span]:
    """Return where fields are open, none within another."""
    rules = {rule.span("rule") for rule in _RULE.finditer(text)}
    found = [field.span() for field in _ALWAYS.finditer(text) if field.span() not in rules]
    return sorted([*found, *(span for span in _perhaps(text) if not overlaps(span, found))])


def _perhaps(text: str) -> Iterator[Span]:
    """Yield where words of a field are in brackets."""
    for field in _PERHAPS.finditer(text):
        style = field.lastgroup or ""
        if _names_a_field(field[style], style):
            yield field.span()


def _names_a_field(inside: str, style: str) -> bool:
    """Return whether what is in brackets of this style is what a field is called, or a note of what belongs there."""
    words = [word for part in words_in(inside.replace("_", " ")) for word in part.plain.removesuffix("'s").split("-")]
    if not words or "@" in inside or "://" in inside:
        return False
    lists = _lists()
    is_of_fields = style in _BRACKETS_OF_FIELDS
    if len(words) > 1 and (words[0] in lists["told"] or (is_of_fields and words[0] in lists["told_in_fields"])):
        return True
    if is_of_fields and _SHOUTED.fullmatch(inside.strip()):
        return True
    names = lists["strong"] | lists["weak"] if is_of_fields else lists["strong"]
    return not names.isdisjoint(words) and all(word in names or word in lists["beside"] for word in words)


_lists = shipped(__file__, "unfilled.toml", dict[str, Words])
