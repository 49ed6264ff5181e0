"""A text being edited: it is kept while it is typed, and comes into the tray when the user leaves it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.records.ids import RecordId
from store.session.unfinished import Unfinished
from store.writing.channels import length, subject_limit

if TYPE_CHECKING:
    from store.session.letter import Letter
    from store.session.session import Session
    from store.writing.remark import Remark


class NoteEdit:
    """The note on a person, being edited."""

    def __init__(self, session: "Session", row_id: RecordId) -> None:
        self._session = session
        self._person, _ = session.tray.subject(row_id)
        self.title = f"Note on {self._person.name}"
        self.done = f"Kept the note on {self._person.name}."
        self.text = self._person.note

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        self._session.unfinished.keep(Unfinished("note", self._person.id, text))

    def put_down(self, text: str) -> bool:
        """Put the note into the tray, together with what was written into it meanwhile.

        Returns:
            Whether there is something to say: `done` then says it.
        """
        if self._session.tray.is_erased(self._person.id):
            self.done = f"{self._person.name} was forgotten meanwhile, and the note with them."
            return True
        return self._session.unfinished.finish(Unfinished("note", self._person.id, text), self.text).action is not None


class DraftEdit:
    """A draft, being edited. A text that was only advised becomes a draft with the first change."""

    def __init__(self, session: "Session", letter: "Letter") -> None:
        self._session = session
        self.letter = letter
        self.whom = session.tray.person(letter.person).name
        self.done = f"Kept the draft to {self.whom}."
        self.text = letter.text or ""
        self.context = session.drafts.check_context(letter)
        """What the checks know around the text."""

    @property
    def subject_limit(self) -> int | None:
        """How long the subject may be: 0 where the channel has none, None where there is no limit."""
        return subject_limit(self.letter.channel, self.context.limits)

    @property
    def is_gone(self) -> bool:
        """Whether the person was forgotten meanwhile, and everything about them."""
        return self._session.tray.is_erased(self.letter.person)

    @property
    def off(self) -> tuple[str, ...]:
        """The checks that are switched off for this text; none where the person was forgotten meanwhile."""
        draft_id = self.letter.draft
        if draft_id is None or draft_id not in self._session.tray.tables["drafts"]:
            return ()
        return self._session.tray.draft(draft_id).off

    def size(self, text: str) -> tuple[int, int | None]:
        """Return how long this text is, and how long it may be (None: no limit), as the channel counts."""
        return length(text, self.letter.channel), self.letter.limit

    def checking(self) -> Callable[[str], "list[Remark]"]:
        """Return the function that checks a text in place of this one; it may be called on another thread."""
        from store.writing.draft_checks import check_draft  # with all phrases, which the first screen does not wait for

        context, off = self.context, {*self._session.resources.checks_off, *self.off}
        return lambda text: check_draft(text, context, off)

    def switch(self, name: str, text: str) -> bool:
        """Switch a check off for this text, or on again. `text` is what has been typed so far.

        Returns:
            Whether the check is on now.
        """
        draft_id, speaks = self._begun(text), name in self.off
        self._session.triage.switch_check(draft_id, name, on=speaks)
        return speaks

    def write_subject(self, subject: str, text: str) -> None:
        """Write the subject. `text` is what has been typed so far."""
        draft_id = self._begun(text)
        self._session.triage.write_draft(draft_id, subject=subject)
        self.letter = replace(self.letter, subject=subject)
        self.context = self._session.drafts.check_context(self.letter)

    def keep(self, text: str) -> None:
        """Keep what has been typed so far, in case the line is lost."""
        if self.is_gone:
            return
        if self.letter.draft is not None:
            self._session.unfinished.keep(Unfinished("draft", self.letter.draft, text))
        elif text != self.text:
            self._begun(text)

    def put_down(self, text: str) -> bool:
        """Put the text into the tray. A text that was only looked at becomes no draft.

        Returns:
            Whether there is something to say: `done` then says it.
        """
        if self.is_gone:
            self.done = f"{self.whom} was forgotten meanwhile, and the text with them."
            return True
        if self.letter.draft is None and text == self.text:
            return False
        self._session.unfinished.finish(Unfinished("draft", self._begun(text), text))
        return True

    def _begun(self, text: str) -> RecordId:
        """Return the id of the draft that the text is from now on."""
        draft_id = self.letter.draft
        if draft_id is None:
            draft_id = self._session.triage.begin_draft(self.letter.written(text))
            self.letter = replace(self.letter, draft=draft_id)
        return draft_id


EditSession = NoteEdit | DraftEdit
