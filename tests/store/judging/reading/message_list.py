"""Reading the list of messages."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

HERE = Path(__file__).parent / "messages"
LABELS = (
    *("salesy", "favour", "widening", "rude", "empty", "reason", "later", "note"),
    *("event", "school", "mutual", "recruiter", "candidate", "student", "colleague"),
)


class Message(Struct, frozen=True):
    """One message of the list."""

    language: str
    text: str
    labels: frozenset[str]
    """What it says."""
    open: frozenset[str]
    """What it may be said to say or not."""

    def says(self, label: str) -> bool | None:
        """Whether it says this; None where either is right."""
        return None if label in self.open else label in self.labels


def messages() -> list[Message]:
    """Return all messages, language by language."""
    return [message for path in sorted(HERE.glob("*.txt")) for message in _read(path)]


def is_held_out(text: str) -> bool:
    """Whether a text belongs to the half that nothing is tuned on."""
    return blake2b(text.encode(), digest_size=1).digest()[0] % 2 == 1


def _read(path: Path) -> Iterator[Message]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        labels, colon, text = line.partition(": ")
        named = labels.split()
        unknown = {label.removesuffix("?") for label in named} - set(LABELS)
        if not colon or unknown:
            raise ValueError(f"{path.name}, line {number}: {labels!r} has labels that are none: {unknown}")
        yield Message(
            path.stem,
            text.replace("\\n", "\n"),
            frozenset(label for label in named if not label.endswith("?")),
            frozenset(label.removesuffix("?") for label in named if label.endswith("?")),
        )
