"""Keeping in touch: talks, what was given and asked, engagement, and leaving kindly (norms N03 to N10)."""

from typing import TYPE_CHECKING, Final

from store.records.model import EventKind
from store.tray.events import note_event
from tui.commands.rows import person_here
from tui.render.outcomes import names

if TYPE_CHECKING:
    from datetime import date

    from store.keeping.pruning import LeavingStep
    from tui.screens.tray import TrayScreen

ENGAGEMENTS: Final[tuple[tuple[str, EventKind, str], ...]] = (
    ("i", "contact", "you were in touch in another way"),
    ("g", "gave", "you gave them something: an article, feedback"),
    ("a", "asked", "you asked them for something"),
    ("c", "congratulate", "you congratulated them"),
    ("m", "comment", "you commented on a post of theirs"),
    ("r", "recommend", "you recommended them"),
    ("e", "endorse", "you endorsed a skill of theirs"),
    ("s", "share", "you shared a post of theirs"),
    ("h", "help", "you helped them"),
    ("u", "unfollow", "you unfollowed them: they post too much"),
)
"""What can be noted of a person beside talks: a key, the event, and what it says (norms N03, N04, N05, N09)."""

_WITH_WORDS: Final = ("gave", "asked", "help")
_STEPS: Final[dict["LeavingStep", tuple[str, str]]] = {
    "mute": ("Mute them on LinkedIn. Done?", "Muted: {}. Write to them before you remove the connection."),
    "remove": ("Remove the connection on LinkedIn. Done?", "Removed: {}."),
}
"""Of a step of leaving that is done over there: the question, and what is said then."""


async def talk(screen: "TrayScreen") -> None:
    """Note a talk or a call, with what was promised in it."""
    from tui.prompts.talking import TalkPrompt

    here = person_here(screen)
    if here is None:
        return
    session, (row, person) = screen.session, here
    said = await screen.ask(TalkPrompt(person.name, session.tray.today))
    if said is None:
        return
    outcome = note_event(session.tray, person.id, "talk", said.on, said.note, said.promises)
    write = screen.keys.how_to("compose")
    done = f"Noted a talk with {{}}. Whom else should you meet? {write} closing-question asks them, with your thanks."
    screen.settle(outcome, done, [row], goes_on=False)


async def engage(screen: "TrayScreen") -> None:
    """Note that the user was in touch, gave, asked, congratulated and the like; each says when it was done last."""
    from store.keeping.contacts import dealings_of
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    here = person_here(screen)
    if here is None:
        return
    session, (row, person) = screen.session, here
    last = {event.what: event.on for event in sorted(dealings_of(session.tray, person.id).events, key=lambda e: e.on)}
    choices = [
        KeyChoice(key, what, what, f"{told}{_last_done(last.get(what), session.tray.today)}")
        for key, what, told in ENGAGEMENTS
    ]
    what = await screen.ask(ChoicePrompt(f"What did you do for, or with, {person.name}?", choices))
    if what is None:
        return
    text = await _words(screen, what) if what in _WITH_WORDS else ""
    if text is not None:
        outcome = note_event(session.tray, person.id, what, session.tray.today, text)
        told = next(words for _, each, words in ENGAGEMENTS if each == what)
        screen.settle(outcome, f"Noted for {{}}: {told}.", [row], goes_on=False)


async def leave(screen: "TrayScreen") -> None:
    """Leave somebody kindly, one step at a time: mute, a kind message, remove."""
    from store.keeping.contacts import dealings_of
    from store.keeping.pruning import next_step
    from tui.commands.composing import begin
    from tui.prompts.choosing import yes_or_no

    here = person_here(screen)
    if here is None:
        return
    session, (row, person) = screen.session, here
    step = next_step(dealings_of(session.tray, person.id))
    if step == "left":
        screen.refuse(f"You have left {person.name} already.")
    elif step == "message":
        begin(screen, session.drafts.letter_begun(person, "leave") or session.new_letter(person.id, "leave"))
        screen.say("Send a kind message first. Once it is sent, the last step is to remove the connection.")
    else:
        question, done = _STEPS[step]
        asking = f"Leaving {names(session, [row])}"
        if await screen.ask(yes_or_no(asking, yes="it is done", no="not yet", said=question)):
            outcome = note_event(session.tray, person.id, step, session.tray.today)
            screen.settle(outcome, done, [row], goes_on=False)


def _last_done(day: "date | None", today: "date") -> str:
    from store.dates_in_words import in_words

    return f", last {in_words(day, today)}" if day else ""


async def _words(screen: "TrayScreen", what: EventKind) -> str | None:
    """Ask what was given or asked for, in a few words; None where the user turns away."""
    from tui.prompts.typed import Reading, TypedPrompt

    question = {"gave": "What did you give them?", "asked": "What did you ask of them?", "help": "What was it?"}[what]
    return await screen.ask(TypedPrompt(question, lambda text: Reading(text.strip(), "in a few words, or none")))
