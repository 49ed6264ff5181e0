"""How a note or a question begins is in sight before the key that begins it is pressed."""

from pathlib import Path

import pytest

from tests.tui.screens.running_app import ANA, FINN, RunningApp, lay_out, running_app

NARROW = (80, 24)
WIDE = (120, 40)


async def letter_after(app: RunningApp, key: str) -> str:
    """The text that is ready once this key has decided on Ana."""
    await app.press(key, "2" if key == "w" else "5", "g")
    letter = app.session.letter(ANA.invitation)
    assert letter is not None
    assert letter.text
    return letter.text


@pytest.mark.parametrize(
    ("size", "key", "lead"),
    [(NARROW, "w", "w ask why: "), (WIDE, "w", "w ask why: "), (WIDE, "d", "d pass: ")],
)
async def test_the_first_words_after_the_greeting_are_shown_as_the_key_then_begins(
    tmp_path: Path, size: tuple[int, int], key: str, lead: str
) -> None:
    async with running_app(lay_out(tmp_path, [ANA]), size=size) as app:
        await app.shows(lead)
        line = next(line for line in app.text.splitlines() if lead in line)
        begins = line.partition(lead)[2].rstrip(" …")
        assert len(begins) > 20
        greeting, _, rest = (await letter_after(app, key)).partition("\n")
        assert greeting.startswith(("Hi Ana", "Hello Ana", "Dear Ana", "Good day Ana"))
        assert " ".join(rest.split()).startswith(begins)


async def test_an_advised_text_is_not_shown_twice_and_flows_where_there_is_little_room(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA]), size=NARROW) as app:
        await app.press("f", "y")
        await app.shows("advised: thank")
        lines = app.text.splitlines()
        at = next(number for number, line in enumerate(lines) if "─ Reply" in line)
        letter = app.session.letter_in_words(ANA.invitation)
        assert letter is not None
        flowing = " ".join((letter.text or "").split())
        assert flowing.startswith(lines[at + 1].strip())


async def test_nothing_begins_where_there_is_nothing_to_decide(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA, FINN])) as app:
        await app.press("a", "5")
        assert "w ask why: " not in app.text
        await app.press("2")
        assert app.here == FINN.invitation
        assert "w ask why: " not in app.text


async def test_the_key_that_edits_takes_the_text_whose_beginning_is_shown_first(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        assert app.session.letter(ANA.invitation) is None
        await app.shows("w ask why: ")
        first = next(
            line for line in app.text.splitlines() if ": " in line and line.split("│")[-1][1:3] in ("w ", "d ")
        )
        begins = first.partition("w ask why: ")[2].rstrip(" …")
        assert len(begins) > 20
        await app.press("e", "!", "escape")
        (draft,) = await app.drafts()
        assert draft.purpose == "ask-why"
        assert begins in " ".join(draft.text.split())
