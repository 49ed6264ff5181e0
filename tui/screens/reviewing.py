"""Reviewing: the letters in sight are checked on another thread, and the remarks shown once they are known."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.records.ids import RecordId
from store.records.model import Draft
from store.session.edit_session import DraftEdit

if TYPE_CHECKING:
    from store.session.letter import Letter
    from store.session.row_details import RowDetails
    from store.writing.remark import Remark
    from tui.screens.viewing import ViewingScreen


class Reviewing:
    """Checks the letter in place, and in Drafts the letters in sight, each of them once."""

    def __init__(self, screen: "ViewingScreen") -> None:
        self._screen = screen
        self._stopped: dict[RecordId, tuple[Draft, bool]] = {}
        """By id, each draft as it was checked, and whether a check stops it."""
        self._stopped_in_place: Letter | None = None
        """The letter in place, once a check is known to stop it."""

    def is_stopped(self, draft: Draft) -> bool:
        """Return whether a check is known to stop a draft as it is now."""
        return self._stopped.get(draft.id) == (draft, True)

    def is_known_to_stop(self, about: "RowDetails") -> bool:
        """Return whether a check is known to stop the text of this row, be it a draft or another letter."""
        if isinstance(about.item, Draft) and self.is_stopped(about.item):
            return True
        return about.letter is not None and about.letter == self._stopped_in_place

    def review(self, letter: "Letter | None") -> None:
        """Check what is in sight, with this letter in place. A review that is still running is dropped."""
        if letter is not None:
            review: Callable[[], Awaitable[None]] = partial(self._review, letter)
            self._screen.run_worker(review, exclusive=True, group="review")

    async def _review(self, letter: "Letter") -> None:
        if letter.text is not None and letter.sent is None:
            remarks = await self._remarks(letter)
            self._screen.side.show_remarks(letter, remarks)
            self._stopped_in_place = letter if _has_stop(remarks) else None
            about = self._screen.about
            if about is not None and about.letter == letter and isinstance(about.item, Draft):
                self._show_in_row(self._remember(about.item, remarks))
            self._screen.show_keys()
        if self._screen.view == "drafts":
            await self._review_rows()

    async def _review_rows(self) -> None:
        """Find out which of the drafts in sight are stopped, and show it in their rows."""
        session, queue = self._screen.session, self._screen.queue
        is_news = False
        for row_id in queue.in_sight:
            if row_id not in session.tray.tables["drafts"]:
                continue  # forgotten by another Salver meanwhile
            draft = session.tray.draft(row_id)
            if self._stopped.get(row_id, (None, False))[0] != draft:
                remarks = await self._remarks(session.drafts.letter_of(draft))
                is_news |= self._remember(draft, remarks)
        self._show_in_row(is_news)

    def _remember(self, draft: Draft, remarks: "Sequence[Remark]") -> bool:
        """Keep whether a check stops a draft, and return whether that is news."""
        before, self._stopped[draft.id] = self._stopped.get(draft.id), (draft, _has_stop(remarks))
        return self._stopped[draft.id] != before

    def _show_in_row(self, is_news: bool) -> None:
        if is_news:
            self._screen.queue.renew()

    def forget(self) -> None:
        """Check everything anew, as after the user has changed a setting."""
        self._stopped.clear()
        self._stopped_in_place = None

    async def _remarks(self, letter: "Letter") -> "list[Remark]":
        return await to_thread(DraftEdit(self._screen.session, letter).checking(), letter.text or "")


def _has_stop(remarks: "Sequence[Remark]") -> bool:
    return any(remark.level == "stop" for remark in remarks)
