"""What is at hand, shipped and one's own: policies, rules and templates, and what is set of them."""

from functools import cached_property

from store.judging.policies import Policy, all_rules, load_policies
from store.judging.rules import Rule
from store.nearest import hint
from store.places import Places
from store.settings import Settings
from store.writing.draft_checks import check_named
from store.writing.errors import TemplateError
from store.writing.template import Template, templates
from tui.cli.failures import Misused


class Resources:
    """Policies, rules and templates, read when they are first asked for. A policy or a rule that cannot be read raises
    TomlError.
    """

    def __init__(self, settings: Settings, places: Places) -> None:
        self._settings = settings
        self._places = places

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """All policies by name."""
        return load_policies(self._places.policies)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All rules by id, with those that one's own policies bring."""
        return all_rules(self.policies.values())

    @cached_property
    def templates(self) -> dict[str, Template]:
        """All templates by name. Raises Misused where one's own cannot be used."""
        try:
            return templates(self._places.templates)
        except TemplateError as error:
            raise Misused(str(error)) from error

    @property
    def checks_off(self) -> list[str]:
        """The checks that are switched off for all drafts. Raises Misused for a name that is none."""
        try:
            return [check_named(name).name for name in self._settings.checks_off]
        except ValueError as error:
            raise Misused(f"{self._places.config}, checks_off: {error}") from error

    def policy(self, name: str | None = None) -> Policy:
        """The policy of this name, else the one that is set. Raises Misused where there is none."""
        wanted = name or self._settings.policy
        if wanted not in self.policies:
            where = "" if name else f", as {self._places.config} has it"
            raise Misused(f"There is no policy {wanted!r}{where}; {hint(wanted, self.policies)}")
        return self.policies[wanted]
