"""The entry of the program: `salver`, or `python -m tui`."""

from tui.command_line.group import salver


def main() -> None:
    """Run the command line, and end the process with the exit code of `contract`: 0, 1, 2 or 3."""
    salver(prog_name="salver")


if __name__ == "__main__":
    main()
