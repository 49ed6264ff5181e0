"""No text takes a time that grows faster than its length."""

import gc
import time
from collections.abc import Callable
from itertools import count
from typing import get_args

import pytest

from store.phrases.lists import Strength, languages, phrases, subjects
from store.phrases.search import find
from store.records.ids import RecordId
from store.writing.draft_checks import CHECKS
from store.writing.purposes import PURPOSES
from tests.expressions import Expression, expressions, hard_texts
from tests.store.writing.checks.contexts import BO, OTHERS, context, sent

pytestmark = pytest.mark.slow

QUICK = 6_000
"""With how many characters the two texts are found that take longest."""
FLOOR = 0.02
"""What takes fewer seconds is not compared: clocks and processors are not finer."""
GROWTH = 3.5
"""How many times the time may grow where a text is twice as long: twice is linear, four times is its square."""
MADE_WHILE_RUNNING = ["store.filtering.conditions"]
"""Modules that make an expression of what somebody types: it has the typed words between two borders of words."""
PARTS = 24
"""Into how many tests the expressions are parted; finding them takes seconds, so that is left to the tests."""
Rounds = Callable[[int, int], int]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


@pytest.fixture
def longest(rounds: Rounds) -> int:
    """How many characters the longest texts have. What takes the square of their number takes seconds with both."""
    return rounds(24_000, 96_000)


def seconds(read: Callable[[str], object], text: str, times: int = 1) -> float:
    """What reading a text takes of the processor's time, at best."""
    taken = []
    gc.disable()  # what the tests before this one left behind would be gone through as well
    try:
        for _ in range(times):
            begin = time.process_time()
            read(text)
            taken.append(time.process_time() - begin)
    finally:
        gc.enable()
    return min(taken)


def growth(read: Callable[[str], object], text_of: Callable[[int], str], longest: int) -> tuple[float, float]:
    """How many times the time grows at worst where the text is twice as long, and what the longest text takes.

    Half of the length counts as what it takes, or as twice what a quarter takes: a reader that does not know the
    language of a text has nothing to do there, and the next one shows it. Stops at the first length at which it grows
    too fast, so that nobody waits for what never ends. What seems to is measured again: another process may have had
    the processor's caches.
    """
    length = max(longest // 512, 32)
    quarter, half = 0.0, seconds(read, text_of(length), 2)
    now, worst = half, 0.0
    while length < longest and worst <= GROWTH:
        length *= 2
        now = seconds(read, text_of(length))
        if now > FLOOR:
            grown = now / max(half, 2 * quarter, FLOOR / 2)
            if grown > GROWTH:
                now, half, quarter = (seconds(read, text_of(length // part), 4) for part in (1, 2, 4))
                grown = now / max(half, 2 * quarter, FLOOR / 2)
            worst = max(worst, grown)
        quarter, half = half, now
    return worst, now


def repeated(piece: str, end: str) -> Callable[[int], str]:
    """Texts of so many characters that are this piece again and again."""
    return lambda length: (piece * (length // len(piece) + 1))[:length] + end


@pytest.mark.parametrize("part", range(PARTS))
def test_a_regular_expression_reads_its_own_worst_characters_in_linear_time(part: int, longest: int) -> None:
    grown = {
        expression.where: growth_in_hard_texts(expression, longest) for expression in expressions()[0][part::PARTS]
    }
    assert {where: times for where, times in grown.items() if times > GROWTH} == {}


def growth_in_hard_texts(expression: Expression, longest: int) -> float:
    """How the time grows at worst in the two texts that take the expression longest."""
    pieces = hard_texts(expression.pattern.pattern, expression.pattern.flags)
    texts = [repeated(piece, end) for piece in pieces for end in ("", "\x01")]
    slowest = sorted(texts, key=lambda text_of: growth(expression.read, text_of, QUICK), reverse=True)[:2]
    return max((growth(expression.read, text_of, longest)[0] for text_of in slowest), default=0.0)


def test_every_regular_expression_is_known() -> None:
    assert [where.partition(",")[0] for where in expressions()[1]] == MADE_WHILE_RUNNING


@pytest.mark.parametrize(("subject", "language"), [(each, code) for each in subjects() for code in languages(each)])
def test_phrases_are_found_in_linear_time_in_their_own_words(subject: str, language: str, longest: int) -> None:
    numbers = count()

    def search(text: str) -> None:
        find(subject, f"{text} {next(numbers)}", language)  # a text that no search has kept

    known = [phrase for strength in STRENGTHS for phrase in phrases(subject, strength, language)]
    said = [" ".join(" ".join(choices[0]) for choices in phrase.shortest()) for phrase in known]
    endless = repeated(" ".join(said).replace(".", "") + " ", "")
    nearly = repeated(" ".join(each.rpartition(" ")[0] or each for each in said) + " ", "")
    first = repeated(f"{min(said, key=len)} ", "")
    assert max(growth(search, text_of, longest // 4)[0] for text_of in (endless, nearly, first)) <= GROWTH


HARD_DRAFTS = {
    "an exchange of mails": "> On 3 May 2026 at 10:02, Ana Park <ana.park@example.org> wrote: call +43 664 555 0123\n",
    "one endless sentence": "our new tool could save your team time and we met at the pier in Graz with half an hour ",
    "many sentences": "I saw your talk. Could you lend me thirty minutes? Your company is at Brenner Bridges! ",
    "fields": "{first_name} [Name] <<x>> (insert here) %NAME% __NAME__ {a|b} ",
    "open brackets": "{[(<«|$#",
    "figures": "1 23 4-5/6.7 +8 ",
    "addresses": "a.b+c@d-e.example.org 12 Harbour Road Lampenstraße 4 ",
    "capitals": "WHY DO YOU NOT ANSWER?!?! ",
    "one letter": "a",
    "words that nobody spells": "seperate tommorow accomodate xqzzt ",
    "marks": ".!?…,;:—",
    "spaces": " \t\xa0",
    "lines": "\n\n \n",
    "names": "Dear Ana, Bo and Dr. Anna-Maria van der Park's ",
    "Han": "山田様、お世話になります。",
    "quotes": "`x` “y” 'z' ’s ",
}
SURROUNDED = {
    purpose: context(purpose, others=OTHERS, sent=(sent("request", RecordId(9), "We met at the pier.", BO),))
    for purpose in PURPOSES
}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_of_a_draft_takes_linear_time(check: str, longest: int) -> None:
    numbers = count()
    purpose = min(CHECKS[check].purposes)

    def look(text: str) -> None:
        CHECKS[check].remarks(f"Hello Ana,\n{text}\nBest, Maren {next(numbers)}", SURROUNDED[purpose])

    look("the and with")  # dictionaries are read once
    grown = {name: growth(look, repeated(piece, ""), longest // 3)[0] for name, piece in HARD_DRAFTS.items()}
    assert {name: times for name, times in grown.items() if times > GROWTH} == {}
