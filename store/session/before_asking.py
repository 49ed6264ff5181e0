"""What to know before asking a stranger for something: a path comes first, then other ways (norms A02, A15)."""

from typing import TYPE_CHECKING, Final

from store.records.ids import RecordId

if TYPE_CHECKING:
    from store.session.session import Session

_OTHER_WAYS: Final = (
    "With a stranger, try other ways first: an InMail, a group, an event, a job board, a phone call, a letter on paper."
)


def first_ways(session: "Session", person_id: RecordId) -> str:
    """Return a sentence that says who could refer the user, else which other ways come first; "" if the tray shows that
    the person knows the user.
    """
    from store.keeping.paths import paths_to

    person = session.tray.person(person_id)
    known = session.advice.known_facts(person).get("known")
    was_written_to = any(draft.sent for draft in session.drafts.drafts_to(person))
    if person.is_connected or known == "yes" or was_written_to:
        return ""
    paths = paths_to(session.tray, person, session.tray.today)
    if not paths:
        return _OTHER_WAYS
    return f"{paths[0].person.name} could put in a word for you ({paths[0].in_words}): ask for a referral first."
