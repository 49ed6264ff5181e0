"""Drafts in a Maildir."""

import email
import mailbox
from pathlib import Path

import pytest

from store.sending.errors import NotSent
from store.sending.mail import mail
from store.sending.maildir import keep_among_drafts
from tests.store.sending.invented_draft import ME, NOW, draft


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "Mail" / ".Drafts"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    return folder


def test_a_mail_stands_among_the_drafts_as_one_that_was_read(drafts: Path) -> None:
    written = mail(draft(), ME, NOW)
    keep_among_drafts(written, str(drafts), NOW)
    (message,) = mailbox.Maildir(drafts, create=False)
    assert isinstance(message, mailbox.MaildirMessage)
    assert message.get_subdir() == "cur"
    assert message.get_flags() == "DS"
    assert message.as_bytes() == email.message_from_bytes(written).as_bytes()


def test_only_i_can_read_it_and_nothing_is_left_beside_it(drafts: Path) -> None:
    path = keep_among_drafts(b"Subject: x\n\nx\n", str(drafts), NOW)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found for found in drafts.rglob("*") if found.is_file()] == [path]


def test_two_drafts_of_one_second_are_two_messages(drafts: Path) -> None:
    paths = {keep_among_drafts(b"Subject: x\n\nx\n", str(drafts), NOW) for _ in range(2)}
    assert len(paths) == 2


def test_a_tilde_is_my_home(home: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (home / "Mail" / name).mkdir(parents=True)
    assert keep_among_drafts(b"", "~/Mail", NOW).parent == home / "Mail" / "cur"


def test_without_the_setting_its_name_is_given(tmp_path: Path) -> None:
    with pytest.raises(NotSent, match=r'No folder for drafts is set.*drafts = "~/Mail/.Drafts" under \[mail\]'):
        keep_among_drafts(b"", "", NOW)


def test_a_folder_that_is_no_maildir_is_refused_with_what_it_lacks(drafts: Path) -> None:
    (drafts / "tmp").rmdir()
    (drafts / "new").rmdir()
    with pytest.raises(NotSent, match=r"is not a Maildir: it lacks the folders new, tmp\. Make them"):
        keep_among_drafts(b"", str(drafts), NOW)
    assert not list((drafts / "cur").iterdir())


def test_a_home_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotSent, match="names a home folder that does not exist"):
        keep_among_drafts(b"", "~nobody-of-this-name/Mail", NOW)


def test_a_maildir_that_takes_nothing_is_refused(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.sending.maildir.write_durably", full)
    with pytest.raises(NotSent, match="takes no message: No space left on device"):
        keep_among_drafts(b"", str(drafts), NOW)
