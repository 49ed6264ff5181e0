"""The entry point: `salver`, or `python -m tui`."""

import sys
from io import TextIOWrapper

from tui.cli.group import salver


def main() -> None:
    """Run the command line, and end the process with its exit code.

    0 done; 1 done in part, refused, or a fault of Salver; 2 wrong usage; 3 the store cannot be read or saved.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # where the locale cannot write what people are called
    try:
        salver(prog_name="salver")
    except Exception as error:
        from tui.terminal.crash_report import crash_report

        sys.exit(crash_report(error))  # on standard error, with code 1


if __name__ == "__main__":
    main()
