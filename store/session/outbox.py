"""The outbox: the ways by which a letter leaves Salver for another program. Nothing here marks it as sent."""

from pathlib import Path

from store.file.disk import real_path, write_durably
from store.records import ids
from store.records.model import Draft, Me
from store.sending.command import hand_over
from store.sending.errors import NotSent
from store.sending.mail import mail
from store.sending.maildir import keep_among_drafts
from store.sending.paper import Sheets, laid_out
from store.settings import Settings
from store.tray.tray import Tray

NEXT_SHEET = "\f"
"""Ends a sheet for every printer."""


class Outbox:
    """The ways out for the drafts of one tray. Every way raises NotSent where it is not open."""

    def __init__(self, tray: Tray, settings: Settings, me: Me) -> None:
        self._tray = tray
        self._settings = settings
        self._me = me

    def file_name(self, draft: Draft, ending: str) -> str:
        """A name for a file of this draft, made of nothing that a stranger wrote."""
        return f"{draft.purpose}-{ids.spelled(draft.id)[: ids.SHORTEST]}.{ending}"

    def lacking(self, draft: Draft) -> dict[str, str]:
        """What keeps a draft from going out as a file, into the Maildir (`d`) and by the mail program (`m`), in a
        sentence each; "" where nothing does. A mail file is `e`.
        """
        no_mail = ""
        try:
            self.written_mail(draft)
        except NotSent as error:
            no_mail = str(error)
        no_folder = "" if self._settings.mail.drafts else "config.toml names no Maildir: drafts under [mail]"
        no_program = "" if self._settings.mail.command else "config.toml names no mail program: command under [mail]"
        return {"e": no_mail, "d": no_folder or no_mail, "m": no_program or no_mail}

    def mail_to_be_edited(self, draft: Draft) -> bytes:
        """It as a mail that mail programs open as one that is to be sent."""
        return mail(draft, self._me, self._tray.now, to_be_edited=True)

    def write_mail(self, draft: Draft, path: Path) -> None:
        """Write it into a new file, as a mail that is to be edited."""
        _write(path, self.mail_to_be_edited(draft))

    def keep_in_maildir(self, draft: Draft) -> Path:
        """Leave it in the Maildir of my drafts; answers that."""
        kept = keep_among_drafts(self.written_mail(draft), self._settings.mail.drafts, self._tray.now)
        return kept.parent.parent

    def written_mail(self, draft: Draft) -> bytes:
        """It as a mail that goes out at once."""
        return mail(draft, self._me, self._tray.now)

    def hand_over(self, written: bytes) -> str:
        """Give a mail to the program that sends mail; answers its name. It may take a minute, and run on a thread."""
        return hand_over(written, self._settings.mail.command)

    def laid_out(self, draft: Draft) -> Sheets:
        """It as a letter on paper."""
        return laid_out(draft, self._me, self._settings.letter.address, self._tray.today)

    def write_letter(self, draft: Draft, path: Path) -> int:
        """Write it into a new file, laid out for paper; answers on how many sheets."""
        sheets = self.laid_out(draft)
        _write(path, NEXT_SHEET.join("\n".join(page) + "\n" for page in sheets.pages).encode())
        return len(sheets.pages)


def _write(path: Path, content: bytes) -> None:
    """Write a new file, readable by me alone. Raises NotSent."""
    try:
        write_durably(real_path(path), content)
    except OSError as error:
        raise NotSent(f"{path} cannot be written: {error.strerror}.") from error
