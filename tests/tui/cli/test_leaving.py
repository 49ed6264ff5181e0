"""`draft eml`, `draft maildir`, `draft send`, `draft letter`: a draft goes its way, and only what was taken is sent."""

import email
import email.policy
import json
import mailbox
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Draft
from store.tray.changes import Add
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.cli.conftest import Salver

ANA = RecordId(7)
TEXT = "Dear Ana,\n\nthank you for what you wrote about the tunnel at Arlberg.\n\nKind regards, Lena"

Begin = Callable[..., str]


@pytest.fixture
def begin(store: Path, tmp_path: Path) -> Begin:
    """Begin a draft to Ana Park, of this text; answers its id."""

    def begin_(text: str = TEXT, **known: str) -> str:
        tray = Tray.open(store, tmp_path / "state")
        arrived = {"name": "Ana Park", "company": "Alpine Rail", "connected_on": "2025-03-01"}
        tray.commit([Add("people", ANA, {**arrived, "email": "ana@park.example", **known})], by="import")
        number = Triage(tray, lambda invitation: {}).begin_draft(NewDraft(ANA, "other", "email", text, "The tunnel"))
        tray.save()
        return ids.spelled(number)

    return begin_


@pytest.fixture
def configure(home: Path) -> Callable[[str], None]:
    """Write config.toml: who I am, and these lines."""

    def configure_(lines: str = "") -> None:
        config = home / ".config" / "salver" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f'{lines}\n[me]\nnames = ["Lena Sommer"]\naddresses = ["lena@mail.example"]\n')

    configure_()
    return configure_


@pytest.fixture
def draft(store: Path, tmp_path: Path) -> Callable[[], Draft]:
    """The draft as it stands in the store."""

    def draft_() -> Draft:
        (found,) = Tray.open(store, tmp_path / "state").drafts()
        return found

    return draft_


def keeping(path: Path, code: int = 0) -> str:
    """The setting of a mail program that keeps what it gets in this file, and ends with this code."""
    program = f"import sys; open({str(path)!r}, 'wb').write(sys.stdin.buffer.read()); sys.exit({code})"
    return f"[mail]\ncommand = {json.dumps([sys.executable, '-c', program])}"


@pytest.mark.usefixtures("configure")
def test_a_draft_is_printed_as_a_mail(run: Salver, begin: Begin, draft: Callable[[], Draft]) -> None:
    result = run("draft", "eml", begin())
    assert result.exit_code == 0
    assert result.stderr == ""
    message = email.message_from_bytes(result.stdout_bytes, policy=email.policy.default)
    assert (message["To"], message["Subject"], message["X-Unsent"]) == (
        "Ana Park <ana@park.example>",
        "The tunnel",
        "1",
    )
    assert message["From"] == "Lena Sommer <lena@mail.example>"
    assert draft().sent is None


@pytest.mark.usefixtures("configure")
def test_a_mail_goes_into_the_file_that_is_named_for_me_alone(run: Salver, begin: Begin, tmp_path: Path) -> None:
    number = begin()
    result = run("draft", "eml", number, "-o", str(tmp_path / "ana.eml"))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert f"When it is sent: `salver draft sent {number}`." in result.stderr
    assert b"The tunnel" in (tmp_path / "ana.eml").read_bytes()
    assert (tmp_path / "ana.eml").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("configure")
def test_a_file_that_cannot_be_written_is_named(run: Salver, begin: Begin, tmp_path: Path) -> None:
    result = run("draft", "eml", begin(), "-o", str(tmp_path / "nowhere" / "ana.eml"))
    assert result.exit_code == 1
    assert "nowhere/ana.eml cannot be written: No such file or directory" in result.stderr


def test_without_an_address_of_mine_nothing_is_printed(run: Salver, begin: Begin) -> None:
    result = run("draft", "eml", begin())
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Your own email address is not known" in result.stderr


@pytest.mark.usefixtures("configure")
def test_what_is_no_draft_is_refused(run: Salver, begin: Begin) -> None:
    begin()
    result = run("draft", "eml", ids.spelled(ANA))
    assert result.exit_code == 1
    assert "is not a draft" in result.stderr


def test_a_draft_is_left_in_the_maildir_that_is_set(
    run: Salver, begin: Begin, configure: Callable[[str], None], home: Path, draft: Callable[[], Draft]
) -> None:
    for name in ("cur", "new", "tmp"):
        (home / "Mail" / ".Drafts" / name).mkdir(parents=True)
    configure('[mail]\ndrafts = "~/Mail/.Drafts"')
    result = run("draft", "maildir", begin())
    assert result.exit_code == 0
    assert "Left in" in result.stderr
    (message,) = mailbox.Maildir(home / "Mail" / ".Drafts", create=False)
    assert message["Subject"] == "The tunnel"
    assert "X-Unsent" not in message
    assert draft().sent is None


def test_without_a_maildir_the_setting_for_it_is_named(
    run: Salver, begin: Begin, configure: Callable[[str], None]
) -> None:
    configure("")
    result = run("draft", "maildir", begin())
    assert result.exit_code == 1
    assert "No folder for drafts is set" in result.stderr


def test_what_the_mail_program_has_taken_is_sent(
    run: Salver, begin: Begin, configure: Callable[[str], None], tmp_path: Path, draft: Callable[[], Draft]
) -> None:
    configure(keeping(tmp_path / "taken"))
    result = run("draft", "send", begin())
    assert result.exit_code == 0, result.stderr
    assert "has taken it" in result.stderr
    assert b"To: Ana Park <ana@park.example>" in (tmp_path / "taken").read_bytes()
    assert draft().sent is not None


def test_what_was_sent_is_not_sent_again(
    run: Salver, begin: Begin, configure: Callable[[str], None], tmp_path: Path
) -> None:
    configure(keeping(tmp_path / "taken"))
    number = begin()
    run("draft", "send", number)
    (tmp_path / "taken").unlink()
    result = run("draft", "send", number)
    assert result.exit_code == 1
    assert "it was already sent, on" in result.stderr
    assert not (tmp_path / "taken").exists()


def test_what_the_mail_program_refuses_is_not_sent(
    run: Salver, begin: Begin, configure: Callable[[str], None], tmp_path: Path, draft: Callable[[], Draft]
) -> None:
    configure(keeping(tmp_path / "taken", code=75))
    result = run("draft", "send", begin())
    assert result.exit_code == 1
    assert "ended with code 75" in result.stderr
    assert draft().sent is None


def test_what_a_check_stops_reaches_the_mail_program_only_with_a_word_of_why(
    run: Salver, begin: Begin, configure: Callable[[str], None], tmp_path: Path, draft: Callable[[], Draft]
) -> None:
    configure(keeping(tmp_path / "taken"))
    number = begin(TEXT.replace("the tunnel", "{event}"))
    result = run("draft", "send", number)
    assert result.exit_code == 1
    assert "unfilled" in result.stderr
    assert not (tmp_path / "taken").exists()
    assert draft().sent is None
    assert run("draft", "send", number, "--because", "it is a joke of ours").exit_code == 0
    assert b"{event}" in (tmp_path / "taken").read_bytes()
    assert draft().sent is not None


@pytest.mark.usefixtures("configure")
@pytest.mark.parametrize("way", ["eml", "letter"])
def test_what_would_stop_a_draft_is_said_where_it_is_still_to_be_sent(run: Salver, begin: Begin, way: str) -> None:
    result = run("draft", way, begin(TEXT.replace("the tunnel", "{event}")))
    assert result.exit_code == 0
    assert "event" in result.stdout
    assert "(unfilled)" in result.stderr


@pytest.mark.usefixtures("configure")
def test_without_a_mail_program_the_setting_for_it_is_named(
    run: Salver, begin: Begin, draft: Callable[[], Draft]
) -> None:
    result = run("draft", "send", begin())
    assert result.exit_code == 1
    assert "No mail program is set" in result.stderr
    assert draft().sent is None


def test_a_letter_is_printed_with_both_addresses_and_the_day(
    run: Salver, begin: Begin, configure: Callable[[str], None]
) -> None:
    configure('[letter]\naddress = ["Lindengasse 4", "1070 Wien"]')
    result = run("draft", "letter", begin())
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.split("\n")
    assert [line.strip() for line in lines[:3]] == ["Lena Sommer", "Lindengasse 4", "1070 Wien"]
    assert lines[5:7] == ["Ana Park", "Alpine Rail"]
    assert lines[-2] == "Kind regards, Lena"


@pytest.mark.usefixtures("configure")
def test_a_letter_that_is_too_long_for_one_sheet_says_by_how_much(run: Salver, begin: Begin) -> None:
    result = run("draft", "letter", begin("\n".join(map(str, range(60)))))
    assert result.exit_code == 0
    assert "It takes 2 sheets" in result.stderr
    assert "Your postal address is not known" in result.stderr
    assert len(result.stdout.split("\f")) == 2


@pytest.mark.usefixtures("configure")
def test_what_strangers_are_called_reaches_no_terminal(run: Salver, begin: Begin) -> None:
    number = begin(name="Ana\x1b]52;c;eA==\x07 Park\x9b2J", company="\u202eRail\r\nBcc: bo@mail.example")
    for way in ("eml", "letter"):
        shown = run("draft", way, number)
        assert shown.exit_code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(shown.stdout + shown.stderr)


@pytest.mark.parametrize("verb", ["send", "sent"])
@pytest.mark.parametrize("words", ["", " ", "\t\n", "\u00a0", "\u200b\u2060", "\u2800", "...", "-", "\x1b"])
def test_a_stop_is_overruled_by_words_and_by_nothing_that_says_nothing(
    run: Salver,
    begin: Begin,
    configure: Callable[[str], None],
    tmp_path: Path,
    draft: Callable[[], Draft],
    verb: str,
    words: str,
) -> None:
    configure(keeping(tmp_path / "taken"))
    result = run("draft", verb, begin(TEXT.replace("the tunnel", "{event}")), f"--because={words}")
    assert (result.exit_code, "--because needs a reason" in result.stderr) == (2, True)
    assert not (tmp_path / "taken").exists()
    assert draft().sent is None


@pytest.mark.parametrize("way", ["eml", "maildir", "letter", "send", "sent"])
@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_text_leaves_by_no_way(
    run: Salver,
    begin: Begin,
    configure: Callable[[str], None],
    tmp_path: Path,
    draft: Callable[[], Draft],
    way: str,
    text: str,
) -> None:
    (tmp_path / "mail" / "new").mkdir(parents=True)
    configure(f'{keeping(tmp_path / "taken")}\ndrafts = "{tmp_path / "mail"}"')
    result = run("draft", way, begin(text))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing is written yet" in result.stderr
    assert draft().sent is None
    assert not [path for path in (tmp_path / "mail").rglob("*") if path.is_file()]
    assert not (tmp_path / "taken").exists()
