"""Which function carries out which command of the keymap."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from store.tray.views import VIEWS
from tui.keymap.chosen import own_commands, title_of

if TYPE_CHECKING:
    from store.settings import OwnCommand, Settings
    from tui.screens.asking import Asking
    from tui.screens.tray import Handler, TrayScreen

_BY_MODULE: Final = {
    "deciding": "advised carried-out clear-lapsed clear-old redo reopen snooze undo",
    "reasons": "because=decide_because",
    "settling": "keep-earlier keep-later",
    "replying": "reply",
    "writing": "discard edit editor=edit_outside note=edit_note",
    "sending": "copy",
    "mailing": "ways-out",
    "composing": "channel=change_channel compose purpose=change_purpose template=other_template",
    "people": "add answer checklist contact fact=any_fact looked tags trust",
    "rounds": "question-round=ask_in_a_row",
    "links": "open-there profile=open_profile search=search_web",
    "joining": "joining=review",
    "importing": "import=import_file",
    "leaving": "demo=visit_sample quit=leave tour=turn_tour",
    "keeping": "engage leave-person=leave talk",
    "introducing": "consent introduce",
    "anybody": "find numbers page prune",
    "sorting": "sort",
    "marking": "mark mark-to mark-where unmark",
    "filtering": "filter=filter_rows",
    "named_filters": "name-filter named-filters=list_filters",
    "settings": "look=choose_look settings=show_settings",
    "finding": "palette",
    "helping": "help=show_help text-help=show_help",
    "replaying": "replay=replay_policies",
    "own_rules": "own-rule=add_rule",
    "norms": "norms=look_up",
    "moving": "back open=open_row turn",
    "editing": "known=put_known leave-text=leave next-field next-remark subject=write_subject switch-check"
    " text-outside=edit_outside to-thread=show_thread",
}
"""By the module of this package, the ids of commands.toml that it carries out, each with its function after `=` where
that has another name.
"""


def _places() -> Iterator[tuple[str, str]]:
    """Yield each command of these modules, and where its function is: `writing.edit`."""
    for module, entries in _BY_MODULE.items():
        for entry in entries.split():
            command, _, function = entry.partition("=")
            yield command, f"{module}.{function or command.replace('-', '_')}"


PLACES: Final = dict(_places())
"""By the ids of commands.toml: the module of this package and the function in it."""


def _at(place: str) -> "Handler":
    """Return the function at this place as a handler. Its module is imported when the command is first used, since the
    first screen needs none of them.
    """
    module, name = place.split(".")

    def handler(screen: "TrayScreen") -> "Asking | None":
        asking: Asking | None = getattr(import_module(f"tui.commands.{module}"), name)(screen)
        return asking

    return handler


def _decides(decision: str) -> "Handler":
    """Return the handler that takes this decision on the chosen rows."""

    def handler(screen: "TrayScreen") -> "Asking | None":
        from tui.commands.deciding import DECISIONS, decide

        return decide(screen, DECISIONS[decision])

    return handler


def _shows(view: str) -> "Handler":
    """Return the handler that turns to this view."""
    return lambda screen: screen.show_view(view)


def _runs(name: str, own: "OwnCommand") -> "Handler":
    """Return the handler of a command of the user's own."""

    def handler(screen: "TrayScreen") -> None:
        from tui.commands.own import run_own

        run_own(screen, title_of(name, own), own)

    return handler


def handlers_of(settings: "Settings") -> "Mapping[str, Handler]":
    """Return all handlers, with those of the user's own commands."""
    return {**HANDLERS, **{name: _runs(name, own) for name, own in own_commands(settings).items()}}


HANDLERS: Final[Mapping[str, "Handler"]] = {
    **{command: _at(place) for command, place in PLACES.items()},
    **{decision: _decides(decision) for decision in ("accept", "ask", "pass", "pass-quietly", "ignore")},
    **{view.name: _shows(view.name) for view in VIEWS},
    "previous-view": lambda screen: screen.turn_view(-1),
    "next-view": lambda screen: screen.turn_view(1),
    "next-pane": lambda screen: screen.go_on(1),
    "previous-pane": lambda screen: screen.go_on(-1),
    "down": lambda screen: screen.pane.move(1),
    "up": lambda screen: screen.pane.move(-1),
    "page-down": lambda screen: screen.pane.move_page(1),
    "page-up": lambda screen: screen.pane.move_page(-1),
    "first": lambda screen: screen.pane.move_to_end(last=False),
    "last": lambda screen: screen.pane.move_to_end(last=True),
    "thread": lambda screen: screen.side.turn_person(),
}
"""By the ids of commands.toml. A handler may return a coroutine, which asks the user something first."""
