"""A letter on paper: what is on the sheet, and that it is one."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from wcwidth import wcswidth

from store.records.ids import RecordId
from store.records.model import Me, Person
from store.sending.paper import laid_out
from store.text import clean
from store.writing.template import Template, templates
from tests.store.sending.invented_draft import ANA, ME, TEXT, draft

DAY = date(2026, 5, 3)
ADDRESS = ("Lindengasse 4", "1070 Wien")

SHEET = """\
                                                           Lena Sommer
                                                           Lindengasse 4
                                                           1070 Wien


Ana Park
Head of Signalling
Alpine Rail


                                                              3 May 2026


Dear Ana,

thank you for your note about the tunnel at Arlberg. We had the same
water in ours, and we got rid of it.

Kind regards, Lena"""


def test_a_letter_has_sender_and_recipient_the_day_and_wrapped_paragraphs() -> None:
    text = TEXT.replace("Arlberg.", "Arlberg. We had the same water in ours, and we got rid of it.")
    sheets = laid_out(draft(text, subject=""), ME, ADDRESS, DAY)
    assert sheets.pages == (tuple(SHEET.split("\n")),)
    assert sheets.over == 0


def test_a_day_is_written_out_in_english_only_above_an_english_text() -> None:
    german = (
        "Sehr geehrte Frau Park,\n\nich habe Ihren Vortrag gehört und möchte Sie fragen, ob wir uns treffen können."
    )
    (page,) = laid_out(draft(german, subject=""), ME, ADDRESS, DAY).pages
    assert " " * 62 + "2026-05-03" in page


@pytest.mark.parametrize(
    "template", [each for each in templates().values() if "paper" in each.channels], ids=lambda each: each.name
)
def test_every_letter_that_is_shipped_fits_one_sheet_with_three_hundred_characters_for_each_field(
    template: Template,
) -> None:
    for text in template.texts:
        filled = re.sub(r"\{[a-z_]+\}", "water in the tunnel and " * 12 + "bridges.", text)
        assert laid_out(draft(filled), ME, ("Lindengasse 4", "1070 Wien", "Austria"), DAY).over == 0


def test_a_subject_stands_above_the_text() -> None:
    (page,) = laid_out(draft(), ME, ADDRESS, DAY).pages
    assert page.index("Dear Ana,") - page.index("The tunnel") == 3


def test_my_name_stands_once_where_the_address_begins_with_it() -> None:
    (page,) = laid_out(draft(), ME, ("Lena Sommer", *ADDRESS), DAY).pages
    assert sum("Lena Sommer" in line for line in page) == 1


def test_what_is_not_known_leaves_no_gap() -> None:
    (page,) = laid_out(draft(subject="", person=Person(RecordId(1), "Ana Park")), Me(), (), DAY).pages
    assert page[:4] == ("Ana Park", "", "", " " * 62 + "3 May 2026")


def test_sixty_lines_are_one_sheet_and_one_more_is_one_too_many() -> None:
    above = len(laid_out(draft("x"), ME, ADDRESS, DAY).pages[0]) - 1
    fitting = laid_out(draft("\n".join("x" * (60 - above))), ME, ADDRESS, DAY)
    too_long = laid_out(draft("\n".join("x" * (61 - above))), ME, ADDRESS, DAY)
    assert (len(fitting.pages), fitting.over) == (1, 0)
    assert (len(too_long.pages), too_long.over) == (2, 1)
    assert too_long.pages[1] == ("x",)


@given(st.text(), st.text(max_size=200), st.text(max_size=200))
@example("日本語" * 200, "a" * 200, "Ана" * 30)
@example("\x1b[31mred\x07\f", "Ana\nPark", "\u202e")
def test_no_line_is_wider_than_the_sheet_and_nothing_is_lost(text: str, name: str, position: str) -> None:
    person = replace(ANA, name=name, position=position)
    sheets = laid_out(draft(text, person=person), ME, ADDRESS, DAY)
    lines = [line for page in sheets.pages for line in page]
    assert all(0 <= wcswidth(line) <= 72 and clean(line) == line for line in lines)
    assert all(0 < len(page) <= 60 for page in sheets.pages)
    printed = "".join("".join(lines).split())
    assert printed.endswith("".join(clean(text, lines=True).split()))
    assert "".join(clean(name).split()) in printed
