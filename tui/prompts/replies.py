"""The prompts for replies to several people: one after another, or by email to all of them after a look at the list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len
from textual.strip import Strip

from store.counted import counted
from store.text import lower_first
from store.tray.sending import STATE_OF_PURPOSE
from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.render.known import TO_DO
from tui.render.letter import first_words, text_lines
from tui.render.person import quoted
from tui.render.purposes import title_of
from tui.render.remarks import remarks_blocks
from tui.render.styles import EMPTY, FAINT, OPEN, PLAIN, STRONG, fitted, line, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.records.model import Invitation, Person
    from store.session.letter import Letter
    from store.session.mailing import Mailing
    from store.session.session import Session
    from store.writing.remark import Remark
    from tui.keymap.keymap import Keymap

ReplyChoice = Literal["send", "skip", "edit"]
MailingChoice = Literal["m", "d", "none"]

_MEASURE: Final = 76
_NAME: Final = 24


def reply_prompt(
    to: "Person",
    person: "Person",
    invitation: "Invitation | None",
    letter: "Letter",
    remarks: "Sequence[Remark]",
    place: str,
    keys: "Keymap",
) -> ChoicePrompt[ReplyChoice]:
    """Show what somebody wrote and the reply, and ask whether that is sent. `place` is as `2 of 5`.

    The reply goes `to` the person, or to who introduced them.
    """

    def text(width: int) -> Iterator[Strip]:
        width = min(width, _MEASURE)
        if person.headline:
            yield from wrapped(person.headline, width, FAINT)
        if invitation is not None and invitation.direction == "incoming" and invitation.message.strip():
            yield from quoted(invitation.message.strip(), width)
        yield EMPTY
        for block in remarks_blocks([remark for remark in remarks if remark.level != "hint"], width):
            yield from block.lines
        if to.id != person.id:
            yield from wrapped(f"To {to.name}, who introduced {person.name} to you:", width, OPEN)
        if letter.subject:
            yield from wrapped(f"Subject: {letter.subject}", width, FAINT)
        yield from text_lines(letter.text or "", width)

    choices: list[KeyChoice[ReplyChoice]] = [
        KeyChoice(" ".join((*keys.keys("copy"), "y")), "copy, mark it sent, next", "send"),
        KeyChoice("n space", "next, without this one", "skip"),
        KeyChoice(" ".join((*keys.keys("edit"), "e")), "edit it", "edit"),
    ]
    said = f"{_decided_with(letter, invitation)}Paste each one where it goes before you copy the next."
    question = f"Reply to {to.name}, {place}: {lower_first(title_of(letter.purpose))}"
    return ChoicePrompt(question, choices, said=said, text=text, away="stop")


def _decided_with(letter: "Letter", invitation: "Invitation | None") -> str:
    """Return what is decided with the letter, in a sentence; "" where nothing is open."""
    if invitation is None or letter.invitation != invitation.id or invitation.state not in ("open", "snoozed"):
        return ""
    decided = TO_DO.get(STATE_OF_PURPOSE.get(letter.purpose, "open"))
    return f"With it you {decided}. " if decided else ""


def mailing_prompt(session: "Session", mailing: "Mailing", lacking: "Mapping[str, str]") -> ChoicePrompt[MailingChoice]:
    """List the emails that would go out, and who is left out and why, and ask whether they go.

    `lacking` says what is missing for the ways `m`, the mail program, and `d`, the folder of drafts.
    """

    def text(width: int) -> Iterator[Strip]:
        for letter in mailing.letters.values():
            yield from _mail_lines(session.tray.person(letter.person), letter, width)
        if mailing.left_out:
            yield EMPTY
            yield line(("Left out", STRONG))
        for row_id, reason in mailing.left_out.items():
            yield from wrapped(f"{session.tray.subject(row_id)[0].name}: {reason}.", width, OPEN, rest="  ")

    mails = counted(len(mailing.letters), "email")
    choices: list[KeyChoice[MailingChoice]] = [
        KeyChoice("m", f"send {mails}", "m", "by your mail program, one to each; marked as sent", lacking["m"]),
        KeyChoice("d", "leave them in drafts", "d", "in the Maildir of your mail program", lacking["d"]),
        KeyChoice("n enter", "go back", "none", "nothing has been sent yet"),
    ]
    return ChoicePrompt(f"Send {mails}? Nothing has been sent yet", choices, text=text, away="go back")


def _mail_lines(to: "Person", letter: "Letter", width: int) -> Iterator[Strip]:
    """Yield who gets an email and at which address, and how it begins after the greeting."""
    name = fitted(to.name, min(_NAME, width // 3))
    yield line((name, STRONG), (f"  {fitted(to.email or '', max(width - cell_len(name) - 2, 0))}", PLAIN))
    yield line((f"  {fitted(first_words(letter.text or ''), max(width - 2, 0))}", FAINT))
