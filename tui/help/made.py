"""The parts of help pages that are made from the program's own data, so that they never say what is no longer so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Final

from store.counted import signed
from store.filtering.fields import PERSON_FIELDS, RECORD_FIELDS, VERDICT_FIELDS, Field
from store.judging.facts import FACTS, Definition
from store.judging.policies import Policy, shipped_policies
from store.judging.rules import Rule, shipped_rules
from store.keeping.kinds import due_kinds
from store.norms.norms import norms, norms_of_rule, source_texts
from store.platform.linkedin import linkedin_facts
from store.text import upper_first
from store.tray.views import VIEWS
from store.writing.draft_checks import CHECKS
from store.writing.fields import FIELDS
from store.writing.letter_languages import letter_language
from store.writing.other_side import sentences_of, without_way
from store.writing.purposes import MEANINGS, PURPOSES
from tui.help.blocks import Code, Heading, PageBlock, Paragraph, Terms
from tui.help.signs import MESSAGE_SIGNS, SIGNS, VERDICT_SIGNS
from tui.help.words import words
from tui.keymap.keymap import Keymap, shown_key

_FIRST: Final = "accept ask pass ignore snooze answer advised turn reply undo help quit".split()
"""The commands that are enough for a first day."""
_DECISIONS: Final = {
    "accept": "accepted",
    "ask": "asked",
    "pass": "passed",
    "pass-quietly": "passed-quietly",
    "ignore": "ignored",
    "snooze": "snoozed",
}
"""What an invitation becomes, by the commands that decide on it."""
_RULINGS: Final = {"accept": "accepts", "ask": "asks", "pass": "passes"}


def make_part(name: str, keys: Keymap) -> Iterator[PageBlock]:
    """Yield the blocks of the part of this name.

    Raises:
        KeyError: There is no such part.
    """
    return PARTS[name](keys)


def _keys(keys: Keymap) -> Iterator[PageBlock]:
    """Every command of the screen with its keys, under its heading."""
    for heading, group in keys.table.items():
        yield Heading(heading)
        yield _commands(keys, (command.id for command in group))


def _views(keys: Keymap) -> Terms:
    """The views, with their keys."""
    return Terms(tuple((f"{keys.shown(view.name)} {view.title}".strip(), keys.by_id[view.name].help) for view in VIEWS))


def _commands(keys: Keymap, ids: Iterable[str]) -> Terms:
    """Commands with their keys and what they do."""
    commands = [keys.by_id[command] for command in ids]
    return Terms(tuple((_spelled(keys, command.id, command.label), command.help) for command in commands))


def _spelled(keys: Keymap, command: str, label: str) -> str:
    """The keys of a command and its name; a command without a key is found by its name with `:`."""
    return f"{' '.join(map(shown_key, keys.keys(command))) or ':'} {label}"


def _other_side(keys: Keymap) -> Iterator[PageBlock]:
    """What each decision on an invitation shows to the person who sent it."""
    seen = sentences_of("linkedin", "incoming")
    yield Terms(
        tuple(
            (_spelled(keys, command, keys.by_id[command].label), upper_first(without_way(seen[state])))
            for command, state in _DECISIONS.items()
        )
    )


def _ended(text: str) -> str:
    """A text with a full stop at its end, unless it is a question."""
    return text if text.endswith("?") else f"{text}."


def _rules(_keys: Keymap) -> Iterator[PageBlock]:
    """Every rule: its title, its sentence, the norm it stands for and the texts, and its weight in each policy."""
    for rule in shipped_rules().values():
        yield Heading(f"{rule.id}  {rule.title}")
        yield Paragraph(f"It says: {rule.sentence}")
        if rule.if_assumed:
            yield Paragraph(f"While this is only assumed, it says: {rule.if_assumed}")
        weights = {name: weight for name, policy in shipped_policies().items() if (weight := _weight(rule, policy))}
        rows = tuple(weights.items())
        if why := [norm.title for norm in norms_of_rule(rule.id)]:
            yield Paragraph(f"Why: {_ended('; '.join(why))} {_sources(rule.text)}".rstrip())
        yield Terms(rows) if rows else Paragraph("No shipped policy counts it.")


def _weight(rule: Rule, policy: Policy) -> str:
    """What a rule does in a policy: it decides, or gives points; "" where it does not count."""
    ruling = next((ruling for decisive, ruling in policy.decisive if decisive.id == rule.id), None)
    points = next((points for counted, points in policy.points if counted.id == rule.id), None)
    decided = _RULINGS[ruling] if ruling else ""
    return decided or (f"{points:+d}" if points is not None else "")


def _sources(texts: str) -> str:
    """The titles of source texts, in a sentence."""
    titles = [f"“{source_texts()[text].title}”" for text in texts.split()]
    return f"From {', '.join(titles)}." if titles else ""


def _policies(_keys: Keymap) -> Iterator[PageBlock]:
    for name, policy in shipped_policies().items():
        yield Heading(f"{name}: {policy.title}")
        yield Paragraph(" ".join(policy.description.split()))
        yield Paragraph(
            f"It accepts at {signed(policy.accept_from)} points or more and passes at {signed(policy.pass_to)} or less."
        )


def _field(field: Field) -> tuple[str, str]:
    """A field, and what it says of a row with the words that it can have."""
    return field.name, f"{field.about}: {', '.join(field.values)}" if field.values else field.about


def _asked(fact: Definition) -> str:
    """The question that a fact answers, with the values it can have."""
    return f"{fact.question.replace('{name}', 'this person')} ({fact.wanted})"


def _hand_fields() -> Iterator[tuple[str, str]]:
    """The fields that the writer fills in."""
    for name, field in letter_language(None).forms.items():
        yield f"{{{name}}}", f"{field.form}: {field.example}"


def _linkedin() -> Iterator[tuple[str, str]]:
    """Every fact about LinkedIn that the program relies on, with its source."""
    for name, fact in linkedin_facts().items():
        sure = f"{fact.sure.capitalize()}: {fact.source}; checked {fact.checked:%d %B %Y}"
        yield name, f"{fact.sentence} ({sure}.)"


def _checks(_keys: Keymap) -> Iterator[PageBlock]:
    """Every check: what it holds against a text, how grave that is, why, and for which purposes."""
    for check in CHECKS.values():
        every = len(check.purposes) == len(PURPOSES)
        on = "every kind of text" if every else ", ".join(purpose for purpose in PURPOSES if purpose in check.purposes)
        yield Heading(f"{check.name} ({check.level})")
        yield Paragraph(check.about)
        why = check.why or "; ".join(norms()[norm].title for norm in check.norms)
        yield Paragraph(f"Why: {_ended(why)} Applies to: {on}.")


def _terms(told: Callable[[], Iterable[tuple[str, str]]]) -> Callable[[Keymap], Iterator[PageBlock]]:
    """Make the part of these words with what each means; keys have nothing to do with it."""
    return lambda _keys: iter([Terms(tuple(told()))])


PARTS: Final[Mapping[str, Callable[[Keymap], Iterator[PageBlock]]]] = {
    "keys": _keys,
    "first-keys": lambda keys: iter([_commands(keys, _FIRST)]),
    "text-keys": lambda keys: iter([_commands(keys, (command.id for command in keys.commands if command.in_text))]),
    "views": lambda keys: iter([_views(keys)]),
    "other-side": _other_side,
    "signs": _terms(lambda: SIGNS),
    "message-signs": _terms(lambda: MESSAGE_SIGNS),
    "verdict-signs": _terms(lambda: VERDICT_SIGNS),
    "words": _terms(lambda: ((name, word.means) for name, word in words().items())),
    "rules": _rules,
    "policies": _policies,
    "record-fields": _terms(lambda: map(_field, (*RECORD_FIELDS, *PERSON_FIELDS, *VERDICT_FIELDS))),
    "facts": _terms(lambda: ((name, _asked(fact)) for name, fact in FACTS.items())),
    "purposes": _terms(lambda: ((purpose, MEANINGS[purpose]) for purpose in PURPOSES)),
    "known-fields": _terms(lambda: ((f"{{{name}}}", meaning) for name, meaning in FIELDS.items())),
    "hand-fields": _terms(_hand_fields),
    "checks": _checks,
    "due": _terms(lambda: ((what, kind.title) for what, kind in due_kinds().items())),
    "settings": lambda _keys: iter([Code(tuple((files("store") / "default.toml").read_text("utf-8").splitlines()))]),
    "linkedin": _terms(_linkedin),
}
"""By the name that is between braces in a page."""
