"""Two people side by side."""

from datetime import date

from store.joining.proposals import Proposal
from store.records.ids import RecordId
from store.records.model import MessageCount, Person
from tui.render.joining import PersonColumn, pair_text


def test_every_field_has_a_label_in_words() -> None:
    messages = MessageCount(3, date(2025, 1, 2), date(2026, 1, 2))
    ana = Person(RecordId(1), "Ana Park", written=messages)
    park = Person(RecordId(2), "Park, Ana", email="ana.park@tides.example")
    proposal = Proposal(ana, park, 0.9, ("the same name",))
    one, other = (PersonColumn(person, (), ["linkedin"]) for person in (ana, park))
    labels = [strip.text[:11].strip() for strip in pair_text(proposal, one, other, 100)][2:]
    assert [label for label in labels if label] == ["Name", "Email", "Messages", "From"]
