"""An import as the screen and the command line do it: what other programs wrote is read and taken into the tray."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from msgspec import Struct

from store.file import form
from store.progress import Progress
from store.reading.importing import intake
from store.reading.intake.answers import addresses_of_asked
from store.reading.intake.myself import known_me
from store.reading.intake.report import Report
from store.reading.mail.reading import Watch
from store.reading.mail.relays import mail_trust
from store.reading.mail.reported_mails import ReportedMails
from store.reading.mail.resume_points import ResumePoints
from store.reading.opening import Readable
from store.reading.reader import read
from store.reading.readings import Readings
from store.records.model import Me
from store.session.resources import Resources
from store.session.session import Session
from store.tray.clock import Clock

Taking = Callable[[], AbstractContextManager[Progress]]
"""Shows the progress of rows that are taken in."""


class Imported(Struct, frozen=True):
    """What an import has done: the account of every row, and what was read for it."""

    report: Report
    readings: Readings
    unread_mails: frozenset[str]
    """Digests of the emails that could not be understood and were not reported before."""
    is_dry: bool = False
    """Whether nothing is to be kept of it."""


class SavedImport(Struct, frozen=True):
    """An import that is saved, the session that did it, and sentences on what could not be kept beside."""

    session: Session
    imported: Imported
    problems: list[str]


def import_files(
    session: Session,
    paths: Iterable[str],
    standard_input: Readable | None = None,
    *,
    watch: Watch,
    taking: Taking,
    is_dry: bool = False,
) -> Imported:
    """Take everything behind these paths into the tray of a session, which is not saved.

    `watch` shows the progress of each mailbox that is read, `taking` that of the rows that are taken in. The first may
    raise KeyboardInterrupt to stop in the middle of a mailbox: what was read until then is taken in.
    """
    tray, settings, places = session.tray, session.resources.settings, session.resources.places
    known, trust = settings.me.over(known_me(tray)), mail_trust(settings.mail)
    marks = None if is_dry else ResumePoints(places.state, places.store)
    readings = read(paths, standard_input, known, marks, watch, trust, addresses_of_asked(tray))
    with taking() as progress:
        report = intake(tray, readings, settings.me.over(Me()), progress)
    unread = ReportedMails(places.state, places.store).news(readings)
    return Imported(report, readings, frozenset(unread), is_dry)


def import_and_save(
    resources: Resources, clock: Clock, path: str, *, watch: Watch, taking: Taking
) -> SavedImport | None:
    """Take what is behind a path into the store of these resources, and save it: for a thread beside a session on the
    same store, which merges it in. Return None where the user stopped it before anything was taken in.

    Raises StoreError, and Unusable for settings that cannot be used.
    """
    resources.refuse_faults()
    session = Session.open(resources, clock)
    try:
        imported = import_files(session, [path], watch=watch, taking=taking)
    except KeyboardInterrupt:
        return None
    if session.tray.tables != form.empty():
        session.save()
    return SavedImport(session, imported, [*keep_progress(session, imported)])


def keep_progress(session: Session, imported: Imported) -> Iterator[str]:
    """Keep how far mailboxes were read and which emails were reported, once what was taken in is saved.

    Yield a sentence for what cannot be kept.
    """
    if imported.is_dry:
        return
    places = session.resources.places
    try:
        ResumePoints(places.state, places.store).settle(imported.readings)
    except OSError as error:
        yield f"Salver could not note where reading stopped ({error.strerror}). The next import begins at the start."
    try:
        ReportedMails(places.state, places.store).keep(set(imported.unread_mails))
    except OSError as error:
        problem = f"Salver could not note which emails it has reported ({error.strerror})"
        yield f"{problem}. The next import reports them again."
