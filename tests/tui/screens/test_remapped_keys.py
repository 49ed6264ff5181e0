"""With another key for every command, nothing on the screen calls a command by its old key."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.settings import Settings
from store.tray.views import VIEWS
from tests.tui.screens.running_app import EWA, GUESTS, RunningApp, add_to_network, lay_out, places_in, running_app
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap, shown_key

pytestmark = pytest.mark.slow

COMMANDS = [command for group in command_table().values() for command in group]
_LETTERS = (chr(code) for code in range(ord("ა"), ord("ჰ")))
_MORE_LETTERS = (chr(code) for code in range(ord("ա"), ord("և")))
_STILL_MORE_LETTERS = (chr(code) for code in range(ord("\u0430"), ord("\u044f")))
_FUNCTION_KEYS = iter([*(f"f{number}" for number in range(5, 13)), "alt+f5"])


def _new_keys() -> Iterator[tuple[str, str]]:
    """Every command with a key that is nobody's by default: a letter of another script, or in a text a function key."""
    letters = iter([*_LETTERS, *_MORE_LETTERS, *_STILL_MORE_LETTERS])
    for command in COMMANDS:
        yield command.id, next(_FUNCTION_KEYS if command.in_text else letters)


KEYS = dict(_new_keys())
REMAPPED = Settings(keys={command: (key,) for command, key in KEYS.items()})

OLD = {shown_key(key) for command in COMMANDS for key in command.keys} - {"a", "A", "I"}
"""The old keys as the screen shows them, but for those that are words as well."""

_NO_WORDS = "|".join(re.escape(key) for key in OLD if re.fullmatch(r"[A-Za-z]|esc|pgup|pgdn|\^.|f\d", key))
_STANDING_ALONE = re.compile(rf"(?<![\w'’-])(?:{_NO_WORDS})(?![\w'’-])")
"""A letter by itself, or a name such as `^p`."""
_CUT = re.compile(r"\S+…")
"""What is left of a word where a line is cut."""
_KEYS = "|".join(re.escape(key) for key in OLD if not key.isdecimal())
_BEFORE_A_VERB = re.compile(rf"(?<!\S)(?:{_KEYS}) [a-z]+s\b")
"""Any old key that does something in a sentence: `+ adds`, `space takes`."""


def old_keys_in(text: str, own: str = "") -> list[str]:
    """The old keys that a text names; `own` are the keys that the prompt in it has for itself."""
    whole = _CUT.sub("", text)
    found = [*_STANDING_ALONE.findall(whole), *_BEFORE_A_VERB.findall(whole)]
    return [each for each in found if each.split()[0] not in own.split()]


async def run(app: RunningApp, *commands: str) -> None:
    """Run these commands by their new keys; what is none of them is typed as it is."""
    await app.press(*(KEYS.get(command, command) for command in commands))


def test_the_search_for_old_keys_finds_them_in_sentences() -> None:
    sentences = "i leaves them, space takes a mark off, ^o switches it on, + adds one, esc leaves, (q retries)"
    assert len(old_keys_in(sentences)) >= 6
    assert old_keys_in("I know a person; 3 others wrote on Email, it's up to you") == []
    assert old_keys_in("y passes on all, esc leaves", own="y esc") == []


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
async def test_no_view_names_an_old_key_full_or_empty(view: str, tmp_path: Path) -> None:
    for guests in (GUESTS, [EWA]):
        (tmp_path / str(len(guests))).mkdir()
        async with running_app(lay_out(tmp_path / str(len(guests)), guests), settings=REMAPPED) as app:
            await run(app, view)
            assert old_keys_in(app.text) == [], app.text
            await run(app, "filter", *"nobody", "enter")
            await app.shows("No row of this view matches the filter")
            assert old_keys_in(app.text) == [], app.text


async def test_the_welcome_of_an_empty_tray_names_no_old_key(tmp_path: Path) -> None:
    async with running_app(places_in(tmp_path), settings=REMAPPED) as app:
        await app.shows(f"Quit with {KEYS['quit']}")
        for command, told in (("import", "Import a"), ("add", "Add somebody by hand"), ("demo", "Look around")):
            await app.shows(f" {KEYS[command]}      {told}")
        assert old_keys_in(app.text) == []


async def test_no_pane_names_an_old_key_whichever_side_it_turns_up(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED, size=(120, 160)) as app:
        for commands in (("ask", "waiting"), ("reply",), ("turn",), ("turn",), ("thread",), ("next-pane",)):
            await run(app, *commands)
            assert old_keys_in(app.text) == [], app.text


REFUSED = {
    "template": "introductions",
    "copy": "network",
    "edit": "network",
    "reply": "network",
    "switch-check": "inbox",
    "subject": "inbox",
    "leave-text": "inbox",
    "discard": "inbox",
    "purpose": "inbox",
    "advised": "drafts",
    "clear-old": "inbox",
    "undo": "inbox",
    "accept": "network",
}
"""Commands that have nothing to act on there, or say what to press next."""


@pytest.mark.parametrize(("command", "view"), REFUSED.items())
async def test_no_refusal_and_no_hint_names_an_old_key(command: str, view: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED) as app:
        await run(app, view)
        app.screen.run_command(app.screen.keys.by_id[command])
        await app.pilot.pause()
        assert app.status.strip()
        assert old_keys_in(app.text) == [], app.text


async def test_the_way_to_clear_old_rows_is_named_by_its_key(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED) as app:
        await run(app, "clear-old")
        await app.shows(
            f"All marked: {KEYS['ignore']} leaves them pending, {KEYS['snooze']} snoozes them, {KEYS['mark']}"
        )


PROMPTS = {
    "snooze": "",
    "answer": "y n esc",
    "checklist": "l p u i c o m t v esc",
    "fact": "tab",
    "tags": "",
    "contact": "tab esc",
    "add": "tab esc space shift+tab",
    "talk": "tab esc",
    "engage": "i g a c m r e s h u esc",
    "sort": "",
    "find": "esc",
    "introduce": "",
    "leave-person": "y n esc",
    "filter": "tab",
    "mark-where": "tab",
    "palette": "esc",
    "help": 'esc n ? ! * > "',
    "compose": "",
    "ways-out": "c p o e d m l esc",
    "template": "u o e y a i n :",
}
"""The commands that ask, and the keys that their prompts have for themselves; for `template` also words of letters."""


@pytest.mark.parametrize(("command", "own"), PROMPTS.items())
async def test_no_prompt_names_an_old_key_but_its_own(command: str, own: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED, size=(120, 90)) as app:
        await run(app, "ask", "waiting") if command in ("ways-out", "template") else None
        await run(app, command)
        await app.until(lambda: app.screen.foot.children, "a prompt")
        await app.pilot.pause()
        assert old_keys_in(app.text, own) == [], app.text


async def test_a_letter_names_no_old_key_while_it_is_written(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED) as app:
        await run(app, "ask", "waiting", "edit", "space", *"{text}")
        await app.shows("stop  unfilled")
        await run(app, "next-remark")
        await app.shows("> stop  unfilled")
        assert old_keys_in(app.text) == [], app.text
        await run(app, "switch-check")
        await app.shows(f"{shown_key(KEYS['switch-check'])} switches it on")
        assert old_keys_in(app.text) == [], app.text


async def test_a_note_names_no_old_key_while_it_is_written(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=REMAPPED) as app:
        await run(app, "note")
        await app.shows(f"{shown_key(KEYS['leave-text'])} leave")
        assert old_keys_in(app.text) == [], app.text


def test_a_command_without_a_key_is_named_as_the_palette_finds_it() -> None:
    assert Keymap(command_table(), {"compose": ()}).how_to("compose") == ": “write to”"
    assert Keymap(command_table(), {"compose": (), "palette": ()}).how_to("compose") == "the command “write to”"


async def test_a_sentence_is_whole_where_its_command_has_no_key(tmp_path: Path) -> None:
    places = lay_out(tmp_path, [])
    add_to_network(places, "Ida Brandt")
    async with running_app(places, settings=Settings(keys={"compose": ()})) as app:
        await app.press("7")
        await app.press("e")
        await app.shows("No text is begun here; : “write to” begins one.")
