"""Invitations of mine that I noted before an archive told of them: a request marked sent, or one added by hand."""

from datetime import UTC, datetime

import pytest

from store.reading.manual_entry import TypedInvitation, entry_of
from store.tray.sending import NewDraft
from store.tray.triage import Triage
from tests.store.reading.invented_archives import Importer, incoming, invitations_csv, outgoing

NOTED = datetime(2026, 1, 3, 9, tzinfo=UTC)
"""Forty minutes after the moment that invented rows have."""


def note(importer: Importer, sent: datetime = NOTED) -> None:
    """Note an invitation of mine to Ana Park."""
    typed = TypedInvitation("Ana Park", sent, "https://www.linkedin.com/in/ana-park", direction="outgoing")
    importer.tray.commit(entry_of(importer.tray, typed).changes)


def test_the_row_of_an_archive_is_the_invitation_that_i_noted(importer: Importer) -> None:
    note(importer)
    archive = {"Invitations.csv": invitations_csv(outgoing("Ana Park", "ana-park"))}
    assert (importer.take(archive).new, len(importer.invitations("Ana Park"))) == (0, 1)
    before = importer.bytes()
    importer.take(archive)
    assert importer.bytes() == before


@pytest.mark.parametrize("sent", ["1/6/26, 12:18 AM", "12/31/25, 12:18 AM"])
def test_a_row_of_another_week_is_another_invitation(importer: Importer, sent: str) -> None:
    note(importer)
    importer.take({"Invitations.csv": invitations_csv(outgoing("Ana Park", "ana-park", sent=sent))})
    assert len(importer.invitations("Ana Park")) == 2


def test_what_they_sent_is_not_what_i_noted(importer: Importer) -> None:
    note(importer)
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park"))})
    assert sorted(invitation.direction for invitation in importer.invitations("Ana Park")) == ["incoming", "outgoing"]


def test_a_request_that_was_marked_sent_is_joined_too(importer: Importer) -> None:
    note(importer)
    ana = importer.person("Ana Park").id
    triage = Triage(importer.tray, lambda invitation: {})
    triage.pass_on([invitation.id for invitation in importer.invitations("Ana Park")])
    triage.mark_sent(triage.begin_draft(NewDraft(ana, "request", "linkedin-note", "Hello Ana")))
    (_, mine) = importer.invitations("Ana Park")
    assert mine.sent is not None
    at_linkedin = mine.sent.astimezone(UTC)
    row = outgoing("Ana Park", "ana-park", sent=f"{at_linkedin.month}/{at_linkedin.day}/{at_linkedin:%y}, 12:01 AM")
    importer.take({"Invitations.csv": invitations_csv(row)})
    assert len(importer.invitations("Ana Park")) == 2
