"""Which invitations are from or to whom, without a look at what concerns others."""

from collections import defaultdict
from collections.abc import Mapping

from store.records.record import Record


class InvitationsByPerson:
    """The invitations of one table by the person they name, in the order in which they came in.

    Whom an invitation names never changes, so only what was added makes it look again. Other threads may ask while one
    adds.
    """

    def __init__(self, invitations: Mapping[int, Record]) -> None:
        self._invitations = invitations
        self._gathered: tuple[int, Mapping[int, list[int]]] = (0, {})
        """How many invitations there were, and their ids by the person."""

    def of(self, person: int) -> list[int]:
        """The ids of all invitations that name this record of a person, removed ones too."""
        count, by_person = self._gathered
        if count != len(self._invitations):
            records = list(self._invitations.items())
            by_person = defaultdict(list)
            for number, record in records:
                by_person[record.peek("person")].append(number)
            self._gathered = len(records), by_person
        return by_person.get(person, [])
