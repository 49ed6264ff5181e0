"""An import: the rows of every file become changes of the tray, made as one action."""

from store.progress import Progress
from store.reading.intake import mail
from store.reading.intake.ages import Ages
from store.reading.intake.answers import Answers
from store.reading.intake.archives import Archives
from store.reading.intake.connections import Connections
from store.reading.intake.contacts import Contacts
from store.reading.intake.forgotten import without_forgotten
from store.reading.intake.introductions import Introductions
from store.reading.intake.invitations import Invitations
from store.reading.intake.letters import MessageImport, mentions
from store.reading.intake.myself import OwnIdentity
from store.reading.intake.outcomes import MessageOutcomes
from store.reading.intake.people import People
from store.reading.intake.report import Ledger, Report, SettledElsewhere
from store.reading.intake.sent import SentMails
from store.reading.readings import Readings
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Me
from store.tray.tray import Tray


def intake(
    tray: Tray, readings: Readings, me: Me | None = None, progress: Progress = lambda done, total: None
) -> Report:
    """Bring everything that was read into the tray, and account for every row. The tray is not saved.

    Who the user is comes first, then connections, invitations, messages, address books, mail, in whatever order the
    files were named. `me` is what config.toml says of the user, by which the user is recognised among those who write.
    An invitation is joined to a connection by a name that is one person's in these two files, whoever else may have
    written.
    """
    readings = without_forgotten(readings, tray)
    ledger = Ledger(readings, progress)
    ages = Ages(tray, readings)
    myself = OwnIdentity(tray, me or Me())
    myself.take_profile(readings, ages, ledger)
    myself.take_sides(readings)
    myself.take_messages(readings)
    connections, invitations = Connections(readings), Invitations(readings)
    asked = [*connections.mentions(), *invitations.mentions(), *mail.mentions(readings)]
    wrote = list(mentions(readings, myself))
    people = People(tray, [*asked, *wrote], Archives(readings, myself.slugs))
    invitations.join(tray, people, asked)
    connections.take(readings.files, people, ages, ledger)
    people.expect(asked)
    invitations.take(people, ledger)
    people.expect([*asked, *wrote])
    answers = Answers(tray, people, invitations)
    MessageImport(readings, people, myself, ledger).take(invitations, answers)
    contacts = Contacts(readings)
    people.expect([*asked, *wrote, *contacts.mentions()])
    contacts.take(people, myself, ledger)
    _take_mail(readings, people, invitations, answers, ledger)
    touched = _of_new_connections(tray, people)
    open_before = {invitation_id for invitation_id in touched if not tray.invitation(invitation_id).elsewhere}
    tray.commit([*people.changes(), *invitations.changes(), *myself.changes()], by="import")
    settled = [
        _settled(tray, invitation_id)
        for invitation_id in touched
        if invitation_id in open_before and tray.invitation(invitation_id).elsewhere
    ]
    return ledger.report(settled)


def _take_mail(readings: Readings, people: People, invitations: Invitations, answers: Answers, ledger: Ledger) -> None:
    """Take in all mail; a message is told of once, whatever it brings."""
    outcomes = MessageOutcomes(ledger)
    mail.LinkedInMails(readings, people, invitations, outcomes).take(answers)
    Introductions(readings, people, invitations, outcomes).take()
    SentMails(readings, people, outcomes).take()
    outcomes.close()


def _of_new_connections(tray: Tray, people: People) -> list[RecordId]:
    """Return the tray's invitations from or to people whose connection is news."""
    connected = {someone.id for someone in people if someone.has_learned("connected_on")}
    return [invitation_id for invitation_id, record in tray.records("invitations") if record.get("person") in connected]


def _settled(tray: Tray, invitation_id: RecordId) -> SettledElsewhere:
    invitation = tray.invitation(invitation_id)
    return SettledElsewhere(ids.spelled(invitation_id), invitation.person.name, invitation.direction)
