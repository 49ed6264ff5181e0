"""The prompt that finds anybody of the tray by a part of their name or work."""

from collections.abc import Collection

from store.records.ids import RecordId
from store.session.session import Session
from store.text import folded
from tui.prompts.picking import Choice, PickPrompt


def people_prompt(session: Session, question: str, without: Collection[RecordId] = ()) -> PickPrompt[RecordId]:
    """Ask for somebody; the answer is the person's id. Nobody of `without` is offered."""
    people = [person for person in session.tray.people() if person.id not in without]
    people.sort(key=lambda person: folded(person.name))
    return PickPrompt(
        question,
        [
            Choice(
                label=person.name or "(no name)",
                told=person.headline or ", ".join(filter(None, (person.position, person.company))),
                answer=person.id,
                other_words=" ".join((*person.also, person.company or "", person.email or "", *person.tags)),
            )
            for person in people
        ],
    )
