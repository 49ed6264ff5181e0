"""Policies: which rules decide, what the others count, what is assumed; shipped (policies/*.toml) and the user's own.

A policy of the user starts from another (`base = "open-with-care"`) and changes lines of it. It may have rules of its
own, as `[rule.some-name]` tables. Its own deciding rules come before those of its base.
"""

import os
from collections.abc import Iterable, Mapping
from errno import ENOENT
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from msgspec import Meta, Struct
from msgspec.structs import replace

from store.checked_toml import TomlError, parse_checked, read_toml
from store.errors import ReportUnusable, refuse
from store.judging.facts import FACTS
from store.judging.rules import Rule, RuleForm, rules_of, shipped_rules
from store.nearest import hint
from store.records.model import FactValue

Ruling = Literal["accept", "ask", "pass"]
"""What a deciding rule can advise."""

RULINGS: Final[tuple[Ruling, ...]] = get_args(Ruling)

OFF: Final = "off"
"""In place of an advice or an assumption: this line of the base does not count."""


class Policy(Struct, frozen=True, eq=False):
    """A policy, ready to judge by."""

    name: str
    title: str
    text: str
    """The source text whose stance it takes; empty for the user's own."""
    description: str
    decisive: tuple[tuple[Rule, Ruling], ...]
    """The rules that decide alone, the first one that holds before the others."""
    points: tuple[tuple[Rule, int], ...]
    accept_from: int
    """From this many points on it advises to accept."""
    pass_to: int
    """Down to this many, to pass."""
    assumed: Mapping[str, FactValue]
    days_to_wait: int
    """For how many days an answer may be on its way."""
    own_rules: Mapping[str, Rule] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that it counts, in the order in which it is asked; each once."""
        return tuple(dict.fromkeys(rule for rule, _ in (*self.decisive, *self.points)))


class Thresholds(Struct, frozen=True, rename={"pass_to": "pass", "accept_from": "accept"}):
    """`[thresholds]`."""

    accept_from: int | None = None
    pass_to: int | None = None


class PolicyForm(Struct, frozen=True):
    """A policy as its file has it."""

    base: str = ""
    title: str = ""
    text: str = ""
    description: str = ""
    days_to_wait: Annotated[int, Meta(ge=0)] | None = None
    decisive: dict[str, str] = {}
    points: dict[str, int] = {}
    thresholds: Thresholds = Thresholds()
    assume: dict[str, str | int] = {}
    rule: dict[str, RuleForm] = {}


@cache
def shipped_policies() -> Mapping[str, Policy]:
    """Return the policies that come with the program, by name."""
    paths = sorted(Path(__file__).with_name("policies").glob("*.toml"))
    return {path.stem: policy_of(path.read_text("utf-8"), path, {}) for path in paths}


def load_policies(directory: Path, report: ReportUnusable = refuse) -> dict[str, Policy]:
    """Return the shipped policies and the user's own in this directory (which need not exist), by file name.

    Those of the user may start from each other and take the name of a shipped one. One that cannot be used goes to
    `report` as a TomlError, and so do those that start from it.
    """
    policies = dict(shipped_policies())
    waiting: dict[str, str] = {}
    for path in sorted(directory.glob("*.toml")):
        try:
            waiting[path.stem] = _base_of(path)
        except TomlError as fault:
            report(fault)
    while waiting:
        ready = [name for name, base in waiting.items() if base not in waiting.keys() - {name}]
        if not ready:
            circle = f"'base' goes in a circle: {', '.join(waiting)} start from each other"
            report(TomlError(directory / f"{next(iter(waiting))}.toml", None, circle))
            break
        for name in ready:
            path = directory / f"{name}.toml"
            try:
                policies[name] = policy_of(_text_of(path), path, policies)
            except TomlError as fault:
                report(fault)
            del waiting[name]
    return policies


def all_rules(policies: Iterable[Policy]) -> dict[str, Rule]:
    """Return the shipped rules and those that these policies bring, by id."""
    rules = dict(shipped_rules())
    for policy in policies:
        rules |= policy.own_rules
    return rules


def policy_of(written: str, path: Path, others: Mapping[str, Policy]) -> Policy:
    """Return the policy in this text, which may start from one of the others. Raises TomlError."""
    form = parse_checked(written, PolicyForm, path)
    base = _based_on(form, path, others)
    own_rules = {**base.own_rules, **rules_of(form.rule, path)}
    rules = {**shipped_rules(), **own_rules}
    _check(form, rules, path)
    policy = replace(
        changed_policy(form, base, rules),
        name=path.stem,
        title=form.title or base.title or path.stem,
        text=form.text or ("" if form.base else base.text),
        description=form.description.strip() or base.description,
        days_to_wait=base.days_to_wait if form.days_to_wait is None else form.days_to_wait,
        own_rules=own_rules,
    )
    if policy.accept_from <= policy.pass_to:
        crossed = f"accept ({policy.accept_from}) must be above pass ({policy.pass_to})"
        raise TomlError(path, None, f"'thresholds': {crossed}")
    return policy


def changed_policy(form: PolicyForm, base: Policy, rules: Mapping[str, Rule]) -> Policy:
    """Return the base with what a checked form says of decisions, points, thresholds and assumptions."""
    return replace(
        base,
        decisive=_decisive(form, base, rules),
        points=_points(form, base, rules),
        accept_from=base.accept_from if form.thresholds.accept_from is None else form.thresholds.accept_from,
        pass_to=base.pass_to if form.thresholds.pass_to is None else form.thresholds.pass_to,
        assumed={name: value for name, value in {**base.assumed, **form.assume}.items() if value != OFF},
    )


_NOTHING: Final = Policy("", "", "", "", (), (), 1, -1, {}, 14)
"""What a policy without a base starts from."""


def _based_on(form: PolicyForm, path: Path, others: Mapping[str, Policy]) -> Policy:
    """Return the policy that a form starts from."""
    if not form.base:
        return _NOTHING
    if form.base not in others:
        raise TomlError(path, None, f"'base': there is no policy {form.base!r}; {hint(form.base, others)}")
    return others[form.base]


def _check(form: PolicyForm, rules: Mapping[str, Rule], path: Path) -> None:
    """Raise TomlError for a rule, an advice, a fact or a value that does not exist."""
    for table, names in (("decisive", form.decisive), ("points", form.points)):
        for name in names:
            if name not in rules:
                raise TomlError(path, None, f"'{table}.{name}': there is no rule {name!r}; {hint(name, rules)}")
    for name, advice in form.decisive.items():
        if advice not in (*RULINGS, OFF):
            meant = hint(advice, (*RULINGS, OFF))
            raise TomlError(path, None, f"'decisive.{name}': there is no advice {advice!r}; {meant}")
    for name, value in form.assume.items():
        if name not in FACTS:
            raise TomlError(path, None, f"'assume.{name}': there is no fact {name!r}; {hint(name, FACTS)}")
        if value not in (OFF, FACTS[name].presumed) and not FACTS[name].has(value):
            presumed = f', "{FACTS[name].presumed}"' if FACTS[name].presumed else ""
            raise TomlError(
                path, None, f"'assume.{name}' is {FACTS[name].wanted}{presumed} or \"off\"; it is {value!r}"
            )


def _decisive(form: PolicyForm, base: Policy, rules: Mapping[str, Rule]) -> tuple[tuple[Rule, Ruling], ...]:
    """Its own deciding rules, then those of the base, in place except what the form changes; bad news before all."""
    order = [rule.id for rule, _ in base.decisive]
    advice_by_rule: dict[str, str] = {**{rule.id: advice for rule, advice in base.decisive}, **form.decisive}
    added = [name for name in form.decisive if name not in order]
    kept = ((rules[name], ruling) for name in (*added, *order) if (ruling := _ruling(advice_by_rule[name])))
    return tuple(sorted(kept, key=lambda decisive: not (decisive[0].bad_news and decisive[1] == "pass")))


def _ruling(advice: str) -> Ruling | None:
    """Return the advice of a checked line, None for "off"."""
    return next((ruling for ruling in RULINGS if ruling == advice), None)


def _points(form: PolicyForm, base: Policy, rules: Mapping[str, Rule]) -> tuple[tuple[Rule, int], ...]:
    """Return the points of the base, with those that the form changes or adds."""
    counted = {**{rule.id: points for rule, points in base.points}, **form.points}
    return tuple((rules[name], points) for name, points in counted.items())


def _base_of(path: Path) -> str:
    """Return the base that a file names."""
    return parse_checked(_text_of(path), PolicyForm, path).base


def _text_of(path: Path) -> str:
    """Return the text of a file. Raises TomlError when it cannot be read."""
    written = read_toml(path)
    if written is None:
        raise TomlError(path, None, f"cannot be read: {os.strerror(ENOENT)}")
    return written
