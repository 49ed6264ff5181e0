"""Compares what two states of Salver write: `python -m tests.bench.same_files COMMIT_OR_FOLDER [--commands 200]`.

Both carry out the same commands, drawn from a seed, under the same clock and randomness, each on a store of its own.
After each command the two stores are compared byte by byte. A command after which they differ is printed with the lines
that differ, and the store of the other state goes on from that of this one, so that each difference stands by itself.
Exits 1 where there was any.

Against 53fcc35, the state before the rooms of the house were laid out anew, 10 of 200 commands differ. All of them
begin a draft, and the stores differ in its text alone, since the templates have been written again.
"""

import argparse
import difflib
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Self

from tests.bench.checkouts import PROJECT, laid_out, python_of
from tests.bench.trays import write_archive

_SEED: Final = 9
_PURPOSES: Final = "ask-why pass thanks welcome follow-up check-in other".split()
_TEXTS: Final = (
    "Hello, thank you for your note. What in my profile made you write?",
    "I have to pass, but I wish you well with the turbines in the north.",
    "Thank you. Would you have ten minutes on Thursday?",
)


class Salver:
    """One state of Salver with a store of its own."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        folder.mkdir()
        self.store = folder / "salver.json"
        home = {"HOME": str(folder), "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"}
        command = [python_of(checkout), str(PROJECT / "tests" / "bench" / "commanded.py"), str(checkout)]
        self._process = subprocess.Popen(
            command, cwd=folder, env=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def call(self, number: int, *arguments: str) -> dict[str, Any]:
        """Carry out one command at the moment of this number.

        Returns:
            Its exit code, what it wrote, and the exception that nobody caught.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([number, "--store", str(self.store), *arguments]) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    @property
    def lines(self) -> list[str]:
        """The lines of the store; none where there is none yet."""
        return self.store.read_text(encoding="utf-8").splitlines() if self.store.exists() else []


def commands(archive: Path, now: Salver, number: int) -> Iterator[tuple[str, ...]]:
    """So many commands: an import and some people added by hand, then decisions, facts, notes, tags and drafts on the
    rows that there are then.
    """
    draw = random.Random(_SEED)
    yield "import", str(archive)
    yield "import", str(archive)
    for name in ("Thea Quist", "Ravi Lindgren", "Moana Berg"):
        yield "add", name, "--company", "Tidewater", "--message", "We met at the harbour conference in Graz."
    ids = _listed(now, "all")
    for _ in range(number - 5):
        drafts = _listed(now, "drafts")
        yield _on_draft(draw, draw.choice(drafts)) if drafts and draw.random() < 0.25 else _on_row(draw, ids)


def _listed(now: Salver, view: str) -> list[str]:
    """The ids of the rows of a view, in an order that does not depend on how they are shown."""
    return sorted(now.call(0, "list", "--view", view, "--ids")["said"].split())


def _on_row(draw: random.Random, ids: list[str]) -> tuple[str, ...]:
    """A command about some invitation, or about what was done last."""
    row_id = draw.choice(ids)
    return draw.choice(
        (
            ("accept", row_id),
            ("accept", row_id, draw.choice(ids)),
            ("ask", row_id),
            ("pass", row_id),
            ("pass", "--quietly", row_id),
            ("ignore", row_id),
            ("snooze", row_id, "--until", "2026-12-24"),
            ("reopen", row_id),
            ("done", row_id),
            ("fact", row_id, f"known={draw.choice(('yes', 'no'))}"),
            ("fact", row_id, f"mutual={draw.randrange(9)}", "photo=yes"),
            ("note", row_id, f"Tea, not coffee; {draw.randrange(100)} turbines."),
            ("tag", row_id, f"+{draw.choice(('family', 'work', 'tides'))}", "-work"),
            ("contact", row_id, "--email", f"guest{draw.randrange(100)}@example.org"),
            ("draft", "new", draw.choice(_PURPOSES), row_id),
            ("undo",),
            ("undo", "2"),
            ("redo",),
        )
    )


def _on_draft(draw: random.Random, draft_id: str) -> tuple[str, ...]:
    """A command about a draft."""
    return draw.choice(
        (
            ("draft", "sent", draft_id),
            ("draft", "send", draft_id, "--because", "they know why"),
            ("draft", "discard", draft_id),
            ("draft", "schedule", draft_id, "2026-12-24"),
            ("draft", "off", draft_id, "spelling"),
        )
    )


def differences(now: Salver, before: Salver, archive: Path, number: int) -> Iterator[str]:
    """Carry out the commands on both; each difference in words and lines."""
    for place, arguments in enumerate(commands(archive, now, number)):
        ours, theirs = now.call(place, *arguments), before.call(place, *arguments)
        faults = [answer["fault"] for answer in (theirs, ours) if answer["fault"]]
        if now.lines != before.lines or ours["code"] != theirs["code"] or faults:
            changed = difflib.unified_diff(before.lines, now.lines, "before", "now", lineterm="", n=0)
            codes = f"exit codes {theirs['code']} and {ours['code']}"
            yield "\n".join((f"{place}: salver {' '.join(arguments)}: {codes}", *faults, *changed))
            before.store.write_bytes(now.store.read_bytes())


def main() -> int:
    """Compare and print; answers the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.same_files", description=__doc__.splitlines()[0])
    parser.add_argument("other", metavar="COMMIT_OR_FOLDER")
    parser.add_argument("--commands", type=int, default=200, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="salver-bench-") as name:
        folder = Path(name)
        archive = folder / "archive.zip"
        write_archive(archive, invitations=40, connections=30)
        with Salver(PROJECT, folder / "now") as now, Salver(laid_out(options.other, folder), folder / "other") as other:
            found = list(differences(now, other, archive, options.commands))
    print("\n\n".join(found), f"{len(found)} of {options.commands} commands left different stores.", sep="\n\n")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
