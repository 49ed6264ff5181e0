"""The heading of a pane: what gives way where it is narrow, and that no word is ever cut."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.headings import heading

POINTS = "+1 to +14 points, accept at +7 or more"


def text(title: str, fact: str, width: int, detail: str = "", more: str = "") -> str:
    return heading(title, fact, width, focused=False, detail=detail, more=more).text


def right(shown: str) -> str:
    """What is on the right of the rule."""
    return shown.strip("─ ").rpartition("─")[2].strip()


def test_a_fact_gives_way_by_whole_parts_before_what_is_out_of_sight_does() -> None:
    shown = [right(text("Verdict", POINTS, width, more="5 more lines")) for width in (80, 50, 30, 24)]
    assert shown == [f"{POINTS} (5 more lines)", "+1 to +14 points (5 more lines)", "5 more lines", "5 more"]


def test_a_fact_of_one_part_keeps_as_many_whole_words_as_there_is_room_for() -> None:
    assert right(text("Person", "asked you back by mail", 30)) == "asked you back …"


def test_a_detail_leaves_room_for_how_much_is_out_of_sight() -> None:
    shown = text("Person", "asked on LinkedIn, 9 Mar", 46, detail="Wilhelmina Osei-Brandt", more="5 more lines")
    assert shown.startswith("─ Person  Wilhelmina Osei-Brandt ─")
    assert right(shown) == "5 more"


WORDS = st.lists(st.text("abc名,8", min_size=1, max_size=9), max_size=6).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(["", "1 more line", "23 more lines"]), st.integers(20, 100))
def test_no_word_is_cut_and_the_line_is_as_wide_as_the_pane(fact: str, detail: str, more: str, width: int) -> None:
    shown = text("Title", fact, width, detail, more)
    assert cell_len(shown) == width
    words = {*"Title … ".split(), *fact.replace(", ", " ").split(), *fact.split(), *detail.split(), *more.split()}
    found = shown.translate(str.maketrans("─()", "   ")).split()
    assert [word for word in found if word not in words and word.removesuffix(",") not in words] == []
