"""Templates: text files with a small header, `{fields}`, and several wordings of the same thing.

A file is called `<purpose>.txt`, or `<purpose>.<variant>.txt` for one that is only used where its condition holds:

    when: known:no personal_note:yes
    channel: linkedin-message, email
    subject: Your invitation
    by hand: where_met
    language: en

    Hello {first_name},

    it was good to meet you at {where_met}. ...
    %
    Dear {first_name}, ...

The header ends with the first blank line. `when` is in the filter language, and every claim that a text makes about a
person belongs there. `channel` names where such a text can go, the usual one first. `by hand` names the fields that the
writer fills in; all others must be ones that the tray knows. `language`, in two letters, is English where it is left
out; who is written to in another language gets the templates of that one, where there are some. A line with a lone `%`
parts the wordings; a wording goes out as it stands, line by line.
"""

import errno
import os
import re
from pathlib import Path
from typing import Final, get_args

from msgspec import Struct

from store.errors import ReportUnusable, refuse, text_of
from store.filtering import RECORD_FIELDS, Filter, FilterError, vocabulary
from store.judging.facts import FACT_FIELDS
from store.nearest import hint
from store.records.model import Channel
from store.writing.errors import TemplateError
from store.writing.fields import FIELDS
from store.writing.letter_languages import ENGLISH
from store.writing.purposes import PURPOSES, Purpose, purpose_of

SHIPPED: Final = Path(__file__).parent / "templates"
"""The shipped ones, in a folder for each language."""
_CHANNELS: Final[dict[str, Channel]] = {name: name for name in get_args(Channel)}
_VOCABULARY: Final = vocabulary(RECORD_FIELDS, FACT_FIELDS)
"""What a condition may ask for: the records and the facts."""
_HEADERS: Final = ("when", "channel", "subject", "by hand", "language")
_BRACES: Final = re.compile(r"\{([^{}\n]*)\}|[{}]")
_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_FIELD_NAME: Final = re.compile(r"[a-z][a-z_]*")


class Template(Struct, frozen=True):
    """One template file, read and found in order. `name` is the file's, without its ending."""

    name: str
    purpose: Purpose
    when: Filter | None
    """Where it may be used; None: everywhere."""
    channels: tuple[Channel, ...]
    """Never empty."""
    subject: str
    by_hand: tuple[str, ...]
    """The fields that the writer fills in."""
    language: str
    """Two letters (ISO 639-1)."""
    texts: tuple[str, ...]
    """The wordings, never none."""
    path: Path


def templates(own: Path | None = None, report: ReportUnusable = refuse) -> dict[str, Template]:
    """Return the shipped templates by name, and those of the user's folder, which may be missing.

    The user's file takes the place of a shipped one of the same name. One that cannot be used goes to `report` as a
    TemplateError.
    """
    found = {path.stem: read_template(path) for path in sorted(SHIPPED.glob("*/*.txt"))}
    for path in sorted(own.glob("*.txt")) if own is not None else ():
        try:
            found[path.stem] = read_template(path)
        except TemplateError as fault:
            report(fault)
    return found


def read_template(path: Path) -> Template:
    """Return the template in this file. Raises TemplateError."""
    written = text_of(path, TemplateError)
    if written is None:
        raise TemplateError(path, None, f"cannot be read: {os.strerror(errno.ENOENT)}")
    return parse_template(written, path)


def parse_template(written: str, path: Path) -> Template:
    """Return the template that this text spells; `path` gives its name. Raises TemplateError."""
    purpose = path.stem.partition(".")[0]
    if purpose not in PURPOSES:
        raise TemplateError(path, None, f"{purpose!r} is not a purpose; {hint(purpose, PURPOSES)}")
    lines = written.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    header = _header(lines[:end], path)
    by_hand = _listed(header.get("by hand", ""))
    template = Template(
        name=path.stem,
        purpose=purpose_of(purpose),
        when=_condition(header.get("when"), lines, path),
        channels=_channels(header.get("channel"), lines, path),
        subject=header.get("subject", ""),
        by_hand=by_hand,
        language=_language(header.get("language", ENGLISH), lines, path),
        texts=_wordings(lines[end:], path),
        path=path,
    )
    _check_fields(lines, by_hand, path)
    return template


def _header(lines: list[str], path: Path) -> dict[str, str]:
    """Return the names and values of the header lines."""
    header: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or name not in _HEADERS:
            raise TemplateError(path, number, f"{name!r} is not a line of a header; {hint(name, _HEADERS)}")
        if name in header:
            raise TemplateError(path, number, f"{name!r} is in the header twice")
        header[name] = value
    return header


def _condition(when: str | None, lines: list[str], path: Path) -> Filter | None:
    """Return where the template may be used."""
    if when is None:
        return None
    try:
        return Filter(when, _VOCABULARY)
    except FilterError as error:
        raise TemplateError(path, _line_of("when", lines), str(error)) from error


def _channels(listed: str | None, lines: list[str], path: Path) -> tuple[Channel, ...]:
    """Return the channels that the header names."""
    names = _listed(listed or "")
    if not names:
        raise TemplateError(path, _line_of("channel", lines), f"its header names no channel; {hint('', _CHANNELS)}")
    for name in names:
        if name not in _CHANNELS:
            raise TemplateError(path, _line_of("channel", lines), f"{name!r} is not a channel; {hint(name, _CHANNELS)}")
    return tuple(_CHANNELS[name] for name in names)


def _language(named: str, lines: list[str], path: Path) -> str:
    """Return the language that the header names."""
    if not _LANGUAGE.fullmatch(named):
        raise TemplateError(
            path,
            _line_of("language", lines),
            f"{named!r} is not a language; write its two letters, such as de, fr or es",
        )
    return named


def _wordings(lines: list[str], path: Path) -> tuple[str, ...]:
    """Return the texts below the header."""
    texts = [text.strip("\n") for text in re.split(r"(?m)^%[ \t]*$", "\n".join(lines))]
    if not all(text.strip() for text in texts):
        raise TemplateError(path, None, "a wording is empty: it needs text below the header and between `%` lines")
    return tuple(texts)


def _check_fields(lines: list[str], by_hand: tuple[str, ...], path: Path) -> None:
    """Make sure that every field can be filled, by the tray or by hand, and that every field for the hand occurs."""
    used = set()
    for number, line in enumerate(lines, start=1):
        for braces in _BRACES.finditer(line):
            name = braces[1]
            if name is None or not _FIELD_NAME.fullmatch(name):
                raise TemplateError(
                    path, number, f"{braces[0]!r} is not a field; a field is a word of small letters in braces"
                )
            if name not in FIELDS and name not in by_hand:
                means = f"{hint(name, FIELDS)} What you fill in yourself is listed after `by hand:`"
                raise TemplateError(path, number, f"the tray knows no {braces[0]}; {means}")
            used.add(name)
    for name in by_hand:
        if name not in used:
            raise TemplateError(path, _line_of("by hand", lines), f"no text uses {{{name}}}")


def _listed(value: str) -> tuple[str, ...]:
    """Return the items of a header line, which commas part."""
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _line_of(name: str, lines: list[str]) -> int:
    """Return the line of the header, counted from one, that gives this name; the first where none does."""
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{name}:")), 1)
