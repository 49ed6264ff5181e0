"""`help`: the pages of the manual, printed, or read in a pager on a terminal."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from store.nearest import hint
from tui.cli.context import Context
from tui.cli.failures import Misused
from tui.cli.output import print_lines

if TYPE_CHECKING:
    from tui.keymap.keymap import Keymap

_WIDEST = 100
"""Characters in a line, at most."""
_IN_A_PIPE = 80


@click.command(name="help")
@click.argument("topic", metavar="[TOPIC]", required=False)
@click.pass_obj
def help_(context: Context, topic: str | None) -> None:
    """Print a page of the manual, or what a word means. Without a topic, list the pages.

    On a terminal, a page that is longer than the screen opens in $PAGER.
    """
    from tui.help.pages import pages
    from tui.help.words import words

    if topic is None:
        _show(_contents())
    elif topic.casefold() in pages():
        context.say_faults()
        _show(_page(topic.casefold(), context.keymap))
    elif topic.casefold() in words():
        _show(_word(topic.casefold()))
    else:
        advice = hint(topic, [*pages(), *words()], f"the topics are: {', '.join(pages())}.")
        raise Misused(f"There is no page on {topic!r}; {advice}")


def _contents() -> list[str]:
    """Every page with what it is about, under the headings of the contents."""
    from tui.help.blocks import Heading, Terms
    from tui.help.pages import contents
    from tui.help.plain import plain_lines

    blocks = [
        block
        for heading, section in contents().items()
        for block in (Heading(heading), Terms(tuple((page.topic, page.about) for page in section)))
    ]
    return list(plain_lines("salver help TOPIC", blocks, _width()))


def _word(word: str) -> list[str]:
    """What a word means, and the pages that use it."""
    from tui.help.blocks import Paragraph
    from tui.help.pages import pages
    from tui.help.plain import plain_lines
    from tui.help.words import words

    using = [topic for topic, page in pages().items() if word in page.text.casefold()]
    told = [Paragraph(words()[word].means), Paragraph(f"Pages that use it: {', '.join(using)}.")]
    return list(plain_lines(word, told if using else told[:1], _width()))


def _page(topic: str, keys: "Keymap") -> list[str]:
    """The lines of a page."""
    from tui.help.pages import pages
    from tui.help.plain import plain_lines

    page = pages()[topic]
    return list(plain_lines(page.title, page.blocks(keys), _width()))


def _width() -> int:
    """How many characters a line may have."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _IN_A_PIPE


def _show(lines: Sequence[str]) -> None:
    """Print the lines; on a terminal that is too low for them, open the pager."""
    if sys.stdout.isatty() and len(lines) >= shutil.get_terminal_size().lines:
        click.echo_via_pager("\n".join(lines) + "\n", color=False)
    else:
        print_lines(lines)
