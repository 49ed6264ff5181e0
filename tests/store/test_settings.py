"""config.toml: what it says, and how it is refused."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.checked_toml import TomlError, parse_checked
from store.places import find_places
from store.records.model import Me
from store.settings import Keeping, Limits, MeSettings, Settings, read_settings

CONFIG = Path("config.toml")


def parse(written: str) -> Settings:
    return parse_checked(written, Settings, CONFIG)


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == (Settings(), [])


def test_the_shipped_example_says_exactly_the_defaults() -> None:
    example = Path(__file__).parents[2] / "store" / "default.toml"
    assert read_settings(example) == (Settings(), [])


def test_settings_are_read_as_they_are_written(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        'policy = "strategic"\ncarried_out_at_once = true\n'
        '[me]\nnames = ["Edda Lind"]\nsphere = ["signalling"]\n'
        '[limits]\nlinkedin-note = 200\n[keys]\naccept = ["a", "y"]\npass = "p"\n'
    )
    assert read_settings(config)[0] == Settings(
        policy="strategic",
        carried_out_at_once=True,
        me=MeSettings(names=("Edda Lind",), sphere=("signalling",)),
        limits=Limits(linkedin_note=200),
        keys={"accept": ("a", "y"), "pass": "p"},
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ('polcy = "selective"', "config.toml, line 1: there is no setting 'polcy'; did you mean 'policy'?"),
        ('\n[me]\nname = ["Edda"]', "config.toml, line 3: there is no setting 'me.name'; did you mean 'names'?"),
        ("[mine]", "config.toml, line 1: there is no setting 'mine'; did you mean 'me'?"),
        (
            "[limits]\n\nlinkedin-note = 'long'",
            "config.toml, line 3: 'limits.linkedin-note' must be a whole number; it is 'long'",
        ),
        (
            "limits.inmail = 0",
            "config.toml, line 1: 'limits.inmail' must be a whole number of at least 1; it is 0",
        ),
        (
            "links.search = 'https://find.example/'",
            "config.toml, line 1: 'links.search' must be a text of the form "
            r"^https://[A-Za-z0-9.-]+(:[0-9]+)?/[!-z]*\{query\}[!-z]*$; it is 'https://find.example/'",
        ),
        ("policy = 3", "config.toml, line 1: 'policy' must be a text; it is 3"),
        (
            "carried_out_at_once = 'yes'",
            "config.toml, line 1: 'carried_out_at_once' must be true or false; it is 'yes'",
        ),
        ("[me]\nnames = 'Edda'", "config.toml, line 2: 'me.names' must be a list; it is 'Edda'"),
        ("[me]\nnames = [1]", "config.toml, line 2: 'me.names' must hold only a text; it is [1]"),
        ("me = 'Edda'", "config.toml, line 1: 'me' must be a table, begun by a line [me]; it is 'Edda'"),
        ("[keys]\naccept = 'a'\n'pass' = 4", "config.toml, line 3: 'keys.pass' must be a text or a list; it is 4"),
        ("policy = 'a'\npolicy = 'b'", "config.toml, line 2: this is not TOML"),
        ("[me\n", "config.toml, line 1: this is not TOML"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_line_and_what_was_meant(written: str, complaint: str) -> None:
    with pytest.raises(TomlError) as raised:
        parse(written)
    assert str(raised.value).startswith(complaint)


def test_a_setting_like_no_other_is_answered_with_all_that_there_are() -> None:
    with pytest.raises(
        TomlError,
        match="it can be: account, carried_out_at_once, checks_off, commands, filters, keeping, keys, letter, limits,",
    ):
        parse("wxyz = 1")


def faults(config: Path, written: str | bytes) -> list[str]:
    """What is said of a file, which has nothing but defaults where nothing else is said."""
    config.write_bytes(written if isinstance(written, bytes) else written.encode())
    return [str(fault).removeprefix(str(config)) for fault in read_settings(config)[1]]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_lines_and_the_rest_holds(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    written = (
        'polcy = "selective"\npolicy = "strategic"\nlook = "drak"\naccount = "free"\n'
        '[me]\nname = ["Edda"]\naddresses = "edda@post.example"\ncompany = "Signals"\n'
        '[keeping]\ncadences = { mentor = 30, family = "often" }\n[limits]\nlinkedin-note = 0\ninmail = 10\n'
    )
    assert faults(config, written) == [
        ", line 1: there is no setting 'polcy'; did you mean 'policy'?",
        ", line 3: 'look' cannot be 'drak'; did you mean 'dark'?",
        ", line 6: there is no setting 'me.name'; did you mean 'names'?",
        ", line 7: 'me.addresses' must be a list; it is 'edda@post.example'",
        ", line 10: 'keeping.cadences.family' must be a whole number; it is 'often'",
        ", line 12: 'limits.linkedin-note' must be a whole number of at least 1; it is 0",
    ]
    settings, _ = read_settings(config)
    assert settings == Settings(
        policy="strategic",
        account="free",
        me=MeSettings(company="Signals"),
        keeping=Keeping(cadences={"mentor": 30}),
        limits=Limits(linkedin_note=200, inmail=10),
    )


@pytest.mark.parametrize("written", ["limits = 5", "sending = 'x'", "me = []", "[[limits]]\ninmail = 3", "keys = 1"])
def test_a_value_in_place_of_a_table_leaves_only_that_table_out(tmp_path: Path, written: str) -> None:
    config = tmp_path / "config.toml"
    (fault,) = faults(config, f'policy = "strategic"\n{written}\n')
    assert fault.startswith(", line 2: ")
    assert "must be a table" in fault
    assert read_settings(config)[0] == Settings(policy="strategic")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"policy = '\xff'", ": is not UTF-8 text"),
        (b"\x00\x01\x02", ", line 1: this is not TOML"),
        ("policy = ", ", line 1: this is not TOML"),
        ("\ufeffpolicy = 3", ", line 1: 'policy' must be a text; it is 3"),
        (f"look = {'[' * 9000}{']' * 9000}", ""),
        (f"look = {'9' * 9000}", ""),
        (f"limits.inmail = 0x{'f' * 9000}", ", line 1: 'limits.inmail'"),
        (".".join("a" * 3000) + " = 1", ""),
        (f"{'k' * 9000} = 1", ", line 1: there is no setting"),
    ],
)
def test_a_file_that_nobody_could_mean_is_told_in_few_words(tmp_path: Path, written: str | bytes, says: str) -> None:
    config = tmp_path / "config.toml"
    (fault,) = faults(config, written)
    assert fault.startswith(says)
    assert len(fault) < 400
    assert read_settings(config)[0] == Settings()


@given(st.binary(max_size=60))
def test_whatever_the_file_holds_there_are_settings(written: bytes) -> None:
    with TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        config.write_bytes(written)
        settings, found = read_settings(config)
    assert found or settings == Settings() or written.strip()


def test_a_directory_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    settings, (fault,) = read_settings(tmp_path)
    assert settings == Settings()
    assert str(fault) == f"{tmp_path}: cannot be read: Is a directory"


def test_what_i_say_of_myself_comes_before_what_was_imported() -> None:
    imported = Me(names=("E. Lind",), headline="Engineer", schools=("TU Wien",))
    said = MeSettings(names=("Edda Lind",), profile="https://www.linkedin.com/in/edda-lind")
    assert said.over(imported) == Me(
        names=("Edda Lind",), url="https://www.linkedin.com/in/edda-lind", headline="Engineer", schools=("TU Wien",)
    )


def test_places_are_where_the_system_keeps_such_things(home: Path) -> None:
    places = find_places()
    assert places.store == home / ".local/share/salver/salver.json"
    assert places.config == home / ".config/salver/config.toml"
    assert places.state == home / ".local/state/salver"


def test_the_command_line_comes_before_the_environment_and_that_before_the_default() -> None:
    environ = {"SALVER_STORE": "/env/store.json", "SALVER_CONFIG": "/env/config.toml"}
    assert find_places(environ=environ).store == Path("/env/store.json")
    assert find_places("/said.json", None, environ).store == Path("/said.json")
    assert find_places("/said.json", None, environ).config == Path("/env/config.toml")


def test_policies_templates_and_words_lie_beside_the_settings() -> None:
    places = find_places(config="/dot/salver/config.toml")
    assert places.policies == Path("/dot/salver/policies")
    assert places.templates == Path("/dot/salver/templates")
    assert places.words == Path("/dot/salver/words.txt")


@pytest.mark.parametrize(
    ("written", "length", "notes"),
    [
        ('account = "free"', 200, 5),
        ('account = "premium"', 300, None),
        ("", 300, 5),
        ('account = "free"\n[limits]\nlinkedin-note = 250\n[sending]\nnotes-a-month = 10', 250, 10),
    ],
)
def test_the_account_says_what_the_file_does_not(tmp_path: Path, written: str, length: int, notes: int | None) -> None:
    config = tmp_path / "config.toml"
    config.write_text(written)
    settings, _ = read_settings(config)
    assert (settings.limits.linkedin_note, settings.sending.notes_a_month) == (length, notes)
