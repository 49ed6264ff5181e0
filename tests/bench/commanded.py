"""Carries out commands of one state of the project under a clock and a randomness that are held: a program of its own.

It is run in a folder of its own as `commanded.py CHECKOUT` and reads a command a line: a JSON list of a number and the
arguments. For each it answers a line with the exit code and what was written to standard output. Moment and randomness
depend on the number alone, so that two states of the project that do the same write the same.
"""

import json
import random
import secrets
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

_BEGIN: Final = datetime(2026, 6, 2, 9, tzinfo=UTC)
_STEP: Final = timedelta(minutes=217)


class HeldTime:
    """Stands in for the class `datetime` in the module that reads the clock."""

    def __init__(self) -> None:
        self.moment = _BEGIN

    def now(self, zone: tzinfo | None = None) -> datetime:
        """The moment that is held."""
        return self.moment.astimezone(zone)

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)


def main(checkout: str) -> None:
    """Answer line by line until there are no more."""
    sys.path[0] = checkout
    from click.testing import CliRunner

    old_room = find_spec("tui.cli") is None
    salver = import_module("tui.command_line.group" if old_room else "tui.cli.group").salver
    held: Any = import_module("store.tray.clock")
    held.datetime = HeldTime()
    for line in sys.stdin:
        number, *arguments = json.loads(line)
        held.datetime.moment = _BEGIN + number * _STEP
        vars(secrets)["randbits"] = random.Random(number).getrandbits
        result = CliRunner().invoke(salver, arguments)
        fault = "" if isinstance(result.exception, SystemExit | None) else repr(result.exception)
        sys.stdout.write(json.dumps({"code": result.exit_code, "said": result.stdout, "fault": fault}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
