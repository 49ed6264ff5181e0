"""Blocks give way in order, what is to be judged last, and nothing is hidden while there is room."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tui.render.blocks import Block, Rank, kept_lines, shown_lines
from tui.render.styles import PLAIN, line, wrapped


def lines(count: int, word: str = "x") -> Block:
    return Block([line((word, PLAIN))] * count)


def of_rank(rank: Rank, count: int, least: int = 0) -> Block:
    return Block([line((rank.name, PLAIN))] * count, rank, least)


blocks = st.builds(of_rank, st.sampled_from(Rank), st.integers(0, 8), st.integers(0, 2))
panes = st.lists(st.lists(blocks, max_size=6), min_size=1, max_size=3)


@given(panes, st.integers(0, 60), st.none() | st.integers(0, 2))
def test_no_line_is_hidden_while_there_is_room_for_it_and_none_is_made_up(
    texts: list[list[Block]], height: int, focused: int | None
) -> None:
    kept = kept_lines(texts, height, focused)
    wanted = [[len(block.lines) for block in pane] for pane in texts]
    assert all(
        0 <= has <= wants
        for pane, full in zip(kept, wanted, strict=True)
        for has, wants in zip(pane, full, strict=True)
    )
    total = sum(map(sum, wanted))
    if total <= height:
        assert kept == wanted


@given(panes, st.integers(0, 60))
def test_what_is_kept_fits_where_what_must_stay_does(texts: list[list[Block]], height: int) -> None:
    kept = kept_lines(texts, height)
    fewest = sum(min(block.least, len(block.lines)) for pane in texts for block in pane)
    assert sum(map(sum, kept)) <= max(height, fewest)


def test_blank_lines_go_before_the_reply_and_the_message_last() -> None:
    person: Sequence[Block] = [of_rank(Rank.MESSAGE, 6, 2), of_rank(Rank.BLANK, 1), of_rank(Rank.NOTE, 2, 1)]
    verdict: Sequence[Block] = [of_rank(Rank.MAIN_REASON, 2), of_rank(Rank.REASON, 2), of_rank(Rank.BLANK, 1)]
    reply: Sequence[Block] = [of_rank(Rank.REPLY, 5, 2)]
    texts = [person, verdict, reply]
    assert kept_lines(texts, 19) == [[6, 1, 2], [2, 2, 1], [5]]
    assert kept_lines(texts, 17) == [[6, 0, 2], [2, 2, 0], [5]]
    assert kept_lines(texts, 14) == [[6, 0, 2], [2, 2, 0], [2]]
    assert kept_lines(texts, 12) == [[6, 0, 2], [2, 0, 0], [2]]
    assert kept_lines(texts, 9) == [[6, 0, 1], [0, 0, 0], [2]]


def test_the_focused_pane_gives_way_after_the_others() -> None:
    person, reply = [of_rank(Rank.MESSAGE, 6, 2)], [of_rank(Rank.REPLY, 6, 2)]
    assert kept_lines([person, reply], 8, focused=1) == [[2], [6]]
    assert kept_lines([person, reply], 8) == [[6], [2]]


def test_a_text_that_is_cut_ends_with_how_to_read_on() -> None:
    block = Block(list(wrapped(" ".join(["word"] * 30), 20)), Rank.MESSAGE, 2)
    shown, hidden = shown_lines([block], [4], 40, "tab j reads on")
    assert [strip.text.strip() for strip in shown][-1] == "…   tab j reads on"
    assert shown[-1].cell_length == 40
    assert hidden == len(block.lines) - 3


def test_what_went_as_a_whole_is_counted() -> None:
    shown, hidden = shown_lines([lines(2), lines(3)], [2, 0], 40, "")
    assert (len(shown), hidden) == (2, 3)
