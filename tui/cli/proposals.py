"""What a shell proposes for an argument: ids and names, filters, policies, rules, templates, topics, files.

What belongs to an argument is told by its metavar: `ID`, `[FILTER]`, `yes|no|none`. Nothing else has to be said where a
command is declared.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import click
from click.shell_completion import CompletionItem

from store.errors import Unusable
from store.file.errors import StoreError
from store.text import clean
from tui.cli.context import Context

Proposals = Iterable[CompletionItem]
Propose = Callable[[Context, str], Proposals]
"""Proposes values for what is typed so far."""

_MOST: Final = 200
"""More names than these help nobody to choose."""
_WORD: Final = re.compile(r"[A-Za-z]+")


def with_proposals(command: click.Command) -> click.Command:
    """Give the arguments and options of a command, and of those below it, what a shell proposes for them."""
    for parameter in command.params:
        if parameter.type is click.STRING and (words := _WORD.findall(parameter.metavar or "")):
            parameter.type = _Proposed(words)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            with_proposals(each)
    return command


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
            if word in _BY_WORD:
                found += islice(_BY_WORD[word](context, incomplete), _MOST)
        return found


def _named(names: Iterable[str], incomplete: str) -> Iterator[CompletionItem]:
    """Those of these names that begin with what is typed."""
    return (CompletionItem(name) for name in names if name.casefold().startswith(incomplete.casefold()))


def _records(context: Context, incomplete: str) -> Iterator[CompletionItem]:
    """Names of people, and ids once one is begun. Of a tray that cannot be read nothing is proposed."""
    from store.records import ids
    from store.records.model import Draft, Introduction, Invitation
    from store.session.session import Session

    try:
        tray = Session.open(context.resources).tray
    except (StoreError, Unusable):
        return
    names = sorted({clean(person.name) for person in tray.people() if " " in person.name})
    yield from _named(names, incomplete)
    if incomplete:
        items: list[Invitation | Draft | Introduction] = [*tray.invitations(), *tray.drafts(), *tray.introductions()]
        for item in items:
            if (spelled := ids.spelled(item.id)).startswith(incomplete):
                yield CompletionItem(spelled, help=clean(item.person.name))


def _filters(_context: Context, incomplete: str) -> Proposals:
    """The filter with its last word completed: the name of a field, or a value of one."""
    from store.filtering import RECORD_FIELDS, VERDICT_FIELDS, complete, vocabulary
    from store.judging.facts import FACT_FIELDS

    fields = vocabulary(RECORD_FIELDS, VERDICT_FIELDS, FACT_FIELDS)
    return map(CompletionItem, complete(incomplete, len(incomplete), fields))


def _named_filters(context: Context, incomplete: str) -> Proposals:
    try:
        filters = context.resources.filters
    except Unusable:
        return ()
    return (CompletionItem(name, help=text) for name, text in filters.items() if _fits(name, incomplete))


def _facts(_context: Context, incomplete: str) -> Proposals:
    """`known=`, and then the values that the fact can have."""
    from store.judging.facts import FACTS, UNKNOWN

    name, equals, _ = incomplete.partition("=")
    if not equals:
        return _named((f"{fact}=" for fact in FACTS), incomplete)
    values = (*FACTS[name].words, UNKNOWN) if name in FACTS and not FACTS[name].is_number else (UNKNOWN,)
    return _named((f"{name}={value}" for value in values), incomplete)


def _policies(context: Context, incomplete: str) -> Proposals:
    from store.judging.policies import load_policies

    try:
        return _named(load_policies(context.places.policies), incomplete)
    except Unusable:
        return ()


def _rules(_context: Context, incomplete: str) -> Proposals:
    from store.judging.rules import shipped_rules

    return (CompletionItem(rule.id, help=rule.title) for rule in shipped_rules().values() if _fits(rule.id, incomplete))


def _norms(_context: Context, incomplete: str) -> Proposals:
    from store.norms.norms import norms

    return (CompletionItem(norm.id, help=norm.title) for norm in norms().values() if _fits(norm.id, incomplete))


def _checks(_context: Context, incomplete: str) -> Proposals:
    from store.writing.draft_checks import CHECKS

    return (CompletionItem(check.name, help=check.about) for check in CHECKS.values() if _fits(check.name, incomplete))


def _templates(context: Context, incomplete: str) -> Proposals:
    try:
        return _named(context.resources.templates, incomplete)
    except Unusable:
        return ()


def _topics(_context: Context, incomplete: str) -> Proposals:
    from tui.help.pages import pages

    return (CompletionItem(page.topic, help=page.about) for page in pages().values() if _fits(page.topic, incomplete))


def _purposes(_context: Context, incomplete: str) -> Proposals:
    from store.writing.purposes import MEANINGS

    return (CompletionItem(name, help=means) for name, means in MEANINGS.items() if _fits(name, incomplete))


def _paths(_context: Context, incomplete: str) -> Proposals:
    """The shell's own completion of files."""
    return [CompletionItem(incomplete, type="file")]


def _fits(name: str, incomplete: str) -> bool:
    return name.casefold().startswith(incomplete.casefold())


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
    "PATH": _paths,
    "FILE": _paths,
}
"""By the words of a metavar. NAME is that of a fact, in NAME=VALUE, and NAMED the name of a filter."""
