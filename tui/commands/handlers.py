"""Which function carries out which command of the keymap."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from store.tray.views import VIEWS
from tui.keymap.chosen import own_commands, title_of

if TYPE_CHECKING:
    from store.settings import OwnCommand, Settings
    from tui.screens.asking import Asking
    from tui.screens.tray import Handler, TrayScreen

PLACES: Final = {
    "accept": "deciding.accept",
    "ask": "deciding.ask",
    "pass": "deciding.pass_on",
    "ignore": "deciding.ignore",
    "snooze": "deciding.snooze",
    "advised": "deciding.advised",
    "pass-quietly": "deciding.pass_quietly",
    "because": "reasons.decide_because",
    "reopen": "deciding.reopen",
    "carried-out": "deciding.carried_out",
    "keep-earlier": "settling.keep_earlier",
    "keep-later": "settling.keep_later",
    "clear-old": "deciding.clear_old",
    "clear-lapsed": "deciding.clear_lapsed",
    "undo": "deciding.undo",
    "redo": "deciding.redo",
    "reply": "replying.reply",
    "edit": "writing.edit",
    "editor": "writing.edit_outside",
    "copy": "sending.copy",
    "ways-out": "mailing.ways_out",
    "compose": "composing.compose",
    "template": "composing.other_template",
    "purpose": "composing.change_purpose",
    "channel": "composing.change_channel",
    "discard": "writing.discard",
    "answer": "people.answer",
    "question-round": "rounds.ask_in_a_row",
    "looked": "people.looked",
    "checklist": "people.checklist",
    "fact": "people.any_fact",
    "turn": "views.turn_verdict",
    "thread": "views.turn_person",
    "note": "people.note",
    "tags": "people.tags",
    "trust": "people.trust",
    "open-there": "links.open_there",
    "profile": "links.open_profile",
    "search": "links.search_web",
    "contact": "people.contact",
    "joining": "joining.review",
    "import": "importing.import_file",
    "demo": "leaving.visit_sample",
    "tour": "leaving.turn_tour",
    "add": "people.add",
    "talk": "keeping.talk",
    "engage": "keeping.engage",
    "leave-person": "keeping.leave",
    "introduce": "introducing.introduce",
    "consent": "introducing.consent",
    "find": "anybody.find",
    "page": "anybody.page",
    "numbers": "anybody.numbers",
    "sort": "sorting.sort",
    "prune": "anybody.prune",
    "mark": "marking.mark",
    "mark-where": "marking.mark_where",
    "unmark": "marking.unmark",
    "filter": "views.filter_rows",
    "named-filters": "named_filters.list_filters",
    "name-filter": "named_filters.name_filter",
    "previous-view": "views.previous_view",
    "next-view": "views.next_view",
    "look": "settings.choose_look",
    "settings": "settings.show_settings",
    "palette": "finding.palette",
    "help": "helping.show_help",
    "replay": "replaying.replay_policies",
    "own-rule": "own_rules.add_rule",
    "norms": "norms.look_up",
    "quit": "leaving.leave",
    "down": "moving.down",
    "up": "moving.up",
    "page-down": "moving.page_down",
    "page-up": "moving.page_up",
    "first": "moving.first",
    "last": "moving.last",
    "next-pane": "moving.next_pane",
    "previous-pane": "moving.previous_pane",
    "open": "moving.open_row",
    "back": "moving.back",
    "leave-text": "editing.leave",
    "next-field": "editing.next_field",
    "known": "editing.put_known",
    "next-remark": "editing.next_remark",
    "switch-check": "editing.switch_check",
    "to-thread": "editing.show_thread",
    "subject": "editing.write_subject",
    "text-outside": "editing.edit_outside",
}
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
    **{view.name: _shows(view.name) for view in VIEWS},
}
"""By the ids of commands.toml. A handler may return a coroutine, which asks the user something first."""
