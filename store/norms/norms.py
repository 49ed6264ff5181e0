"""Norms and their source texts, as norms.toml and texts.toml have them, and the way back from a place to its norms."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from msgspec import Struct, convert

from store.judging.rules import shipped_rules
from store.keeping.kinds import What, due_kinds
from store.shipped import shipped
from store.writing.draft_checks import CHECKS

GROUPS: Final[Mapping[str, str]] = {
    "R": "An invitation came in",
    "D": "Passing, asking back, answering",
    "A": "You ask somebody",
    "I": "Two people are introduced",
    "N": "The network that you have",
}
"""What the norms are about, by the first letter of their ids."""


PLACES: Final = ("rules", "purposes", "templates", "checks", "due", "views", "keys", "commands")
"""The fields of a norm that say where it lives."""

_NOT_BUILT: Final = "not built yet"


class Norm(Struct, frozen=True, forbid_unknown_fields=True):
    """One norm and the places where the program follows it; norms.toml explains the fields."""

    id: str
    title: str
    texts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    due: tuple[What, ...] = ()
    views: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    missing: str = ""

    @property
    def group(self) -> str:
        """The letter of its group, a key of GROUPS."""
        return self.id[0]

    @property
    def is_built(self) -> bool:
        """Whether there is any place where the program follows it, if only in part."""
        return any(getattr(self, kind) for kind in PLACES)

    @property
    def listed(self) -> str:
        """Its title as lists show it: with a word in brackets where it is not built, or only in part."""
        if not self.is_built:
            return f"{self.title} ({_NOT_BUILT})"
        return f"{self.title} (in part)" if self.missing else self.title

    @property
    def gap(self) -> str:
        """What of it the program does not do, in half a sentence; empty where it does all of it."""
        if not self.is_built:
            return _NOT_BUILT
        return f"{_NOT_BUILT}: {self.missing}" if self.missing else ""


class SourceText(Struct, frozen=True, forbid_unknown_fields=True):
    """A text on etiquette that norms come from; texts.toml explains the fields."""

    id: str
    title: str
    source: str
    summary: str
    policy: str = ""


@cache
def norms() -> Mapping[str, Norm]:
    """Return all norms by id, in the order of their groups; each with the rules, checks and things due that name it."""
    tables = _with_ids("norms.toml")
    for id_, table in tables.items():
        table["rules"] = [rule for rule in shipped_rules() if rule.startswith(id_)]
        table["checks"] = [check.name for check in CHECKS.values() if id_ in check.norms]
        table["due"] = [what for what, kind in due_kinds().items() if id_ in kind.norms]
    return convert(tables, dict[str, Norm])


@cache
def source_texts() -> Mapping[str, SourceText]:
    """Return the texts that the norms come from, by number."""
    return convert(_with_ids("texts.toml"), dict[str, SourceText])


def norms_of_text(text: str) -> list[Norm]:
    """Return the norms that come from this text."""
    return [norm for norm in norms().values() if text in norm.texts]


def norms_of_rule(rule: str) -> list[Norm]:
    """Return the norms that a rule stands for; none for a rule of the user's own."""
    return [norm for norm in norms().values() if rule in norm.rules]


def norms_of_template(template: str) -> list[Norm]:
    """Return the norms that a template is written for: those that name it, else those of its purpose."""
    by_name = [norm for norm in norms().values() if template in norm.templates]
    purpose = template.partition(".")[0]
    return by_name or [norm for norm in norms().values() if purpose in norm.purposes]


def _with_ids(file: str) -> dict[str, dict[str, Any]]:
    """Return the tables of a file by their keys, each with its key as its id."""
    tables = shipped(__file__, file, dict[str, dict[str, Any]])()
    return {key: {"id": key} | table for key, table in tables.items()}
