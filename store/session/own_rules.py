"""Rules that the user adds: each is tried on the invitations that are open before it is written.

A rule goes into the file of the policy that judges. Where that is a shipped one, a file of the same name is begun that
starts from it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tomlkit
from msgspec import Struct

from store.checked_toml import TomlError, read_toml
from store.counted import counted
from store.judging.policies import RULINGS, Policy, policy_of, shipped_policies
from store.judging.verdict import advise, rules_that_hold
from store.toml_edit import changed, rewrite

if TYPE_CHECKING:
    from store.session.session import Session

_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_ID: Final = 40


class OwnRule(Struct, frozen=True):
    """A rule as the user types it."""

    title: str
    when: str
    """The filter that tells for whom it holds."""
    effect: str
    """Points, such as `2` or `-3`, or what it decides alone: accept, ask or pass."""


class Trial(Struct, frozen=True):
    """What a rule would do to the invitations that are open."""

    open: int
    holds: int
    """For how many of them it holds."""
    changes: Mapping[str, int]
    """How many would get this advice in place of the one they have."""

    @property
    def in_words(self) -> str:
        """Return what the rule would do, in a sentence."""
        holds = f"It holds for {self.holds:,} of {counted(self.open, 'open invitation')}"
        if not self.changes:
            return f"{holds}, and would change no advice."
        kinds = ", ".join(f"{count:,} to {advice}" for advice, count in sorted(self.changes.items()))
        return f"{holds}, and would change {sum(self.changes.values()):,}: {kinds}."


def try_rule(session: "Session", own: OwnRule) -> Trial:
    """Return what a rule would change. Raises TomlError where it cannot be understood."""
    advice = session.advice
    rule = _id_of(session, own.title)
    path = _path_of(session)
    policy = _policy(session, _with_rule(session, read_toml(path) or "", rule, own), path)
    invitations = [each for each in session.tray.invitations() if each.direction == "incoming" and each.state == "open"]
    holds = 0
    changes: Counter[str] = Counter()
    for invitation in invitations:
        now, then = advice.advised(invitation), advise(invitation, advice.evidence, policy)
        holds += rule in rules_that_hold(invitation, advice.evidence, policy)
        if now and then and then.advice != now.advice:
            changes[then.advice] += 1
    return Trial(len(invitations), holds, dict(changes))


def add_rule(session: "Session", own: OwnRule) -> tuple[str, Path]:
    """Write a rule into the file of the policy that judges; from then on it counts.

    Returns:
        The id of the rule, and the file.

    Raises:
        TomlError: It cannot be understood, or the file cannot be changed.
        NotProvenDurable: The file has the rule, but the disk did not confirm it.
        NotSaved: The file cannot be saved.
    """
    rule = _id_of(session, own.title)
    path = _path_of(session)

    def with_rule(written: str) -> str:
        text = _with_rule(session, written, rule, own)
        _policy(session, text, path)
        return text

    try:
        rewrite(path, with_rule)
    finally:
        session.resources.forget_policies()
    return rule, path


def _path_of(session: "Session") -> Path:
    return session.resources.places.policies / f"{session.resources.policy().name}.toml"


def _policy(session: "Session", written: str, path: Path) -> Policy:
    """Return the policy that a text is; one that has the name of its base starts from the shipped one."""
    others = {name: each for name, each in session.resources.policies.items() if name != path.stem}
    return policy_of(written, path, {**shipped_policies(), **others})


def _with_rule(session: "Session", written: str, rule: str, own: OwnRule) -> str:
    """Return the text of a policy with a rule more. Raises TomlError."""
    path = _path_of(session)
    if not written.strip():
        written = changed("", ("base",), path.stem, path)
    points = _points(own.effect)
    if points is None and own.effect not in RULINGS:
        raise TomlError(path, None, f"{own.effect!r} is neither points, such as 2 or -3, nor {', '.join(RULINGS)}")
    keys, effect = (("decisive", rule), own.effect) if points is None else (("points", rule), points)
    table = {"rule": {rule: {"title": own.title, "sentence": f"{own.title} ({{evidence}}).", "when": own.when}}}
    return f"{changed(written, keys, effect, path).rstrip()}\n\n{tomlkit.dumps(table)}"


def _points(effect: str) -> int | None:
    """Return the points that somebody typed; None where it is no small number."""
    return int(effect) if re.fullmatch(r"[+-]?\d{1,2}", effect, re.ASCII) else None


def _id_of(session: "Session", title: str) -> str:
    """Return an id for a rule with this title that no other has."""
    told = _NOT_IN_IDS.sub("-", title.casefold()).strip("-")[:_LONGEST_ID] or "rule"
    name, number = told, 1
    while name in session.resources.rules:
        number += 1
        name = f"{told}-{number}"
    return name
