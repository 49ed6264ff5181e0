"""Deciding on invitations, and undoing any step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import FollowUp, Invitation, State
from store.text import lower_first
from store.tray.outcome import Outcome
from store.tray.triage import Triage
from store.tray.views import sent_before
from tui.commands.people import answer
from tui.render.outcomes import names

if TYPE_CHECKING:
    from store.tray.history import Action
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


class Decision(Struct, frozen=True):
    """One of the decisions."""

    done: str
    """The sentence afterwards, with a gap for the names, and one for `invitations` where it counts them."""
    state: State
    verb: Callable[[Triage, Sequence[RecordId], str], Outcome]
    """Does it, with the reason that the user gives."""
    writes: bool = False
    """Whether a text to the person goes with it."""
    quietly: bool = False
    own: tuple[str, State] | None = None
    """`done` and `state` for an invitation of the user's own, where they differ."""

    def on(self, invitation: Invitation) -> tuple[str, State]:
        """Return the sentence for this invitation, and the state that it gets."""
        return self.own if self.own and invitation.direction == "outgoing" else (self.done, self.state)


_WITHDRAWN: tuple[str, State] = ("Withdrew your {invitations} to {}.", "withdrawn")
DECISIONS = {
    "accept": Decision("Accepted {}.", "accepted", Triage.accept, own=("Noted that {} accepted.", "accepted")),
    "ask": Decision("Will ask {} why.", "asked", Triage.ask, writes=True),
    "pass": Decision("Passed on {}.", "passed", Triage.pass_on, writes=True, own=_WITHDRAWN),
    "pass-quietly": Decision(
        "Passed on {}, quietly.", "passed", partial(Triage.pass_on, quietly=True), quietly=True, own=_WITHDRAWN
    ),
    "ignore": Decision("Left {} pending.", "ignored", Triage.ignore),
    "reopen": Decision(
        "Took {} back.", "open", lambda triage, rows, because: triage.reopen(rows), own=("Took {} back.", "waiting")
    ),
}
"""By the ids of the commands. An advice that names one of them is to do it."""

_VERY_LONG = relativedelta(months=6)
"""As the filter `age:>6m` has it."""
_MANY = 10


def reopen(screen: "TrayScreen") -> "Asking | None":
    """Take decisions back to the inbox; drafts that were put off are for now again."""
    rows = screen.chosen()
    if screen.session.triage.are_drafts(rows):
        screen.settle(screen.session.triage.reopen(rows), "The text to {} is no longer put off.", rows)
        return None
    return decide(screen, DECISIONS["reopen"])


def advised(screen: "TrayScreen") -> "Asking | None":
    """Do what is advised. If the advice is to look, answer the open question.

    Marked rows are decided only where all are advised alike: no row is to get the advice of another.
    """
    marked = screen.marked_rows()
    if marked:
        return _advised_alike(screen, marked)
    row_id = screen.queue.current
    verdict = None if row_id is None else screen.session.verdict(row_id)
    if verdict is None:
        screen.refuse("The rules advise nothing for this row.")
        return None
    if verdict.advice in DECISIONS:
        return decide(screen, DECISIONS[verdict.advice])
    if verdict.advice == "look":
        return answer(screen)
    is_to_wait = verdict.advice == "wait"
    screen.refuse("The advice is to wait for their answer." if is_to_wait else "The rules leave this decision to you.")
    return None


def _advised_alike(screen: "TrayScreen", rows: Sequence[RecordId]) -> "Asking | None":
    """Do what all these rows are advised; say so where the advice differs, or is no decision."""
    advice = {found.advice if (found := screen.session.advised(row_id)) else None for row_id in rows}
    is_mixed = len(advice) > 1
    common = None if is_mixed else advice.pop()
    if common in DECISIONS:
        return decide(screen, DECISIONS[common])
    back = screen.keys.how_to("back")
    if len(rows) == 1:
        screen.refuse(f"No decision is advised on the marked row; {back} takes the mark off.")
        return None
    problem = "No decision is advised on the marked rows"
    if is_mixed:
        problem = f"Not all {len(rows):,} marked rows are advised the same decision"
    screen.refuse(f"{problem}. Press the key of a decision, or {back} to take the marks off.")
    return None


async def snooze(screen: "TrayScreen") -> None:
    """Ask for a day, and put the chosen rows out of sight until then."""
    from store.dates_in_words import coming_day
    from tui.prompts.days import coming_day_prompt

    triage, rows, today = screen.session.triage, screen.chosen(), screen.session.now.date()
    are_drafts = triage.are_drafts(rows) and not any(map(triage.has_due_to_put_off, rows))
    if not rows:
        screen.refuse("There is no row here to put off.")
        return
    if not are_drafts and all(map(triage.reason_not_to_snooze, rows)):
        screen.refuse(f"Not put off: {triage.reason_not_to_snooze(rows[0])}.")
        return
    is_put_off = are_drafts or any(map(triage.has_due_to_put_off, rows))
    whom = f"the text to {names(screen.session, rows)}" if are_drafts else names(screen.session, rows)
    until = await screen.ask(coming_day_prompt(f"{'Put off' if is_put_off else 'Snooze'} {whom} until", today))
    if until is None:
        return
    day = coming_day(until, today)
    done = f"Snoozed {{}} until {day}."
    if are_drafts:
        done = f"Put off the text to {{}} until {day}; until then it stands under Due."
    elif is_put_off:
        done = f"Put off until {day}: {{}}."
    screen.settle(triage.snooze(rows, until), done, rows)


def carried_out(screen: "TrayScreen") -> None:
    """Say that decisions have been carried out, promises kept, and what else was due is done."""
    rows = screen.chosen()
    if not rows:
        screen.refuse("There is nothing here to mark as done.")
        return
    said = _done(screen, rows)
    screen.settle(screen.session.triage.done(rows), said, rows)


def _done(screen: "TrayScreen", rows: Sequence[RecordId]) -> str:
    """Return what will have been done of these rows, with a gap for the names."""
    tray = screen.session.tray
    items = [tray.item(row) for row in rows]
    if any(isinstance(item, Invitation) and item.carried_out is False for item in items):
        return "Carried out: {}."
    if all(isinstance(item, FollowUp) for item in items):
        return "Promise kept: {}."
    due = screen.session.due_list.looked_up(rows[0])
    return f"Done, and no longer due: {{}}, {due[0].what}." if due else "Done: {}."


def clear_old(screen: "TrayScreen") -> None:
    """Mark what has waited in the inbox for more than six months, so that one more key clears it."""
    ignore, snooze = map(screen.keys.how_to, ("ignore", "snooze"))
    verbs = f"{ignore} leaves them pending, {snooze} snoozes them"
    _mark_all(screen, "inbox", "age:>6m", verbs, "Nothing has waited for more than six months.")


def clear_lapsed(screen: "TrayScreen") -> None:
    """Mark the user's own invitations that nobody answered for half a year, so that one more key withdraws them."""
    verb = f"{screen.keys.how_to('pass')} withdraws them"
    _mark_all(screen, "done", "state:waiting", verb, "No request of yours has waited for more than six months.")


def _mark_all(screen: "TrayScreen", view: str, limit: str, verbs: str, nothing: str) -> None:
    """Mark every row of a view that matches a filter, and say which keys act on them; `nothing` where none does."""
    screen.show_view(view, limit)
    screen.queue.mark(screen.queue.rows)
    screen.show_marks()
    mark, back = map(screen.keys.how_to, ("mark", "back"))
    all_marked = f"All marked: {verbs}, {mark} takes a mark off, {back} all of them."
    screen.say(all_marked if screen.queue.marked else nothing)


def offer_to_clear_old(screen: "TrayScreen") -> None:
    """Mention how to clear old rows where there are many, unless the status line says something already."""
    if screen.view != "inbox" or screen.status.is_speaking:
        return
    old = sent_before(screen.session.tray, screen.queue.rows, screen.session.now - _VERY_LONG)
    if old >= _MANY:
        clear_old = screen.keys.how_to("clear-old")
        screen.say(f"{old:,} have waited for more than six months; {clear_old} marks them all.")


def undo(screen: "TrayScreen") -> None:
    """Undo the last step."""
    from store.tray import history

    _step(screen, history.undo(screen.session.tray), "Undid", "There is nothing to undo.")


def redo(screen: "TrayScreen") -> None:
    """Do again what was undone last."""
    from store.tray import history

    _step(screen, history.redo(screen.session.tray), "Did again", "There is nothing to redo.")


def _step(screen: "TrayScreen", action: "Action | None", done: str, nothing: str) -> None:
    """Show what was taken back or done again, and say it in words."""
    from store.tray.descriptions import describe_action

    if action is None:
        screen.refuse(nothing)
    else:
        screen.show_step(f"{done}: {describe_action(screen.session.tray.tables, action)}", action.ids)


def rows_to_decide(screen: "TrayScreen") -> list[RecordId]:
    """Return the chosen rows if any of them can be decided on; else say why none can, and return none.

    Triage refuses the others, each with its reason.
    """
    rows = screen.chosen()
    reasons = [screen.session.triage.reason_not_to_decide(row_id) for row_id in rows]
    if not rows:
        screen.refuse("Not decided: there is no row in this view.")
    elif all(reasons) and len(rows) > 1:
        screen.refuse("Not decided: none of the marked rows is an invitation.")
        return []
    elif all(reasons):
        screen.refuse(f"Nothing to decide for {names(screen.session, rows)}: {reasons[0]}.")
        return []
    return rows


def decide(screen: "TrayScreen", decision: Decision) -> "Asking | None":
    """Decide on the chosen rows. Where several people would be written to, they are listed first."""
    rows = rows_to_decide(screen)
    if not rows:
        return None
    if decision.writes and len(rows) > 1:
        return _decide_after_preview(screen, rows, decision)
    carry(screen, rows, decision)
    return None


async def _decide_after_preview(screen: "TrayScreen", rows: Sequence[RecordId], decision: Decision) -> None:
    from tui.prompts.preview import preview_prompt

    _, state = _on_all(screen, rows, decision)
    chosen = await screen.ask(preview_prompt(screen.session, rows, state))
    if chosen in ("all", "quietly"):
        carry(screen, rows, DECISIONS["pass-quietly"] if chosen == "quietly" else decision)
    else:
        screen.say(f"Nothing was done to {names(screen.session, rows)}.")


def _on_all(screen: "TrayScreen", rows: Sequence[RecordId], decision: Decision) -> tuple[str, State]:
    """Return the sentence for these rows, and the state that they get: as for the user's own where all of them are."""
    invitations = [screen.session.tray.subject(row_id)[1] for row_id in rows]
    meant = {decision.on(invitation) for invitation in invitations if invitation is not None}
    return meant.pop() if len(meant) == 1 else (decision.done, decision.state)


def carry(screen: "TrayScreen", rows: Sequence[RecordId], decision: Decision, because: str = "") -> None:
    """Decide, and say what was done; of a single row also what the other side sees of it."""
    before = screen.session.tray.subject(rows[0])[1] if len(rows) == 1 else None
    outcome = decision.verb(screen.session.triage, rows, because)
    if before is None:
        said, _ = _on_all(screen, rows, decision)
        said = f"{said} {screen.keys.how_to('undo')} takes all of it back." if len(rows) > 1 else said
    else:
        _, invitation = screen.session.tray.subject(rows[0])
        said = _said(before, decision, waits=invitation is not None and invitation.carried_out is False)
    done = len(rows) - len({refusal.id for refusal in outcome.refused})
    invitations = "invitation" if done == 1 else "invitations"
    screen.settle(outcome, said.replace("{invitations}", invitations), rows)


def _said(invitation: Invitation, decision: Decision, *, waits: bool) -> str:
    """Return what was done, whether it `waits` under To do, and what the other side sees of it where that is known."""
    from store.writing.other_side import (
        other_side,
        without_way,
    )  # with a reader of TOML, for which the first screen need not wait

    done, state = decision.on(invitation)
    try:
        seen = other_side(invitation, state, quietly=decision.quietly)
    except ValueError:
        return done
    if not waits:
        return f"{done} {seen}"
    return f"{done} It waits under To do. What they see then: {lower_first(without_way(seen))}"
