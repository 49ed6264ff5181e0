"""Help as the source of a manual page."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.help.blocks import Code, Heading, PageBlock, Paragraph, Terms
from tui.help.roff import escaped, section

needs_groff = pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")


def printed(blocks: list[PageBlock]) -> str:
    """What a reader of the manual page sees."""
    source = "\n".join(['.TH SALVER 1 "" ""', ".nh", *section("Part", blocks)]) + "\n"
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"], input=source, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


@given(st.text(min_size=1))
def test_whatever_is_written_is_ascii_and_no_sign_of_roff(text: str) -> None:
    assert escaped(text).isascii()
    assert "\\" not in escaped(text).replace("\\e", "").replace("\\-", "").replace("\\(", "").replace("\\[u", "")


@needs_groff
def test_signs_of_roff_accents_and_quotes_come_out_as_they_are() -> None:
    text = r"a-b --c 'd' `e` \n ^f ~g “Dascălu” Skarvøy"
    assert text in printed([Paragraph(text)])


@needs_groff
def test_a_line_that_begins_like_a_request_is_text() -> None:
    assert ".procmailrc is a file" in printed([Paragraph(".procmailrc is a file")])
    assert "    :0 c\n" in printed([Code(("'quoted'", ":0 c", ""))])


@needs_groff
def test_headings_and_words_stand_with_what_they_mean() -> None:
    text = printed([Heading("Signs"), Terms((("n", "you have a note on them"),))])
    assert "PART" in text
    assert "Signs" in text
    assert "you have a note on them" in text
