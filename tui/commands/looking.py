"""Looking: views, filter, the faces of the verdict, the profile, and finding one's way."""

from typing import TYPE_CHECKING

from store.tray.views import VIEWS

if TYPE_CHECKING:
    from store.session.search import RowLimit
    from tui.screens.tray import TrayScreen


def inbox(screen: "TrayScreen") -> None:
    """What waits for your answer."""
    screen.show_view("inbox")


def waiting(screen: "TrayScreen") -> None:
    """What you wait for: your own invitations, and what you asked back."""
    screen.show_view("waiting")


def drafts(screen: "TrayScreen") -> None:
    """Texts that were begun and not yet sent."""
    screen.show_view("drafts")


def introductions(screen: "TrayScreen") -> None:
    """Who is being brought together."""
    screen.show_view("introductions")


def todo(screen: "TrayScreen") -> None:
    """What was decided here and is still to be carried out there."""
    screen.show_view("todo")


def due(screen: "TrayScreen") -> None:
    """What comes back on a date."""
    screen.show_view("due")


def network(screen: "TrayScreen") -> None:
    """Who is connected with you."""
    screen.show_view("network")


def done(screen: "TrayScreen") -> None:
    """What has been decided."""
    screen.show_view("done")


def previous_view(screen: "TrayScreen") -> None:
    """The view to the left."""
    _turn(screen, -1)


def next_view(screen: "TrayScreen") -> None:
    """The view to the right."""
    _turn(screen, 1)


def _turn(screen: "TrayScreen", steps: int) -> None:
    names = [view.name for view in VIEWS]
    screen.show_view(names[(names.index(screen.view) + steps) % len(names)])


async def filter_rows(screen: "TrayScreen") -> None:
    """Show only the rows for which a filter holds; an empty one shows all again."""
    from tui.prompts.filtering import filter_prompt

    before = screen.limit

    def show(limit: "RowLimit") -> None:
        screen.limit_to(limit if limit.text else None)

    prompt = filter_prompt(screen.session.search, "Filter", before.text if before else "", meanwhile=show)
    if await screen.ask(prompt) is None:
        screen.limit_to(before)


def turn_verdict(screen: "TrayScreen") -> None:
    """Turn the verdict: why, why not, what would change it."""
    screen.side.turn_verdict()


def turn_person(screen: "TrayScreen") -> None:
    """Turn from the person to the thread: what they wrote, what you wrote, and when; and back."""
    screen.side.turn_person()


def open_profile(screen: "TrayScreen") -> None:
    """Open the profile in the browser; over SSH copy its address instead."""
    row = screen.queue.current
    url = None if row is None else screen.session.subject(row)[0].url
    link = profile_link(screen, url)
    if link:
        _open_or_copy(screen, link)


def search_web(screen: "TrayScreen") -> None:
    """Search the web for their name and company; over SSH copy the link to the search instead."""
    row = screen.queue.current
    if row is None:
        screen.refuse("There is nobody here.")
    else:
        _open_or_copy(screen, screen.session.search_link(screen.session.subject(row)[0]))


def _open_or_copy(screen: "TrayScreen", link: str) -> None:
    """Open a link in the browser; copy it where there is none here, or where that failed."""
    problem = opened(link)
    if problem is None:
        screen.say(f"Opened {link}")
    else:
        screen.copy(link)
        screen.say(f"Sent to the clipboard of your terminal: {link} {problem}".strip())


def profile_link(screen: "TrayScreen", url: str | None) -> str:
    """The link to a profile; "" where there is none to be opened, which is said."""
    from store.links import LinkError, checked_link

    if not url:
        screen.refuse("There is no link to a profile here.")
        return ""
    try:
        return checked_link(url)
    except LinkError as error:
        screen.refuse(f"Not opened: the link {error}.")
        return ""


def opened(link: str) -> str | None:
    """Open a link in the browser. None where that is done, else why it is not; "" where there is no browser here."""
    from tui.terminal.browser import browser, open_in_browser

    command = browser()
    return (open_in_browser(link, command) or None) if command else ""


async def palette(screen: "TrayScreen") -> None:
    """Find a command by any of its names."""
    from tui.prompts.finding import CommandsPrompt

    command = await screen.ask(CommandsPrompt(screen.keys))
    if command is not None:
        screen.run_command(command)


async def show_help(screen: "TrayScreen") -> None:
    """All keys and what they do, searchable."""
    from tui.prompts.finding import CommandsPrompt

    command = await screen.ask(CommandsPrompt(screen.keys, explained=True))
    if command is not None:
        screen.run_command(command)
