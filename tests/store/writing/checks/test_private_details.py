"""Details that are not mine to give."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import context, marked


@pytest.mark.parametrize(
    ("purpose", "text", "details"),
    [
        ("introduction", "You reach Bo at bl@x.example or +46 70 123 45 67.", ["bl@x.example", "+46 70 123 45 67"]),
        ("introduction-ask", "Her number is 0699 1234567, she answers after six.", ["0699 1234567"]),
        ("introduction-ask", "She has asked for you. 0664/555 01 23", ["0664/555 01 23"]),
        ("introduction", "Seine Nummer ist 0664 5550123.", ["0664 5550123"]),
        ("pass", "You will find bo.lind@x.example of more use.", ["bo.lind@x.example"]),
        ("thanks", "His e-mail is x@y.example by the way.", ["x@y.example"]),
        ("referral", "Bo lives at 12 Harbour Road these days.", ["12 Harbour Road"]),
        ("pass", "Seine Adresse ist Ringstraße 12.", ["Ringstraße 12"]),
    ],
)
def test_what_is_a_third_person_s_is_marked(purpose: Purpose, text: str, details: list[str]) -> None:
    assert marked("private-details", text, context(purpose)) == details


@pytest.mark.parametrize(
    ("purpose", "text"),
    [
        ("introduction", "Write to me at maren@lights.example or call me on +43 664 555 0123."),
        ("pass", "Write to me at m.h@elsewhere.example, or ring 0664/555 01 23."),
        ("thanks", "Shall we speak? 0664 5550123"),
        ("thanks", "Is ana@tindholm.example still yours? Your number was +43 1 2345678."),
        ("introduction-ask", "Hello Ana,\n\nmay I?\n\nBest wishes, Maren\n+43 664 555 0123\nhome@elsewhere.example"),
        ("introduction", "The office is at office@x.example."),
        ("letter", "Maren Holmvik\n12 Harbour Road\nSkarvøy\n\nDear Ana, my lamps"),
        ("thanks", "Let us meet in the café at Ringstraße 12."),
        (
            "introduction-ask",
            "In 2019 - 2021 we lit 1,200,000 lamps; on 12.05.2024 and 2024-05-12 none. See 10.11.12.13.",
        ),
    ],
)
def test_what_is_mine_or_theirs_or_nobody_s_is_left_alone(purpose: Purpose, text: str) -> None:
    assert marked("private-details", text, context(purpose)) == []
