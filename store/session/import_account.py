"""The account of an import in words, and what there is left to do after it."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from store.counted import counted
from store.reading.intake.report import FileReport, Report
from store.reading.readings import Skipped
from store.session.importing import Imported
from store.session.search import find_rows
from store.session.session import Session

_ROWS_NAMED: Final = 8
"""How many rows that were skipped for one reason are named to people; scripts get all of them."""
OLD: Final = "age:>6m"
"""The filter for invitations that nobody will answer any more."""


def account_lines(imported: Imported, below: str = "") -> Iterator[str]:
    """Yield the account for people: a line for every file, why rows were skipped, and what was settled elsewhere.

    Files are named by their paths, those in the folder or archive `below` by what goes on from there.
    """
    report, readings = imported.report, imported.readings
    taken_up = {file.path: file.before for file in readings.files if file.before}
    for file in report.files:
        name = file.path.removeprefix(f"{below}/") if below else file.path
        if file.path in taken_up:
            yield f"{name}: goes on after message {taken_up[file.path]:,}, where the last import was stopped"
        yield f"{name}: {file.kind}, {counted(file.rows, 'row')}, {counts_in_words(file)}"
        if file.notice:
            yield f"  {file.notice}"
        for reason, rows in _by_reason(file.skipped).items():
            yield f"  {len(rows)} skipped: {reason} ({_named(rows)})"
    for settled in report.settled:
        yield f"accepted elsewhere: {settled.name}"
    if len(report.files) > 1:
        yield f"in all {counts_in_words(report)}"
    if imported.is_dry:
        yield "This was a dry run. Nothing was changed."


def complaints(imported: Imported) -> Iterator[str]:
    """Yield what should have been taken in and could not be, and where the user stopped. An email that could not be
    understood is reported once.
    """
    report, readings, unread_mails = imported.report, imported.readings, len(imported.unread_mails)
    for refused in report.refused:
        yield f"{refused.path} {refused.reason}"
    if unread_rows := report.unread - sum(len(file.unread_mails) for file in readings.files):
        yield f"{unread_rows} of the skipped rows could not be understood."
    if unread_mails:
        are, they = ("email", "it is") if unread_mails == 1 else ("emails", "they are")
        yield f"{unread_mails} {are} could not be read, for the reasons above; {they} reported as a failure this once."
    stop = readings.stop
    if stop is not None:
        told = f"{stop.path} was read up to message {stop.messages:,} when you stopped it"
        if imported.is_dry:
            yield f"{told}."
        elif stop.mark is None:
            yield f"{told}; what was read is taken in."
        else:
            yield f"{told}; what was read is taken in, and the next import of it goes on there."


def counts_in_words(account: FileReport | Report) -> str:
    """Return what became of the rows, in words."""
    skipped = account.skipped if isinstance(account.skipped, int) else len(account.skipped)
    return f"{account.new} new, {account.updated} updated, {account.known} known already, {skipped} skipped"


class Leftovers(Struct, frozen=True):
    """What an import leaves to be cleared: how many invitations have waited for more than six months, and how many
    requests of the user's have probably lapsed.
    """

    old: int
    lapsed: int

    @property
    def told_old(self) -> str:
        """The old invitations in words; "" where there are none."""
        are = "is" if self.old == 1 else "are"
        return f"{counted(self.old, 'open invitation')} {are} older than six months" if self.old else ""

    @property
    def told_lapsed(self) -> str:
        """The lapsed requests in words; "" where there are none."""
        told = counted(self.lapsed, "request of yours has", "requests of yours have")
        return f"{told} probably lapsed unanswered" if self.lapsed else ""


def leftovers(session: Session) -> Leftovers:
    """Return what there is to be cleared."""
    old = sum(1 for _ in find_rows(session.tray, session.search.limit(OLD), "inbox"))
    return Leftovers(old, sum(invitation.has_lapsed for invitation in session.tray.invitations()))


def _by_reason(skipped: Iterable[Skipped]) -> dict[str, list[int]]:
    """The numbers of the skipped rows for each reason."""
    rows: dict[str, list[int]] = {}
    for each in skipped:
        rows.setdefault(each.reason, []).append(each.row)
    return rows


def _named(rows: list[int]) -> str:
    """The first of these rows by number."""
    more = ", ..." if len(rows) > _ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:_ROWS_NAMED]))}{more}"
