"""The entry point: `salver`, or `python -m tui`."""

import sys

from tui.cli.group import salver
from tui.terminal.streams import set_up_streams


def main() -> None:
    """Run the command line, and end the process with its exit code.

    0 done; 1 done in part, refused, or a fault of Salver; 2 wrong usage; 3 the store cannot be read or saved.
    """
    output = set_up_streams()
    try:
        try:
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


if __name__ == "__main__":
    main()
