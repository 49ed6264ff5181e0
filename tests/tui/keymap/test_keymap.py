"""The keymap: the table's keys, and what config.toml says over them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap, shown_key


def pressed(key: str, character: str | None) -> Key:
    return Key(key, character)


def keymap(**chosen: tuple[str, ...] | str) -> Keymap:
    """The default keys, and over them those that are chosen; `_` in a name stands for the `-` of an id."""
    return Keymap(command_table(), {name.replace("_", "-"): keys for name, keys in chosen.items()})


def test_the_table_gives_no_key_to_two_commands() -> None:
    keys = [(command.in_text, key) for command in keymap().commands for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_command_has_an_id_of_its_own() -> None:
    ids = [command.id for command in keymap().commands]
    assert len(ids) == len(set(ids))


def test_every_command_has_a_sentence_of_help_and_a_label() -> None:
    for command in keymap().commands:
        assert command.help[0].isupper(), command.id
        assert command.help.endswith("."), command.id
        assert command.label, command.id


@pytest.mark.parametrize(
    ("key", "character", "command"),
    [
        ("a", "a", "accept"),
        ("G", "G", "last"),
        ("full_stop", ".", "advised"),
        ("question_mark", "?", "help"),
        ("left_square_bracket", "[", "previous-view"),
        ("space", " ", "mark"),
        ("ctrl+p", "\x10", "palette"),
        ("pagedown", None, "page-down"),
        ("shift+tab", None, "previous-pane"),
        ("escape", "\x1b", "back"),
    ],
)
def test_a_key_is_known_by_its_character_or_its_name(key: str, character: str | None, command: str) -> None:
    found = keymap().in_pane(pressed(key, character))
    assert found is not None
    assert found.id == command


def test_a_command_can_have_several_keys_of_ones_own() -> None:
    keys = keymap(accept=("Q", "ctrl+a", "f5"))
    for key, character in (("Q", "Q"), ("ctrl+a", "\x01"), ("f5", None)):
        found = keys.in_pane(pressed(key, character))
        assert found is not None
        assert found.id == "accept"
    assert keys.in_pane(pressed("a", "a")) is None


def test_two_commands_can_change_places() -> None:
    keys = Keymap(command_table(), {"accept": "d", "pass": "a"})
    found = keys.in_pane(pressed("d", "d"))
    assert found is not None
    assert found.id == "accept"


def test_a_command_can_do_without_a_key() -> None:
    assert keymap(quit=()).shown("quit") == ""


@pytest.mark.parametrize(
    ("chosen", "complaint"),
    [
        ({"acept": "z"}, "there is no command 'acept'; did you mean 'accept'?"),
        ({"accept": "d"}, "'d' is the key of both 'accept' and 'pass'; give one of them another"),
        ({"accept": "pagdown"}, "accept: 'pagdown' is not a key; did you mean 'pagedown'?"),
        ({"accept": ""}, "accept: '' is not a key"),
        ({"accept": "ctrl+q"}, "accept: 'ctrl+q' always quits"),
        ({"accept": "\x1b"}, "is not a key"),
    ],
)
def test_what_cannot_be_a_keymap_is_told_with_the_nearest_that_can(chosen: dict[str, str], complaint: str) -> None:
    keys = Keymap(command_table(), chosen)
    assert complaint in "".join(keys.wrong.values())
    assert keys.keys("accept") == ("a",)


def test_all_that_is_wrong_is_told_at_once_and_the_other_keys_hold() -> None:
    keys = keymap(acept="z", ignore="d", snooze="nokey", undo="Z")
    assert keys.wrong.keys() == {"acept", "ignore", "snooze"}
    assert [keys.shown(command) for command in ("accept", "ignore", "snooze", "undo")] == ["a", "i", "s", "Z"]


def test_keys_that_only_go_together_with_wrong_ones_are_left_out_as_well_and_not_called_wrong() -> None:
    keys = Keymap(command_table(), {"accept": "d", "pass": "nokey"})
    assert keys.wrong.keys() == {"pass"}
    assert (keys.shown("accept"), keys.shown("pass")) == ("a", "d")


CHOSEN = st.one_of(st.sampled_from([*"adizZQ1?"]), st.sampled_from(["f5", "tab", "nokey", "ctrl+q", "", "escape"]))


@given(
    st.dictionaries(st.sampled_from(["accept", "pass", "snooze", "help", "next-field", "acept"]), CHOSEN, max_size=6)
)
def test_whatever_is_chosen_no_key_has_two_commands(chosen: dict[str, str]) -> None:
    keys = Keymap(command_table(), chosen)
    given_keys = [(command.in_text, key) for command in keys.commands for key in keys.keys(command.id)]
    assert len(given_keys) == len(set(given_keys))
    assert keys.wrong.keys() <= chosen.keys()


def test_what_is_wrong_with_keys_is_told_with_its_line(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nsnooze = "nokey"\nacept = "z"\n')
    faults = Keymap(command_table(), {"acept": "z", "snooze": "nokey"}).faults(config)
    assert [fault.line for fault in faults] == [2, 3]


def test_keys_are_shown_in_few_cells() -> None:
    assert [shown_key(key) for key in ("ctrl+p", "pagedown", "escape", "a")] == ["^p", "pgdn", "esc", "a"]


def test_a_key_may_mean_one_thing_in_a_pane_and_another_in_a_text() -> None:
    keys = keymap(next_field="ctrl+p")
    assert keys.keys("palette")[-1] == keys.keys("next-field")[0]


@pytest.mark.parametrize("key", ["x", "space", "enter", "backspace"])
def test_a_key_that_writes_runs_no_command_in_a_text(key: str) -> None:
    assert keymap(next_field=key).wrong == {"next-field": f"next-field: {key!r} writes in a text"}


def test_two_commands_of_a_text_cannot_have_one_key() -> None:
    assert "both 'next-field' and 'next-remark'" in keymap(next_remark="tab").wrong["next-remark"]
