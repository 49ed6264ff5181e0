"""Links: only what surely leads to a page of LinkedIn is ever opened."""

import re
from contextlib import suppress

import pytest

from store.links import LinkError, checked_link
from tests.hostile_texts import Hostile, each_kind


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.linkedin.com/in/ana-park", "https://www.linkedin.com/in/ana-park"),
        ("https://linkedin.com/in/ana-park", "https://linkedin.com/in/ana-park"),
        ("https://at.linkedin.com/in/ana", "https://at.linkedin.com/in/ana"),
        ("https://www.linkedin.com/in/jörg-müller", "https://www.linkedin.com/in/j%C3%B6rg-m%C3%BCller"),
        ("https://www.linkedin.com/in/a;rm -rf".replace(" ", ""), "https://www.linkedin.com/in/a%3Brm-rf"),
        ("https://www.linkedin.com/in/$(id)`id`", "https://www.linkedin.com/in/%24%28id%29%60id%60"),
        ("https://www.linkedin.com/in/ana?x=1#y", "https://www.linkedin.com/in/ana"),
    ],
)
def test_a_profile_is_spelled_anew_from_its_parts(url: str, link: str) -> None:
    assert checked_link(url) == link


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://www.linkedin.com/in/ana",
        "-https://www.linkedin.com/in/ana",
        "--help",
        "%action",
        "https://linkedin.com.evil.example/in/ana",
        "https://evil.example/linkedin.com/in/ana",
        "https://evillinkedin.com/in/ana",
        "https://user:secret@www.linkedin.com/in/ana",
        "https://www.linkedin.com@evil.example/in/ana",
        "https://www.linkedin.com:8443/in/ana",
        "https://www.linkedin.com:x/in/ana",
        "https://www.linkedin.com/in/ana\x1b]8;;",
        "https://www.linkedin.com/in/ana%00b",
        "https://www.linkedin.com/in/ana%0Ab",
        "https://www.linkedin.com/in/\u202eana",
        "https://www.l\u0456nkedin.com/in/ana",
        "https://www.linkedin.com/in/a b",
        "https://[::1/in/ana",
    ],
)
def test_nothing_else_is_ever_opened(url: str) -> None:
    with pytest.raises(LinkError):
        checked_link(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://www.l\u0456nkedin.com/in/ana", "leads to www.xn--lnkedin-rog.com (Cyrillic and Latin letters)"),
        ("https://l\u00ecnkedin.com/in/ana", "leads to xn--lnkedin-zya.com (Latin letters) and not to LinkedIn"),
        ("https://xn--lnkedin-zya.com/in/ana", "leads to xn--lnkedin-zya.com and not to LinkedIn"),
        ("https://www.linkedin.com@evil.example/in/ana", "leads to evil.example and not to LinkedIn"),
        ("https://www.linkedin.com\\@evil.example/in/ana", "leads to evil.example and not to LinkedIn"),
        ("https://\u3002linkedin.com/in/ana", "leads to '\\u3002linkedin.com'"),
        ("https:///in/ana", "leads to nowhere"),
        ("https://user:secret@www.linkedin.com/in/ana", "names more than a page"),
        ("https://www.linkedin.com:443/in/ana", "names more than a page"),
        ("https://a_b.linkedin.com/in/ana", "names more than a page"),
        ("https://www.linkedin.com/in/ana%00", "holds characters that no link has"),
        ("https://www.linkedin.com/in/\x00ana", "holds characters that no link has"),
        ("https://www.linkedin.com/in/../../m/logout", "leads elsewhere than it says"),
        ("https://www.linkedin.com/in/%2e%2e%2f%2e./m/logout", "leads elsewhere than it says"),
        ("https://[::1/in/ana", "is no link"),
        ("ssh://-oProxyCommand=x", "is no https link"),
        ("//www.linkedin.com/in/ana", "is no https link"),
        ("-rf", "is no https link"),
    ],
)
def test_why_a_link_is_not_opened_is_said_with_the_host_as_a_browser_would_ask_for_it(url: str, reason: str) -> None:
    with pytest.raises(LinkError) as caught:
        checked_link(url)
    assert str(caught.value).startswith(reason)


@each_kind
def test_whatever_stands_in_the_place_of_a_slug_stays_in_its_place(texts: list[Hostile]) -> None:
    for each in texts:
        for url in (each.text, f"https://www.linkedin.com/in/{each.text}"):
            with suppress(LinkError):
                link = checked_link(url)
                assert link.startswith("https://www.linkedin.com/in/")
                assert re.fullmatch(r"[A-Za-z0-9:/.%~_-]+", link)
