"""What a shell proposes for an argument: ids and names, filters, policies, rules, templates, topics, files.

What belongs to an argument is told by its metavar: `ID`, `[FILTER]`, `yes|no|none`. Nothing else has to be said where a
command is declared.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Final

import click
from click.shell_completion import CompletionItem

from store.errors import Unusable
from store.file.errors import StoreError
from store.text import clean
from tui.cli.context import Context

Proposals = Mapping[str, str]
"""Values, each with what it means; with "" where it says so itself."""
Propose = Callable[[Context, str], Proposals]
"""Returns what can be meant by what is typed so far. What begins in another way is left out afterwards."""

_MOST: Final = 200
"""More names than these help nobody to choose."""
_WORD: Final = re.compile(r"[A-Za-z]+")


def with_proposals(command: click.Command) -> None:
    """Give the arguments and options of a command, and of those below it, what a shell proposes for them."""
    for parameter in command.params:
        if parameter.type is click.STRING and (words := _WORD.findall(parameter.metavar or "")):
            parameter.type = _Proposed(words)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            with_proposals(each)


class _Proposed(click.types.StringParamType):
    """The type of a parameter while a shell completes: it proposes what its words stand for."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return what fits what is typed: words in small letters as they are, and what those in capitals stand for."""
        given = ctx.find_root().params
        context = Context(given.get("store"), given.get("config"))
        found = [CompletionItem(word) for word in self._words if word.islower() and word.startswith(incomplete)]
        for word in self._words:
            if word in ("PATH", "FILE"):
                found.append(CompletionItem(incomplete, type="file"))
            elif word in _BY_WORD:
                found += islice(proposed(word, context, incomplete), _MOST)
        return found


def proposed(word: str, context: Context, incomplete: str) -> Iterator[CompletionItem]:
    """Yield what a word stands for and what begins as typed. Of a file that cannot be read nothing is proposed."""
    typed = incomplete.casefold()
    with suppress(StoreError, Unusable):
        for value, meaning in _BY_WORD[word](context, incomplete).items():
            if value.casefold().startswith(typed):
                yield CompletionItem(value, help=clean(meaning) or None)


def _records(context: Context, incomplete: str) -> Proposals:
    """Names of people, and ids once one is begun."""
    from store.records import ids
    from store.records.model import Item
    from store.session.session import Session

    tray = Session.open(context.resources).tray
    names = dict.fromkeys(sorted({clean(person.name) for person in tray.people() if " " in person.name}), "")
    if not incomplete:
        return names
    items: list[Item] = [*tray.invitations(), *tray.drafts(), *tray.introductions()]
    return names | {ids.spelled(item.id): item.person.name for item in items}


def _filters(_context: Context, incomplete: str) -> Proposals:
    """The filter with its last word completed: the name of a field, or a value of one."""
    from store.filtering import RECORD_FIELDS, VERDICT_FIELDS, complete, vocabulary
    from store.judging.facts import FACT_FIELDS

    fields = vocabulary(RECORD_FIELDS, VERDICT_FIELDS, FACT_FIELDS)
    return dict.fromkeys(complete(incomplete, len(incomplete), fields), "")


def _named_filters(context: Context, _incomplete: str) -> Proposals:
    return context.resources.filters


def _facts(_context: Context, incomplete: str) -> Proposals:
    """`known=`, and then the values that the fact can have."""
    from store.judging.facts import FACTS, UNKNOWN

    name, equals, _ = incomplete.partition("=")
    if not equals:
        return {f"{fact}=": "" for fact in FACTS}
    values = (*FACTS[name].words, UNKNOWN) if name in FACTS and not FACTS[name].is_number else (UNKNOWN,)
    return {f"{name}={value}": "" for value in values}


def _policies(context: Context, _incomplete: str) -> Proposals:
    from store.judging.policies import load_policies

    return dict.fromkeys(load_policies(context.places.policies), "")


def _rules(_context: Context, _incomplete: str) -> Proposals:
    from store.judging.rules import shipped_rules

    return {rule.id: rule.title for rule in shipped_rules().values()}


def _norms(_context: Context, _incomplete: str) -> Proposals:
    from store.norms.norms import norms

    return {norm.id: norm.title for norm in norms().values()}


def _checks(_context: Context, _incomplete: str) -> Proposals:
    from store.writing.draft_checks import CHECKS

    return {check.name: check.about for check in CHECKS.values()}


def _templates(context: Context, _incomplete: str) -> Proposals:
    return dict.fromkeys(context.resources.templates, "")


def _topics(_context: Context, _incomplete: str) -> Proposals:
    from tui.help.pages import pages

    return {page.topic: page.about for page in pages().values()}


def _purposes(_context: Context, _incomplete: str) -> Proposals:
    from store.writing.purposes import MEANINGS, PURPOSES

    return {purpose: MEANINGS[purpose] for purpose in PURPOSES}


_BY_WORD: Final[Mapping[str, Propose]] = {
    "ID": _records,
    "INTRO": _records,
    "DRAFT": _records,
    "FILTER": _filters,
    "NAMED": _named_filters,
    "NAME": _facts,
    "POLICY": _policies,
    "RULE": _rules,
    "NORM": _norms,
    "CHECK": _checks,
    "TEMPLATE": _templates,
    "TOPIC": _topics,
    "PURPOSE": _purposes,
}
"""By the words of a metavar. NAME is that of a fact, in NAME=VALUE, and NAMED the name of a filter."""
