"""The command line on a terminal and in a pipe, with what strangers may write in every field of the tray and in every
argument: nothing of it is obeyed, and none of it is lost.
"""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from store.records import ids
from store.text import clean
from tests.e2e import received_bytes
from tests.e2e.hostile_trays import SHORT, hostile, visible, write_crowd
from tests.e2e.received_bytes import Recorder
from tests.hostile_texts import CORPUS

PROJECT = Path(__file__).parents[2]
FIRST, SECOND = (ids.spelled(ids.derived("invitation", str(index))) for index in range(2))
PERSON, DRAFT = ids.spelled(ids.derived("person", "0")), ids.spelled(ids.derived("draft", "0"))
LAYOUT = {"control '\\r'", "control '\\n'"}
BAR = {"sequence '?25l'", "sequence '?25h'", "sequence 'K'"}
"""What a bar of progress makes a terminal do."""
PIPED = {"csv": {"control '\\t'"}, "letter": {"control '\\x0c'"}}
"""What lays out a cell and a second sheet, where no terminal reads it."""
WIDTH = 60_000
"""Columns of a terminal on which no row has to be cut."""
TYPED = "a\x1b]0;owned\x07b\x9b6nc\u202ed\x7f[/]{0}%s"
"""What can be typed as one argument: Unix ends it at NUL."""

SHOWING = [
    ["list"],
    ["list", "--view", "drafts"],
    ["list", "--json"],
    ["show", FIRST],
    ["show", PERSON],
    ["show", DRAFT],
    ["show", FIRST, "--json"],
    ["why", FIRST],
    ["why", FIRST, "--json"],
    ["history"],
    ["history", "--json"],
    ["joins", "list"],
    ["joins", "list", "--json"],
    ["draft", "list"],
    ["draft", "text", DRAFT],
    ["stats"],
    ["export", "--format", "csv"],
    ["export", "--format", "json"],
    ["check"],
    ["restore"],
    ["draft", "letter", DRAFT],
]
CHANGING = [
    ["accept", FIRST, SECOND],
    ["accept", "--where", "state:open", "--dry-run"],
    ["ask", FIRST, "--json"],
    ["pass", "--quietly", FIRST],
    ["snooze", "--until", "2w", FIRST],
    ["ignore", "--where", "state:open"],
    ["done", FIRST],
    ["undo", "3"],
    ["note", FIRST, TYPED],
    ["tag", FIRST, f"+{TYPED}", "-work"],
    ["join", FIRST, SECOND],
    ["apart", FIRST, SECOND],
    ["fact", FIRST, "known=yes"],
    ["draft", "new", "ask-why", FIRST],
    ["draft", "text", DRAFT, "--subject", TYPED],
    ["draft", "sent", DRAFT, "--because", TYPED],
    ["add", f"Ana {TYPED}", "--message", TYPED, "--headline", TYPED, "--company", TYPED],
]
REFUSED = [
    ["show", TYPED],
    ["list", f"name:({TYPED}"],
    ["list", f"--{TYPED}"],
    [f"--{TYPED}"],
    [TYPED],
    ["list", "--view", TYPED],
    ["undo", TYPED],
    ["fact", FIRST, TYPED],
    ["fact", FIRST, f"known={TYPED}"],
    ["snooze", "--until", TYPED, FIRST],
    ["add", "Ana", "--url", TYPED],
    ["add", "Ana", "--email", TYPED],
    ["import", f"/nowhere/{TYPED}"],
    ["export", "--format", TYPED],
    ["policy", "use", TYPED],
    ["rules", "show", TYPED],
    ["templates", "show", TYPED],
    ["draft", "check", DRAFT],
    ["draft", "eml", DRAFT],
    ["draft", "maildir", DRAFT],
    ["draft", "send", DRAFT],
    ["draft", "off", DRAFT, TYPED],
    ["draft", "schedule", DRAFT, "--until", TYPED],
    ["draft", "new", TYPED, FIRST],
    ["draft", "new", "thanks", FIRST, "--text", f"/nowhere/{TYPED}"],
    ["--store", f"/dev/null/{TYPED}", "add", "Ana"],
    ["diff", f"/nowhere/{TYPED}"],
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A tray of two whose every field holds half of the corpus; its folder has a hostile name as well."""
    folder = tmp_path / "a\x1b]0;owned\x07\u202eb\n[x]"
    folder.mkdir()
    write_crowd(folder / "salver.json", hostile, people=2)
    return folder / "salver.json"


def command(store: Path, arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "tui", "--store", str(store), *arguments]


def on_a_terminal(store: Path, arguments: list[str]) -> bytes:
    """What a terminal receives from a command, on both of its outputs."""
    terminal = Recorder(command(store, arguments), columns=WIDTH, folder=PROJECT)
    with terminal:
        terminal.wait()
        terminal.settle()
        return bytes(terminal.received)


def in_a_pipe(store: Path, arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    """What pipes receive from a command, where nothing but whole UTF-8 can be written."""
    environ = {**os.environ, "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8:strict"}
    return subprocess.run(command(store, arguments), cwd=PROJECT, env=environ, capture_output=True, check=False)


def assert_nothing_is_obeyed(received: bytes, layout: set[str]) -> None:
    """Nothing but lines of clean text."""
    assert received_bytes.orders(received) <= layout
    assert [shown for shown in received_bytes.texts(received) if clean(shown) != shown] == []
    assert b"Traceback" not in received
    assert b"a fault of Salver's own" not in received


@pytest.mark.parametrize("arguments", [*SHOWING, *CHANGING, *REFUSED], ids=lambda arguments: ascii(arguments[:3]))
def test_no_command_sends_a_terminal_or_a_pipe_anything_to_obey(store: Path, arguments: list[str]) -> None:
    received = on_a_terminal(store, arguments)
    assert received
    assert_nothing_is_obeyed(received, LAYOUT | BAR if arguments[0] == "import" else LAYOUT)
    write_crowd(store, hostile, people=2)
    done = in_a_pipe(store, arguments)
    assert_nothing_is_obeyed(done.stderr, LAYOUT)
    assert_nothing_is_obeyed(done.stdout, LAYOUT.union(*(PIPED.get(each, set()) for each in arguments)))
    assert (done.returncode in (1, 2, 3)) == (arguments in REFUSED or arguments[0] in ("check", "undo", "done")), done


@pytest.mark.parametrize("arguments", [["list"], ["show", FIRST], ["show", DRAFT], ["export", "--format", "csv"]])
def test_no_text_is_lost_on_a_terminal(store: Path, arguments: list[str]) -> None:
    shown = "".join(received_bytes.texts(on_a_terminal(store, arguments))).replace('""', '"')
    texts = SHORT if arguments[0] in ("list", "export") else SHORT[::2]
    assert [word for word in visible(texts, clean) if word not in shown] == []


def test_json_is_ascii_and_holds_every_text_as_it_came(store: Path) -> None:
    for arguments in (["show", FIRST, "--json"], ["export", "--format", "json"]):
        written = in_a_pipe(store, arguments).stdout
        assert written.replace(b"\n", b"").isascii()
        assert b"\x7f" not in written
        row = json.loads(written)
        first = row if isinstance(row, dict) else next(each for each in row if each["id"] == FIRST)
        assert first["message"] == first["person"]["name"] == " ".join(each.text for each in SHORT[::2])


def test_an_archive_is_read_and_accounted_for_without_obeying_it(store: Path, tmp_path: Path) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(f"{TYPED}/../Invitations.csv", invitations("1/3/26, 12:18 AM"))
        packed.writestr(f"{TYPED}/Connections.csv", "First Name,Last Name,Connected On\n" + f'"{TYPED}",x,"{TYPED}"\n')
        packed.writestr(f"{TYPED}.csv", f'"{TYPED}"\n"{TYPED}"\n')
        packed.writestr("later/Invitations.csv", invitations(TYPED))
    imported = on_a_terminal(store, ["import", str(archive)])
    assert_nothing_is_obeyed(imported, LAYOUT | BAR)
    assert "linkedin-invitations" in "".join(received_bytes.texts(imported))
    assert_nothing_is_obeyed(in_a_pipe(store, ["import", str(archive)]).stderr, LAYOUT)
    names = {row["person"]["name"] for row in json.loads(in_a_pipe(store, ["list", "--json"]).stdout)}
    assert names >= {" ".join(each.text.split()) for each in CORPUS if each.kind in ("escape", "markup", "cell")}


def invitations(sent: str) -> str:
    """Invitations.csv with a row for each text of the corpus, in every cell that strangers fill."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL)
    rows.writerow(["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"])
    for each in CORPUS:
        text = each.text.encode("utf-8", "replace").decode()
        rows.writerow([text, "Lena Sommer", sent, text, "INCOMING", f"https://www.linkedin.com/in/{each.canary}", ""])
    return written.getvalue()
