"""What a policy assumes where nobody told: always visible, open to an answer, and never more than the records bear."""

from functools import lru_cache
from typing import Final

from store.judging.evidence import Evidence
from store.judging.facts import Facts
from store.judging.policies import Policy
from store.records.model import Fact, Invitation

PRESUMED: Final = "nothing says otherwise"
"""What the assumption of no bad news rests on."""


def assumptions(invitation: Invitation, evidence: Evidence, policy: Policy) -> Facts:
    """Return what the policy assumes of this invitation as long as nobody tells.

    That the user does not know somebody is assumed only where connections, messages or contacts were imported; that an
    answer is still to come, only as long as they have not written since the user asked.
    """
    return _assumed(policy, evidence, invitation.has_answer)


@lru_cache(maxsize=4)
def _assumed(policy: Policy, evidence: Evidence, has_answered: bool) -> Facts:
    """Return the same for all invitations that have been answered, or for all others."""
    facts = {}
    for name, value in policy.assumed.items():
        because = PRESUMED
        if name == "known" and value == "no":
            if not evidence.has_records:
                continue
            because = f"not among {evidence.records}"
        if not (name == "answer" and has_answered):
            facts[name] = Fact(name, value, "assumed", None, because)
    return facts
