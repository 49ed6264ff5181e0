"""Completion in bash, zsh and fish: click's, with what it and bash do wrongly mended.

bash parts words at `:` and `=`, which filters and facts have, and takes a blank in an answer for the end of a word. So
the line is read as a shell would, the part of a word that bash has taken for a word of its own is left out of the
answer, and what the shell would read as more than text is quoted.
"""

import os
import re
from typing import Final

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    split_arg_string,
)

from tui.cli.group import SHELL_ASKS

_BASH: Final = r"""
%(complete_func)s() {
    local IFS=$'\n' line type value
    COMPREPLY=()
    while IFS= read -r line; do
        type=${line%%%%,*} value=${line#*,}
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value"); case $value in *[:=]) compopt -o nospace ;; esac ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_SPECIAL: Final = re.compile(r"([^\w@%+=:,./-])", re.ASCII)


class Bash(BashComplete):
    """bash from 4.4 on."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor, and the one that is being typed."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        is_begun = bool(words) and (not line[-1].isspace() or line.rstrip().endswith("\\"))
        self._typed = words.pop() if is_begun else ""
        return words, self._typed

    def format_completion(self, item: CompletionItem) -> str:
        """Return one answer: quoted, and without what bash has taken for a word of its own."""
        value = item.value
        breaks = [self._typed.rfind(sign) + 1 for sign in ":=" if sign in os.environ.get("COMP_BREAKS", "")]
        before = max(breaks, default=0)
        if value.startswith(self._typed[:before]):
            value = value[before:]
        return f"{item.type},{_quoted(value) if item.type == 'plain' else value}"


def _quoted(value: str) -> str:
    """The value as bash reads it: what it would take for more than text is escaped."""
    return _SPECIAL.sub(r"\\\1", value)


class Zsh(ZshComplete):
    """zsh. It loads the function from a file once; click's script completes nothing when it is called again."""

    source_template = ZshComplete.source_template.replace(
        "$zsh_eval_context[-1] == loadautofunc", "$funcstack[1] == _%(prog_name)s"
    )


SHELLS: Final[dict[str, type[ShellComplete]]] = {"bash": Bash, "zsh": Zsh, "fish": FishComplete}
PROGRAM: Final = "salver"


def script(shell: str, command: click.Command) -> str:
    """Return the script by which a shell completes this command."""
    return SHELLS[shell](command, {}, PROGRAM, SHELL_ASKS).source().strip() + "\n"


def answer_shell(command: click.Command) -> bool:
    """Where a shell asks what may come next, answer it. Returns whether it asked."""
    asked = os.environ.get(SHELL_ASKS, "").removesuffix("_complete")
    if asked not in SHELLS:
        return False
    click.echo(SHELLS[asked](command, {}, PROGRAM, SHELL_ASKS).complete())
    return True
