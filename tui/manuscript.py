"""A text in work: what is typed is kept as it is typed, and comes into the tray when it is put down."""

from typing import TYPE_CHECKING

from tui.recovery import Unfinished

if TYPE_CHECKING:
    from tui.desk import Desk
    from tui.letters import Letter


class Note:
    """The note on a person, being written."""

    def __init__(self, desk: "Desk", row: int) -> None:
        self._desk = desk
        self._person, _ = desk.subject(row)
        self.title = f"Note on {self._person.name}"
        self.done = f"Kept the note on {self._person.name}."
        self.text = self._person.note

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        self._desk.keep_typed(Unfinished("note", self._person.id, text))

    def put_down(self, text: str) -> bool:
        """Put it into the tray; answers whether that is worth a word."""
        return self._desk.put_down(Unfinished("note", self._person.id, text)).action is not None


class Reply:
    """A reply, being written. With the first change it is a draft, and stands in Drafts from then on."""

    def __init__(self, desk: "Desk", letter: "Letter") -> None:
        self._desk = desk
        self._draft = letter.draft
        self._letter = letter
        self.title = f"{letter.purpose}, {letter.channel}"
        self.done = f"Kept the draft to {desk.tray.person(letter.person).name}."
        self.text = letter.text or ""

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        if self._draft is not None:
            self._desk.keep_typed(Unfinished("draft", self._draft, text))
        elif text != self.text:
            self._draft = self._desk.begin_letter(self._letter, text)

    def put_down(self, text: str) -> bool:
        """Put it into the tray; answers whether that is worth a word. A text that was only looked at is no draft."""
        if self._draft is None and text == self.text:
            return False
        if self._draft is None:
            self._draft = self._desk.begin_letter(self._letter, text)
        self._desk.put_down(Unfinished("draft", self._draft, text))
        return True


Manuscript = Note | Reply
