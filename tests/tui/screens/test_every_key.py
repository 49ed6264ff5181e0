"""Every command of the table, by each of its keys and by its name in the palette, in the real app."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tui.screens.running_app import ANA, BO, CLEO, EWA, RunningApp, lay_out, running_app
from tui.keymap.commands import Command, command_table
from tui.widgets.pane import KeyPane

pytestmark = pytest.mark.slow

Effect = Callable[[RunningApp], Awaitable[bool]]


@dataclass(frozen=True)
class Press:
    """What to press before, what to press after, and what must then be so."""

    effect: Effect
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def state_of_ana(state: str) -> Effect:
    async def is_so(app: RunningApp) -> bool:
        return (await app.invitation(ANA)).state == state

    return is_so


def shown(text: str) -> Effect:
    async def is_so(app: RunningApp) -> bool:
        return text in app.text or text in app.flowing

    return is_so


def view(name: str) -> Effect:
    async def is_so(app: RunningApp) -> bool:
        return app.screen.view == name

    return is_so


def cursor_on(place: int) -> Effect:
    async def is_so(app: RunningApp) -> bool:
        return app.screen.queue.place == place

    return is_so


def focus_on(pane: str) -> Effect:
    async def is_so(app: RunningApp) -> bool:
        focused = app.textual.focused
        return focused is not None and pane in (focused.id, focused.pane_id if isinstance(focused, KeyPane) else "")

    return is_so


async def passed_quietly(app: RunningApp) -> bool:
    ana = await app.invitation(ANA)
    return ana.state == "passed" and ana.quietly


async def known_yes(app: RunningApp) -> bool:
    facts = (await app.person(ANA)).facts
    return "known" in facts and facts["known"].value == "yes"


async def looked(app: RunningApp) -> bool:
    facts = {**(await app.person(ANA)).facts, **(await app.invitation(ANA)).facts}
    return "reviewed" in facts and facts["reviewed"].value == "yes"


async def carried_out(app: RunningApp) -> bool:
    return bool((await app.invitation(ANA)).carried_out)


async def all_drafts_gone(app: RunningApp) -> bool:
    return await app.drafts() == []


async def note_is_kept(app: RunningApp) -> bool:
    return (await app.person(ANA)).note == "x"


async def tagged(app: RunningApp) -> bool:
    return (await app.person(ANA)).tags == ("x",)


async def trusted(app: RunningApp) -> bool:
    return (await app.person(ANA)).trusted


async def added(app: RunningApp) -> bool:
    return "x" in {person.name for person in (await app.stored()).people()}


async def copied(app: RunningApp) -> bool:
    return app.textual.clipboard == "https://www.linkedin.com/in/ana-park"


async def invitations_page_copied(app: RunningApp) -> bool:
    return app.textual.clipboard == "https://www.linkedin.com/mynetwork/invitation-manager/received/"


async def search_copied(app: RunningApp) -> bool:
    return app.textual.clipboard == "https://duckduckgo.com/?q=Ana%20Park"


async def renamed(app: RunningApp) -> bool:
    return (await app.person(ANA)).name == "Ana Parkx"


async def talked(app: RunningApp) -> bool:
    return [(event.what, event.person.name) for event in (await app.stored()).events()] == [("talk", "Ana Park")]


async def cursor_on_bo(app: RunningApp) -> bool:
    return app.here == BO.invitation


async def one_marked(app: RunningApp) -> bool:
    return app.screen.queue.marked == {ANA.invitation}


async def first_three_marked(app: RunningApp) -> bool:
    return app.screen.queue.marked == {ANA.invitation, BO.invitation, CLEO.invitation}


async def all_marked(app: RunningApp) -> bool:
    return app.screen.queue.marked == {guest.invitation for guest in (ANA, BO, CLEO, EWA)} | {app.screen.queue.rows[3]}


async def none_marked(app: RunningApp) -> bool:
    return not app.screen.queue.marked


async def old_row_marked(app: RunningApp) -> bool:
    return app.screen.queue.marked == {EWA.invitation}


async def only_bo(app: RunningApp) -> bool:
    return list(app.screen.queue.rows) == [BO.invitation]


async def sent_and_asked(app: RunningApp) -> bool:
    drafts = await app.drafts()
    return [draft.sent is not None for draft in drafts] == [True] and (await app.invitation(ANA)).state == "asked"


async def field_selected(app: RunningApp) -> bool:
    editor = app.screen.writing.editor
    return editor is not None and editor.selected_text == "{text}"


async def ended(app: RunningApp) -> bool:
    return not app.textual.is_running


EFFECTS = {
    "accept": Press(state_of_ana("accepted")),
    "ask": Press(state_of_ana("asked")),
    "pass": Press(state_of_ana("passed")),
    "ignore": Press(state_of_ana("ignored")),
    "snooze": Press(state_of_ana("snoozed"), after=("enter",)),
    "advised": Press(known_yes, after=("y",)),
    "pass-quietly": Press(passed_quietly),
    "because": Press(state_of_ana("accepted"), after=("a", "y", "enter")),
    "reopen": Press(state_of_ana("open"), before=("i", "8", "g")),
    "carried-out": Press(carried_out, before=("a", "5")),
    **{name: Press(shown("no two machines disagree about it")) for name in ("keep-earlier", "keep-later")},
    "clear-old": Press(old_row_marked),
    "clear-lapsed": Press(shown("No request of yours has waited for more than six months.")),
    "undo": Press(state_of_ana("open"), before=("i",)),
    "redo": Press(state_of_ana("ignored"), before=("i", "u")),
    "reply": Press(shown("Reply  ask why"), before=("w", "2", "g")),
    "edit": Press(shown("esc leave"), before=("w", "2", "g")),
    "editor": Press(shown("cannot be handed to an editor"), before=("w", "2", "g")),
    "copy": Press(sent_and_asked, before=("w", "2", "g")),
    "ways-out": Press(shown("show it plainly"), before=("w", "2", "g")),
    "compose": Press(shown("Write to Ana Park: what for?")),
    "template": Press(shown("Ask why · Ana Park: begin with"), before=("w", "2", "g")),
    "purpose": Press(shown("The draft to Ana Park is for"), before=("e", "x", "escape")),
    "channel": Press(shown("The draft to Ana Park goes"), before=("e", "x", "escape")),
    "discard": Press(all_drafts_gone, before=("e", "x", "escape")),
    "answer": Press(known_yes, after=("y",)),
    "question-round": Press(shown("1 answer;"), after=("y", "escape")),
    "looked": Press(looked),
    "checklist": Press(looked, after=("l",)),
    "fact": Press(known_yes, after=(*"known=yes", "enter")),
    "turn": Press(shown("·")),
    "thread": Press(shown("They asked to connect on LinkedIn:")),
    "note": Press(note_is_kept, after=("x", "escape")),
    "tags": Press(tagged, after=("x", "enter")),
    "trust": Press(trusted),
    "open-there": Press(invitations_page_copied),
    "profile": Press(copied),
    "search": Press(search_copied),
    "contact": Press(renamed, after=("x", "enter")),
    "joining": Press(shown("No two people in the tray look like one person")),
    "import": Press(shown("Import what?")),
    "demo": Press(shown("Visit the sample?")),
    "tour": Press(shown("The tour is in the sample: V goes there.")),
    "add": Press(added, after=("x", "enter")),
    "talk": Press(talked, after=("enter",)),
    "engage": Press(shown("Noted for Ana Park: you congratulated them"), after=("c",)),
    "leave-person": Press(shown("Muted: Ana Park"), after=("y",)),
    "introduce": Press(shown("Introduce Ana Park to whom?")),
    "consent": Press(shown("Nobody was asked for consent here")),
    "find": Press(cursor_on_bo, after=(*"lindq", "enter")),
    "prune": Press(shown("Gita Okoro  Last in touch 2 years ago.")),
    "page": Press(shown("What passed")),
    "numbers": Press(shown("Came in, by week: 4")),
    "sort": Press(shown("Now by name"), after=(*"name", "enter")),
    "mark": Press(one_marked),
    "mark-to": Press(first_three_marked, before=("space", "j")),
    "mark-where": Press(all_marked, after=("enter",)),
    "unmark": Press(none_marked, before=("space",)),
    "filter": Press(only_bo, after=(*"lindqvist", "enter")),
    **{name: Press(view(name)) for name in ("waiting", "drafts", "introductions", "todo", "due", "network", "done")},
    "inbox": Press(view("inbox"), before=("8",)),
    "named-filters": Press(shown("You have no named filters.")),
    "name-filter": Press(shown("No filter is in force: / sets one.")),
    "previous-view": Press(view("done")),
    "next-view": Press(view("waiting")),
    "look": Press(shown("Colours: light, before: auto."), after=("l",)),
    "settings": Press(shown("Settings, kept in")),
    "palette": Press(shown("Commands")),
    "help": Press(shown("Here, in Inbox")),
    "replay": Press(shown("Policies over your own decisions"), before=("i",)),
    "own-rule": Press(shown("A rule of your own: for whom does it hold?")),
    "norms": Press(shown("A mutual connection you respect")),
    "quit": Press(ended),
    "down": Press(cursor_on(1)),
    "up": Press(cursor_on(1), before=("j", "j")),
    "page-down": Press(cursor_on(4)),
    "page-up": Press(cursor_on(0), before=("G",)),
    "first": Press(cursor_on(0), before=("j", "j")),
    "last": Press(cursor_on(4)),
    "next-pane": Press(focus_on("person")),
    "previous-pane": Press(focus_on("reply")),
    "open": Press(focus_on("person")),
    "back": Press(focus_on("queue"), before=("tab",)),
    "leave-text": Press(focus_on("queue"), before=("e",)),
    "next-field": Press(field_selected, before=("e", *"{text}")),
    "known": Press(shown("Known about Ana Park"), before=("e",)),
    "next-remark": Press(shown("> stop  unfilled"), before=("e", "space", *"{text}", "escape", "e")),
    "switch-check": Press(shown("Which check?"), before=("e",)),
    "to-thread": Press(focus_on("thread"), before=("e",)),
    "subject": Press(shown("without a subject."), before=("e",)),
    "text-help": Press(shown("Here, in the text"), before=("e",)),
    "text-outside": Press(shown("cannot be handed to an editor"), before=("e",)),
}


COMMANDS = [command for group in command_table().values() for command in group]


def test_every_command_of_the_table_is_pressed_here() -> None:
    assert EFFECTS.keys() == {command.id for command in COMMANDS}


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")


async def does(app: RunningApp, command: str, *keys: str) -> None:
    """Do a command and wait for its effect."""
    press = EFFECTS[command]
    await app.until(lambda: app.session.has_advice, "the advice, on which some keys act")
    await app.press(*press.before)
    await app.press(*keys, *press.after)
    await app.until(lambda: press.effect(app), f"the effect of {command}")


@pytest.mark.parametrize(("command", "key"), [(command.id, key) for command in COMMANDS for key in command.keys])
async def test_each_key_does_what_the_table_says(command: str, key: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await does(app, command, key)


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.keys], ids=lambda each: each.id)
async def test_what_has_no_key_is_done_from_the_palette(command: Command, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await does(app, command.id, ":", *command.id, "enter")
