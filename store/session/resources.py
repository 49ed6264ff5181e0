"""What the user set and wrote, on top of what is shipped: settings, policies, rules, templates, checks, words."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.checked_toml import TomlError, TomlErrors, line_of, read_toml
from store.errors import ReportUnusable, Unusable, refuse
from store.nearest import hint
from store.places import Places
from store.settings import Settings, read_settings

if TYPE_CHECKING:
    from store.judging.policies import Policy
    from store.judging.rules import Rule
    from store.writing.template import Template

Thing = TypeVar("Thing")

_SHIPPED_POLICY = Settings().policy
_ONLY_SHOWN = frozenset({"look", "mouse", "keys", "links", "filters", "commands"})
"""The settings that change nothing which is kept or sent."""
_POLICY_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


class UnknownName(Unusable):
    """There is no policy, rule or template of the name that was typed."""


class NameRefused(Unusable):
    """A policy cannot be kept under the name that was typed."""


class Resources:
    """The settings of one run of the program, and what they choose from.

    Each kind is read when it is first asked for. Where one of the user's own files cannot be used, that raises the
    error of what reads it: TomlError, TemplateError or OwnWordsError, all of them Unusable; after `leave_out_wrong` the
    file is left out.
    """

    def __init__(self, settings: Settings, places: Places, faults: Sequence[TomlError] = ()) -> None:
        """`faults` are what was found wrong in config.toml when the settings were read."""
        self.settings = settings
        self.places = places
        self._faults = faults
        self._left_out: dict[str, Unusable] = {}
        """By what it says, what is wrong with each file that is left out."""
        self._report: ReportUnusable = refuse

    def leave_out_wrong(self, report: ReportUnusable = lambda fault: None) -> None:
        """From here on leave out those of the user's own files that cannot be used. What is wrong with each goes to
        `report`, and is among `left_out`.
        """

        def leave_out(fault: Unusable) -> None:
            if str(fault) not in self._left_out:
                self._left_out[str(fault)] = fault
                report(fault)

        self._report = leave_out

    @property
    def left_out(self) -> Sequence[Unusable]:
        """What is wrong with the policies, templates and words that were left out, as far as they have been read."""
        return list(self._left_out.values())

    @classmethod
    def read(cls, places: Places) -> "Resources":
        """Return those of the settings in config.toml."""
        settings, faults = read_settings(places.config)
        return cls(settings, places, faults)

    def read_again(self) -> None:
        """Read config.toml again, which has changed."""
        self.settings, self._faults = read_settings(self.places.config)
        for name in ("faults", "checks_off", "_read_filters"):
            vars(self).pop(name, None)

    @cached_property
    def faults(self) -> Sequence[TomlError]:
        """All that is wrong in config.toml but for the keys. Each wrong setting has its default.

        Raises TomlError where one of the user's own policies cannot be read, unless it is left out.
        """
        found = [*self._faults]
        if why := self._fault_of_policy():
            found.append(self._fault(why, "policy"))
        for name in self.settings.checks_off:
            if name not in self.checks_off:
                found.append(self._fault(f"there is no check {name!r}; {hint(name, _check_names())}", "checks_off"))
        found += [self._fault(why, "filters", name) for name, why in self._read_filters[1].items()]
        told = {fault.keys[:2] for fault in found}
        for name, command in self.settings.commands.items():
            if not command.run and ("commands", name) not in told:
                found.append(self._fault(f"'commands.{name}.run' is missing", "commands", name))
        return sorted(found, key=lambda fault: fault.line or 0)

    def _fault_of_policy(self) -> str:
        """Return why the policy that config.toml chooses cannot judge; "" where it can."""
        chosen = self.settings.policy
        if chosen == _SHIPPED_POLICY and not self.places.policies.is_dir():
            return ""  # which the first screen finds out without reading a policy
        policies, path = self.policies, self.places.policies / f"{chosen}.toml"
        if any(isinstance(fault, TomlError) and fault.path == path for fault in self.left_out):
            return f"the policy {chosen!r} is left out, since {path} is wrong"
        return "" if chosen in policies else f"there is no policy {chosen!r}; {hint(chosen, policies)}"

    @property
    def filters(self) -> Mapping[str, str]:
        """The filters that config.toml names, without those that nobody can understand. Raises TomlError."""
        return self._read_filters[0]

    @cached_property
    def _read_filters(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The filters that can be understood, and why the others cannot, each by its name."""
        if not self.settings.filters:
            return {}, {}
        from store.filtering import Filter, FilterError
        from store.session.filter_subject import search_vocabulary

        vocabulary = search_vocabulary(self.rules)
        understood, wrong = {}, {}
        for name, text in self.settings.filters.items():
            try:
                Filter(text, vocabulary)
            except FilterError as error:
                wrong[name] = f"'filters.{name}', column {error.column}: {error.message}"
            else:
                understood[name] = text
        return understood, wrong

    def _fault(self, message: str, *keys: str) -> TomlError:
        path = self.places.config
        return TomlError(path, line_of(read_toml(path) or "", keys), message, keys)

    def refuse_faults(self) -> None:
        """Raise TomlErrors if config.toml is wrong in what concerns the store or what is sent: nothing may change in a
        way that the user did not mean.
        """
        if faults := [fault for fault in self.faults if not _ONLY_SHOWN.issuperset(fault.keys[:1] or [""])]:
            raise TomlErrors(faults)

    @cached_property
    def policies(self) -> "Mapping[str, Policy]":
        """All policies by name. Raises TomlError for one of the user's own, unless it is left out."""
        from store.judging.policies import load_policies

        return load_policies(self.places.policies, self._report)

    @cached_property
    def rules(self) -> "Mapping[str, Rule]":
        """All rules by id, with those that the user's own policies bring. Raises TomlError."""
        from store.judging.policies import all_rules

        return all_rules(self.policies.values())

    @cached_property
    def templates(self) -> "Mapping[str, Template]":
        """All templates by name. Raises TemplateError for one of the user's own, unless it is left out."""
        from store.writing.template import templates

        return templates(self.places.templates, self._report)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words that the spelling check accepts, folded. Raises OwnWordsError, unless they are left out."""
        from store.writing.errors import OwnWordsError
        from store.writing.language.dictionary import own_words

        try:
            return own_words(self.places.words)
        except OwnWordsError as fault:
            self._report(fault)
            return frozenset()

    @cached_property
    def checks_off(self) -> frozenset[str]:
        """The names of the checks that are switched off for all drafts."""
        off = self.settings.checks_off
        return frozenset(off) & _check_names() if off else frozenset()

    def policy(self, name: str | None = None) -> "Policy":
        """Return the policy of this name, or the one that config.toml chooses; the default one where there is none of
        that name.

        Raises:
            UnknownName: There is no policy of the given name.
            TomlError: One of the user's own policies cannot be read.
        """
        if name is not None:
            return _named(name, "policy", self.policies)
        chosen = self.settings.policy
        return self.policies[chosen if chosen in self.policies else _SHIPPED_POLICY]

    def rule(self, name: str) -> "Rule":
        """Return the rule of this id. Raises UnknownName."""
        return _named(name, "rule", self.rules)

    def template(self, name: str) -> "Template":
        """Return the template of this name. Raises UnknownName."""
        return _named(name, "template", self.templates)

    def save_policy(self, name: str, written: str) -> Path:
        """Keep a policy of the user's own under this name, and return where.

        Raises:
            NameRefused: It is no name for a file, or there is a policy of this name.
            NotSaved: The file cannot be saved.
        """
        from store.toml_edit import save_new

        if not _POLICY_NAME.fullmatch(name):
            raise NameRefused(f"{name!r} is not a name for a policy: use small letters, digits and hyphens")
        if name in self.policies:
            raise NameRefused(f"there is a policy {name!r} already; choose another name")
        path = self.places.policies / f"{name}.toml"
        save_new(path, written)
        self.forget_policies()
        return path

    def forget_policies(self) -> None:
        """Read policies and rules again when they are next asked for: a file of them has changed."""
        for name in ("policies", "rules"):
            vars(self).pop(name, None)

    def read_all(self) -> None:
        """Read everything, so that whatever cannot be used is known. Raises Unusable, unless it is left out."""
        _ = self.rules, self.templates, self.own_words

    def read_own(self) -> None:
        """Read what the user wrote, and nothing where all is as shipped. Raises Unusable, unless it is left out."""
        if self.places.policies.is_dir():
            _ = self.policies
        if self.places.templates.is_dir():
            _ = self.templates
        if self.places.words.exists():
            _ = self.own_words


def _named(name: str, kind: str, things: Mapping[str, Thing]) -> Thing:
    """Return the thing of this name. Raises UnknownName with the nearest one."""
    if name not in things:
        raise UnknownName(f"there is no {kind} {name!r}; {hint(name, things)}")
    return things[name]


def _check_names() -> frozenset[str]:
    """Return the names of all checks of drafts."""
    from store.writing.draft_checks import CHECKS

    return frozenset(CHECKS)
