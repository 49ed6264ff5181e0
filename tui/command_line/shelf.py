"""The policies at hand: those that are shipped and one's own, and the one that is set."""

from functools import cached_property

from store.judging.policies import Policy, all_rules, load_policies
from store.judging.rules import Rule
from store.nearest import hint
from store.places import Places
from store.settings import Settings
from tui.command_line.failures import Misused


class Shelf:
    """Policies and rules, read when they are first asked for. What cannot be read raises TomlError."""

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

    def policy(self, name: str | None = None) -> Policy:
        """The policy of this name, else the one that is set. Raises Misused where there is none."""
        wanted = name or self._settings.policy
        if wanted not in self.policies:
            where = "" if name else f", as {self._places.config} has it"
            raise Misused(f"There is no policy {wanted!r}{where}; {hint(wanted, self.policies)}")
        return self.policies[wanted]
