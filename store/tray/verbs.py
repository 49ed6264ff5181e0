"""What the verbs on a tray share: each makes one action, and says what it changed and what it refused."""

from collections.abc import Callable, Sequence
from datetime import date

from store.records.ids import RecordId
from store.tray.changes import Change
from store.tray.outcome import Outcome, Refusal, committed
from store.tray.tray import Tray


class Verbs:
    """Verbs on one tray."""

    def __init__(self, tray: Tray) -> None:
        self.tray = tray

    def _check_is_to_come(self, day: date) -> None:
        """Raise ValueError where this day is not after today."""
        from store.dates import checked_to_come  # with all that reads dates, for which the first screen need not wait

        checked_to_come(day, self.tray.today)

    def _now(self) -> str:
        return self.tray.now.isoformat(timespec="seconds")

    def _each(self, row_ids: Sequence[RecordId], change: Callable[[RecordId], Sequence[Change] | Refusal]) -> Outcome:
        """Make the changes that `change` returns for each row, as one action. Rows that it refuses stay as they
        were.
        """
        found = [change(row_id) for row_id in row_ids]
        refused = [each for each in found if isinstance(each, Refusal)]
        return self._commit([each for some in found if not isinstance(some, Refusal) for each in some], refused)

    def _commit(self, changes: Sequence[Change], refused: Sequence[Refusal] = ()) -> Outcome:
        return committed(self.tray, changes, refused)
