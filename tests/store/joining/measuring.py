"""How well people are joined and proposed: invented traces come in as imports bring them, and the truth is known."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from store.joining.proposals import Proposal, proposals
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.records.ids import RecordId
from store.tray.tray import Tray
from tests.store.joining import invented_people
from tests.store.joining.invented_people import Seen

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
CERTAIN = 0.9
"""From here on a proposal should hardly ever be wrong."""


class Figures(NamedTuple):
    """What came of the traces of one seed. Pairs are of records of the tray, once imports have joined what they do."""

    traces: int
    records: int
    joined: dict[str, int]
    """How many traces an import joined to a record, by what told: profile or address, or the name alone."""
    wrong: dict[str, int]
    """Of these, how many to somebody else."""
    near: int
    """How many pairs of records are of one person."""
    found: list[Proposal]
    """The proposals that are right."""
    mistaken: list[Proposal]
    missed: list[tuple[str, str]]
    """The names of pairs that were not proposed."""
    reached: int
    """How many near pairs are one person once all right proposals are joined."""

    @property
    def recall(self) -> float:
        """Which part of the near pairs was proposed, each by itself or by way of a third record."""
        return self.reached / self.near

    def wrong_from(self, bar: float) -> float:
        """Which part of the proposals at this likeness or above is wrong."""
        right = sum(each.likeness >= bar for each in self.found)
        wrong = sum(each.likeness >= bar for each in self.mistaken)
        return wrong / max(right + wrong, 1)


def measure(seed: int) -> Figures:
    """Bring the traces of a seed in, and compare what is joined and proposed with the truth."""
    draw = random.Random(seed)
    traces = invented_people.traces(draw, invented_people.people(draw))
    tray = Tray.open(Path("nowhere.json"), Path("nowhere"), lambda: NOON)
    people = People(tray, list(map(_mention, traces)))
    owners: dict[int, set[int]] = {}
    joined, wrong = {"exact": 0, "name": 0}, {"exact": 0, "name": 0}
    for at, seen in enumerate(traces):
        mention = _mention(seen)
        exact = people.find(mention)
        found = exact or people.find_typed(mention, is_stranger=False)
        if found is not None:
            how = "exact" if exact else "name"
            joined[how] += 1
            wrong[how] += seen.whose not in owners[found.id]
        else:
            is_one_of_several = mention.slug is None and people.is_called(mention)
            found = people.add(mention, *([str(at)] if is_one_of_several else []))
        people.identify(found, mention)
        _describe(found, seen)
        owners.setdefault(found.id, set()).add(seen.whose)
    tray.commit(people.changes(), by="import")
    return _compared(tray, owners, len(traces), joined, wrong)


def _compared(
    tray: Tray, owners: dict[int, set[int]], traces: int, joined: dict[str, int], wrong: dict[str, int]
) -> Figures:
    true = {pair for pair in combinations(sorted(owners), 2) if owners[pair[0]] & owners[pair[1]]}
    proposed = proposals(tray)
    right = [each for each in proposed if (each.one.id, each.other.id) in true]
    mistaken = [each for each in proposed if (each.one.id, each.other.id) not in true]
    group = {number: {number} for number in owners}
    for each in right:
        both = group[each.one.id] | group[each.other.id]
        group |= dict.fromkeys(both, both)
    missed = sorted((first, second) for first, second in true if second not in group[first])
    return Figures(
        traces=traces,
        records=len(owners),
        joined=joined,
        wrong=wrong,
        near=len(true),
        found=right,
        mistaken=mistaken,
        missed=[(_told(tray, RecordId(first)), _told(tray, RecordId(second))) for first, second in missed],
        reached=len(true) - len(missed),
    )


def report(figures: Figures) -> Iterator[str]:
    """The figures, a line each, with what went wrong below."""
    yield f"{figures.traces} traces came to {figures.records} records"
    for how, told in (("exact", "by profile or address"), ("name", "by a name that only one has")):
        yield f"joined {told:<28}{figures.joined[how]:>5}, wrong {figures.wrong[how]}"
    yield f"pairs that are one person all the same {figures.near:>5}, proposed {figures.recall:.1%}"
    for bar in (CERTAIN, 0.8, 0.7, 0.6, 0.5):
        count = sum(each.likeness >= bar for each in (*figures.found, *figures.mistaken))
        yield f"proposed at {bar} or above {count:>5}, wrong {figures.wrong_from(bar):.1%}"
    for each in figures.mistaken:
        yield f"  wrong {each.likeness:.2f}  {each.one.name} | {each.other.name}: {', '.join(each.reasons)}"
    for first, second in figures.missed:
        yield f"  missed  {first} | {second}"


def _mention(seen: Seen) -> PersonMention:
    return PersonMention(
        seen.name, f"https://www.linkedin.com/in/{seen.slug}" if seen.slug else None, seen.email or None
    )


def _describe(someone: PendingPerson, seen: Seen) -> None:
    """Take in what else a row says."""
    someone.learn("company", seen.company)
    someone.learn("headline", seen.headline)
    someone.learn("connected_on", seen.connected_on.isoformat() if seen.connected_on else None)


def _told(tray: Tray, number: RecordId) -> str:
    person = tray.person(number)
    return " ".join(filter(None, (person.name, person.email, person.url and person.url.rpartition("/")[2])))
