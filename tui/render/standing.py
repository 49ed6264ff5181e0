"""What the slot of the verdict says where no rule judges: what stops a text, why today, what was decided."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.strip import Strip

from store.dates_in_words import day, in_words, short_age
from store.platform.linkedin import page_to_answer
from store.records.model import Draft, FollowUp, Introduction, Invitation, Person
from store.text import upper_first
from store.writing.thread import ThreadEntry
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, Block, PaneText, Rank, block, text_block
from tui.render.introduction import introduction_standing, promise_standing
from tui.render.known import standing_in_words
from tui.render.purposes import title_of
from tui.render.remarks import remarks_blocks, summary
from tui.render.step_words import advised_then
from tui.render.styles import FAINT, OPEN, PLAIN, STRONG, beside, line, wrapped

if TYPE_CHECKING:
    from store.session.row_details import RowDetails
    from store.writing.remark import Remark

_LATEST = 3
"""How many of the last contacts are shown."""
_AGE = 5
_LEFT = {
    "accepted": "Accept the invitation{on}.",
    "asked": "Send your question, and leave the invitation pending{on}.",
    "passed": "Send your note first, then decline{on}.",
    "withdrawn": "Withdraw your invitation{on}.",
}
"""What is left to carry out, by what was decided here; `{on}` is where."""


def standing_pane(
    about: "RowDetails", view: str, remarks: "Sequence[Remark] | None", keys: Keymap, width: int
) -> PaneText:
    """Return what is to be known of a row that no rule judges, by what the row is."""
    if isinstance(about.item, Draft) and not about.item.sent:
        return _on_the_text(remarks, keys, width)
    if isinstance(about.item, Introduction):
        return introduction_standing(about.item, keys, width)
    if isinstance(about.item, FollowUp):
        return promise_standing(about.item, keys, width)
    if view == "due" and about.due:
        return _why_today(about, width)
    invitation = about.invitation
    if view == "todo" and isinstance(about.item, Invitation) and invitation is not None:
        return _to_do(about, invitation, keys, width)
    if isinstance(about.item, Invitation) and invitation is not None and standing_in_words(invitation, about.now):
        return _decided(about, invitation, width)
    return _between_you(about, keys, width)


def _on_the_text(remarks: "Sequence[Remark] | None", keys: Keymap, width: int) -> PaneText:
    """Return what the checks say of a draft."""
    if remarks is None:
        return PaneText("Verdict", [BLANK], detail="on your text", fact="being checked")
    blocks = [*remarks_blocks(remarks, width)]
    if any(remark.check == "unfilled" for remark in remarks):
        blocks.append(text_block(f"{keys.how_to('edit')} edits it there", width, FAINT, Rank.DETAIL, margin="      "))
    return PaneText("Verdict", [*blocks, BLANK], detail="on your text", fact=summary(remarks) or "nothing stops it")


def _why_today(about: "RowDetails", width: int) -> PaneText:
    """Return why a row is due."""
    today = about.now.date()
    blocks = [text_block(item.because, width) for item in about.due]
    return PaneText("Verdict", [*blocks, BLANK], detail="why today", fact=f"due {in_words(about.due[0].on, today)}")


def _to_do(about: "RowDetails", invitation: Invitation, keys: Keymap, width: int) -> PaneText:
    """Return what is left to carry out."""
    told = _LEFT.get(invitation.state, "Carry out what you decided.")
    if invitation.state == "passed" and invitation.quietly:
        told = "Decline{on}, without a note."
    told = told.replace("{on}", " on LinkedIn" if page_to_answer(invitation) else "")
    steps = f"{keys.how_to('open-there')} opens the page, {keys.how_to('carried-out')} marks it as carried out"
    blocks = [text_block(told, width), text_block(steps, width, FAINT, Rank.DETAIL), *_then(about, width)]
    return PaneText("Verdict", [*blocks, BLANK], detail="still to do", fact=_decided_on(invitation))


def _decided(about: "RowDetails", invitation: Invitation, width: int) -> PaneText:
    """Return what was decided, whether it is done, and what was advised that day."""
    blocks = [text_block(standing_in_words(invitation, about.now), width), *_then(about, width), BLANK]
    return PaneText("Verdict", blocks, detail="what you decided", fact=_decided_on(invitation))


def _then(about: "RowDetails", width: int) -> Iterator[Block]:
    """Yield what was advised when the user decided, and why they decided otherwise."""
    then = about.advised_then
    if then is None:
        return
    if then.advice:
        yield text_block(f"Advised that day: {advised_then(then)}.", width, FAINT, Rank.REASON)
    if then.is_overruled:
        yield text_block("You decided against firm advice.", width, OPEN, Rank.REASON)
    if then.because:
        yield text_block(f"Your reason: {then.because}", width, PLAIN, Rank.REASON)


def _decided_on(invitation: Invitation) -> str:
    return f"decided {day(invitation.decided.astimezone())}" if invitation.decided else ""


def _between_you(about: "RowDetails", keys: Keymap, width: int) -> PaneText:
    """Return the last that passed between the two."""
    person = about.person
    letters = sum(count.count for count in (person.written, person.received) if count)
    latest = _latest(about)
    blocks = [block(_contact(when, said, about.now, width), Rank.MAIN_REASON) for when, said in latest]
    if len(about.thread) + len(about.events) > len(latest) or any(entry.text for entry in about.thread):
        keys_of_all = f"{keys.how_to('thread')} shows the thread, {keys.how_to('page')} all on one page"
        blocks.append(Block([line((" " * _AGE + keys_of_all, FAINT))], Rank.DETAIL))
    fact = f"{letters:,} messages" if letters > 1 else ""
    return PaneText("Verdict", [*blocks, BLANK], detail="last contacts", fact=fact)


def _latest(about: "RowDetails") -> list[tuple[datetime | date | None, str]]:
    """Return the last few contacts, the newest first: letters, invitations and what was noted."""
    from store.keeping.timeline import event_in_words  # the first screen does without

    told = [(event.on, event_in_words(event)) for event in about.events]
    noted = [(when, f"{upper_first(words)}.") for when, words in told]
    every = [*((entry.when, _said(entry)) for entry in about.thread), *noted]
    return sorted(every, key=lambda contact: _day(contact[0]), reverse=True)[:_LATEST]


def _day(when: datetime | date | None) -> date:
    if when is None:
        return date.min
    return when.astimezone().date() if isinstance(when, datetime) else when


def _contact(when: datetime | date | None, said: str, now: datetime, width: int) -> Iterator[Strip]:
    """One contact: how long ago, and what it was."""
    age = short_age(when, now) if when else ""
    return beside(line((age.ljust(_AGE), STRONG)), wrapped(said, width - _AGE))


def _said(entry: ThreadEntry) -> str:
    """Return what a contact was, in a sentence."""
    match entry.happening:
        case "connection":
            return "You connected."
        case "answer":
            return "They answered your question."
        case "invitation":
            return "You asked to connect." if entry.mine else "They asked to connect."
        case "introduction":
            return f"{entry.by or 'Somebody'} introduced you to each other."
        case _:
            return f"You wrote: {title_of(entry.purpose).lower()}." if entry.mine else "They wrote."


def is_judged(about: "RowDetails") -> bool:
    """Return whether the rules judge the row, which still waits for a decision or an answer."""
    invitation = about.invitation
    if about.verdict is None or isinstance(about.item, Draft | Person) or invitation is None:
        return False
    return bool(invitation.versions) or invitation.state in ("open", "asked", "snoozed")
