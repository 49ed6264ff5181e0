"""Composing: a text for any purpose to anybody in the tray, from a template that fits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from store.records.model import Channel
from store.session.edit_session import DraftEdit
from store.text import lower_first
from store.tray import introducing
from store.tray.sending import ASKING_CONSENT
from store.writing.advised import addressee
from tui.commands.introducing import introduce
from tui.commands.rows import draft_here, letter_here, may_change, show_person
from tui.render.channels import CHANNELS
from tui.render.purposes import title_of

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from store.records.model import Person
    from store.session.letter import Letter
    from store.writing.purposes import Purpose
    from tui.screens.tray import TrayScreen


async def compose(screen: "TrayScreen") -> None:
    """Ask for purpose, template and channel of a text, and begin to edit it."""
    from store.session.before_asking import first_ways
    from tui.prompts.writing import beginning_prompt, channel_prompt, purpose_prompt

    row = screen.queue.current
    if row is None:
        screen.refuse("There is no person in this row to write to.")
        return
    session = screen.session
    person, invitation = session.tray.subject(row)
    verdict = session.verdict(row)
    first = session.drafts.first_purpose(person, invitation, verdict.advice if verdict else None)
    purpose = await screen.ask(purpose_prompt(f"Write to {person.name}: what for?", first))
    if purpose is None:
        return
    if purpose in ASKING_CONSENT:
        await _ask_for_a_word(screen, person, purpose)
        return
    if purpose in (introducing.ASK, introducing.INTRODUCE):
        await introduce(screen)
        return
    person = addressee(person, invitation, purpose)
    beginnings = [each for each in session.drafts.beginnings(person, invitation, purpose) if each.fits]
    beginning = await screen.ask(beginning_prompt(f"{_heading(person, purpose)}: begin with", beginnings))
    if beginning is None:
        return
    way = beginning.ways[0]
    if len(beginning.ways) > 1:
        asked = await screen.ask(channel_prompt(f"{_heading(person, purpose)}: it goes", beginning.ways))
        if asked is None:
            return
        way = asked
    letter = session.drafts.letter_begun_with(beginning, way)
    told = first_ways(session, person.id) if purpose == "request" else ""
    begin(screen, letter if session.is_answer(row, purpose) else replace(letter, invitation=None))
    if told:
        screen.say(told)


async def _ask_for_a_word(screen: "TrayScreen", person: "Person", purpose: "Purpose") -> None:
    """Begin a text that asks a connection for a referral, or whether they may be named: to the person of the row where
    they are connected, about somebody else; else about the person of the row, to a connection.
    """
    from tui.prompts.people import people_prompt, referrers_prompt

    session = screen.session
    if person.is_connected:
        other_id = await screen.ask(people_prompt(session, f"Ask {person.name} about whom?", [person.id]))
    else:
        other_id = await screen.ask(referrers_prompt(session, person))
    if other_id is None:
        return
    other = session.tray.person(other_id)
    asked, target = (person, other) if person.is_connected else (other, person)
    show_person(screen, asked.id)
    begin(screen, session.drafts.about(session.drafts.worded(asked, None, purpose), target))


async def other_template(screen: "TrayScreen") -> None:
    """Choose another template for the text in place. Undo brings back what was written into a draft."""
    from tui.prompts.writing import beginning_prompt

    row = screen.queue.current
    letter = letter_here(screen)
    if row is None or letter is None:
        screen.refuse(f"No text is advised or begun here; {screen.keys.how_to('compose')} begins one.")
        return
    if not may_change(screen, letter):
        return
    session, draft = screen.session, letter.draft
    person, invitation = session.tray.subject(row)
    person = addressee(person, invitation, letter.purpose)
    beginnings = [each for each in session.drafts.beginnings(person, invitation, letter.purpose) if each.template]
    beginning = await screen.ask(beginning_prompt(f"{_heading(person, letter.purpose)}: begin with", beginnings))
    if beginning is None or beginning.template is None:
        return
    if draft is not None:
        new = session.drafts.letter_begun_with(beginning, letter.channel)
        outcome = session.triage.write_draft(draft, new.text, subject=new.subject or None)
        screen.settle(outcome, f"In place for {{}}: {beginning.template.name}.", [row], goes_on=False, row_id=row)
    elif invitation is not None:
        session.drafts.put_in_place(invitation.id, beginning.template)
        screen.say(f"In place: {beginning.template.name}.")
    screen.follow()
    screen.side.cards.open("reply")


async def change_purpose(screen: "TrayScreen") -> None:
    """Change the purpose of a draft; its text stays."""
    from tui.prompts.writing import purpose_prompt

    draft = draft_here(screen, _no_draft(screen))
    if draft is None:
        return
    letter = screen.session.drafts.letter_of(draft)
    purpose = await screen.ask(purpose_prompt(f"The draft to {draft.person.name} is for", letter.purpose))
    if purpose is not None:
        outcome = screen.session.triage.write_draft(draft.id, purpose=purpose)
        done = f"The draft to {{}} is now for another purpose: {lower_first(title_of(purpose))}."
        screen.settle(outcome, done, [draft.id], goes_on=False)


async def change_channel(screen: "TrayScreen") -> None:
    """Change the channel of a draft: message, note, InMail, email or paper."""
    from tui.prompts.writing import channel_prompt

    draft = draft_here(screen, _no_draft(screen))
    if draft is None:
        return
    ways = tuple(dict.fromkeys((draft.channel, *_CHANNELS)))
    channel = await screen.ask(channel_prompt(f"The draft to {draft.person.name} goes", ways))
    if channel is not None:
        outcome = screen.session.triage.write_draft(draft.id, channel=channel)
        done = f"The channel of the draft to {{}} is now: {CHANNELS[channel]}."
        screen.settle(outcome, done, [draft.id], goes_on=False)


_CHANNELS: tuple[Channel, ...] = tuple(channel for channel in get_args(Channel) if channel != "linkedin")
"""The channels that the user's texts can go by. `linkedin` only says that an archive gives no details."""


def begin_request(screen: "TrayScreen", person_id: "RecordId", text: str = "", notices: Sequence[str] = ()) -> None:
    """Begin a request to somebody: with these words, else as the template words it that fits. Say these notices of who
    they are, and which other ways come first.
    """
    from store.session.before_asking import first_ways

    session = screen.session
    show_person(screen, person_id)
    letter = session.new_letter(person_id, "request")
    told = first_ways(session, person_id)
    begin(screen, replace(letter, text=text) if text else letter)
    if notices or told:
        screen.say(" ".join(filter(None, (*notices, told))))


def begin(screen: "TrayScreen", letter: "Letter") -> None:
    """Keep a text as a draft, where it is none yet, and begin to edit it."""
    session = screen.session
    draft_id = session.keep_as_draft(letter)
    screen.show_changed()
    screen.follow()
    screen.writing.begin(DraftEdit(session, session.drafts.letter_of(session.tray.draft(draft_id))))


def _heading(person: "Person", purpose: "Purpose") -> str:
    """Return what a text is for and to whom, as the sheet heads it."""
    return f"{title_of(purpose)} · {person.name}"


def _no_draft(screen: "TrayScreen") -> str:
    """Return that there is no draft to change, and what begins one."""
    return f"There is no draft here; {screen.keys.how_to('compose')} begins one."
