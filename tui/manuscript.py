"""A text in work: what is typed is kept as it is typed, and comes into the tray when it is put down."""

from typing import TYPE_CHECKING

from store.tray.triage import Outcome
from tui.recovery import Unfinished

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.letters import Letter


class Note:
    """The note on a person, being written."""

    done = "Kept the note on {}."

    def __init__(self, desk: "Desk", row: int) -> None:
        self._desk = desk
        self._person, _ = desk.subject(row)
        self.title = f"Note on {self._person.name}"
        self.text = self._person.note

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        self._desk.keep_typed(Unfinished("note", self._person.id, text))

    def put_down(self, text: str) -> Outcome:
        """Put it into the tray."""
        return self._desk.put_down(Unfinished("note", self._person.id, text))


class Reply:
    """A reply, being written. With the first change it is a draft, and stands in Drafts from then on."""

    done = "Kept the draft to {}."

    def __init__(self, desk: "Desk", letter: "Letter") -> None:
        self._desk = desk
        self._draft = letter.draft
        self._letter = letter
        self.title = f"{letter.purpose}, {letter.channel}"
        self.text = letter.text or ""

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        if self._draft is not None:
            self._desk.keep_typed(Unfinished("draft", self._draft, text))
        elif text != self.text:
            self._draft = self._desk.begin_letter(self._letter, text)

    def put_down(self, text: str) -> Outcome:
        """Put it into the tray."""
        if self._draft is None and text == self.text:
            return Outcome(None, [])
        if self._draft is None:
            self._draft = self._desk.begin_letter(self._letter, text)
        return self._desk.put_down(Unfinished("draft", self._draft, text))


Manuscript = Note | Reply
