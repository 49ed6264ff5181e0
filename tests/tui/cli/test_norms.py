"""`salver norms`: the norms, the texts they come from, and the way to every place where they live."""

from pathlib import Path

import click
import pytest

from store.norms.norms import PLACES, Norm, norms, source_texts
from tests.tui.cli.conftest import Answer, Salver
from tui.cli.group import SECTIONS, salver
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

each_norm = pytest.mark.parametrize("norm", norms().values(), ids=norms())


def command_named(words: str) -> click.Command | None:
    command: click.Command | None = salver
    for word in words.split():
        command = command.get_command(click.Context(command), word) if isinstance(command, click.Group) else None
    return command


@each_norm
def test_every_command_and_key_that_a_norm_names_is_there(norm: Norm) -> None:
    assert set(norm.keys) <= Keymap(command_table()).by_id.keys()
    assert [words for words in norm.commands if command_named(words) is None] == []


def test_every_command_that_keeps_in_touch_is_named_by_a_norm() -> None:
    named = {words.split()[0] for norm in norms().values() for words in norm.commands}
    assert SECTIONS["Introducing, and keeping in touch"].keys() - named == {"due"}, "the view due is named in its place"


@each_norm
def test_every_way_that_a_norm_shows_can_be_gone(run: Salver, norm: Norm) -> None:
    ways = [line.split("salver ", 1)[1].split("  ")[0] for line in run("norms", norm.id).stdout.splitlines()[1:]
            if "  salver " in line]  # fmt: skip
    assert len(ways) == len(norm.texts) + sum(len(getattr(norm, kind)) for kind in PLACES if kind != "keys")
    for way in ways:
        if not way.endswith(" ID"):
            assert run(*way.split()).exit_code == 0, way


def test_all_norms_are_listed_by_group_and_the_texts_below(run: Salver) -> None:
    lines = run("norms").stdout.splitlines()
    assert lines[0] == "An invitation came in"
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [*norms(), *source_texts()]
    assert max(map(len, lines)) <= 80


def test_a_norm_is_shown_with_where_it_lives(run: Salver) -> None:
    text = run("norms", "a07").stdout
    for words in ("A07: ", "salver norms 001", "not-now", "salver list --view due", "salver draft schedule --help"):
        assert words in text


def test_a_key_is_the_one_that_the_user_has_chosen(run: Salver, tmp_path: Path) -> None:
    assert "s on the screen" in run("norms", "A07").stdout
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nsnooze = "Z"\n')
    assert "Z on the screen" in run("--config", str(config), "norms", "A07").stdout
    config.write_text('[keys]\nsnooze = "a"\n')
    shown = run("--config", str(config), "norms", "A07")
    assert "s on the screen" in shown.stdout
    assert "accept" in shown.stderr


def test_what_is_not_built_is_said(run: Salver, answer: Answer) -> None:
    rows = {row["id"]: row for row in answer("norms", "--json")["norms"]}
    unbuilt = [row for row in rows.values() if not row["built"]]
    listed = run("norms").stdout
    for row in unbuilt:
        assert f"{row['title']} (not built yet)" in listed
        assert run("norms", row["id"]).stdout.endswith("\n  not built yet\n")
    in_part = [row for row in rows.values() if row["missing"]]
    for row in in_part:
        assert f"{row['title']} (in part)" in listed
        assert f"not built yet: {row['missing']}" in run("norms", row["id"]).stdout
    assert listed.count("(not built yet)") == len(unbuilt)
    assert listed.count("(in part)") == len(in_part)


def test_a_text_is_shown_with_its_summary_its_policy_and_the_norms_that_come_from_it(
    run: Salver, answer: Answer
) -> None:
    text = run("norms", "003").stdout
    assert text.startswith(f"003: {source_texts()['003'].title}\n")
    assert source_texts()["003"].summary.split(". ")[0] in " ".join(text.split())
    assert "salver policy show strategic" in text
    row = answer("norms", "003", "--json")
    assert [norm["id"] for norm in row["norms"]] == [norm.id for norm in norms().values() if "003" in norm.texts]
    assert "policy" not in run("norms", "002").stdout.partition("The norms")[0]


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("R99", "did you mean 'R"), ("0003", "did you mean '003'?"), ("manners", "`salver norms` lists")],
)
def test_an_unknown_norm_is_refused_with_the_nearest(run: Salver, typed: str, advice: str) -> None:
    result = run("norms", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr


def test_a_rule_and_a_template_name_their_norm(run: Salver, answer: Answer) -> None:
    assert answer("rules", "show", "R03-anyone", "--json")["norms"] == ["R03"]
    assert norms()["R03"].title in run("rules", "show", "R03-anyone").stdout
    assert answer("templates", "show", "thanks.my-request", "--json")["norms"] == ["D07"]
    assert "D07" in run("templates", "list").stdout
