"""The pages of help: each is listed, can be read, and fits a terminal of 80 columns."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from store.filtering.fields import RECORD_FIELDS, VERDICT_FIELDS
from store.judging.facts import FACT_FIELDS
from store.judging.rules import shipped_rules
from store.platform.linkedin import linkedin_facts
from store.writing.draft_checks import CHECKS
from tui.help.blocks import Code, Terms
from tui.help.made import PARTS, make_part
from tui.help.pages import Page, contents, pages
from tui.help.plain import plain_lines
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

KEYS: Final = Keymap(command_table())
each_page = pytest.mark.parametrize("page", pages().values(), ids=pages())


def lines_of(page: Page, width: int = 80) -> list[str]:
    return list(plain_lines(page.title, page.blocks(KEYS), width))


def test_every_file_is_in_the_contents_once() -> None:
    listed = [page.topic for section in contents().values() for page in section]
    folder = Path(str(files("tui.help") / "pages"))
    assert sorted(listed) == sorted(path.stem for path in folder.iterdir())


def test_every_part_that_can_be_made_stands_in_a_page() -> None:
    assert [name for name in PARTS if not any(f"{{{{{name}}}}}" in page.text for page in pages().values())] == []


@each_page
def test_a_page_has_a_title_a_sentence_and_something_to_read(page: Page) -> None:
    assert page.title
    assert not page.title.endswith(".")
    assert page.about.endswith(".")
    assert page.text.startswith("\n")
    assert len(lines_of(page)) > 4


@each_page
def test_a_page_fits_eighty_columns(page: Page) -> None:
    assert [line for line in lines_of(page) if len(line) > 80 and not line.startswith("    ")] == []


@each_page
def test_a_page_with_a_word_has_said_what_it_means(page: Page) -> None:
    for block in page.blocks(KEYS):
        assert not isinstance(block, Terms) or all(word and meaning for word, meaning in block.rows)


def test_the_page_of_keys_has_every_command_with_its_own_key() -> None:
    changed = Keymap(command_table(), {"snooze": "Z"})
    page = list(pages()["keys"].blocks(changed))
    rows = dict(row for block in page if isinstance(block, Terms) for row in block.rows)
    assert rows["Z snooze"] == changed.by_id["snooze"].help
    assert len(rows) == len(changed.commands)


def test_the_page_of_settings_has_the_default_file_word_for_word() -> None:
    (code,) = [block for block in pages()["settings"].blocks(KEYS) if isinstance(block, Code)]
    assert "\n".join(code.lines) == (files("store") / "default.toml").read_text(encoding="utf-8").rstrip()


def made(name: str) -> str:
    """A part as it is printed."""
    return "\n".join(plain_lines("", make_part(name, KEYS), 80))


def test_every_rule_stands_in_its_page_with_its_sentence_and_what_it_does() -> None:
    printed = " ".join(made("rules").split())
    for rule in shipped_rules().values():
        assert f"{rule.id} {rule.title}" in printed
        assert " ".join(rule.sentence.split()) in printed
    assert re.search(r"R19 .*? open-with-care passes", printed)


def test_every_check_stands_in_its_page_with_what_it_says_and_why() -> None:
    printed = " ".join(made("checks").split())
    for check in CHECKS.values():
        assert f"{check.name} ({check.level})" in printed
        assert check.about.endswith(".")
        assert check.about in printed


def test_every_field_of_a_filter_is_explained() -> None:
    printed = made("record-fields") + made("facts")
    for field in (*RECORD_FIELDS, *VERDICT_FIELDS, *FACT_FIELDS):
        assert f"\n  {field.name} " in printed
    assert [field.name for field in (*RECORD_FIELDS, *VERDICT_FIELDS) if not field.about] == []


def test_what_the_other_side_sees_is_said_for_each_key_that_decides() -> None:
    printed = " ".join(made("other-side").split())
    assert "d pass They receive your note. LinkedIn does not tell them that you declined." in printed
    assert "a accept They are told that you accepted" in printed


def test_every_fact_about_linkedin_has_its_sentence_source_and_day() -> None:
    printed = " ".join(made("linkedin").split())
    for fact in linkedin_facts().values():
        assert fact.sentence in printed
        assert "{" not in fact.sentence
        assert fact.source in printed
        assert f"{fact.checked:%Y}" in printed
