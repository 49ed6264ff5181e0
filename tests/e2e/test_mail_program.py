"""A draft in a real mail program: mutt reads it in the Maildir, edits and sends it, and bounces it."""

import email.policy
import json
import shutil
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from store.sending.command import hand_over
from store.sending.mail import mail
from store.sending.maildir import keep_among_drafts
from tests.e2e.terminal import Terminal
from tests.store.git.dotfiles import PROJECT
from tests.store.sending.invented_draft import ME, NOW, draft, named

SUBJECT = "The tunnel at Örebro – a question"
TEXT = (
    "Dear Ána,\n\n"
    + "thank you for your note about the water in the tunnel, which we had as well. " * 4
    + "\n\nFrom the ridge one sees it.\n.\nKind regards, Lena 🚀"
)
DRAFT = draft(TEXT, subject=SUBJECT, person=named('Park, Ána "Annie"'))

SENDMAIL = '#!/bin/sh\nprintf "%s\\n" "$@" >"$0.arguments"\ncat >"$0.part" && mv "$0.part" "$0.sent"\n'
"""Stands for the user's sendmail: it keeps what it is given."""

SETTINGS = """\
set folder="{mail}" mbox_type=Maildir postponed="{mail}/.Drafts" sendmail="{sendmail}"
set realname="Lena Sommer" from="lena@mail.example" use_from=yes charset=utf-8
set editor=true copy=no wait_key=no sleep_time=0 confirmappend=no quit=yes
"""


@pytest.fixture
def sendmail(tmp_path: Path) -> Path:
    """The program that mutt and Salver send with."""
    program = tmp_path / "sendmail"
    program.write_text(SENDMAIL)
    program.chmod(0o700)
    return program


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """The Maildir of the drafts."""
    folder = tmp_path / "Mail" / ".Drafts"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture(params=["mutt", "neomutt"])
def mutt(request: pytest.FixtureRequest, tmp_path: Path, drafts: Path, sendmail: Path) -> list[str]:
    """The command that opens the drafts in mutt, or in neomutt."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    settings = tmp_path / "muttrc"
    settings.write_text(SETTINGS.format(mail=drafts.parent, sendmail=sendmail))
    return [request.param, "-n", "-F", str(settings), "-f", str(drafts)]


def sent(sendmail: Path) -> EmailMessage:
    """What the program was given to send, without the envelope."""
    written = sendmail.with_name("sendmail.sent").read_bytes()
    message = email.message_from_bytes(written, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def has_sent(sendmail: Path) -> bool:
    return sendmail.with_name("sendmail.sent").exists()


def said(message: EmailMessage) -> dict[str, object]:
    """What a mail says, to whom and of whom."""
    return {
        "from": [(each.display_name, each.addr_spec) for each in message["From"].addresses],
        "to": [(each.display_name, each.addr_spec) for each in message["To"].addresses],
        "subject": message["Subject"],
        "text": message.get_content(),
    }


AS_WRITTEN = {
    "from": [("Lena Sommer", "lena@mail.example")],
    "to": [('Park, Ána "Annie"', "ana@park.example")],
    "subject": SUBJECT,
    "text": TEXT + "\n",
}


@pytest.mark.parametrize("is_file", [False, True], ids=["left in the Maildir", "as a file"])
def test_mutt_shows_a_draft_and_sends_it_again_as_it_was_written(
    mutt: list[str], drafts: Path, sendmail: Path, is_file: bool
) -> None:
    if is_file:
        (drafts / "cur" / "1.draft:2,S").write_bytes(mail(DRAFT, ME, NOW, to_be_edited=True))
    else:
        keep_among_drafts(mail(DRAFT, ME, NOW), str(drafts), NOW)
    with Terminal(mutt) as terminal:
        terminal.wait_for("The tunnel at Örebro – a question")
        terminal.press("enter")
        terminal.wait_for(
            r"Subject: The tunnel at Örebro – a question[\s\S]*Dear Ána,[\s\S]*From the ridge[\s\S]*Lena 🚀"
        )
        terminal.press("\x1be")
        terminal.wait_for(r"To: .*Park, Ána[\s\S]*Subject: The tunnel at Örebro")
        terminal.press("y")
        terminal.wait_until(lambda: has_sent(sendmail), "that the mail was sent")
    assert said(sent(sendmail)) == AS_WRITTEN
    assert "ana@park.example" in sendmail.with_name("sendmail.arguments").read_text().split()


def test_mutt_recalls_a_draft_as_one_of_its_own(mutt: list[str], drafts: Path, sendmail: Path) -> None:
    keep_among_drafts(mail(DRAFT, ME, NOW), str(drafts), NOW)
    with Terminal([*mutt[:-2], "-p"]) as terminal:
        terminal.wait_for(r"To: .*Park, Ána[\s\S]*Subject: The tunnel at Örebro")
        terminal.press("y")
        terminal.wait_until(lambda: has_sent(sendmail), "that the mail was sent")
        assert terminal.wait() == 0
    assert said(sent(sendmail)) == AS_WRITTEN
    assert not list((drafts / "cur").iterdir())


def test_mutt_bounces_a_mail_with_every_line_of_its_head(mutt: list[str], drafts: Path, sendmail: Path) -> None:
    written = mail(DRAFT, ME, NOW)
    keep_among_drafts(written, str(drafts), NOW)
    with Terminal(mutt) as terminal:
        terminal.wait_for("The tunnel at Örebro")
        terminal.press("b")
        terminal.wait_for("Bounce message to")
        terminal.press("bo@mail.example", "enter")
        terminal.wait_for(r"Bounce message to.*bo@mail\.example.*\?")
        terminal.press("y")
        terminal.wait_until(lambda: has_sent(sendmail), "that the mail was bounced")
    bounced = sendmail.with_name("sendmail.sent").read_bytes()
    assert said(sent(sendmail)) == AS_WRITTEN
    assert all(line in bounced.split(b"\n") for line in written.split(b"\n"))


def test_the_program_that_mutt_sends_with_gets_the_same_mail_from_salver(sendmail: Path) -> None:
    written = mail(DRAFT, ME, NOW)
    hand_over(written, [str(sendmail), "-t", "-i"])
    assert sendmail.with_name("sendmail.sent").read_bytes() == written
    assert said(sent(sendmail)) == AS_WRITTEN


INVITERS = ("Ana Park", "Bo Lind", "Cleo Sommer")
INVITATION = """\
From: {name} via LinkedIn <invitations@linkedin.com>
To: lena@mail.example
Subject: {name} wants to connect
Date: Tue, 10 Mar 2026 12:00:0{number} +0000
Message-ID: <{number}@linkedin.com>

I want to join your network.
"""


@pytest.mark.parametrize("splits", [False, True], ids=["as one", "split"])
def test_tagged_mails_that_are_piped_are_all_read_or_those_that_are_not_are_told(
    tmp_path: Path, mutt: list[str], splits: bool
) -> None:
    box, settings, said = tmp_path / "Mail" / "inbox", tmp_path / "muttrc", tmp_path / "said"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    for number, name in enumerate(INVITERS):
        (box / "cur" / f"{number}.mail:2,S").write_text(INVITATION.format(name=name, number=number))
    program = tmp_path / "take-in"
    program.write_text(
        f"#!/bin/sh\ncd {PROJECT} && {sys.executable} -m tui --store {tmp_path}/salver.json import - --json >>{said}\n"
    )
    program.chmod(0o700)
    with settings.open("a") as file:
        file.write(f"set pipe_split={'yes' if splits else 'no'}\nmacro index S '<pipe-message>{program}<enter>'\n")
    with Terminal([mutt[0], "-n", "-F", str(settings), "-f", str(box)]) as terminal:
        terminal.wait_for("Cleo Sommer")
        terminal.press("T", "~A", "enter", ";S")
        calls = 3 if splits else 1
        terminal.wait_until(lambda: said.exists() and len(read_values(said)) == calls, "that all is read")
        terminal.press("x")
    reports = read_values(said)
    assert sum(file["rows"] for report in reports for file in report["files"]) == 3
    skipped = [each["reason"] for report in reports for file in report["files"] for each in file["skipped"]]
    assert sum("set pipe_split" in reason for reason in skipped) == (0 if splits else 2)


def read_values(path: Path) -> list[Any]:
    """The JSON values that stand in a file one behind the other, as far as they are whole."""
    text, values = path.read_text(), []
    while text.strip():
        try:
            value, end = json.JSONDecoder().raw_decode(text.lstrip())
        except json.JSONDecodeError:
            break
        values.append(value)
        text = text.lstrip()[end:]
    return values
