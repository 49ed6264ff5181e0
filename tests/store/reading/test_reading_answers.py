"""The answer to my question why is kept and read, by whatever way it comes; of other letters no word is."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.judging.evidence import Evidence
from store.judging.policies import shipped_policies
from store.judging.verdict import case_of, judge
from store.reading.intake.answers import addresses_of_asked
from store.reading.intake.report import Report
from store.reading.reader import read
from store.records.model import Invitation, Me
from store.tray.changes import Set
from store.tray.tray import Tray
from tests.store.reading.invented_archives import MESSAGES, Importer, incoming, invitations_csv, received, table
from tests.store.reading.mail.invented_mails import (
    ME,
    MY_ADDRESS,
    PROVEN,
    inmail_2026,
    invitation_2026,
    mbox_of,
    message,
)

ASKED = datetime(2026, 1, 14, tzinfo=UTC)
NOW = datetime(2026, 1, 20, tzinfo=UTC)
FROM = "Kim Example <kim@ships.example>"


@pytest.fixture
def importer() -> Importer:
    """A tray in which Kim, who has an address, was asked why on 14 January."""
    importer = Importer()
    importer.tray = Tray.open(Path("nowhere.json"), Path("nowhere"), lambda: ASKED)
    take(importer, invitation_2026())
    person = kim(importer).person.id
    importer.tray.commit(
        [Set("invitations", kim(importer).id, "state", "asked"), Set("people", person, "email", "kim@ships.example")]
    )
    return importer


def take(importer: Importer, *mails: bytes) -> Report:
    """Bring an mbox of these mails in, as the command does."""
    me = Me(addresses=(MY_ADDRESS,), names=(ME,))
    return importer.take_readings(read(["-"], io.BytesIO(mbox_of(*mails)), me, asked=addresses_of_asked(importer.tray)))


def kim(importer: Importer) -> Invitation:
    """The invitation from Kim."""
    (invitation,) = importer.invitations("Kim Example")
    return invitation


def plain(text: str, date: str = "Fri, 16 Jan 2026 07:00:00 +0000", sender: str = FROM) -> bytes:
    """A plain mail to me."""
    return message(sender, "Re: your question", text, date=date)


def told(importer: Importer) -> object:
    """The fact `answer`, be it only likely because nothing proves who wrote."""
    case = case_of(kim(importer), Evidence(NOW), shipped_policies()["open-with-care"])
    facts = {**case.likely, **case.facts}
    return facts["answer"].value if "answer" in facts else None


def test_a_plain_mail_from_the_address_of_somebody_who_was_asked_is_their_answer(importer: Importer) -> None:
    take(importer, plain("We met at the harbour day in Emden; you had the kite.\n\n> Have we met?\n"))
    assert kim(importer).answer == "We met at the harbour day in Emden; you had the kite."
    assert told(importer) == "reason"
    before = importer.bytes()
    again = take(importer, plain("We met at the harbour day in Emden; you had the kite.\n\n> Have we met?\n"))
    assert (again.new, importer.bytes()) == (0, before)


def test_that_they_only_widen_their_network_is_read_in_a_plain_mail(importer: Importer) -> None:
    take(importer, plain("No, we don't know each other, I'm just widening my network."))
    assert told(importer) == "widening"


@pytest.mark.parametrize(
    "mail",
    [
        plain("We met in Emden.", sender="Bo <bo@other.example>"),
        plain("We met in Emden.", date="Tue, 13 Jan 2026 07:00:00 +0000"),
        plain("> Have we met?\n"),
    ],
)
def test_mail_of_others_of_earlier_days_or_without_a_word_is_no_answer(importer: Importer, mail: bytes) -> None:
    take(importer, mail)
    assert kim(importer).answer == ""
    assert b"Emden" not in importer.bytes()


def test_all_that_they_write_after_the_question_is_the_answer_and_nothing_else_is_kept(importer: Importer) -> None:
    rows = [
        {**received("Kim Example", "kim-example-42", f"2026-01-{day} 08:00:00 UTC"), "CONTENT": words}
        for day, words in ((18, "Are you there?"), (12, "A secret of ours"), (16, "I read your article on tides."))
    ]
    importer.take({"messages.csv": table(MESSAGES, rows)}, Me(names=("Marit Solheim",)))
    assert kim(importer).answer == "I read your article on tides.\n\nAre you there?"
    assert told(importer) == "reason"
    assert b"secret" not in importer.bytes()
    report = importer.take({"messages.csv": table(MESSAGES, rows)}, Me(names=("Marit Solheim",)))
    assert (report.new, report.updated) == (0, 0)


def test_a_holding_reply_keeps_the_answer_open_for_the_one_that_comes(importer: Importer) -> None:
    take(importer, inmail_2026(text="I am out of office until 3 August."))
    assert told(importer) is None
    take(
        importer,
        inmail_2026(text="I read your paper on tides and work on the same question.").replace(b"16 Jan", b"17 Jan"),
    )
    assert told(importer) == "reason"


def test_a_letter_that_is_read_later_stands_where_it_was_written(importer: Importer) -> None:
    take(importer, inmail_2026(text="Did you get it? Yes?").replace(b"16 Jan", b"17 Jan"))
    take(importer, inmail_2026(text="I read your paper on tides."))
    take(importer, inmail_2026(text="Yes?").replace(b"16 Jan", b"18 Jan"))
    answered = kim(importer)
    assert answered.answer == "I read your paper on tides.\n\nDid you get it? Yes?\n\nYes?"
    assert answered.answered is not None
    assert answered.answered.day == 18


def test_what_is_rude_is_read_behind_a_good_answer_too(importer: Importer) -> None:
    take(importer, inmail_2026(text="I read your paper on tides and work on the same question."))
    take(importer, inmail_2026(text="Still nothing? You arrogant idiot.").replace(b"16 Jan", b"17 Jan"))
    verdict = judge(kim(importer), Evidence(NOW), shipped_policies()["known-only"])
    assert (verdict.advice, verdict.firm) != ("accept", True)
    assert "rude" in {guess.fact for guess in verdict.likely} or "R23" in {found.rule for found in verdict.findings}


def test_linkedin_s_mail_is_read_like_a_plain_one(importer: Importer) -> None:
    take(importer, inmail_2026(text="I just like to grow my network."))
    assert told(importer) == "widening"


def test_what_nothing_proves_makes_no_advice_firm(importer: Importer) -> None:
    take(importer, plain("No, we don't know each other, I'm just widening my network."))
    verdict = judge(kim(importer), Evidence(NOW), shipped_policies()["open-with-care"])
    assert not verdict.firm
    assert [(guess.fact, guess.value) for guess in verdict.likely if guess.fact == "answer"] == [("answer", "widening")]


def test_what_is_proven_does(importer: Importer) -> None:
    mail = message(
        FROM,
        "Re: your question",
        "No, we don't know each other, I'm just widening my network.",
        date="Fri, 16 Jan 2026 07:00:00 +0000",
        headers={"Authentication-Results": PROVEN.replace("linkedin.com", "ships.example")},
    )
    take(importer, mail)
    verdict = judge(kim(importer), Evidence(NOW), shipped_policies()["open-with-care"])
    assert (verdict.advice, verdict.firm) == ("pass", True)


def test_nobody_who_was_not_asked_is_listened_to() -> None:
    importer = Importer()
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park"))})
    assert addresses_of_asked(importer.tray) == frozenset()
