"""A norm is looked up on the screen: found by its id, a word or a text, and shown with where it lives."""

from pathlib import Path

from store.norms.norms import norms, source_texts
from store.settings import Settings
from tests.tui.screens.running_app import lay_out, running_app


async def test_the_help_leads_to_a_norm_and_where_it_lives(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24), settings=Settings(keys={"snooze": "Z"})) as app:
        await app.press("?", *"norms", "enter")
        await app.shows("An invitation came in")
        await app.press(*"a07", "enter")
        await app.shows(f"A07: {norms()['A07'].title}")
        for words in ("salver norms 001", "salver draft check ID", "not-now", "Z on the screen"):
            await app.shows(words)


async def test_a_text_is_read_on_the_screen_with_the_norms_that_come_from_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"etiquette", "enter", *"003", "enter")
        await app.shows(source_texts()["003"].title)
        await app.shows(source_texts()["003"].summary[:60])
        await app.press(*["pagedown"] * 4)
        await app.shows(f"A16  {norms()['A16'].title[:30]}")


async def test_from_a_norm_the_user_goes_back_to_all_or_leaves(tmp_path: Path) -> None:
    norm = next(norm for norm in norms().values() if norm.gap)
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"norms", "enter", *norm.id.lower(), "enter")
        await app.shows(norm.gap[:40])
        await app.press("b", *"trusted", "backspace", *"mutual", "escape")
        await app.shows("? keys")
        await app.press(":", *"norms", "enter", *"n02", "enter", "escape")
        assert app.textual.focused is app.screen.queue
