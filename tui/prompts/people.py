"""The prompt that finds anybody of the tray by a part of their name or work."""

from collections.abc import Collection

from store.keeping.paths import paths_to, words_asked
from store.records.ids import RecordId
from store.records.model import Person
from store.session.session import Session
from store.text import folded
from tui.prompts.picking import Choice, PickPrompt


def people_prompt(session: Session, question: str, without: Collection[RecordId] = ()) -> PickPrompt[RecordId]:
    """Ask for somebody; the answer is the person's id. Nobody of `without` is offered."""
    return PickPrompt(question, people_choices(session, without))


def people_choices(session: Session, without: Collection[RecordId] = ()) -> list[Choice[RecordId]]:
    """Return everybody by name, but for those of `without`, each with what they do."""
    return [_choice(person, person.role) for person in _by_name(session) if person.id not in without]


def referrers_prompt(session: Session, target: Person) -> PickPrompt[RecordId]:
    """Ask who is to be asked about somebody: first those who could refer the user to them, then all connections."""
    paths = paths_to(session.tray, target, session.tray.today)
    stands = {asked.id: state for asked, state in words_asked(session.tray, target)}
    first = [
        _choice(path.person, "; ".join(filter(None, (path.in_words, stands.get(path.person.id))))) for path in paths
    ]
    known = {target.id, *(path.person.id for path in paths)}
    people = [person for person in _by_name(session) if person.is_connected and person.id not in known]
    others = [_choice(person, person.company or "") for person in people]
    return PickPrompt(f"Who is to be asked about {target.name}?", [*first, *others])


def _by_name(session: Session) -> list[Person]:
    return sorted(session.tray.people(), key=lambda person: folded(person.name))


def _choice(person: Person, told: str) -> Choice[RecordId]:
    return Choice(
        label=person.name or "(no name)",
        told=told,
        answer=person.id,
        other_words=" ".join((*person.also, person.company or "", person.email or "", *person.tags)),
    )
