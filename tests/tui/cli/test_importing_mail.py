"""`salver import` of mail: from files and pipes, stopped and taken up again, killed, and a great deal of it."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.store.reading.mail.invented_mails import (
    ME,
    MY_ADDRESS,
    acceptance_2026,
    introduction,
    invitation_2026,
    message,
)
from tests.tui.cli.conftest import Answer, Salver

PROJECT = Path(__file__).parents[3]
PRIVATE = message("Kim <kim@ships.example>", "Lunch", "Shall we?")
NOBODYS = b"Subject: x\n\nOf nobody."
SEALED = message("Kim <kim@ships.example>", "Lunch", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----")
FROM = b"From kim@ships.example Thu Jan  5 10:00:00 2026\n"

Started = tuple[subprocess.Popen[bytes], int]
"""A process, and the terminal that it writes to."""

MANY = 6_000
"""Messages enough for their reading to be seen."""

MEGABYTE = 1_000_000
MOST_MEMORY = 200 * MEGABYTE


def mine(at: str = "10:00:00") -> bytes:
    """A mail that I sent at this time of a day."""
    date = f"Mon, 2 May 2016 {at} +0000"
    return message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Bo Ek <bo@ek.example>", date=date)


def boxed(mail: bytes) -> bytes:
    """A message as it stands in an mbox."""
    return FROM + mail.rstrip(b"\n") + b"\n\n"


def long_box(path: Path, messages: int, filling: int = 0) -> Path:
    """An mbox of many private mails, of which every hundredth is an invitation and every fiftieth is from me."""
    words = b"words and words and words\n" * (filling // 26)
    with path.open("wb") as file:
        for number in range(1, messages + 1):
            if number % 100 == 0:
                mail = invitation_2026(f"Person{number} Example", f"person-{number}", number=str(10**18 + number))
            elif number % 50 == 0:
                mail = mine(f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}")
            else:
                mail = PRIVATE + words
            file.write(boxed(mail))
    return path


def command(store: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "tui", "--store", str(store), "import", *map(str, arguments)]


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What a program writes to its terminal until these words come."""
    seen = b""
    while wanted not in seen:
        seen += os.read(terminal, 10_000)
    return seen


def _hear_interrupts() -> None:
    """As in a shell's foreground: what is started in its background ignores ctrl+C, and so would all below it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def written_to(store: Path, name: str) -> int:
    """How many mails I wrote to whoever is called so."""
    (letters,) = (person.written for person in Tray.open(store, store.parent).people() if person.name == name)
    return letters.count if letters else 0


@pytest.fixture
def started(store: Path) -> Iterator[Callable[..., Started]]:
    """Start an import with a terminal for its messages."""
    running: list[Started] = []

    def start(*arguments: str | Path) -> Started:
        reader, terminal = pty.openpty()
        process = subprocess.Popen(
            command(store, *arguments),
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
            stderr=terminal,
            start_new_session=True,
            preexec_fn=_hear_interrupts,
        )
        os.close(terminal)
        running.append((process, reader))
        return process, reader

    yield start
    for process, reader in running:
        process.kill()
        process.wait()
        os.close(reader)


def test_one_message_comes_through_a_pipe(run: Salver, answer: Answer) -> None:
    for mail in (invitation_2026(), FROM + invitation_2026("Ola Ny", "ola-ny", number="77"), PRIVATE):
        assert run("import", "-", stdin=mail.decode()).exit_code == 0
    assert {row["person"]["name"] for row in answer("list", "--json")} == {"Kim Example", "Ola Ny"}


def test_every_message_is_accounted_for_and_a_second_import_leaves_the_file_alone(
    answer: Answer, store: Path, tmp_path: Path
) -> None:
    box = tmp_path / "sent"
    mails = (PRIVATE, invitation_2026(), acceptance_2026("Ola Ny", "ola-ny"), introduction(), mine(), PRIVATE)
    box.write_bytes(b"".join(map(boxed, mails)))
    report = answer("import", str(box), "--json")
    (file,) = report["files"]
    assert (file["kind"], file["rows"], file["new"]) == ("mail", 6, 4)
    assert file["skipped"] == [{"row": row, "reason": "it is private mail"} for row in (1, 6)]
    before = store.read_bytes()
    again = answer("import", str(box), "--json")
    assert (again["new"], again["updated"], again["known"], again["skipped"]) == (0, 0, 4, 2)
    assert store.read_bytes() == before


def test_a_mail_that_cannot_be_read_fails_the_first_import_and_no_later_one(
    run: Salver, tmp_path: Path, store: Path
) -> None:
    box = tmp_path / "inbox"
    box.write_bytes(boxed(invitation_2026()) + boxed(NOBODYS) + boxed(SEALED))
    first = run("import", str(box))
    assert first.exit_code == 1
    assert "1 skipped: it has no From (row 2)" in first.stderr
    assert "1 skipped: it is encrypted (row 3)" in first.stderr
    assert "2 emails could not be read, for the reasons above; they are reported as a failure" in first.stderr
    again = run("import", str(box))
    assert (again.exit_code, "it is encrypted" in again.stderr, "failure" in again.stderr) == (0, True, False)
    box.write_bytes(box.read_bytes() + boxed(SEALED.replace(b"hQEMA", b"hQEMB")))
    third = run("import", str(box))
    assert third.exit_code == 1
    assert "1 email could not be read, for the reasons above; it is reported as a failure this once." in third.stderr
    assert run("import", str(box)).exit_code == 0


def test_a_dry_run_does_not_count_as_told(run: Salver) -> None:
    assert run("import", "-", "--dry-run", stdin=SEALED.decode()).exit_code == 1
    assert run("import", "-", stdin=SEALED.decode()).exit_code == 1
    assert run("import", "-", stdin=SEALED.decode()).exit_code == 0


def test_what_was_told_holds_for_one_store(run: Salver, tmp_path: Path) -> None:
    assert run("import", "-", stdin=SEALED.decode()).exit_code == 1
    assert run("--store", str(tmp_path / "other.json"), "import", "-", stdin=SEALED.decode()).exit_code == 1


def test_an_introduction_stands_in_its_view_with_who_made_it(run: Salver, answer: Answer) -> None:
    run("import", "-", stdin=introduction().decode())
    (row,) = answer("list", "--view", "introductions", "--json")
    assert (row["kind"], row["person"]["name"], row["by"]["name"]) == ("introduction", "Jordan Reed", "Alice Stone")
    assert (row["channel"], row["verified"]) == ("email", False)
    assert answer("list", "--view", "inbox", "--json") == []


def test_no_token_of_a_mail_reaches_the_store(run: Salver, store: Path) -> None:
    run("import", "-", stdin=invitation_2026().decode())
    held = store.read_text().casefold()
    assert "kim-example-42" in held
    for token in ("midtoken", "midsig", "sharedkey", "otptoken", "authtoken", "trk="):
        assert token not in held


@pytest.mark.slow
def test_a_long_mailbox_shows_a_bar_and_ctrl_c_takes_in_what_was_read_and_the_next_import_the_rest(
    started: Callable[..., Started], run: Salver, answer: Answer, store: Path, tmp_path: Path
) -> None:
    box = long_box(tmp_path / "sent", MANY)
    process, terminal = started(box)
    read_until(terminal, b"reading sent")
    read_until(terminal, b"#")
    process.send_signal(signal.SIGINT)
    said = read_until(terminal, b"goes on there")
    assert process.wait() == 1
    assert b"when you stopped it" in said
    first = len(answer("list", "--json"))
    assert 0 < first < MANY // 100
    rest = run("import", str(box))
    assert rest.exit_code == 0
    assert "goes on after message" in rest.stderr
    assert len(answer("list", "--json")) == MANY // 100
    assert written_to(store, "Bo Ek") == MANY // 100
    whole = answer("import", str(box), "--json")
    assert (whole["new"], whole["updated"], whole["files"][0]["rows"]) == (0, 0, MANY)


@pytest.mark.slow
def test_a_dry_run_that_is_stopped_takes_in_nothing_and_leaves_no_mark(
    started: Callable[..., Started], run: Salver, store: Path, tmp_path: Path
) -> None:
    box = long_box(tmp_path / "sent", MANY)
    process, terminal = started("--dry-run", box)
    read_until(terminal, b"#")
    process.send_signal(signal.SIGINT)
    read_until(terminal, b"when you stopped it")
    assert process.wait() == 1
    assert not store.exists()
    assert "6,000 rows" in run("import", str(box)).stderr


@pytest.mark.slow
def test_after_kill_9_in_the_midst_nothing_is_lost(
    started: Callable[..., Started], answer: Answer, store: Path, tmp_path: Path
) -> None:
    box = long_box(tmp_path / "sent", MANY)
    process, terminal = started(box)
    read_until(terminal, b"#")
    process.kill()
    process.wait()
    assert not store.exists()
    assert answer("import", str(box), "--json")["new"] == MANY // 50


@pytest.mark.slow
def test_a_great_mailbox_is_read_in_bounded_memory(
    store: Path, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    """2,000 messages, under `--long` 100,000 with 10 kB each: a gigabyte."""
    messages = rounds(2_000, 100_000)
    box = long_box(tmp_path / "sent", messages, filling=10_000)
    measured = (
        "import sys; from pathlib import Path; from tui.__main__ import main; sys.argv[1:] = {!r}\n"
        "try: main()\n"
        "finally: print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0], file=sys.stderr)"
    ).format(command(store, box, "--json")[3:])
    result = subprocess.run([sys.executable, "-c", measured], cwd=PROJECT, capture_output=True, text=True, check=True)
    report = json.loads(result.stdout)
    assert report["files"][0]["rows"] == messages
    assert report["new"] == messages // 50
    assert int(result.stderr.split()[-1]) * 1024 <= MOST_MEMORY
