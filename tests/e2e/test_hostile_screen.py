"""The screen in a real terminal, with what strangers may write in every field, view, pane and prompt.

The same keys are pressed on a tray of the same shape whose texts are harmless. Whatever a terminal would obey and did
not receive there comes from the texts.
"""

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from store.text import clean, sendable
from tests.e2e import received_bytes
from tests.e2e.hostile_trays import SHORT, Wording, harmless, hostile, visible, write_crowd, write_rows
from tests.e2e.received_bytes import Recorder
from tests.e2e.terminal import Terminal
from tests.hostile_texts import CORPUS, Hostile

PROJECT = Path(__file__).parents[2]
LARGE = (300, 220)
"""Columns and lines of a terminal in which few pages show everything."""
PEOPLE = 2
WIDEST = 76
"""How many cells wide a line of a pane is at most."""
PAGES = 5
"""Pages of the person's pane, which is the longest."""
STOPS = frozenset({"sequence '1;4m'", "sequence '1;4;7m'", "sequence '4m'", "sequence '4;39m'"})
"""How a text marks what is stopped, of that the chosen part, and what is warned of; in the harmless letter only open
fields are marked.
"""
LEAVING = r"esc\s+leave"
"""By which one sees that a text is being edited."""
STOPPED = "Send it anyway\\?"

PASTED = tuple(each for each in SHORT[1::9] if not re.search(r"\x1b|[\ud800-\udfff]|\n|\r|\x0b|\x0c|\x85", each.text))
"""ESC is not among them: terminals take it out of what is pasted, and Textual takes what follows it for keys."""
COPIED = tuple(each for each in SHORT[::9] if each.text.strip())
OPEN = " {reason} [name]"
"""What is still to be filled in: it stops a text from going out until a word says why it does."""

Walk = Callable[[Recorder, Wording], None]


class Walked(NamedTuple):
    """What a terminal received on the same way through a hostile tray and through its harmless twin."""

    hostile: bytes
    harmless: bytes


def go(folder: Path, write: Callable[[Path, Wording], None], walk: Walk, size: tuple[int, int] = (120, 40)) -> Walked:
    """Go the same way through both trays."""
    return Walked(*(_received(folder, write, walk, wording, size) for wording in (hostile, harmless)))


def _received(
    folder: Path, write: Callable[[Path, Wording], None], walk: Walk, wording: Wording, size: tuple[int, int]
) -> bytes:
    store = folder / f"{wording.__name__}.json"
    write(store, wording)
    command = [sys.executable, "-m", "tests.e2e.telling_rest", "--store", str(store)]
    options = {"columns": size[0], "lines": size[1], "folder": PROJECT, "environ": {"SSH_TTY": "/dev/pts/0"}}
    terminal = Recorder(command, **options)
    with terminal:
        terminal.wait_for_rest()
        walk(terminal, wording)
        terminal.send("q")
        assert terminal.wait() == 0, terminal.text
        return bytes(terminal.received)


def assert_nothing_is_obeyed(walked: Walked, own: frozenset[str] = frozenset()) -> None:
    """A terminal obeyed nothing that a stranger wrote, and drew nothing unseen. `own` is what Salver orders on the
    hostile way only.
    """
    assert received_bytes.orders(walked.hostile) <= received_bytes.orders(walked.harmless) | own
    for shown in received_bytes.texts(walked.hostile):
        assert sendable(shown) == shown  # the editor keeps emoji sequences whole; all else is as clean as can be


def assert_nothing_is_lost(walked: Walked, texts: tuple[Hostile, ...]) -> None:
    """Every text could be read as it is shown; a word wider than a pane goes on in the next run."""
    runs = received_bytes.texts(walked.hostile)
    shown, gone_on = "\n".join(runs), "".join(run.strip(" │▎") for run in runs)
    assert [word for word in visible(texts, clean) if word not in (shown if len(word) <= WIDEST else gone_on)] == []


def through_the_panes(terminal: Recorder, wording: Wording) -> None:
    """Every page of every pane and of the thread, for each person, introduction and draft."""
    for view in ("1", "3", "4"):
        terminal.press(view)
        for _ in range(PEOPLE):
            terminal.press("tab", *["pagedown"] * PAGES)
            terminal.press("h", *["pagedown"] * PAGES, "h")
            terminal.press("tab", *["pagedown", "v"] * 3)
            terminal.press("tab", *["pagedown"] * 3)
            terminal.press("tab", "j")


def through_the_sheet(terminal: Recorder, wording: Wording) -> None:
    """A draft being written: its text, the thread before it, what the checks say of it, and its subject."""
    terminal.press("3", "e")
    terminal.wait_for(LEAVING)
    terminal.press("ctrl+home", *["pagedown"] * PAGES)
    terminal.press("ctrl+t", "home", *["pagedown"] * PAGES, "ctrl+t")
    terminal.press("ctrl+n", "ctrl+n", "ctrl+o", "ctrl+o")
    ask(terminal, "f2", "Subject")
    terminal.press("escape")
    ask(terminal, "escape", "Kept the draft to")


def test_every_pane_shows_every_text_and_obeys_none(tmp_path: Path) -> None:
    walked = go(tmp_path, partial(write_crowd, people=PEOPLE), through_the_panes, LARGE)
    assert_nothing_is_obeyed(walked)
    assert_nothing_is_lost(walked, SHORT)


def test_the_sheet_of_a_letter_shows_every_text_and_obeys_none(tmp_path: Path) -> None:
    walked = go(tmp_path, partial(write_crowd, people=1, behind=OPEN), through_the_sheet, LARGE)
    assert_nothing_is_obeyed(walked, STOPS)
    assert_nothing_is_lost(walked, SHORT)


def through_the_rows(terminal: Recorder, wording: Wording) -> None:
    """Every row of the queue: of invitations, drafts, introductions, and what is done."""
    for view in ("1", "3", "4", "8"):
        terminal.press(view, *["pagedown"] * (len(CORPUS) // 200 + 1))


def test_every_row_shows_its_text_and_obeys_none(tmp_path: Path) -> None:
    walked = go(tmp_path, write_rows, through_the_rows, LARGE)
    assert_nothing_is_obeyed(walked)
    fitting = tuple(each for each in CORPUS if len(clean(each.text)) <= 26)
    assert len(fitting) > 300
    assert_nothing_is_lost(walked, fitting)


def through_the_prompts(terminal: Recorder, wording: Wording, rows: int) -> None:
    """For every row each prompt that names it, each sentence that says what was done to it, and the preview of all."""
    for _ in range(rows):
        terminal.press("s", "escape", "t", "escape", "f", "escape", "n", "escape", "a", "u", "w", "u", "o", "j")
    terminal.press("g", *["space"] * rows, "d")
    terminal.wait_for("go back")
    terminal.press("y", "u", "u")


def through_what_a_letter_is_asked(terminal: Recorder, wording: Wording, rows: int) -> None:
    """For every draft what for and how one is begun, which other text there is, by which way it goes out, and why it
    does against a stop; then it is shown plainly.
    """
    terminal.press("3")
    for _ in range(rows):
        ask(terminal, "m", "what for")
        ask(terminal, "enter", "begin with")
        terminal.press("escape")
        ask(terminal, "R", "begin with")
        terminal.press("escape")
        ask(terminal, "y", STOPPED)
        terminal.press("escape")
        ask(terminal, "Y", "goes out")
        ask(terminal, "p", STOPPED)
        terminal.press(*"so")
        terminal.send("enter")
        terminal.wait_for("any key goes back")
        terminal.wait_until(lambda: terminal.reads_keys, "that a key is awaited")
        Terminal.press(terminal, "space")
        terminal.wait_for("Has it gone out to")
        terminal.press("n", "j")


def ask(terminal: Recorder, key: str, question: str) -> None:
    """Press a key, and wait for what it asks."""
    terminal.press(key)
    terminal.wait_for(question)


def through_the_pairs(terminal: Recorder, wording: Wording) -> None:
    """Every two people who may be one, side by side: the first joined and taken back, and each kept apart."""
    ask(terminal, "J", "One person\\?")
    ask(terminal, "y", "Joined ")
    ask(terminal, "u", "Undid: joined ")
    while "answered;" not in terminal.text:
        terminal.press("pagedown")
        ask(terminal, "n", "Kept .* apart|answered;")


def through_what_is_pasted(terminal: Recorder, wording: Wording) -> None:
    """A text pasted into every line to type in, and taken."""
    text = " ".join(map(wording, PASTED))
    for key in "/tTs?:":
        terminal.press(key)
        terminal.paste(text)
        terminal.press("enter", "escape", "escape")
    terminal.press("+")
    for _ in range(7):
        terminal.paste(text)
        terminal.press("tab")
    terminal.press("enter", "escape", "n")
    terminal.paste(text)
    terminal.press("escape")


def through_the_clipboard(terminal: Recorder, wording: Wording, rows: int) -> None:
    """Every draft copied, with a word of why it goes out against its stop."""
    terminal.press("3")
    for _ in range(rows):
        ask(terminal, "y", STOPPED)
        terminal.press(*"so")
        ask(terminal, "enter", "marked as sent")


def test_every_prompt_and_sentence_shows_the_name_and_obeys_none(
    tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    texts = SHORT[:: rounds(134, 5)]
    walked = go(tmp_path, partial(write_rows, texts=texts), partial(through_the_prompts, rows=len(texts)))
    assert_nothing_is_obeyed(walked)
    shown = "\n".join(received_bytes.texts(walked.hostile))
    for sentence in (
        "Snooze {} until",
        "Tags of {}",
        "Note on {}",
        "Accepted {}.",
        "Will ask {} why.",
        "Undid: accepted {}",
    ):
        assert [each for each in texts if sentence.format(clean(each.text)) not in shown] == []


def test_what_a_letter_is_asked_shows_every_text_and_obeys_none(
    tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    texts = tuple(each for each in SHORT if each.text.strip())[:: rounds(89, 5)]
    walked = go(
        tmp_path,
        partial(write_rows, texts=texts, behind=OPEN),
        partial(through_what_a_letter_is_asked, rows=len(texts)),
    )
    assert_nothing_is_obeyed(walked)
    shown = "\n".join(received_bytes.texts(walked.hostile))
    for sentence in ("Write to {}: what for?", "The text to {} goes out", "Has it gone out to {}?"):
        assert [each for each in texts if sentence.format(clean(each.text)) not in shown] == []


def test_people_side_by_side_show_every_text_and_obey_none(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    texts = [each for each in SHORT if each.kind == "field"][:: rounds(4, 1)] + list(SHORT[:: rounds(89, 5)])
    twice = [each for each in texts for _ in range(2)]
    walked = go(tmp_path, partial(write_rows, texts=twice), through_the_pairs)
    assert_nothing_is_obeyed(walked)


def test_what_is_pasted_is_obeyed_nowhere(tmp_path: Path) -> None:
    assert_nothing_is_obeyed(go(tmp_path, partial(write_rows, texts=SHORT[:1]), through_what_is_pasted))


def test_the_clipboard_gets_every_text_clean(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    texts = COPIED[:: rounds(3, 1)]
    through = partial(through_the_clipboard, rows=len(texts))
    walked = go(tmp_path, partial(write_rows, texts=texts, behind=OPEN), through)
    assert_nothing_is_obeyed(walked)
    assert sorted(received_bytes.copied(walked.hostile)) == sorted(sendable(each.text + OPEN) for each in texts)
