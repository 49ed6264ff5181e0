"""What a policy assumes where nobody has said anything. Assumptions are visible, and an answer replaces them."""

from functools import lru_cache
from typing import Final

from store.judging.evidence import Evidence
from store.judging.facts import Facts
from store.judging.policies import Policy
from store.records.model import Fact, Invitation

PRESUMED: Final = "nothing says otherwise"
"""What the assumption of no bad news rests on."""


def assumptions(invitation: Invitation, evidence: Evidence, policy: Policy) -> Facts:
    """Return what the policy assumes of this invitation until somebody says otherwise.

    That the user does not know somebody is assumed only where connections, messages or contacts were imported. That an
    answer is still to come is assumed only until they write after the user's question.
    """
    return _assumed(policy, evidence, invitation.has_answer)


@lru_cache(maxsize=4)
def _assumed(policy: Policy, evidence: Evidence, has_answered: bool) -> Facts:
    """Return the assumptions for invitations that were answered, or for those that were not."""
    facts = {}
    for name, value in policy.assumed.items():
        because = PRESUMED
        if name == "known" and value == "no":
            if not evidence.has_records:
                continue
            because = f"not found in your {evidence.records}"
        if not (name == "answer" and has_answered):
            facts[name] = Fact(name, value, "assumed", None, because)
    return facts
