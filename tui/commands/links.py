"""Links: to a person's profile, and to a search on the web for them."""

from typing import TYPE_CHECKING

from store.links import LinkError, checked_link
from store.platform.linkedin import page_to_answer
from store.records.model import Invitation
from store.session.row_details import row_details
from tui.commands.rows import row_here
from tui.terminal.clipboard import NotCopied

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen


def open_there(screen: "TrayScreen") -> None:
    """Open the page where the invitation is answered or withdrawn, else the profile; over SSH copy the address."""
    row = screen.queue.current
    item = None if row is None else screen.session.tray.item(row)
    page = page_to_answer(item) if isinstance(item, Invitation) else ""
    if page:
        _open_or_copy(screen, page)
    else:
        open_profile(screen)


def open_profile(screen: "TrayScreen") -> None:
    """Open the profile in the browser; over SSH, copy its address instead."""
    row = screen.queue.current
    url = None if row is None else screen.session.tray.subject(row)[0].url
    if link := profile_link(screen, url):
        _open_or_copy(screen, link)


def search_web(screen: "TrayScreen") -> None:
    """Search the web for their name and company; over SSH, copy the link to the search instead."""
    row = row_here(screen)
    if row is not None:
        _open_or_copy(screen, row_details(screen.session, row).search_link)


def profile_link(screen: "TrayScreen", url: str | None) -> str:
    """Return the link to a profile; "" where there is none that can be opened, which the status line then says."""
    if not url:
        screen.refuse("There is no link to a profile here.")
        return ""
    try:
        return checked_link(url)
    except LinkError as error:
        screen.refuse(f"Not opened: the link {error}.")
        return ""


def open_link(link: str) -> str | None:
    """Open a link in the browser.

    Returns:
        None where it was opened, else why it was not; "" where there is no browser here.
    """
    from tui.terminal.browser import browser, open_in_browser

    command = browser()
    return (open_in_browser(link, command) or None) if command else ""


def _open_or_copy(screen: "TrayScreen", link: str) -> None:
    """Open a link in the browser; copy it where there is none here, or where that failed."""
    problem = open_link(link)
    if problem is None:
        screen.say(f"Opened {link}")
        return
    try:
        screen.copy(link)
    except NotCopied as error:
        screen.refuse(f"Neither opened nor copied: {error}. The link is {link} {problem}".strip())
    else:
        screen.say(f"Handed to the terminal for its clipboard: {link} {problem}".strip())
