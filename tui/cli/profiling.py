"""`profile`: the user's own profile, which comes before asking anybody (norm A08): what to look at, and when the user
last did.
"""

from importlib.resources import files

import click

from store.dates_in_words import in_words
from store.tray.own_profile import check_profile, profile_checked
from tui.cli.context import Context
from tui.cli.output import print_lines, say


@click.command()
@click.option("--checked", is_flag=True, help="Say that you went through it today.")
@click.pass_obj
def profile(context: Context, checked: bool) -> None:
    """List what to check in your own profile before you ask anybody to connect, once a quarter."""
    if checked:
        with context.changing() as session:
            is_news = check_profile(session.tray) is not None
        say("Kept: you went through your profile today." if is_news else "You said so today already.")
        return
    tray = context.session().tray
    print_lines((files("store.writing") / "own-profile.txt").read_text(encoding="utf-8").splitlines())
    day = profile_checked(tray)
    last = f"You last went through it {in_words(day, tray.today)}." if day else "You have not gone through it yet."
    say(f"{last} `salver profile --checked` keeps the day.")
