"""Bringing two people together: planning it, and noting what each answers (norms I01 to I05)."""

from typing import TYPE_CHECKING, Literal

from store.records.model import Draft, Introduction
from store.tray import introducing
from store.tray.sending import ASKING_CONSENT
from tui.commands.rows import show_row
from tui.commands.writing import edit_letter

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from tui.screens.tray import TrayScreen

Said = Literal["yes", "no", "none"]


async def introduce(screen: "TrayScreen") -> None:
    """Plan to introduce the person of the row to somebody; on an introduction, write its next text."""
    from tui.prompts.introducing import ReasonsPrompt
    from tui.prompts.people import people_prompt

    session, row = screen.session, screen.queue.current
    if row is not None and isinstance(session.tray.item(row), Introduction):
        _write_next(screen, row)
        return
    one = None if row is None else session.tray.subject(row)[0].id
    if one is None:
        one = await screen.ask(people_prompt(session, "Introduce whom?"))
        if one is None:
            return
    name = session.tray.person(one).name
    other = await screen.ask(people_prompt(session, f"Introduce {name} to whom?", without=[one]))
    if other is None:
        return
    reasons = await screen.ask(ReasonsPrompt(name, session.tray.person(other).name))
    if reasons is None:
        return
    outcome = introducing.begin(session.tray, one, other, reasons.because, reasons.gains)
    if outcome.action is None:
        screen.refuse(f"Not planned: {outcome.refused[0].reason}.")
        return
    show_row(screen, "introductions", outcome.changed[0])
    screen.say(f"Planned. Nobody has been told. {_next(screen, session.tray.introduction(outcome.changed[0]))}")


async def consent(screen: "TrayScreen") -> None:
    """Note what somebody answered: to an introduction, or to whether they refer you or may be named."""
    row = screen.queue.current
    item = None if row is None else screen.session.tray.item(row)
    if isinstance(item, Introduction):
        await _consent_to_introduction(screen, item)
    elif isinstance(item, Draft) and item.purpose in ASKING_CONSENT:
        await _consent_to_draft(screen, item)
    else:
        introductions = screen.keys.how_to("introductions")
        screen.refuse(f"Nobody was asked for consent here; {introductions} shows the introductions.")


async def _consent_to_introduction(screen: "TrayScreen", introduction: Introduction) -> None:
    """Ask who of the two answered what, and note it."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    tray = screen.session.tray
    choices: list[KeyChoice[tuple[RecordId, Said]]] = []
    for keys, answered in zip(("ynx", "YNX"), introduction.consents, strict=True):
        name, who = answered.person.name, answered.person.id
        choices.append(KeyChoice(keys[0], f"{name}: yes", (who, "yes")))
        choices.append(KeyChoice(keys[1], f"{name}: no", (who, "no")))
        if answered.answer:
            choices.append(KeyChoice(keys[2], f"{name}: not yet", (who, "none")))
    told = "A no ends it. The other person is told that it will not take place, and never who said no."
    said = await screen.ask(ChoicePrompt("What did they answer?", choices, said=told))
    if said is None:
        return
    who, answer = said
    outcome = introducing.answer(tray, introduction.id, who, None if answer == "none" else answer)
    now = tray.introduction(introduction.id)
    what = "no answer yet" if answer == "none" else f"a {answer}"
    screen.settle(outcome, f"Noted {what} of {tray.person(who).name}. {_next(screen, now)}", [], goes_on=False)


async def _consent_to_draft(screen: "TrayScreen", draft: Draft) -> None:
    """Ask what somebody answered who was asked for a referral, or whether they may be named."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    choices: list[KeyChoice[Said]] = [
        KeyChoice("y", "yes", "yes"),
        KeyChoice("n", "no", "no"),
        KeyChoice("x", "not yet", "none"),
    ]
    said = await screen.ask(ChoicePrompt(f"What did {draft.person.name} answer?", choices))
    if said is not None:
        outcome = screen.session.triage.answer_draft(draft.id, None if said == "none" else said)
        what = "no answer yet" if said == "none" else f"a {said}"
        screen.settle(outcome, f"Noted {what} of {{}}.", [draft.id], goes_on=False)


def _write_next(screen: "TrayScreen", row_id: "RecordId") -> None:
    """Begin to edit the next text of an introduction; where there is none, say what is waited for."""
    if screen.session.letter(row_id) is None:
        item = screen.session.tray.item(row_id)
        screen.refuse(_next(screen, item) if isinstance(item, Introduction) else "")
    else:
        edit_letter(screen)


def _next(screen: "TrayScreen", introduction: Introduction) -> str:
    """Return what is to be done next about an introduction, with its key."""
    step = introducing.next_step(introduction)
    if step is None:
        return f"Now they have to answer; {screen.keys.how_to('consent')} notes them."
    purpose, person_id = step
    key, name = screen.keys.how_to("introduce"), screen.session.tray.person(person_id).name
    return {
        "introduction-ask": f"{key} asks {name}.",
        "introduction": f"Both said yes: {key} introduces them.",
        "introduction-pass": f"{key} tells {name} that it will not take place.",
    }[purpose]
