"""What is known of a person apart from any invitation: what was said, what the records tell today, what follows."""

from store.judging.assumed_facts import assumptions
from store.judging.derived_facts import known_facts
from store.judging.evidence import Evidence
from store.judging.facts import ABOUT_INVITATION, Facts
from store.judging.implied_facts import completed
from store.judging.policies import Policy
from store.records.model import Invitation, Person


def facts_of_person(person: Person, evidence: Evidence, policy: Policy, *, assuming: bool) -> Facts:
    """Return the facts about a person as of now; what the policy assumes only where `assuming`."""
    none_came = Invitation(person.id, person, "incoming")
    told = _about_person(known_facts(none_came, evidence, policy.days_to_wait))
    return completed(told, _about_person(assumptions(none_came, evidence, policy)) if assuming else {})


def _about_person(facts: Facts) -> Facts:
    return {name: fact for name, fact in facts.items() if name not in ABOUT_INVITATION}
