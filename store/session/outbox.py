"""The outbox: whether a letter may go out, how it leaves Salver for another program, and that it was sent."""

from collections.abc import Callable
from pathlib import Path

from store.file.disk import real_path, write_durably
from store.records import ids
from store.records.model import Draft, Me
from store.sending.command import hand_over, program_words
from store.sending.errors import NotSent
from store.sending.mail import mail
from store.sending.maildir import drafts_folder, keep_among_drafts
from store.sending.paper import Sheets, laid_out
from store.session.clearance import ClearedLetter, HeldBack, Stopped
from store.session.drafts import DraftService
from store.session.letter import Letter
from store.settings import Settings
from store.text import has_word
from store.tray.outcome import Outcome
from store.tray.sending import already_sent
from store.tray.triage import Triage

NEXT_SHEET = "\f"
"""Ends a sheet for every printer."""


class Outbox:
    """Lets the letters of one tray go out. A way out raises NotSent where it is not open, and marks nothing as sent:
    `mark_sent` does, of what `clear_to_send` has cleared.
    """

    def __init__(self, triage: Triage, drafts: DraftService, settings: Settings, me: Me) -> None:
        self._triage = triage
        self._tray = triage.tray
        self._drafts = drafts
        self._settings = settings
        self._me = me

    def check_leaving(self, letter: Letter) -> None:
        """Check that a letter may leave Salver for another program.

        Raises:
            HeldBack: It was sent already, it is empty, or what it belongs to has not come so far.
        """
        if letter.sent is not None:
            raise HeldBack(already_sent(letter.sent))
        if reason := self._triage.reason_not_to_send(letter.written()):
            raise HeldBack(reason)

    def clear_to_send(self, letter: Letter, because: str = "") -> ClearedLetter:
        """Check that a letter may go out; `because` says why, where checks stop it.

        Raises:
            HeldBack: As `check_leaving`.
            Stopped: Checks stop it, and `because` has no word.
        """
        self.check_leaving(letter)
        stops = self._drafts.stops(letter)
        if stops and not has_word(because):
            raise Stopped(stops)
        return ClearedLetter(letter, {stop.check: because.strip() for stop in stops})

    def mark_sent(self, cleared: ClearedLetter) -> Outcome:
        """Note that a letter has gone out. What it answers is decided with it where that is still open."""
        letter, overruled = cleared.letter, cleared.overruled
        if letter.draft is not None:
            return self._triage.mark_sent(letter.draft, overruled)
        return self._triage.send_reply(letter.written(), overruled)

    def file_name(self, draft: Draft, ending: str) -> str:
        """Return a name for a file of this draft, made of nothing that a stranger wrote."""
        return f"{draft.purpose}-{ids.spelled(draft.id)[: ids.SHORTEST]}.{ending}"

    def lacking(self, draft: Draft) -> dict[str, str]:
        """Return what each way out lacks for a draft, in a sentence, or "" if it lacks nothing: a mail file (`e`), the
        Maildir (`d`) and the mail program (`m`).
        """
        no_mail = _problem(lambda: self.written_mail(draft))
        no_folder = _problem(lambda: drafts_folder(self._settings.mail.drafts))
        no_program = _problem(lambda: program_words(self._settings.mail.command))
        return {"e": no_mail, "d": no_folder or no_mail, "m": no_program or no_mail}

    def mail_to_be_edited(self, draft: Draft) -> bytes:
        """Return the draft as an email that mail programs open for sending."""
        return mail(draft, self._me, self._tray.now, to_be_edited=True)

    def write_mail(self, draft: Draft, path: Path) -> None:
        """Write it into a new file, as an email that is to be edited."""
        _write(path, self.mail_to_be_edited(draft))

    def keep_in_maildir(self, draft: Draft) -> Path:
        """Leave the draft in the Maildir of the user's drafts, and return that folder."""
        kept = keep_among_drafts(self.written_mail(draft), self._settings.mail.drafts, self._tray.now)
        return kept.parent.parent

    def written_mail(self, draft: Draft) -> bytes:
        """Return the draft as an email that goes out at once."""
        return mail(draft, self._me, self._tray.now)

    def hand_over(self, written: bytes) -> str:
        """Give an email to the program that sends mail, and return its name. It may take a minute, and run on a
        thread.
        """
        return hand_over(written, self._settings.mail.command)

    def laid_out(self, draft: Draft) -> Sheets:
        """Return the draft laid out as a letter on paper."""
        return laid_out(draft, self._me, self._settings.letter.address, self._tray.today)

    def write_letter(self, draft: Draft, path: Path) -> int:
        """Write it into a new file, laid out for paper, and return on how many sheets."""
        sheets = self.laid_out(draft)
        _write(path, NEXT_SHEET.join("\n".join(page) + "\n" for page in sheets.pages).encode())
        return len(sheets.pages)


def _problem(attempt: Callable[[], object]) -> str:
    """Return what keeps something from going out, "" where nothing does."""
    try:
        attempt()
    except NotSent as error:
        return str(error)
    return ""


def _write(path: Path, content: bytes) -> None:
    """Write a new file, readable by the user alone. Raises NotSent."""
    try:
        write_durably(real_path(path), content)
    except OSError as error:
        raise NotSent(f"{path} cannot be written: {error.strerror}.") from error
