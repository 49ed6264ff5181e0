"""The thread of a person: who wrote what, and when."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.strip import Strip

from store.counted import counted
from store.dates_in_words import day
from store.records.model import MessageCount, Person
from store.writing.thread import ThreadEntry
from tui.keymap.keymap import Keymap
from tui.render.channels import WAYS
from tui.render.person import QUOTE, quoted
from tui.render.purposes import title_of
from tui.render.styles import EMPTY, FAINT, PLAIN, STRONG, line, wrapped

_ANSWERS = {
    "reason": "They answered your question with a reason.",
    "widening": "They answered that they want a larger network.",
}

_WRITTEN = ("text", "invitation", "introduction")
"""What comes with words."""


def thread_text(person: Person, thread: Sequence[ThreadEntry], keys: Keymap, width: int) -> Iterator[Strip]:
    """Yield the lines of a thread, oldest first, after a summary of messages of which an archive gives only the
    number.
    """
    yield from wrapped(person.name or "(no name)", width, STRONG)
    for summary in _summed_up(person):
        yield from wrapped(summary, width, FAINT)
    if not thread:
        told = f"The tray has no messages between you. {keys.how_to('compose')} begins a text."
        yield from wrapped(told, width, FAINT)
    for entry in thread:
        yield EMPTY
        yield from _entry(entry, width)


def last_received(thread: Sequence[ThreadEntry], width: int) -> Iterator[Strip]:
    """Yield the last that the other side wrote; nothing where they wrote nothing."""
    received = [entry.text.strip() for entry in thread if not entry.mine and entry.happening in _WRITTEN]
    if texts := [text for text in received if text]:
        yield from quoted(texts[-1], width)


def _summed_up(person: Person) -> Iterator[str]:
    """Yield the messages of which only the number is kept."""
    for side, letters in (("You wrote", person.written), ("They wrote", person.received)):
        if letters:
            yield f"{side} {_counted(letters)}; the archive's texts are not kept here."


def _counted(letters: MessageCount) -> str:
    first, last = day(letters.first), day(letters.last)
    return f"{counted(letters.count, 'message')}, {first if first == last else f'{first} to {last}'}"


def _entry(entry: ThreadEntry, width: int) -> Iterator[Strip]:
    """One entry: when and who on a line, and below it what was written. What they wrote has a bar before it."""
    yield from wrapped(f"{_when(entry)} · {_what(entry)}", width, STRONG if entry.mine else PLAIN)
    margin = "    " if entry.mine else QUOTE
    if entry.subject:
        yield from wrapped(f"Subject: {entry.subject}", width, FAINT, first=margin, rest=margin)
    if entry.happening in _WRITTEN:
        if entry.text.strip():
            yield from wrapped(entry.text.strip(), width, lines=True, first=margin, rest=margin)
        else:
            yield line((f"{margin}(no words with it)", FAINT))


def _when(entry: ThreadEntry) -> str:
    """Return the local time, or the day where no time is known."""
    if entry.when is None:
        return "(no date)"
    if isinstance(entry.when, datetime):
        moment = entry.when.astimezone()
        return f"{day(moment)}, {moment:%H:%M}"
    return day(entry.when)


def _what(entry: ThreadEntry) -> str:
    """Return who did what."""
    way = f" {WAYS[entry.channel]}" if entry.channel else ""
    match entry.happening:
        case "connection":
            return "You are connected from here on."
        case "answer":
            return _ANSWERS.get(entry.text, f"They answered your question: {entry.text}.")
        case "invitation":
            return f"You asked to connect{way}:" if entry.mine else f"They asked to connect{way}:"
        case "introduction":
            return f"{entry.by or 'Somebody'} introduced you to each other{way}:"
        case "text" if not entry.mine:
            return f"They wrote{way}:"
        case "text":
            return f"You wrote{way} ({title_of(entry.purpose).lower()}):"
