"""The texts that are being typed: kept aside as they are typed, and put into the tray when they are finished."""

from collections.abc import Callable

from store.places import Places
from store.records.folding import rewritten
from store.session.recovery import Recovery, Unfinished
from store.tray.outcome import Outcome
from store.tray.triage import Triage

_TABLES = {"draft": "drafts", "note": "people"}
"""Where the records are that texts belong to, by the kind of text."""


class UnfinishedTexts:
    """The unfinished texts of one tray. They are kept aside from `start` to `close`."""

    def __init__(self, triage: Triage) -> None:
        self._triage = triage
        self._recovery: Recovery | None = None

    def start(self, places: Places, warn: Callable[[str], None]) -> int:
        """Begin to keep texts aside; put those that an earlier run left into the tray, and return how many they were.

        `warn` is called on another thread with a sentence for the user, when texts can no longer be kept.
        """
        self._recovery = Recovery(places.state, places.store, warn)
        found = [unfinished for unfinished in self._recovery.found() if self._is_there(unfinished)]
        for unfinished in found:
            self.finish(unfinished)
        return len(found)

    def keep(self, unfinished: Unfinished) -> None:
        """Keep a text that is being typed, in case the line is lost."""
        if self._recovery and self._is_there(unfinished):
            self._recovery.keep(unfinished)

    def finish(self, unfinished: Unfinished, seen: str | None = None) -> Outcome:
        """Put a text that was typed into the tray, unless whom it is about was forgotten while it was written.

        A note that was `seen` when the writing began keeps what came into it since.
        """
        if not self._is_there(unfinished):
            return Outcome(None, [])
        record_id, text = unfinished.id, unfinished.text
        if unfinished.kind == "draft":
            outcome = self._triage.write_draft(record_id, text)
        else:
            note = text if seen is None else rewritten(seen, text, self._triage.tray.person(record_id).note)
            outcome = self._triage.note(record_id, note)
        if self._recovery:
            self._recovery.settle(unfinished)
        return outcome

    def forget_finished(self) -> None:
        """The tray is saved: no other copy of what is in it is needed."""
        if self._recovery:
            self._recovery.forget_settled()

    def close(self) -> None:
        """Wait until all is kept."""
        if self._recovery:
            self._recovery.close()

    def _is_there(self, unfinished: Unfinished) -> bool:
        """Whether what a text belongs to is still in the tray."""
        return unfinished.id in self._triage.tray.tables[_TABLES[unfinished.kind]]
