"""One question over many people in a row."""

from functools import partial
from typing import TYPE_CHECKING

from store.counted import counted
from store.session.question_round import QuestionRound, firm_among, question_rounds
from tui.commands.people import ask_with_profile
from tui.render.outcomes import fact_said

if TYPE_CHECKING:
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


def ask_in_a_row(screen: "TrayScreen") -> "Asking | None":
    """Ask the open question of the row about everybody in the view on whom it is open too."""
    from tui.prompts.facts import is_answered_by_one_key

    if not screen.session.has_advice:
        screen.refuse("The advice is still being worked out. Try again in a moment.")
        return None
    rounds = question_rounds(screen.session, screen.queue.rows)
    rounds = {fact: each for fact, each in rounds.items() if is_answered_by_one_key(fact)}
    if not rounds:
        screen.refuse("No question is open in this view.")
        return None
    here = None if screen.queue.current is None else screen.session.advised(screen.queue.current)
    fact = here.question if here and here.question in rounds else next(iter(rounds))
    return _ask_round(screen, rounds[str(fact)])


async def _ask_round(screen: "TrayScreen", asked: QuestionRound) -> None:
    """Ask about one after another until all are asked or the user leaves, then say what it brought."""
    from tui.prompts.facts import SKIPPED, skippable_fact_prompt

    session = screen.session
    firm, answered = firm_among(session, asked.rows), 0
    for place, row_id in enumerate(asked.rows, start=1):
        verdict = session.verdict(row_id)
        if verdict is None or verdict.question is None or verdict.question.fact != asked.fact:
            continue  # an earlier answer settled it, or a merge did
        screen.show_rows(screen.queue.rows, row_id)
        screen.follow()
        question = f"Person {place:,} of {len(asked.rows):,}: {verdict.question.text}"
        answer = await ask_with_profile(screen, partial(skippable_fact_prompt, asked.fact, question))
        if answer is None:
            break
        if answer is not SKIPPED:
            outcome = session.set_facts(row_id, {asked.fact: answer})
            screen.settle(outcome, f"{fact_said(asked.fact, answer)} ({{}}).", [row_id], goes_on=False)
            answered += 1
    won = firm_among(session, asked.rows) - firm
    left = question_rounds(session, screen.queue.rows)
    waiting = sum(len(each.rows) for each in left.values())
    more = f" {screen.keys.how_to('question-round')} goes on: {waiting:,} still wait for an answer." if left else ""
    told = f"{counted(answered, 'answer')}; on {won:,} of them the advice is firm now." if answered else "Not answered."
    screen.say(f"{told}{more}")
