"""What became of each message of a mailbox, which may be about several people: the most that it brought counts."""

from store.reading.intake.report import Ledger, RowOutcome
from store.reading.readings import FileReading

_LEAST_FIRST: tuple[RowOutcome, ...] = ("known", "updated", "new")


class MessageOutcomes:
    """Notes what each message brought, and tells the ledger at the end."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._most: dict[tuple[int, int], tuple[FileReading, RowOutcome]] = {}
        """By the file (its place in memory) and the message."""
        self._reasons: dict[tuple[int, int], tuple[FileReading, str]] = {}

    def note(self, file: FileReading, message: int, outcome: RowOutcome) -> None:
        """The message brought this, perhaps beside other things."""
        _, known = self._most.get((id(file), message), (file, outcome))
        self._most[id(file), message] = file, max(known, outcome, key=_LEAST_FIRST.index)

    def skip(self, file: FileReading, message: int, reason: str) -> None:
        """Something in the message is left out for a reason, which counts where it brings nothing else."""
        self._reasons[id(file), message] = file, reason

    def close(self) -> None:
        """Tell the ledger of every message, once."""
        for file, outcome in self._most.values():
            self._ledger.count(file, outcome)
        for (place, message), (file, reason) in self._reasons.items():
            if (place, message) not in self._most:
                self._ledger.skip(file, message, reason)
