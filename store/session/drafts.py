"""Letters: which text is next for a row, what else could be written there, and what the checks say of it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.records.ids import UNKNOWN, RecordId
from store.records.model import UNDECIDED, Channel, Draft, Introduction, Invitation, Person
from store.records.ordering import placed
from store.session.letter import Beginning, Letter
from store.session.template_choice import TemplateChoice
from store.text import clean
from store.tray import introducing
from store.tray.tray import Tray
from store.writing.advised import advised_purpose, purpose_to_introducer
from store.writing.channels import length, limit
from store.writing.check_context import CheckContext
from store.writing.check_context_builder import CheckContextBuilder
from store.writing.draft_checks import check_draft
from store.writing.fields import filled, unfilled_fields, what_they_do
from store.writing.language.first_names import first_name, whole_name
from store.writing.purposes import Purpose, purpose_of
from store.writing.remark import Remark
from store.writing.template import Template
from store.writing.wording import reaching, word

if TYPE_CHECKING:
    from store.keeping.causes import DueItem
    from store.session.advice import AdviceService
    from store.session.resources import Resources

_WAYS: Final[tuple[Channel, ...]] = ("linkedin-message", "email")
"""By which an empty letter can go."""


class DraftService:
    """The letters to the people of one tray: those begun, those advised and those still to begin; and what the checks
    say about them.
    """

    def __init__(
        self, tray: Tray, advice: "AdviceService", resources: "Resources", before: "DraftService | None" = None
    ) -> None:
        """`before` is the one whose place this takes, with the texts that were put in place."""
        self._tray = tray
        self._advice = advice
        self._resources = resources
        self._templates = TemplateChoice(tray, advice, resources)
        self._placed: dict[RecordId, Template | None] = before._placed if before else {}
        """By the invitation, the text that was put in place for it; None for the one that fits best."""
        self._drafts: dict[RecordId, list[Draft]] | None = None

    @cached_property
    def _contexts(self) -> CheckContextBuilder:
        settings, own_words = self._resources.settings, self._resources.own_words
        return CheckContextBuilder(self._tray, self._advice.me, settings, self._advice.known_facts, own_words)

    def update(self, ids: Iterable[RecordId]) -> None:
        """Look again which drafts there are, and what was sent, after these records changed."""
        self._drafts = None
        self._contexts.update(ids)

    def renew(self) -> None:
        """Look at everybody anew."""
        self._drafts = None
        self._contexts.forget_all()

    def put_in_place(self, invitation_id: RecordId, template: Template | None = None) -> None:
        """Put a text in place for this invitation: as this template words it, or the one that fits best."""
        self._placed[invitation_id] = template

    def letter_of(self, draft: Draft) -> Letter:
        """Return the letter that a draft holds."""
        purpose = purpose_of(draft.purpose)
        letter = self._letter(draft.person, draft.invitation, purpose, draft.channel, draft.text, draft.subject)
        names = draft.names.id if draft.names else None
        kept = replace(letter, draft=draft.id, sent=draft.sent, due=draft.due)
        return replace(kept, introduction=draft.introduction, names=names)

    def next_letter(self, invitation: Invitation, advice: str | None) -> Letter | None:
        """Return the next letter about this invitation: the draft that was begun, else the advised one; None if there
        is neither.
        """
        letter = self._next(invitation.person, invitation, advised_purpose(invitation, advice))
        if letter is None and invitation.by is not None:
            return self._next(invitation.by, invitation, purpose_to_introducer(invitation))
        return letter

    def _next(self, person: Person, invitation: Invitation, purpose: Purpose | None) -> Letter | None:
        """Return the next letter to one person about an invitation; `purpose` is the one that is advised, if any is."""
        kept = [draft for draft in self.drafts_to(person) if draft.invitation == invitation.id]
        if begun := [draft for draft in kept if draft.sent is None]:
            return self.letter_of(begun[-1])
        if purpose is None or any(draft.purpose == purpose for draft in kept):
            return None
        ready = invitation.state not in UNDECIDED or invitation.id in self._placed
        if ready:
            return self.worded(person, invitation, purpose)
        return Letter(person.id, invitation.id, purpose, invitation.channel, None)

    def letter_begun(self, person: Person, purpose: str | None = None) -> Letter | None:
        """Return the letter to somebody, of this purpose or of any, that was begun last and has not gone out; None
        where none was.
        """
        begun = [draft for draft in self.drafts_to(person) if draft.sent is None and purpose in (None, draft.purpose)]
        return self.letter_of(begun[-1]) if begun else None

    def of_introduction(self, introduction: Introduction) -> Letter | None:
        """Return the next letter of an introduction: the text that was begun last, else what is to be written now."""
        begun = [
            draft
            for side in (introduction.person, introduction.other)
            for draft in self.drafts_to(side)
            if draft.introduction == introduction.id and draft.sent is None
        ]
        if begun:
            return self.letter_of(begun[-1])
        step = introducing.next_step(introduction)
        return self.for_introduction(introduction, *step) if step else None

    def for_introduction(self, introduction: Introduction, purpose: Purpose, person_id: RecordId) -> Letter:
        """Return the text of an introduction that goes to one of the two, filled with what the introduction says.

        Raises:
            Locked: The introduction does not allow this text now.
        """
        introducing.check_step(introduction, purpose, person_id)
        mine, other = introduction.consents
        if mine.person.id != person_id:
            mine, other = other, mine
        letter = self.worded(mine.person, None, purpose)
        known = {
            "other": whole_name(other.person.name),
            "other_first_name": first_name(other.person.name),
            "about_other": what_they_do(other.person),
            "about_you": what_they_do(mine.person),
            "gain": mine.gains,
            "why": introduction.because,
        }
        return replace(self._filled(letter, known), introduction=introduction.id)

    def about(self, letter: Letter, target: Person) -> Letter:
        """Return the letter with whom it is about: to whom a referral is asked for, or to whom somebody may be
        named.
        """
        return replace(self._filled(letter, {"target": whole_name(target.name)}), names=target.id)

    def _filled(self, letter: Letter, known: Mapping[str, str | None]) -> Letter:
        """Return the letter with these fields filled in its text and its subject; an empty value leaves one open."""
        fit = {name: " ".join(clean(value).split()) for name, value in known.items() if value}
        text, subject = filled(letter.text or "", fit), filled(letter.subject, fit)
        person = self._tray.person(letter.person)
        return self._letter(person, letter.invitation, letter.purpose, letter.channel, text, subject)

    def of_due(self, item: "DueItem") -> Letter:
        """Return the letter that fits what is due: the draft of its purpose that was begun, else as a template words
        it.
        """
        if begun := self.letter_begun(item.person, item.purpose):
            return begun
        purpose = purpose_of(item.purpose)
        if purpose in introducing.PURPOSES:
            return self.for_introduction(self._tray.introduction(item.id), purpose, item.person.id)
        is_of_invitation = item.id in self._tray.tables["invitations"]
        return self.worded(item.person, self._tray.invitation(item.id) if is_of_invitation else None, purpose)

    def own_letter(self, invitation: Invitation) -> Letter:
        """Return a letter that the user writes without advice."""
        return self.worded(invitation.person, invitation, _own_purpose(invitation.person, invitation))

    def first_purpose(self, person: Person, invitation: Invitation | None, advice: str | None) -> Purpose:
        """Return the purpose that is written next most likely: the advised one unless it was sent already, else the
        usual one.
        """
        advised = advised_purpose(invitation, advice) if invitation else None
        is_sent = any(draft.purpose == advised for draft in self.drafts_to(person) if draft.sent)
        return advised if advised and not is_sent else _own_purpose(person, invitation)

    def worded(
        self,
        person: Person,
        invitation: Invitation | None,
        purpose: Purpose,
        template: Template | None = None,
        channel: Channel | None = None,
    ) -> Letter:
        """Return the letter of this purpose as a template words it: the given one, else the one that was put in place,
        else the one that fits best; on the given channel, else on the one that reaches the person. It is empty where
        none fits, as may be with templates of the user's own.
        """
        placed = self._placed.get(invitation.id) if invitation else None
        template = template or (placed if placed and placed.purpose == purpose else None)
        template = template or next(iter(self._templates.fitting(person, invitation, purpose)), None)
        invitation_id = invitation.id if invitation else None
        if template is None:
            return self._letter(person, invitation_id, purpose, channel or reaching(_WAYS, person, invitation), "", "")
        sent, facts = self._sent_to_others(person), self._advice.known_facts(person)
        wording = word(template, person, invitation, self._advice.me, channel, sent, facts)
        return self._letter(person, invitation_id, purpose, wording.channel, wording.text, wording.subject)

    def in_words(self, letter: Letter) -> Letter:
        """Return a letter with its text: the one in place, else the advised one as a template words it."""
        if letter.text is not None:
            return letter
        invitation = None if letter.invitation is None else self._tray.invitation(letter.invitation)
        return self.worded(self._tray.person(letter.person), invitation, letter.purpose)

    def beginnings(self, person: Person, invitation: Invitation | None, purpose: Purpose) -> list[Beginning]:
        """Return all ways to begin a text of this purpose: the templates that fit, the best first, an empty letter, and
        the templates that are for somebody else. Templates are in their language, in English, or in one of the user's.
        """
        fit = self._templates.fitting(person, invitation, purpose)
        rest = self._templates.others(person, purpose, fit)
        found = []
        for template in (*fit, *rest):
            letter = self.worded(person, invitation, purpose, template)
            found.append(Beginning(template, letter, _first(letter.channel, template.channels), template in fit))
        every = dict.fromkeys(channel for each in (*fit, *rest) for channel in each.channels)
        way = found[0].letter.channel
        invitation_id = invitation.id if invitation else None
        blank = Beginning(None, self._letter(person, invitation_id, purpose, way, "", ""), _first(way, every))
        return [*found[: len(fit)], blank, *found[len(fit) :]]

    def letter_begun_with(self, beginning: Beginning, channel: Channel) -> Letter:
        """Return the letter that starts from this beginning, on this channel."""
        letter = beginning.letter
        person = self._tray.person(letter.person)
        if beginning.template is None:
            return self._letter(person, letter.invitation, letter.purpose, channel, "", "")
        invitation = None if letter.invitation is None else self._tray.invitation(letter.invitation)
        return self.worded(person, invitation, letter.purpose, beginning.template, channel)

    def remarks(self, letter: Letter, text: str | None = None) -> list[Remark]:
        """Return what the checks say about a letter, or about this text in its place, the most serious first."""
        draft = self.draft_of(letter)
        off = self._resources.checks_off | {*draft.off}
        return check_draft(draft.text if text is None else text, self._contexts.of(draft), off)

    def stops(self, letter: Letter) -> list[Remark]:
        """Return the remarks that keep a letter from going out, unless it is mended or the user gives a reason."""
        return [remark for remark in self.remarks(letter) if remark.level == "stop"]

    def prepare(self) -> None:
        """Gather what takes longest. May run on a thread of its own."""
        self._contexts.prepare()

    def check_context(self, letter: Letter) -> CheckContext:
        """Return what the checks may know about a letter and its circumstances."""
        return self._contexts.of(self.draft_of(letter))

    def drafts_to(self, person: Person) -> list[Draft]:
        """Return the user's texts to a person, sent ones too, in the order in which they were begun."""
        by_person = self._drafts
        if by_person is None:
            by_person = {}
            for draft in sorted(self._tray.drafts(), key=lambda draft: placed(draft.begun)):
                by_person.setdefault(draft.person.id, []).append(draft)
            self._drafts = by_person
        return by_person.get(person.id, [])

    def _sent_to_others(self, person: Person) -> list[str]:
        """Return the texts that went out to anybody else."""
        return [draft.text for draft in self._contexts.sent if draft.person.id != person.id]

    def draft_of(self, letter: Letter) -> Draft:
        """Return the letter as a draft; one that is not kept has no id."""
        if letter.draft is not None:
            return replace(self._tray.draft(letter.draft), text=letter.text or "")
        person = self._tray.person(letter.person)
        names = self._tray.person(letter.names) if letter.names is not None else None
        return Draft(
            UNKNOWN,
            person,
            letter.purpose,
            letter.channel,
            letter.text or "",
            letter.subject,
            letter.invitation,
            introduction=letter.introduction,
            names=names,
        )

    def _letter(
        self, person: Person, invitation: RecordId | None, purpose: Purpose, channel: Channel, text: str, subject: str
    ) -> Letter:
        return Letter(
            person.id,
            invitation,
            purpose,
            channel,
            text,
            subject,
            length=length(text, channel),
            limit=limit(channel, self._resources.settings.limits),
            unfilled=tuple(unfilled_fields(text)),
        )


def _first(way: Channel, ways: Iterable[Channel]) -> tuple[Channel, ...]:
    """These ways, this one first."""
    return tuple(dict.fromkeys((way, *ways)))


def _own_purpose(person: Person, invitation: Invitation | None) -> Purpose:
    """Return what the user would write to somebody without being asked."""
    if invitation and invitation.state == "waiting":
        return "follow-up"
    if person.is_connected:
        return "check-in"
    return "other" if invitation else "request"
