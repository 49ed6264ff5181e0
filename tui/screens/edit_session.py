"""A text in work: what is typed is kept as it is typed, and comes into the tray when it is put down."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.session.recovery import Unfinished
from store.writing.channels import length, subject_limit
from tui.render.meter import meter_text

if TYPE_CHECKING:
    from store.session.drafts import Letter
    from store.session.session import Session
    from store.writing.remark import Remark


class NoteEdit:
    """The note on a person, being written."""

    def __init__(self, session: "Session", row: int) -> None:
        self._session = session
        self._person, _ = session.subject(row)
        self.title = f"Note on {self._person.name}"
        self.done = f"Kept the note on {self._person.name}."
        self.text = self._person.note

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        self._session.keep_typed(Unfinished("note", self._person.id, text))

    def put_down(self, text: str) -> bool:
        """Put it into the tray, with what came into the note meanwhile; answers whether that is worth a word."""
        if self._session.tray.is_erased(self._person.id):
            self.done = f"{self._person.name} was forgotten meanwhile, and the note with them."
            return True
        return self._session.put_down(Unfinished("note", self._person.id, text), self.text).action is not None


class DraftEdit:
    """A letter, being written. With the first change it is a draft, and stands in Drafts from then on."""

    def __init__(self, session: "Session", letter: "Letter") -> None:
        self._session = session
        self.letter = letter
        self.whom = session.tray.person(letter.person).name
        self.done = f"Kept the draft to {self.whom}."
        self.text = letter.text or ""
        self._context = session.letters.check_context(letter)

    @property
    def subject_limit(self) -> int | None:
        """How long its subject may be: 0 where it has none, None where there is no limit."""
        return subject_limit(self.letter.channel, self._context.limits)

    @property
    def meter(self) -> str:
        """How many requests have gone out, where it is one; "" where it is none."""
        return meter_text(self._context)

    @property
    def is_gone(self) -> bool:
        """Whether whom it is to was forgotten meanwhile, and everything about them."""
        return self._session.tray.is_erased(self.letter.person)

    @property
    def off(self) -> tuple[str, ...]:
        """The checks that were switched off for this text; none where it is gone with whom it was for, forgotten."""
        number = self.letter.draft
        if number is None or number not in self._session.tray.tables["drafts"]:
            return ()
        return self._session.tray.draft(number).off

    def size(self, text: str) -> tuple[int, int | None]:
        """How long this text is, and how long it may be, as its channel counts."""
        return length(text, self.letter.channel), self.letter.limit

    def checking(self) -> Callable[[str], "list[Remark]"]:
        """What says of a text in place of this one what the checks find; it may be called on a thread of its own."""
        from store.writing.draft_checks import check_draft  # with all phrases, which the first screen does not wait for

        context, off = self._context, {*self._session.letters.checks_off, *self.off}
        return lambda text: check_draft(text, context, off)

    def switch(self, name: str, text: str) -> bool:
        """Switch a check off, or on again; answers whether it speaks now. `text` is what has been typed so far."""
        number, speaks = self._begun(text), name in self.off
        self._session.triage.switch_check(number, name, on=speaks)
        return speaks

    def write_subject(self, subject: str, text: str) -> None:
        """Write the subject. `text` is what has been typed so far."""
        number = self._begun(text)
        self._session.triage.write_draft(number, subject=subject)
        self.letter = replace(self.letter, subject=subject)
        self._context = self._session.letters.check_context(self.letter)

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        if self.is_gone:
            return
        if self.letter.draft is not None:
            self._session.keep_typed(Unfinished("draft", self.letter.draft, text))
        elif text != self.text:
            self._begun(text)

    def put_down(self, text: str) -> bool:
        """Put it into the tray; answers whether that is worth a word. A text that was only looked at is no draft."""
        if self.is_gone:
            self.done = f"{self.whom} was forgotten meanwhile, and the letter with them."
            return True
        if self.letter.draft is None and text == self.text:
            return False
        self._session.put_down(Unfinished("draft", self._begun(text), text))
        return True

    def _begun(self, text: str) -> int:
        """The id of the draft that it is from now on."""
        number = self.letter.draft
        if number is None:
            number = self._session.begin_letter(self.letter, text)
            self.letter = replace(self.letter, draft=number)
        return number


EditSession = NoteEdit | DraftEdit
