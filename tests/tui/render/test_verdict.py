"""The verdict's pane, where there is nothing to judge."""

from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap
from tui.render.verdict import verdict_text


def test_that_there_is_nothing_to_judge_is_said_whole_in_a_narrow_pane() -> None:
    lines = [strip.text for strip in verdict_text(None, "why", Keymap(command_table()), 30)]
    assert max(map(len, lines)) <= 30
    assert " ".join(lines) == "The rules judge what others ask of you; there is nothing to judge here."
