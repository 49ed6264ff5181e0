"""What the user knows of people: facts, notes, tags, contact data, and invitations added by hand."""

from functools import partial
from typing import TYPE_CHECKING

from store.records.ids import RecordId
from store.records.model import FactValue
from tui.commands.composing import begin_request
from tui.commands.links import open_profile
from tui.commands.rows import person_here, row_here
from tui.render.outcomes import fact_said, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.prompts.prompt import Prompt
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen

_TRUSTED = "trusted"


def answer(screen: "TrayScreen") -> "Asking | None":
    """Answer the open question."""
    row = screen.queue.current
    verdict = None if row is None else screen.session.verdict(row)
    if row is None or verdict is None or verdict.question is None:
        screen.refuse("No question is open here.")
        return None
    return _ask_fact(screen, row, verdict.question.fact, verdict.question.text)


async def _ask_fact(screen: "TrayScreen", row_id: RecordId, fact: str, question: str) -> None:
    """Ask for one fact and keep the answer."""
    from tui.prompts.facts import SKIPPED, fact_prompt

    value = await ask_with_profile(screen, partial(fact_prompt, fact, question))
    if value is SKIPPED:
        whom, opens, looked = names(screen.session, [row_id]), *map(screen.keys.how_to, ("profile", "looked"))
        screen.say(f"{opens} opens the profile of {whom}; {looked} says that you have looked at it.")
    elif value is not None:
        _say(screen, row_id, fact, value)


async def ask_with_profile(screen: "TrayScreen", prompt: "Callable[[str], Prompt[FactValue]]") -> FactValue | None:
    """Ask about the row under the cursor. Where the user wants the profile first, open it and ask again, with what came
    of it above the answers.
    """
    from tui.prompts.facts import PROFILE

    answer = await screen.ask(prompt(""))
    while answer is PROFILE:
        open_profile(screen)
        answer = await screen.ask(prompt(screen.status.said))
    return answer


def _say(screen: "TrayScreen", row_id: RecordId, fact: str, value: FactValue | None) -> None:
    outcome = screen.session.set_facts(row_id, {fact: value})
    screen.settle(outcome, f"{fact_said(fact, value)} ({{}}).", [row_id], goes_on=False)


def looked(screen: "TrayScreen") -> None:
    """Say that the user looked at the profile; what nobody has said then counts as no."""
    row = row_here(screen)
    if row is not None:
        screen.settle(
            screen.session.set_facts(row, {"reviewed": "yes"}), "Looked at the profile of {}.", [row], goes_on=False
        )


async def any_fact(screen: "TrayScreen") -> None:
    """Ask for any fact of this person or invitation, such as known=yes or how=met."""
    from tui.prompts.facts import any_fact_prompt

    row = row_here(screen)
    if row is None:
        return
    said = await screen.ask(any_fact_prompt(f"State a fact about {names(screen.session, [row])}"))
    if said is not None:
        _say(screen, row, *said)


async def tags(screen: "TrayScreen") -> None:
    """Ask for tags to add and to remove."""
    from tui.prompts.tags import tags_prompt

    if row_here(screen) is None:
        return
    rows = screen.chosen()
    on = [frozenset(screen.session.tray.subject(row)[0].tags) for row in rows]
    known = {tag for person in screen.session.tray.people() for tag in person.tags}
    wanted = await screen.ask(tags_prompt(f"Tags of {names(screen.session, rows)}", known))
    if wanted is not None:
        add, remove = wanted
        put_on = [f"+{tag}" for tag in add if any(tag not in tags for tags in on)]
        taken_off = [f"-{tag}" for tag in remove if any(tag in tags for tags in on)]
        told = " ".join([*put_on, *taken_off])
        outcome = screen.session.triage.tag(rows, add, remove)
        screen.settle(outcome, f"{{}}: {told}.", rows, goes_on=False)


def trust(screen: "TrayScreen") -> None:
    """Mark the person as trusted, or take that back."""
    here = person_here(screen)
    if here is None:
        return
    row, person = here
    add, remove = ([], [_TRUSTED]) if person.trusted else ([_TRUSTED], [])
    done = "No longer marked as trusted: {}." if person.trusted else "You trust {}."
    screen.settle(screen.session.triage.tag([row], add, remove), done, [row], goes_on=False)


async def add(screen: "TrayScreen") -> None:
    """Add an invitation by hand, or somebody whom the user may ask: to them the letter is begun at once."""
    from store.reading.manual_entry import NotAdded
    from tui.prompts.adding import AddPrompt, PersonToAsk

    typed = await screen.ask(AddPrompt(screen.session))
    if typed is None:
        return
    try:
        if isinstance(typed, PersonToAsk):
            entry, _ = screen.session.add(typed.person)
            begin_request(screen, entry.id, typed.text, entry.notices)
            return
        entry, outcome = screen.session.add(typed)
    except NotAdded as error:  # it came in by a merge since the form was checked
        screen.refuse(str(error))
    else:
        screen.settle(outcome, " ".join(("Added {}.", *entry.notices)), [entry.id], row_id=entry.id)


async def contact(screen: "TrayScreen") -> None:
    """Ask for name, email address, profile, company and headline."""
    from store.reading.manual_entry import TypedError
    from tui.prompts.contact import ContactPrompt

    here = person_here(screen)
    if here is None:
        return
    row, person = here
    said = await screen.ask(ContactPrompt(screen.session, person))
    if said is None:
        return
    try:
        outcome = screen.session.set_contact(row, said)
    except TypedError as error:  # somebody with this profile came in by a merge since the form was checked
        screen.refuse(str(error))
    else:
        screen.settle(outcome, "Kept the contact data of {}.", [row], goes_on=False)


async def checklist(screen: "TrayScreen") -> None:
    """Open the checklist of due diligence. Each key is kept at once."""
    from tui.prompts.checklist import ChecklistPrompt
    from tui.render.verdict import advice_in_words

    row = row_here(screen)
    if row is None:
        return
    session = screen.session

    def advice() -> str:
        verdict = session.verdict(row)
        return f"Advice: {advice_in_words(verdict)}." if verdict else "The rules judge only invitations to you."

    prompt = ChecklistPrompt(
        f"What you found out about {names(session, [row])}: each key changes its line",
        lambda: session.tray.subject(row)[0].facts,
        lambda fact, value: _say(screen, row, fact, value),
        advice,
    )
    await screen.ask(prompt)
