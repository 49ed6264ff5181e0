"""The one table of commands: keys, footer, help and palette come from it, and `[keys]` in config.toml names its ids."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tui.commands import (
    composing,
    deciding,
    editing,
    joining,
    knowing,
    leaving,
    looking,
    marking,
    moving,
    sending,
    settling,
    writing,
)

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen

Act = Callable[["TrayScreen"], Coroutine[Any, Any, None] | None]
"""What a command does; a coroutine where it asks something first. Its docstring is what the help says of it."""


class Command(Struct, frozen=True):
    """One thing that the user can do."""

    id: str
    """What config.toml calls it."""
    default: str
    """The default keys, as Textual names them, apart by spaces; empty where it has none."""
    label: str
    """One or two words, for the footer and the palette."""
    act: Act
    footer: str = ""
    """The panes whose footer shows it, by their first letters: queue, person, verdict, reply, text, editor."""
    also: str = ""
    """What other programs and people call it, for searching."""
    decides: bool = False
    """Whether it decides on an invitation: where a row is none, the footer does not show it."""
    in_text: bool = False
    """Whether it acts on the text that is being edited: its keys are keys there, and nowhere else."""

    @property
    def help(self) -> str:
        """What it does, in a sentence."""
        return " ".join((self.act.__doc__ or "").split())


DECIDE = (
    Command("accept", "a", "accept", deciding.accept, "q", "yes connect approve let in", True),
    Command("ask", "w", "ask why", deciding.ask, "q", "question who are you reply", True),
    Command("pass", "d", "pass", deciding.pass_on, "q", "decline reject no delete refuse withdraw", True),
    Command("ignore", "i", "ignore", deciding.ignore, "q", "archive leave pending mute hide", True),
    Command("snooze", "s", "snooze", deciding.snooze, "q", "later remind defer wait tickle", True),
    Command("advised", ".", "as advised", deciding.advised, "q", "recommended suggestion default", True),
    Command("pass-quietly", "", "pass quietly", deciding.pass_quietly, "", "decline without a note silently", True),
    Command("reopen", "", "reopen", deciding.reopen, "", "undecide unsnooze unarchive move to inbox", True),
    Command("carried-out", "x", "done there", deciding.carried_out, "", "carry out complete finish tick check", True),
    Command("keep-earlier", "<", "keep earlier", settling.keep_earlier, "", "disputed conflict version ours first"),
    Command("keep-later", ">", "keep later", settling.keep_later, "", "disputed conflict version theirs last"),
    Command("clear-old", "", "clear old rows", deciding.clear_old, "", "stale sweep clean up bankruptcy archive all"),
    Command("undo", "u", "undo", deciding.undo, "q", "revert take back oops"),
    Command("redo", "U", "redo", deciding.redo, "", "again repeat"),
)
WRITE = (
    Command("reply", "r", "reply", writing.reply, "qr", "answer respond"),
    Command("edit", "e", "edit", writing.edit, "rp", "write change draft letter"),
    Command("editor", "E", "in $EDITOR", writing.edit_outside, "rp", "vim emacs nano external visual"),
    Command("copy", "y", "copy, sent", sending.copy, "r", "yank send clipboard mark sent"),
    Command("ways-out", "Y", "ways out", sending.ways_out, "r", "send mail eml maildir print paper pipe show plainly"),
    Command("compose", "m", "write to", composing.compose, "p", "mail new message letter purpose begin"),
    Command("template", "R", "other text", composing.other_template, "r", "template snippet wording choose"),
    Command("purpose", "", "other purpose", composing.change_purpose, "", "change what a draft is for"),
    Command("channel", "", "other way", composing.change_channel, "", "change how a draft goes inmail note mail paper"),
    Command("discard", "", "discard draft", writing.discard, "", "delete draft remove trash postponed"),
)
KNOW = (
    Command("answer", "f", "answer", knowing.answer, "qv", "fact open question known"),
    Command("looked", "l", "looked", knowing.looked, "v", "reviewed profile seen checked nothing more"),
    Command("checklist", "c", "checklist", knowing.checklist, "pv", "due diligence photo profile person company value"),
    Command("fact", "", "say a fact", knowing.any_fact, "", "set fact know how met value"),
    Command("turn", "v", "turn", looking.turn_verdict, "v", "why not explain reasons rules score change"),
    Command("thread", "h", "thread", looking.turn_person, "p", "history conversation letters messages"),
    Command("note", "n", "note", knowing.note, "p", "comment remember annotate memo"),
    Command("tags", "t", "tags", knowing.tags, "p", "label star flag group category"),
    Command("trust", "", "trust", knowing.trust, "", "star favourite vip respect"),
    Command("profile", "o", "profile", looking.open_profile, "p", "open link url browser linkedin"),
    Command("search", "O", "search web", looking.search_web, "p", "look up google duckduckgo engine find person"),
    Command("contact", "C", "contact", knowing.contact, "p", "email address name company headline profile edit"),
    Command("joining", "J", "same people", joining.review, "", "join merge duplicates namesakes one person traces"),
    Command("add", "+", "add", knowing.add, "", "new create enter by hand"),
)
MARK = (
    Command("mark", "space", "mark", marking.mark, "q", "select tag flag"),
    Command("mark-where", "T", "mark where", marking.mark_where, "", "select all bulk pattern filter"),
    Command("unmark", "", "unmark all", marking.unmark, "", "deselect clear selection none"),
)
LOOK = (
    Command("filter", "/", "filter", looking.filter_rows, "q", "search find limit query"),
    Command("inbox", "1", "Inbox", looking.inbox, "", "open incoming view"),
    Command("waiting", "2", "Waiting", looking.waiting, "", "outgoing sent asked pending view"),
    Command("drafts", "3", "Drafts", looking.drafts, "", "postponed replies view"),
    Command("introductions", "4", "Introductions", looking.introductions, "", "intros view"),
    Command("todo", "5", "To do", looking.todo, "", "carry out tasks view"),
    Command("due", "6", "Due", looking.due, "", "snoozed follow-ups calendar view"),
    Command("network", "7", "Network", looking.network, "", "people contacts connections view"),
    Command("done", "8", "Done", looking.done, "", "history archive decided view"),
    Command("previous-view", "[", "view before", looking.previous_view, "", "tab folder left"),
    Command("next-view", "]", "next view", looking.next_view, "", "tab folder right"),
    Command("palette", ": ctrl+p", "commands", looking.palette, "pvr", "command palette actions menu"),
    Command("help", "?", "keys", looking.show_help, "qpvr", "help keys shortcuts manual documentation"),
    Command("quit", "q", "quit", leaving.leave, "q", "exit close leave bye"),
)
SCROLL = (
    Command("down", "j down", "down", moving.down),
    Command("up", "k up", "up", moving.up),
    Command("page-down", "pagedown", "page down", moving.page_down),
    Command("page-up", "pageup", "page up", moving.page_up),
    Command("first", "g home", "first", moving.first, "", "top beginning"),
    Command("last", "G end", "last", moving.last, "", "bottom end"),
)
MOVE = (
    *SCROLL,
    Command("next-pane", "tab", "next pane", moving.next_pane, "", "focus switch window"),
    Command("previous-pane", "shift+tab", "pane before", moving.previous_pane, "", "focus switch window"),
    Command("open", "enter", "open", moving.open_row, "", "read show details view"),
    Command("back", "escape", "back", moving.back, "pvr", "escape cancel close"),
)
TEXT = (
    Command("leave-text", "escape", "leave", editing.leave, "te", "done save close finish", in_text=True),
    Command("next-field", "tab", "next field", editing.next_field, "t", "gap placeholder blank jump", in_text=True),
    Command("next-remark", "ctrl+n", "next remark", editing.next_remark, "t", "check warning lint error", in_text=True),
    Command("switch-check", "ctrl+o", "check off", editing.switch_check, "t", "mute silence ignore rule", in_text=True),
    Command("to-thread", "ctrl+t", "thread", editing.show_thread, "t", "what they wrote letters scroll", in_text=True),
    Command("subject", "f2", "subject", editing.write_subject, "t", "title heading mail inmail", in_text=True),
    Command("text-outside", "f4", "in $EDITOR", editing.edit_outside, "te", "vim emacs nano external", in_text=True),
)

GROUPS: dict[str, tuple[Command, ...]] = {
    "Decide": DECIDE,
    "Write": WRITE,
    "Know": KNOW,
    "Mark": MARK,
    "Look": LOOK,
    "Move": MOVE,
    "In a text": TEXT,
}
"""All commands, under the headings that the help gives them."""

COMMANDS = tuple(command for group in GROUPS.values() for command in group)
BY_ID = {command.id: command for command in COMMANDS}
