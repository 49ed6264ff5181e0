"""The root of the command line: what is before a command, the table of commands, and what becomes of errors.

A command's module is imported when the command is called for, so that `salver --help` and the screen wait for none.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from tui.cli.context import Context
from tui.cli.help_texts import with_help

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELL_ASKS: Final = "_SALVER_COMPLETE"
"""The variable by which a shell asks what may come next."""


class CommandEntry(NamedTuple):
    """One command of the table: where it is (`module.attribute` in this package) and what it does, in half a line."""

    place: str
    does: str


SECTIONS: dict[str, dict[str, CommandEntry]] = {
    "What is in the tray": {
        "import": CommandEntry("importing.import_", "read LinkedIn archives, mail and address books"),
        "add": CommandEntry("adding.add", "add one invitation by hand"),
        "list": CommandEntry("listing.list_", "list the rows of a view, or those that a filter finds"),
        "show": CommandEntry("showing.show", "show everything about one record"),
        "person": CommandEntry("people.person", "add somebody you may want to write to"),
        "stats": CommandEntry("numbers.stats", "show what came in, what you sent, and what became of it"),
        "export": CommandEntry("exporting.export", "print rows as csv, JSON, vCards or a calendar"),
    },
    "What you know, and what the rules advise": {
        "why": CommandEntry("explaining.why", "explain what speaks for and against, and what would change it"),
        "fact": CommandEntry("knowing.fact", "say what you know: known=yes mutual=3"),
        "note": CommandEntry("knowing.note", "write a note on a person"),
        "contact": CommandEntry("knowing.contact", "set a person's name, email address, profile or work"),
        "tag": CommandEntry("knowing.tag", "add and remove tags: +family -work"),
        "joins": CommandEntry("joining.joins", "list records that may be the same person, and why"),
        "join": CommandEntry("joining.join", "say that two records are the same person"),
        "apart": CommandEntry("joining.apart", "say that two records are different people"),
    },
    "What you decide": {
        "accept": CommandEntry("deciding.accept", "accept, and connect"),
        "ask": CommandEntry("deciding.ask", "ask why first"),
        "pass": CommandEntry("deciding.pass_", "pass, with a note or quietly"),
        "ignore": CommandEntry("deciding.ignore", "leave it pending"),
        "snooze": CommandEntry("deciding.snooze", "put it off until a day"),
        "reopen": CommandEntry("deciding.reopen", "take a decision back: the invitation waits again where it was"),
        "done": CommandEntry("deciding.done", "say that something has been done"),
        "undo": CommandEntry("undoing.undo", "take back the last steps"),
        "redo": CommandEntry("undoing.redo", "do again what was undone"),
        "history": CommandEntry("undoing.history", "list what was done, newest first"),
    },
    "Introducing, and keeping in touch": {
        "introduce": CommandEntry("introducing.introduce", "plan to bring two people together"),
        "consent": CommandEntry("introducing.consent", "note what somebody answered to an introduction"),
        "due": CommandEntry("keeping.due", "list what is due today, or by a day"),
        "talk": CommandEntry("keeping.talk", "note a talk, and what was promised in it"),
        "contacted": CommandEntry("keeping.contacted", "note that you were in touch, gave or asked"),
        "leave": CommandEntry("keeping.leave", "leave somebody kindly, in steps"),
        "digest": CommandEntry("keeping.digest", "print one line of what waits"),
    },
    "What you write": {
        "draft": CommandEntry("drafting.draft", "begin a text, check it, send it, keep it as sent"),
        "profile": CommandEntry("profiling.profile", "go through your own profile before you ask others"),
    },
    "Rules and templates": {
        "norms": CommandEntry("norms.norms_", "show what good manners ask, and where Salver follows it"),
        "policy": CommandEntry("policies.policy", "choose which rules count, and how much"),
        "rules": CommandEntry("rules.rules", "show the rules, and the texts they come from"),
        "templates": CommandEntry("templates.templates", "show the texts that drafts begin with"),
        "config": CommandEntry("configuring.config", "check config.toml, or print the default"),
    },
    "Git, between machines": {
        "merge": CommandEntry("merging.merge", "merge two copies by meaning, as git's merge driver"),
        "diff": CommandEntry("merging.diff", "show what was done between two copies, day by day"),
        "git-setup": CommandEntry("registering.git_setup", "have git call Salver for the store"),
        "git-commit": CommandEntry("committing.git_commit", "commit the store alone, and say what was done"),
    },
    "Salver itself": {
        "help": CommandEntry("helping.help_", "print the manual: a page on each topic"),
        "man": CommandEntry("manual.man", "print the manual page, for man"),
        "completion": CommandEntry("completion.completion", "print or install completion for bash, zsh and fish"),
        "demo": CommandEntry("demonstrating.demo", "open a sample tray; your own is not touched"),
        "check": CommandEntry("checking.check", "check that the store is sound, private and in git"),
        "restore": CommandEntry("restoring.restore", "list the last good copies, and put one back"),
        "forget": CommandEntry("forgetting.forget_", "erase a person for good"),
        "locate": CommandEntry("checking.locate", "show where everything is on this machine"),
    },
}


_COMMANDS: Final = {name: entry for section in SECTIONS.values() for name, entry in section.items()}


class Lazily(click.Group):
    """A group that imports a command when it is called for, and lists commands by subject without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the table."""
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name].place.split(".")
        command = with_help(getattr(import_module(f"tui.cli.{module}"), attribute))
        if SHELL_ASKS in os.environ:
            from tui.cli.proposals import with_proposals

            with_proposals(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """What a shell proposes: the commands of the table, without importing any; else as click does."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=each.does) for name, each in _COMMANDS.items() if name.startswith(incomplete)]

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click does; what was typed wrongly is said clean."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            from tui.cli.failures import cleaned

            raise cleaned(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a command that there is not is answered with the nearest one."""
        from store.nearest import hint

        if args and not args[0].startswith("-") and args[0] not in _COMMANDS:
            advice = hint(args[0], _COMMANDS, "`salver --help` lists them.")
            raise click.UsageError(f"There is no command {args[0]!r}; {advice}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by subject."""
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.does) for name, entry in section.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the store refuses ends as one sentence, an exit code, and JSON where that is asked."""
        from tui.cli.failures import answered, translate_errors

        with answered(ctx.args), translate_errors():
            return super().invoke(ctx)


@click.group(cls=Lazily, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="salver", message="%(prog)s %(version)s")
@click.option(
    "--store", metavar="PATH", help="Use this JSON file (default: SALVER_STORE, or where this system keeps data)."
)
@click.option(
    "--config", metavar="PATH", help="Use these settings (default: SALVER_CONFIG, or where this system keeps them)."
)
@click.pass_context
def salver(ctx: click.Context, store: str | None, config: str | None) -> None:
    """A keyboard-driven inbox for professional invitations.

    Without a command, it opens the tray in the terminal.
    """
    ctx.obj = Context(store, config)
    if ctx.invoked_subcommand is None:
        from tui.cli.screen import open_screen

        ctx.exit(open_screen(ctx.obj.resources))


with_help(salver)
