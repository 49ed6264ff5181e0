"""Fields that are still open."""

import pytest

from tests.store.writing.checks.contexts import marked


@pytest.mark.parametrize(
    "field",
    [
        "{first_name}",
        "{{ name }}",
        "{Hi|Hello}",
        "[Name]",
        "[first name]",
        "[YOUR COMPANY]",
        "[Mr./Ms. Last Name]",
        "[your role]",
        "[Mutual connection's name]",
        "[insert where we met]",
        "<company>",
        "<<first name>>",
        "%FIRSTNAME%",
        "%name%",
        "$NAME$",
        "${name}",
        "«Name»",
        "__NAME__",
        "___",
        "XXX",
        "TODO",
        "*|FNAME|*",
        "|name|",
        "#NAME#",
        "(name)",
        "(insert the place here)",
        "[Vorname]",
        "[prénom]",
    ],
)
def test_a_field_is_marked_exactly_in_any_brackets(field: str) -> None:
    assert marked("unfilled", f"Hello {field}, it was good to meet you.") == [field]


@pytest.mark.parametrize(
    "text",
    [
        "Write to Maren <maren@lights.example> or see <https://lights.example>.",
        "As I said [sic] in 2024 [1], the [EMEA] lamps [they/them] ...",
        "See [the plan](https://lights.example/name) :-{ or ask (see below).",
        "It cost $500, 20% of 100%, at your place or mine (your place or mine?).",
        "In code: f{x}, {1, 2}, a_b, __init__, #python, «équipe», %s.",
        "Signed:\n__________\nMaren",
        "",
    ],
)
def test_ordinary_brackets_links_and_code_are_left_alone(text: str) -> None:
    assert marked("unfilled", text) == []


def test_every_open_field_is_marked() -> None:
    assert marked("unfilled", "Hi {first_name}, I am [Name].") == ["{first_name}", "[Name]"]
