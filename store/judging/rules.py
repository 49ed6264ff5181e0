"""Rules: what speaks for an invitation, or against it, as data (rules/*.toml), each with examples that prove it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct
from msgspec.structs import asdict

from store.checked_toml import TomlError, parse_checked
from store.filtering import RECORD_FIELDS, Filter, FilterError, vocabulary
from store.filtering.terms import filter_text
from store.judging.facts import FACT_FIELDS, FACTS, trait_refused
from store.nearest import hint
from store.records.model import FactValue

Example = dict[str, FactValue]
"""Facts by name, with the values of the table or what a policy may assume ("not yet"); `age` as in `7m`."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_NAMED: Final = ("name", "evidence", *FACTS)
"""What a sentence may name in braces."""
_FIELD: Final = re.compile(r"(?:^|(?<=[\s(]))-?([^\W\d][\w.-]*+):")

EXAMPLES: Final = (("holds", True), ("fails", False), ("open", None))
"""The kinds of examples of a rule, and what it must say of each."""

NonEmptyText = Annotated[str, Meta(min_length=1)]
"""A text that says something."""


class RuleForm(Struct, frozen=True):
    """A rule as its TOML table has it; rules/known.toml explains the keys."""

    title: NonEmptyText
    sentence: NonEmptyText
    when: NonEmptyText
    if_assumed: str = ""
    sentences: dict[str, str] = {}
    otherwise: str = ""
    text: str = ""
    bad_news: bool = False
    question: str = ""
    holds: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()
    open: tuple[Example, ...] = ()


class RuleFile(Struct, frozen=True):
    """A file of rules: `[rule.R01]`, and so on."""

    rule: dict[str, RuleForm] = {}


class Rule(RuleForm, frozen=True, eq=False, kw_only=True):
    """A rule, ready to be asked."""

    id: str
    condition: Filter
    facts: tuple[str, ...]
    """The facts that it reads."""
    asked_of_record: tuple[Filter, ...]
    """What it asks that is not a fact: clauses about texts, dates and tags, each by itself."""

    @property
    def examples(self) -> Mapping[bool | None, tuple[Example, ...]]:
        """Where it holds (True), fails (False) and stays open (None)."""
        return {True: self.holds, False: self.fails, None: self.open}


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """Return all rules that come with the program, by id."""
    rules: dict[str, Rule] = {}
    for path in sorted(Path(__file__).with_name("rules").glob("*.toml")):
        rules |= rules_of(parse_checked(path.read_text("utf-8"), RuleFile, path).rule, path)
    return dict(sorted(rules.items()))


def rules_of(forms: Mapping[str, RuleForm], path: Path) -> dict[str, Rule]:
    """Return the rules of one file, by id. Raises TomlError naming the file, the key, and the nearest valid word."""
    return {name: _rule(name, form, path) for name, form in forms.items()}


def _rule(name: str, form: RuleForm, path: Path) -> Rule:
    """One rule, checked. Raises TomlError."""
    key = f"rule.{name}"
    try:
        condition = Filter(form.when, _VOCABULARY)
    except FilterError as error:
        raise TomlError(path, None, f"'{key}.when': {_trait_in(form.when) or error}") from error
    if condition.asks_whether_known:
        asked = ", ".join(sorted(condition.asks_whether_known))
        raise TomlError(
            path,
            None,
            f"'{key}.when' asks whether {asked} is known at all; a rule asks for its value, and stays open without",
        )
    for fact in form.sentences:
        if fact not in FACTS:
            raise TomlError(path, None, f"'{key}.sentences': there is no fact {fact!r}; {hint(fact, FACTS)}")
    said = {"sentence": form.sentence, "if_assumed": form.if_assumed}
    said |= {f"sentences.{fact}": sentence for fact, sentence in form.sentences.items()}
    for where, sentence in said.items():
        for placeholder in _PLACEHOLDER.findall(sentence):
            if placeholder not in _NAMED:
                raise TomlError(path, None, f"'{key}.{where}' names {{{placeholder}}}; {hint(placeholder, _NAMED)}")
    if form.question and form.question not in FACTS:
        meant = hint(form.question, FACTS)
        raise TomlError(path, None, f"'{key}.question': there is no fact {form.question!r}; {meant}")
    return Rule(
        **asdict(form),
        id=name,
        condition=condition,
        facts=tuple(sorted(condition.fields & FACTS.keys())),
        asked_of_record=tuple(
            Filter(filter_text(clause), _VOCABULARY)
            for clause in condition.clauses
            if clause.field.casefold() not in FACTS
        ),
    )


def _trait_in(when: str) -> str | None:
    """Return why a condition is refused that names something nobody is judged by; `age` is that of the invitation."""
    named = (name for name in _FIELD.findall(when) if name not in _VOCABULARY)
    return next((refused for name in named if (refused := trait_refused(name))), None)


_VOCABULARY: Final = vocabulary((field for field in RECORD_FIELDS if field.name != "view"), FACT_FIELDS)
"""What a rule may read: the records and the facts, not the verdict that it has a part in."""
