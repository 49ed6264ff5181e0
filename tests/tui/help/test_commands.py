"""The commands in the manual and in README: each is one that there is, with options that it has."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest

from tui.cli.group import salver
from tui.help.blocks import Code, Heading, Paragraph, Terms
from tui.help.pages import pages
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

ROOT: Final = Path(__file__).parents[3]
_INLINE: Final = re.compile(r"`(salver [^`]+)`")


def blocks_of_code(text: str) -> list[str]:
    """The lines of Markdown's blocks of shell commands."""
    return [
        line for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE) for line in block.split("\n")
    ]


def in_lines(lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    """The calls of salver in lines of shell."""
    for line in lines:
        for part in re.split(r"\||&&", line):
            if found := re.search(r"(?:^|xargs (?:-\S+ (?:'\\n' )?)*)(salver .*)", part.strip()):
                yield found[1].split(" #")[0]


def calls() -> Iterator[tuple[str, str]]:
    """Every call of salver, each with the page where it stands."""
    keys = Keymap(command_table())
    for topic, page in pages().items():
        for block in page.blocks(keys):
            match block:
                case Code(lines):
                    yield from ((topic, call) for call in in_lines(lines))
                case Paragraph(text) | Heading(text):
                    yield from ((topic, call) for call in _INLINE.findall(text))
                case Terms(rows):
                    yield from ((topic, call) for _, meaning in rows for call in _INLINE.findall(meaning))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    yield from (("README", call) for call in [*in_lines(blocks_of_code(readme)), *_INLINE.findall(readme)])


CALLS: Final = sorted(set(calls()))


def test_there_are_calls_in_code_and_within_sentences() -> None:
    assert len(CALLS) > 60


@pytest.mark.parametrize(("place", "call"), CALLS)
def test_a_call_names_a_command_and_options_that_there_are(place: str, call: str) -> None:
    words = shlex.split(call)[1:]
    context = click.Context(salver, info_name="salver")
    command: click.Command = salver
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        found = command.get_command(context, name)
        if name == "COMMAND":
            return
        assert found is not None, f"{place}: {call}"
        command, context = found, click.Context(found, context, info_name=name)
    options = {option for each in command.get_params(context) for option in (*each.opts, *each.secondary_opts)}
    for word in words:
        if word.startswith("--") and word != "--help":
            assert word.partition("=")[0] in options, f"{place}: {call}"
