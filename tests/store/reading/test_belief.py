"""Who is believed: nothing that is not proven makes anybody known, connected or corresponded with (forged mails)."""

import pytest

from store.judging.evidence import gather
from store.judging.policies import shipped_policies
from store.judging.verdict import judge
from store.reading.intake.belief import believed, may
from store.reading.readings import Readings
from store.records.model import Me
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    invitations_csv,
    outgoing,
)
from tests.store.reading.mail.invented_mails import (
    ME,
    MY_ADDRESS,
    acceptance_2026,
    acceptances_2026,
    inmail_2026,
    invitation_2018,
    invitation_2026,
    mbox_of,
    unproven,
)
from tests.store.reading.mail.reading_mails import read_box

FORGED = [
    unproven(acceptance_2026()),
    unproven(acceptances_2026([("Kim Example", "kim-example-42", "Analyst"), ("Tor Li", "tor-li", "Smith")])),
    unproven(inmail_2026()),
    unproven(invitation_2026()),
    acceptance_2026().replace(b"=pass", b"=fail"),
    invitation_2026().replace(b"=pass", b"=none"),
]


def box(*mails: bytes) -> Readings:
    return read_box(mbox_of(*mails), Me(addresses=(MY_ADDRESS,), names=(ME,)))


@pytest.mark.parametrize("mail", FORGED)
def test_no_unproven_mail_connects_or_corresponds_with_anybody(importer: Importer, mail: bytes) -> None:
    importer.take({"Invitations.csv": invitations_csv(outgoing("Kim Example", "kim-example-42"))})
    importer.take_readings(box(mail))
    for person in importer.tray.people():
        assert (person.connected_on, person.received, person.written, person.in_address_book) == (
            None,
            None,
            None,
            False,
        )
    assert {invitation.state for invitation in importer.tray.invitations()} <= {"waiting", "open"}


def test_an_unproven_acceptance_is_a_claim_on_the_invitation_that_waits(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(outgoing("Kim Example", "kim-example-42"))})
    report = importer.take_readings(box(unproven(acceptance_2026())))
    (invitation,) = importer.tray.invitations()
    assert (invitation.state, str(invitation.claimed)) == ("waiting", "2026-08-10")
    assert report.files[0].updated == 1
    importer.take_readings(box(acceptance_2026()))
    assert importer.tray.invitations()[0].state == "accepted"


def test_an_unproven_acceptance_of_nothing_is_left_out_with_the_reason(importer: Importer) -> None:
    report = importer.take_readings(box(unproven(acceptance_2026())))
    assert "nothing proves" in report.files[0].skipped[0].reason
    assert importer.tray.people() == []


@pytest.mark.parametrize("policy", shipped_policies().values(), ids=lambda policy: policy.name)
@pytest.mark.parametrize("slug", ["another-kim", ""])
def test_a_namesake_of_a_connection_is_not_taken_for_them(importer: Importer, policy: object, slug: str) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Kim Example", "", "04 Feb 2020"))})
    importer.take_readings(box(unproven(invitation_2018("Kim Example", slug or "kim-too"))))
    (invitation,) = importer.tray.invitations()
    assert invitation.person.connected_on is None
    evidence = gather(Me(), importer.tray.people(), importer.tray.invitations(), importer.tray.now)
    verdict = judge(invitation, evidence, policy)  # type: ignore[arg-type]
    assert not (verdict.advice == "accept" and verdict.firm)


@pytest.mark.parametrize("policy", shipped_policies().values(), ids=lambda policy: policy.name)
def test_advice_on_an_unproven_invitation_is_not_firm_until_the_user_has_looked(
    importer: Importer, policy: object
) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Kim Example", "kim-example-42", "04 Feb 2020"))})
    importer.take_readings(box(unproven(invitation_2026())))
    (invitation,) = importer.tray.invitations()
    evidence = gather(Me(), importer.tray.people(), importer.tray.invitations(), importer.tray.now)
    assert not judge(invitation, evidence, policy).firm  # type: ignore[arg-type]


def test_an_unproven_mail_lends_no_note_to_a_proven_invitation(importer: Importer) -> None:
    importer.take_readings(box(invitation_2026()))
    before = importer.tray.invitations()[0]
    importer.take_readings(box(unproven(invitation_2018("Kim Example", "kim-example-42", note="We met in Oslo."))))
    assert importer.tray.invitations()[0].message == before.message


def test_what_is_unproven_may_put_a_row_into_the_tray_and_nothing_else() -> None:
    assert believed()["unproven-mail"] == {"row"}
    assert all(may(source, "row") or source == "sent-folder" for source in believed())
