"""A setting is changed in config.toml whatever that looks like, and nothing else in it is."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.checked_toml import TomlError
from store.toml_edit import TomlValue, changed, set_in_toml

HERE = Path("config.toml")
POLICY = ("policy",)
NAMES = ("me", "names")


def said(written: str, keys: tuple[str, ...], value: TomlValue) -> dict[str, Any]:
    """What a file is to say once a key is set."""
    table = inner = tomllib.loads(written)
    for key in keys[:-1]:
        inner = inner.setdefault(key, {})
    inner[keys[-1]] = value
    return table


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'policy = "b"\n'),
        ('policy = "a"', 'policy = "b"'),
        ("policy='a' # mine\n", 'policy="b" # mine\n'),
        ('"policy" = "a"\n', '"policy" = "b"\n'),
        ("'policy' = '''a'''\n[me]\n", "'policy' = \"b\"\n[me]\n"),
        ('  policy = """\na"""   # c\n\n[me]\n', '  policy = "b"   # c\n\n[me]\n'),
        ("policy = 5 # a number\n", 'policy = "b" # a number\n'),
        ('# policy = "none"\npolicy = "a"\n', '# policy = "none"\npolicy = "b"\n'),
        ("x = '''\npolicy = 1\n'''\npolicy = 2\n", "x = '''\npolicy = 1\n'''\npolicy = \"b\"\n"),
        ("x = '''\n[me]\n'''\n", "x = '''\n[me]\n'''\npolicy = \"b\"\n"),
        ('[keys]\npolicy = "x"\n', 'policy = "b"\n\n[keys]\npolicy = "x"\n'),
        ("[[more]]\nx = 1\n", 'policy = "b"\n\n[[more]]\nx = 1\n'),
        ("# Mine.\n", '# Mine.\npolicy = "b"\n'),
        ("# Mine.", '# Mine.\npolicy = "b"\n'),
        ("# Mine.\n\n# Who I am.\n[me]\n", '# Mine.\npolicy = "b"\n\n# Who I am.\n[me]\n'),
        ("# Who I am.\n[me]\n", 'policy = "b"\n\n# Who I am.\n[me]\n'),
        ("x = 1\n\n# Who I am.\n[me]\n", 'x = 1\npolicy = "b"\n\n# Who I am.\n[me]\n'),
        ("x = [\n  1, # one\n]\n[me]\n", 'x = [\n  1, # one\n]\npolicy = "b"\n[me]\n'),
        ("policy = 'a'\r\n[me]\r\n", 'policy = "b"\r\n[me]\r\n'),
        ("x = 1\r\n\r\n[me]\r\n", 'x = 1\r\npolicy = "b"\r\n\r\n[me]\r\n'),
    ],
)
def test_a_setting_above_all_tables_is_changed_in_its_place_or_added_below_the_last(before: str, after: str) -> None:
    assert changed(before, POLICY, "b", HERE) == after
    assert tomllib.loads(after) == said(before, POLICY, "b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[me]\nnames = ["n"]\n'),
        ("x = 1\n", 'x = 1\n\n[me]\nnames = ["n"]\n'),
        ("[me]\nnames = [] # of mine\n", '[me]\nnames = ["n"] # of mine\n'),
        ("[me]\n[mail]\n", '[me]\nnames = ["n"]\n[mail]\n'),
        ("[me]\n# names = []\n\n# By mail.\n[mail]\n", '[me]\nnames = ["n"]\n# names = []\n\n# By mail.\n[mail]\n'),
        ("[me]\nx = 1 # x\n\n# By mail.\n[mail]\n", '[me]\nx = 1 # x\nnames = ["n"]\n\n# By mail.\n[mail]\n'),
        ("  [me]\n    x = 1\n  [mail]\n", '  [me]\n    x = 1\n    names = ["n"]\n  [mail]\n'),
        ('[ "me" ]\nx = 1', '[ "me" ]\nx = 1\nnames = ["n"]\n'),
        ("me.names = []\nme.x = 1\n", 'me.names = ["n"]\nme.x = 1\n'),
        ("me = { names = [ 'x' ], x = 1 } # me\n", 'me = { names = ["n"], x = 1 } # me\n'),
        ("me = {}\n", 'me = {names = ["n"]}\n'),
        ("[me]\nx = 1\n[me.more]\nnames = 2\n", '[me]\nx = 1\nnames = ["n"]\n[me.more]\nnames = 2\n'),
    ],
)
def test_a_setting_in_a_table_is_changed_however_the_table_is_written(before: str, after: str) -> None:
    assert tomllib.loads(after) == said(before, NAMES, ["n"])
    assert changed(before, NAMES, ["n"], HERE) == after


@pytest.mark.parametrize(
    ("names", "after"),
    [
        (["Ana Park", "A. Park"], '[\n  "Ana Park", # as in the archive\n  "A. Park",\n]'),
        (["Ana Park"], '[\n  "Ana Park", # as in the archive\n]'),
        (["Ana Park", "A. Park", "Anni"], '[\n  "Ana Park", # as in the archive\n  "A. Park",\n  "Anni",\n]'),
        ([], "[\n]"),
        (["A. Park", "Ana Park"], '["A. Park", "Ana Park"]'),
    ],
)
def test_what_stays_in_a_list_keeps_its_line_and_its_comment(names: list[str], after: str) -> None:
    before = '[me]\nnames = [\n  "Ana Park", # as in the archive\n  "A. Park",\n]\nx = 1 # x\n'
    assert changed(before, NAMES, names, HERE) == f"[me]\nnames = {after}\nx = 1 # x\n"


@pytest.mark.parametrize(
    ("written", "keys", "message"),
    [
        ("x = 1\npolicy = \n", POLICY, r"^config\.toml, line 2: this is not TOML"),
        ("policy = 1\npolicy = 2\n", POLICY, r"^config\.toml, line 2: this is not TOML"),
        ("[me\n", POLICY, r"^config\.toml, line 1: this is not TOML"),
        ("x = 1\nme = 2\n", NAMES, r"^config\.toml, line 2: 'me' must be a table; it is 2$"),
        ("\n[[me]]\nx = 1\n", NAMES, r"^config\.toml, line 2: 'me' must be a table; it is \[\{'x': 1\}\]$"),
        ("x = 1\n[me.names]\n", NAMES, r"^config\.toml, line 2: 'me\.names' is a table, and must be a setting$"),
    ],
)
def test_what_cannot_be_changed_is_refused_with_its_line(written: str, keys: tuple[str, ...], message: str) -> None:
    with pytest.raises(TomlError, match=message):
        changed(written, keys, "b", HERE)


KEYS = st.sampled_from(["policy", '"policy"', "'policy'", "x", '"x y"', "names", "me.names", "me . x", "a.b.c"])
VALUES = st.sampled_from(
    [
        "1",
        '"a"',
        "'a'",
        '"""\na\n# b\n[me]\n"""',
        "'''\nnames = 1\n'''",
        "[]",
        "[ 'a', # one\n  'b' ]",
        "{ names = 'a' }",
        "{}",
    ]
)
LINES = st.one_of(
    st.builds(
        "{}{}={}{}{}\n".format, st.sampled_from(["", "  "]), KEYS, VALUES, st.sampled_from(["", " "]), st.just("# c")
    ),
    st.sampled_from(["\n", "# comment\n", "  # c [me]\n", "# c policy = 1\n"]),
    st.sampled_from(["[me]\n", "[ 'me' ] # me\n", "[me.more]\n", "[mail]\n", "[[list]]\n", "[a.b]\n"]),
)


def has_room(written: str, keys: tuple[str, ...]) -> bool:
    """Whether only tables stand above this key in a file, and no table in its place."""
    table = tomllib.loads(written)
    for key in keys[:-1]:
        table = table.get(key, {})
        if not isinstance(table, dict):
            return False
    return not isinstance(table.get(keys[-1]), dict)


def is_toml(written: str) -> bool:
    try:
        tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return False
    return True


@given(
    written=st.lists(LINES, max_size=8).map("".join).filter(is_toml),
    keys=st.sampled_from([POLICY, NAMES, ("x y",), ("mail", "more", "z"), ("mail", "command")]),
    value=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"])), st.booleans(), st.lists(st.text("ab"), max_size=3)
    ),
)
def test_whatever_the_layout_one_setting_changes_and_no_comment_is_lost(
    written: str, keys: tuple[str, ...], value: TomlValue
) -> None:
    assume(has_room(written, keys))
    text = changed(written, keys, value, HERE)
    assert tomllib.loads(text) == said(written, keys, value)
    assert text.count("# c") >= written.count("# c")


def test_a_missing_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "salver/config.toml"
    set_in_toml(path, POLICY, "b")
    assert path.read_text() == 'policy = "b"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_links_are_followed_and_the_mode_is_kept(tmp_path: Path) -> None:
    file, path = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    file.write_text("# mine\n")
    file.chmod(0o640)
    path.symlink_to(file.name)
    set_in_toml(path, POLICY, "b")
    assert path.is_symlink()
    assert file.read_text() == '# mine\npolicy = "b"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["config.toml", "dotfiles.toml"]


def test_a_file_with_two_names_keeps_both(tmp_path: Path) -> None:
    path, other = tmp_path / "config.toml", tmp_path / "other.toml"
    path.write_text("# mine\n")
    os.link(path, other)
    set_in_toml(path, POLICY, "b")
    assert other.read_text() == '# mine\npolicy = "b"\n'


def test_what_an_editor_saves_at_the_same_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text("x = 1\n")
    edits = iter(["x = 2 # of the editor\n"])
    sync = os.fsync

    def edited(descriptor: int) -> None:
        if edit := next(edits, ""):
            path.write_text(edit)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", edited)
    set_in_toml(path, POLICY, "b")
    assert path.read_text() == 'x = 2 # of the editor\npolicy = "b"\n'


@pytest.mark.parametrize("damage", [b"policy = '\xff'", b"policy = \n"])
def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(damage)
    with pytest.raises(TomlError):
        set_in_toml(path, POLICY, "b")
    assert path.read_bytes() == damage
