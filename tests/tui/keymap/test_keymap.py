"""The keymap: the table's keys, and what config.toml says over them."""

import pytest
from textual.events import Key

from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap, KeysError, shown_key


def pressed(key: str, character: str | None) -> Key:
    return Key(key, character)


def keymap(**chosen: tuple[str, ...] | str) -> Keymap:
    """The default keys, and over them those that are chosen; `_` in a name stands for the `-` of an id."""
    return Keymap(command_table(), {name.replace("_", "-"): keys for name, keys in chosen.items()})


def test_the_table_gives_no_key_to_two_commands() -> None:
    keymap()


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
        ({"accept": "pagdown"}, "accept: 'pagdown' is no key; did you mean 'pagedown'?"),
        ({"accept": ""}, "accept: '' is no key"),
        ({"accept": "ctrl+q"}, "accept: 'ctrl+q' always quits"),
        ({"accept": "\x1b"}, "is no key"),
    ],
)
def test_what_cannot_be_a_keymap_is_told_with_the_nearest_that_can(chosen: dict[str, str], complaint: str) -> None:
    with pytest.raises(KeysError) as error:
        Keymap(command_table(), chosen)
    assert complaint in str(error.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(KeysError) as error:
        keymap(acept="z", ignore="d", snooze="nokey")
    assert len(str(error.value).splitlines()) == 3


def test_keys_are_shown_in_few_cells() -> None:
    assert [shown_key(key) for key in ("ctrl+p", "pagedown", "escape", "a")] == ["^p", "pgdn", "esc", "a"]


def test_a_key_may_mean_one_thing_in_a_pane_and_another_in_a_text() -> None:
    keys = keymap(next_field="ctrl+p")
    assert keys.keys("palette")[-1] == keys.keys("next-field")[0]


@pytest.mark.parametrize("key", ["x", "space", "enter", "backspace"])
def test_a_key_that_writes_runs_no_command_in_a_text(key: str) -> None:
    with pytest.raises(KeysError, match=f"next-field: '{key}' writes in a text"):
        keymap(next_field=key)


def test_two_commands_of_a_text_cannot_have_one_key() -> None:
    with pytest.raises(KeysError, match="both 'next-field' and 'next-remark'"):
        keymap(next_remark="tab")
