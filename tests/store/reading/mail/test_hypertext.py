"""A page is shown as the text that somebody sees: its lines, its links, and nothing that is hidden."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.reading.mail.hypertext import text_of
from tests.pace import paces


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("<!-- -->", ""),
        ("Hello", "Hello"),
        ("<p>Hi <b>P</b>at,<br>look</p>there", "Hi Pat,\nlook\n\nthere"),
        ("<p>one\n   two&nbsp; three</p>", "one two three"),
        ("a<br><br><br>b<br>", "a\n\nb"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<div><div>a</div></div><div>b</div>c", "a\nb\nc"),
        ("<h1>a</h1><div>b</div><blockquote>c</blockquote>d", "a\n\nb\n\nc\n\nd"),
        ("a<span style='Display : BLOCK !important'>b</span>c", "a\nb\nc"),
        ("a<span style='display:inline-block'>b</span>c", "abc"),
        ("<ul><li>a<li><p>b</p></ul><li></li>c", "* a\n\n* b\n\nc"),
        ("<table><tr><td>Kim</td><td>Bo<table><tr><th>Ana</table></tr></table>", "Kim\nBo\nAna"),
        ("<pre>a\n  b\n\n\n\nc</pre>", "a\nb\n\nc"),
        ("<p style='white-space:pre-wrap'>a\n<b>b\nc</b></p>", "a\nb\nc"),
        ("<pre>a\n<span style='white-space:normal'>b\nc</span></pre>", "a\nb c"),
        ("&lt;b&gt; &amp;amp; &eacute;&#x1F338; &copy", "<b> &amp; é🌸 ©"),
        ("<p>a<!-- x -->b<?php y ?>c<![if !mso]>d<![endif]>", "abcd"),
        ("<p>a<b>b<p>c</b>d", "ab\n\ncd"),
    ],
)
def test_lines_are_those_of_a_browser(page: str, text: str) -> None:
    assert text_of(page) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<a href='https://x.example/y?a=1&amp;b=2'>here</a>.", "here <https://x.example/y?a=1&b=2> ."),
        ("<a href=' http://x.example '><img alt=x></a>", "<http://x.example>"),
        ("<a href='https://x.example' style='display:block'>a</a>b", "a <https://x.example>\nb"),
        (
            "<a href='https://x.example'>a<a href='https://y.example'>b</a>",
            "a <https://x.example> b <https://y.example>",
        ),
        ("<a href='mailto:kim@x.example'>a</a>", "a"),
        ("<a href='javascript:x()'>a</a>", "a"),
        ("<a href='https://x.example/ y'>a</a>", "a"),
        ("<a href='https://x.example/>y'>a</a>", "a"),
        ("<a href='https://x.example/\ny'>a</a>", "a"),
        ("<a name=x>a</a>", "a"),
        ("<a href='https://x.example' hidden>a</a>b", "b"),
        ("<p style='visibility:hidden'><a href='https://x.example'>a</a></p>b", "b"),
    ],
)
def test_a_link_is_followed_by_its_target(page: str, text: str) -> None:
    assert text_of(page) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>{}</div>",
        "<div style='color:red; DISPLAY : None !important'>{}</div>",
        "<p hidden>{}</p>",
        "<p hidden=until-found>{}</p>",
        "<b style='mso-hide:all'>{}</b>",
        "<span style='visibility:hidden'>{}</span>",
        "<span style='visibility:collapse'>{}</span>",
        "<i style='opacity:0'>{}</i>",
        "<i style='opacity:0.0'>{}</i>",
        "<i style='font-size:0'>{}</i>",
        "<i style='font-size:0px;line-height:0'>{}</i>",
        "<i style='font-size:0em'>{}</i>",
        "<i style='font-size:.0pt'>{}</i>",
        "<i style='font-size:0'><b style='font-size:120%'><b style='font-size:larger'>{}</b></b></i>",
        "<div style='max-height:0;overflow:hidden'>{}</div>",
        "<div style='overflow:hidden;height:0px'>{}</div>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<head><title>{}</title></head>",
        "<textarea>{}</textarea>",
        "<select><option>{}</select>",
        "<svg><title>{}</title></svg>",
        "<!--{}-->",
        "<div style='display:none'><table style='display:block'><tr><td>{}</td></tr></table></div>",
        "<div style='opacity:0'><b style='opacity:1;visibility:visible;font-size:9px'>{}</b></div>",
    ],
)
def test_what_is_hidden_is_left_out_and_what_stands_around_it_is_not(hidden: str) -> None:
    assert text_of(f"a{hidden.format('trick <i>trick</i>')}b").split() in (["ab"], ["a", "b"])


@pytest.mark.parametrize(
    "shown",
    [
        "<td style='font-size:0px;padding:20px 0'><div style='font-size:13px'>{}</div></td>",
        "<td style='font-size:0'><div style='display:inline-block;font-size:medium'>{}</div></td>",
        "<td style='font-size:0'><div style='font-size:1rem'>{}</div></td>",
        "<div style='visibility:hidden'><b style='visibility:visible'>{}</b></div>",
        "<i style='font-size:0.5px'>{}</i>",
        "<i style='font-size:10px'>{}</i>",
        "<i style='opacity:0.8'>{}</i>",
        "<i style='line-height:0'>{}</i>",
        "<i style='margin:0;font-size'>{}</i>",
        "<td style='height:0;overflow:hidden'>{}</td>",
        "<div style='max-height:0'>{}</div>",
        "<i style=';;:;display:'>{}</i>",
    ],
)
def test_what_can_be_seen_is_not_taken_for_hidden(shown: str) -> None:
    assert text_of(f"<table><tr>{shown.format('seen')}</tr></table>") == "seen"


@pytest.mark.parametrize("depth", [300, 2_000])
def test_a_long_thread_is_read_down_to_its_innermost_quotation(depth: int) -> None:
    assert text_of("<blockquote>" * depth + "deep" + "</blockquote>" * depth + "<p>end") == "deep\n\nend"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *("<table><tr><td>x", "<div>", "<b>", "<br>", "<", "&", "<!--", "<a href=https://x.example>x</a>", '<a href="'),
        *(
            "<p hidden>x",
            "<font style='font-size:0'>x",
            "<ul><li>x",
            "<pre>\n\n",
            "<span style='display:block'>x</span>",
        ),
        *(
            "<p style='font-size:" + "0" * 100_000 + "x'>x",
            "<p style='" + "a:b;" * 100_000 + "'>x",
            "<p " + "a " * 9_000,
        ),
    ],
)
def test_a_megabyte_of_anything_is_read_at_once(piece: str) -> None:
    page = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    assert paces(lambda: text_of(page)) < 320


TAGS = st.sampled_from("a b br div li ol p pre span table td tr ul head style".split())
ATTRIBUTES = st.sampled_from(
    ["", " hidden", " style='font-size:0'", " style='display:block'", " href='https://x.example'"]
)
PIECES = st.one_of(
    st.builds(lambda tag, attribute: f"<{tag}{attribute}>", TAGS, ATTRIBUTES),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.sampled_from(["&nbsp;", "&#1;", "&#xD800;", "\x00", "\n", "\udc80", "]]>", "<!--", "-->"]),
)


@given(st.lists(PIECES).map("".join))
@example("<a href='https://x.example/\x01&#2;'>x</a>&#1;\x01&#xFFFF;")
@example("<?xml version='1.0' encoding='utf-16'?><p>x")
def test_any_page_gives_lines_without_blanks_at_their_ends_and_no_two_blank_ones(page: str) -> None:
    text = text_of(page)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert all(line == " ".join(line.split()) for line in text.split("\n"))


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<a href='https://x.example'><p>Kim</p><p>Baker</p></a>", "Kim <https://x.example>\n\nBaker"),
        ("By <a href='https://x.example'><div>Kim</div></a>", "By\nKim <https://x.example>"),
        ("By <a href='https://x.example'>Kim<br>Ek</a>, today", "By Kim <https://x.example>\nEk, today"),
        ("<a href='https://x.example'><div><img src='y'></div></a>Kim", "<https://x.example> Kim"),
        ("<a href='mailto:k@x.example'><p>Kim</p></a>", "Kim"),
    ],
)
def test_a_link_around_several_lines_is_told_on_the_first(page: str, text: str) -> None:
    assert text_of(page) == text
