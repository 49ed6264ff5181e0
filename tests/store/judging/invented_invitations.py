"""Invitations from invented people, of whom so much and no more is known."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import cast

from hypothesis import strategies as st

from store.judging.evidence import Evidence
from store.judging.facts import FACTS
from store.judging.policies import shipped_policies
from store.judging.verdict import Verdict, judge
from store.records.ids import RecordId
from store.records.model import Fact, FactValue, Invitation, Person, State

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
SENT = datetime(2026, 3, 7, 22, 15, tzinfo=UTC)
SAID = date(2026, 3, 15)
ASKED = datetime(2026, 3, 18, 8, 0, tzinfo=UTC)

NO_RECORDS = Evidence(NOW)
"""Nothing was imported."""
RECORDS = Evidence(NOW, connections=812, letters=3204)
"""An archive was imported, and the sender of the invitation is not in it."""

DEFAULT_TEXT = "I'd like to add you to my professional network on LinkedIn."
NOTE = "Hello Ana, may the sun shine over at your place this week!"
"""A personal note that gives no reason."""
NOTE_WITH_REASON = "Hi Ana, I read your article on tidal turbines and would like to hear how the pilot went."
CLAIM = "We met at the harbour conference, and we went to the same school."
"""A note that claims to share something with the user, and that is all."""


Said = Mapping[str, FactValue]
"""Facts that I have said, by name."""


def said(name: str, value: FactValue) -> Fact:
    return Fact(name, value, "you", SAID)


def case(row: Said) -> Invitation:
    """The invitation of a scenario: the facts that I said, and under `message` and `state` what it is."""
    facts = {name: value for name, value in row.items() if name in FACTS}
    return invitation(str(row.get("message", "")), cast(State, row.get("state", "open")), facts)


def invitation(message: str = "", state: State = "open", facts: Said | None = None, **more: FactValue) -> Invitation:
    """An invitation from Ana Park with this message, of which I have said these facts."""
    known = {name: said(name, value) for name, value in {**(facts or {}), **more}.items()}
    return Invitation(
        RecordId(1),
        Person(
            RecordId(2), "Ana Park", facts={name: fact for name, fact in known.items() if FACTS[name].about == "person"}
        ),
        "incoming",
        state=state,
        sent=SENT,
        message=message,
        decided=None if state == "open" else ASKED,
        carried_out=ASKED.astimezone().date() if state == "asked" else None,
        facts={name: fact for name, fact in known.items() if FACTS[name].about == "invitation"},
    )


def verdict(of: Invitation, policy: str = "open-with-care", evidence: Evidence = NO_RECORDS) -> Verdict:
    return judge(of, evidence, shipped_policies()[policy])


def values_of(name: str) -> list[FactValue]:
    """Values that a fact can have, on both sides of every border that a shipped rule draws."""
    definition = FACTS[name]
    if not definition.is_number:
        return list(definition.words)
    return [number for number in (0, 1, 2, 3, 500, 501) if definition.has(number)]


facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values_of(name)) for name in FACTS})
"""What may have been said."""
few_facts = st.lists(st.sampled_from(sorted(FACTS)), unique=True, max_size=6).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(values_of(name)) for name in names})
)
"""What is usually said: not much."""
messages = st.sampled_from(
    ["", DEFAULT_TEXT, NOTE, NOTE_WITH_REASON, CLAIM, "We help companies get more leads. Book a demo!"]
)
policies = st.sampled_from(sorted(shipped_policies()))
evidences = st.sampled_from([NO_RECORDS, RECORDS])
_STATES: list[State] = ["open", "asked", "accepted", "passed"]
states = st.sampled_from(_STATES)
