"""What mails change in the tray: who invites, who accepted, who answered, who introduces, and to whom I wrote."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.reading.intake.forgotten import ids_of
from store.reading.intake.report import Report
from store.reading.readings import Readings, Row
from store.records.model import Invitation, Me
from store.tray.changes import Set
from store.tray.tray import Tray
from store.tray.views import views_of
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    outgoing,
    received,
)
from tests.store.reading.mail import reading_mails
from tests.store.reading.mail.invented_mails import (
    ME,
    MY_ADDRESS,
    PROVEN,
    acceptance_2026,
    acceptances_2026,
    inmail_2026,
    introduction,
    invitation_2016,
    invitation_2018,
    invitation_2026,
    mbox_of,
    message,
    reminder_2016,
    unproven,
)

MAILED = "Mon, 12 Jan 2026 10:11:12 +0000"
SENT_AT = "1/12/26, 2:11 AM"
"""The same minute in US Pacific time, as an archive has it."""
ASKING = message(
    "Alice Stone <alice@stone.example>", "Intro?", "Hi Pat, would you be open to an introduction to Jordan?"
)


def read_box(*mails: bytes) -> Readings:
    """What is read of an mbox of these mails."""
    return reading_mails.read_box(mbox_of(*mails), Me(addresses=(MY_ADDRESS,), names=(ME,)), "Sent")


def take(importer: Importer, *mails: bytes) -> Report:
    """Bring an mbox of these mails in, and see that a second import of it is idle."""
    report = importer.take_readings(read_box(*mails))
    before = importer.bytes()
    again = importer.take_readings(read_box(*mails))
    assert (again.new, again.updated) == (0, 0)
    assert importer.bytes() == before
    return report


def only(importer: Importer, name: str) -> Invitation:
    """The one invitation from or to whoever is called so."""
    (invitation,) = importer.invitations(name)
    return invitation


def to(name: str, address: str, at: str = "10:00:00") -> bytes:
    """A mail of mine."""
    to = f"{name} <{address}>" if name else address
    return message(f"{ME} <{MY_ADDRESS}>", "x", "y", to=to, date=f"Mon, 12 Jan 2026 {at} +0000")


def test_an_invitation_of_a_mail_waits_for_me_with_all_that_the_mail_tells(importer: Importer) -> None:
    assert take(importer, invitation_2026(note="We met in Oslo.")).new == 1
    invitation = only(importer, "Kim Example")
    assert (invitation.state, invitation.direction, invitation.channel) == ("open", "incoming", "linkedin")
    assert (invitation.message, invitation.verified) == ("Hi Pat, We met in Oslo.", True)
    assert invitation.sent == datetime(2026, 1, 12, 10, 11, 12, tzinfo=UTC)
    person = invitation.person
    assert (person.url, person.headline) == (
        "https://www.linkedin.com/in/kim-example-42",
        "Email Marketing Manager at Example",
    )
    assert person.location == "Greater Oslo"
    assert MY_ADDRESS in importer.me().addresses


def test_what_nothing_proves_stays_unverified_until_something_does(importer: Importer) -> None:
    take(importer, invitation_2018(date=MAILED, number="42"))
    assert not only(importer, "Kim Example").verified
    take(importer, invitation_2026(number="42"))
    assert only(importer, "Kim Example").verified
    take(importer, invitation_2018(date=MAILED, number="42"))
    assert only(importer, "Kim Example").verified


@pytest.mark.parametrize("is_reminder_first", [False, True])
def test_a_reminder_is_the_same_invitation(importer: Importer, is_reminder_first: bool) -> None:
    mails = [invitation_2016(), reminder_2016()]
    report = take(importer, *(reversed(mails) if is_reminder_first else mails))
    assert (report.new, report.updated + report.known) == (1, 1)
    assert take(importer, reminder_2016()).known == 1
    only(importer, "Kim Example")


def test_a_new_invitation_of_the_same_person_is_another_one(importer: Importer) -> None:
    take(importer, invitation_2018(number="1"), invitation_2026(number="2"))
    assert len(importer.invitations("Kim Example")) == 2


ARCHIVE = {"Invitations.csv": invitations_csv(incoming("Kim Example", "kim-example-42", SENT_AT, "We met in Oslo."))}


@pytest.mark.parametrize("is_archive_first", [True, False])
@pytest.mark.parametrize("sent", [MAILED, "Mon, 12 Jan 2026 10:25:00 +0000", "Tue, 13 Jan 2026 09:00:00 +0000"])
def test_mail_and_archive_tell_of_one_invitation_whichever_comes_first(
    importer: Importer, is_archive_first: bool, sent: str
) -> None:
    mail = invitation_2018(date=sent, note="We met in Oslo.")
    if is_archive_first:
        importer.take(ARCHIVE)
    take(importer, mail)
    importer.take(ARCHIVE)
    invitation = only(importer, "Kim Example")
    assert (invitation.message, invitation.verified) == ("We met in Oslo.", True)
    before = importer.bytes()
    assert importer.take(ARCHIVE).updated == 0
    assert importer.bytes() == before


def test_of_namesakes_without_a_profile_none_is_taken_for_the_other(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Kim Example", "a"), connection("Kim Example", "b"))})
    take(importer, invitation_2016())
    assert len(importer.people("Kim Example")) == 3
    assert only(importer, "Kim Example").person.url is None


def test_my_invitation_is_accepted_when_a_mail_says_so(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(outgoing("Kim Example", "kim-example-42"))})
    report = take(importer, acceptance_2026())
    invitation = only(importer, "Kim Example")
    assert (invitation.state, invitation.elsewhere) == ("accepted", True)
    assert invitation.person.connected_on == date(2026, 8, 10)
    assert [settled.name for settled in report.settled] == ["Kim Example"]


def test_whoever_accepted_what_no_archive_told_of_is_connected(importer: Importer) -> None:
    people = [("Ola Ny", "ola-ny", "Baker"), ("Tor Li", "tor-li", "Smith")]
    report = take(importer, acceptances_2026(people))
    assert (report.new, report.files[0].rows) == (1, 1)
    for name, _, headline in people:
        assert (importer.person(name).connected_on, importer.person(name).headline) == (date(2026, 8, 11), headline)


def test_the_day_of_a_connection_that_the_archive_told_stays(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Kim Example", "kim-example-42", "04 Feb 2026"))})
    take(importer, acceptance_2026())
    assert importer.person("Kim Example").connected_on == date(2026, 2, 4)


def test_an_acceptance_of_a_name_that_several_have_is_skipped_with_the_reason(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Kim Example", "a"), connection("Kim Example", "b"))})
    readings = read_box(acceptance_2026())
    (file,) = readings.files
    nameless = [replace(row, url=None) for row in file.rows]
    report = importer.take_readings(replace_files(readings, nameless))
    assert report.files[0].skipped[0].reason == "it does not tell which of several people of that name is meant"


def replace_files(readings: Readings, rows: list[Row]) -> Readings:
    """The readings with other rows in their only file."""
    return replace(readings, files=[replace(readings.files[0], rows=rows)])


def test_what_they_write_when_i_have_asked_is_their_answer() -> None:
    importer = Importer()
    importer.tray = Tray.open(Path("nowhere.json"), Path("nowhere"), lambda: datetime(2026, 1, 14, tzinfo=UTC))
    take(importer, invitation_2026())
    importer.tray.commit([Set("invitations", only(importer, "Kim Example").id, "state", "asked")])
    take(importer, inmail_2026(text="We met in Oslo; shall we talk?"))
    invitation = only(importer, "Kim Example")
    assert invitation.answer == "We met in Oslo; shall we talk?"
    assert invitation.answered == datetime(2026, 1, 16, 7, tzinfo=UTC)
    take(importer, inmail_2026(text="Hello again").replace(b"16 Jan", b"17 Jan"))
    assert only(importer, "Kim Example").answer == "We met in Oslo; shall we talk?\n\nHello again"
    importer.tray.commit([Set("invitations", only(importer, "Kim Example").id, "state", "accepted")])
    take(importer, inmail_2026(text="And a secret").replace(b"16 Jan", b"18 Jan"))
    assert b"secret" not in importer.bytes()


def test_of_other_letters_only_number_and_day_are_kept(importer: Importer) -> None:
    take(importer, inmail_2026(text="A secret of ours"))
    letters = importer.person("Kim Example").received
    assert letters is not None
    assert (letters.count, letters.first) == (1, date(2026, 1, 16))
    assert b"secret" not in importer.bytes()
    importer.take(
        {"messages.csv": messages_csv(received("Kim Example", "kim-example-42"))}, Me(names=("Marit Solheim",))
    )
    letters = importer.person("Kim Example").received
    assert letters is not None
    assert letters.count == 1


def test_an_introduction_is_told_with_who_made_it_and_stands_in_its_own_view(importer: Importer) -> None:
    take(importer, introduction())
    invitation = only(importer, "Jordan Reed")
    assert (invitation.kind, invitation.channel, invitation.state) == ("introduction", "email", "open")
    assert invitation.by is not None
    assert (invitation.by.name, invitation.by.email) == ("Alice Stone", "alice@stone.example")
    assert invitation.person.email == "jordan@reed.example"
    assert views_of(invitation) == {"all", "introductions"}
    assert not invitation.was_asked


def test_of_several_whom_i_am_to_meet_each_is_one_introduction_of_one_message(importer: Importer) -> None:
    both = f"{ME} <{MY_ADDRESS}>, Jordan Reed <jordan@reed.example>, Mia Lund <mia@lund.example>"
    text = "Pat, I wanted to introduce you to my friends Jordan and Mia. Pat, Jordan, Mia: over to you."
    report = take(importer, introduction(text=text, to=both))
    assert (report.new, report.files[0].rows) == (1, 1)
    assert {only(importer, name).kind for name in ("Jordan Reed", "Mia Lund")} == {"introduction"}


def proven(mail: bytes) -> bytes:
    """The same mail, with the proof of its sender's domain."""
    return b"Authentication-Results: mx.example.org; dkim=pass header.d=stone.example\n" + mail


def test_who_asked_without_proof_has_not_asked(importer: Importer) -> None:
    take(importer, ASKING.replace(b"2 May 2016", b"1 Aug 2026"), introduction())
    assert not only(importer, "Jordan Reed").was_asked


def test_who_had_asked_me_before_introduces_with_my_consent_asked(importer: Importer) -> None:
    take(importer, proven(ASKING.replace(b"2 May 2016", b"1 Aug 2026")), introduction())
    assert only(importer, "Jordan Reed").was_asked


def test_who_asked_years_ago_has_not_asked_about_this(importer: Importer) -> None:
    take(importer, proven(ASKING), introduction())
    assert not only(importer, "Jordan Reed").was_asked


def test_a_connection_does_not_settle_an_introduction(importer: Importer) -> None:
    take(importer, introduction())
    importer.tray.commit([Set("people", importer.person("Jordan Reed").id, "connected_on", "2026-09-01")])
    assert only(importer, "Jordan Reed").state == "open"


def test_to_whom_i_wrote_is_counted_with_the_days_and_nothing_else(importer: Importer) -> None:
    report = take(
        importer, to("Bo Ek", "bo@ek.example"), to("Bo Ek", "Bo@Ek.example", "11:00:00"), to("", "shop@a.example")
    )
    written = importer.person("Bo Ek").written
    assert written is not None
    assert (written.count, written.first, written.last) == (2, date(2026, 1, 12), date(2026, 1, 12))
    assert (report.new, report.files[0].rows) == (3, 3)
    assert b'"subject"' not in importer.bytes()


def test_an_address_does_not_join_a_namesake_who_has_none(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Bo Ek", "bo-ek"))})
    take(importer, to("Bo Ek", "bo@ek.example"))
    assert len(importer.people("Bo Ek")) == 2


def test_of_a_mailbox_that_is_read_in_two_parts_the_counts_add_up(importer: Importer) -> None:
    mails = [to("Bo Ek", "bo@ek.example", f"10:00:0{second}") for second in range(5)]
    importer.take_readings(read_box(*mails[:3]))
    rest = read_box(*mails[3:])
    for _ in range(2):
        importer.take_readings(replace(rest, files=[replace(rest.files[0], before=3, wrote={"bo@ek.example": 3})]))
        written = importer.person("Bo Ek").written
        assert written is not None
        assert written.count == 5


def test_who_was_forgotten_stays_out_and_the_others_of_a_mail_come_in(importer: Importer) -> None:
    mails = [invitation_2026(), introduction(), to("Jordan Reed", "jordan@reed.example")]
    take(importer, *mails)
    for name in ("Kim Example", "Jordan Reed"):
        person = importer.person(name).id
        importer.tray.erase(person, ids_of(importer.tray, person))
    report = importer.take_readings(read_box(*mails))
    assert (report.new, report.updated, report.skipped) == (0, 0, 3)
    assert {skip.reason for skip in report.files[0].skipped} == {"it is about somebody who was forgotten"}
    assert b"Jordan" not in importer.bytes()


def test_who_introduced_me_and_was_forgotten_takes_the_introduction_along(importer: Importer) -> None:
    take(importer, introduction())
    alice = importer.person("Alice Stone").id
    importer.tray.erase(alice, ids_of(importer.tray, alice))
    assert importer.invitations("Jordan Reed") == []
    assert b"Alice" not in importer.bytes()


UNNUMBERED = (
    "Kim Example <invitations@linkedin.com>",
    "Pat, please add me to your LinkedIn network",
    "Kim Example\nManaging Director\n\nYou are receiving Invitation emails.\n",
)


def test_a_namesake_who_is_proven_later_does_not_double_what_nothing_proves() -> None:
    importer = Importer()
    assert take(importer, message(*UNNUMBERED), unproven(invitation_2016()), invitation_2026()).new == 2
    assert take(importer, invitation_2016(number="6132985418842456065")).new == 1


def test_of_two_unnumbered_invitations_from_namesakes_on_one_day_none_is_lost() -> None:
    importer = Importer()
    take(importer, *(invitation_2026(slug=slug, number=f"641234567890123456{at}") for at, slug in enumerate("xy")))
    proven = {"Authentication-Results": PROVEN}
    mails = [message(*UNNUMBERED, date=f"Tue, 3 Feb 2026 {hour}:00:00 +0000", headers=proven) for hour in (10, 12)]
    report = take(importer, *mails)
    assert report.new + report.known == 2
    assert len(importer.tray.invitations()) == 2 + report.new


def test_a_forged_namesake_hides_nobody_from_a_true_mail() -> None:
    importer = Importer()
    take(importer, invitation_2026(), unproven(invitation_2026(slug="forged", number="")))
    before = len(importer.tray.people())
    take(importer, message(*UNNUMBERED, date=MAILED, headers={"Authentication-Results": PROVEN}))
    assert (len(importer.tray.people()), len(importer.tray.invitations())) == (before, 2)
