"""The entry point: `salver`, or `python -m tui`."""

import os
import sys

from tui.cli.group import SHELL_ASKS, salver
from tui.terminal.streams import set_up_streams


def main() -> None:
    """Run the command line, and end the process with its exit code.

    0 done; 1 done in part, refused, or a fault of Salver; 2 wrong usage; 3 the store cannot be read or saved.
    """
    output = set_up_streams()
    try:
        try:
            if SHELL_ASKS not in os.environ or not _answer_shell():
                salver(prog_name="salver")
        finally:
            sys.stdout.flush()
    except Exception as error:
        if output.failure is None:
            from tui.terminal.crash_report import crash_report

            sys.exit(crash_report(error))  # on standard error, with code 1
        output.drop()
        said = f"salver: standard output cannot be written ({output.problem}). What was done stays done."
        sys.exit(said if output.problem else 1)


def _answer_shell() -> bool:
    """Where a shell asks what may come next, answer it. Returns whether it asked."""
    from tui.cli.shells import answer_shell

    return answer_shell(salver)


if __name__ == "__main__":
    main()
