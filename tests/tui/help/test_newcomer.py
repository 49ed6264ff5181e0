"""A newcomer's questions: README, or one page of help named for it, answers each."""

from pathlib import Path
from typing import Final

import pytest

from tests.tui.cli.conftest import Salver, run, store

__all__ = ["run", "store"]

README: Final = " ".join((Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("topic", "answer"),
    [
        ("leaning", "not settled yet, with the side where it would probably end"),
        ("advice", "salver tag 'Ana Park' +trusted"),
        ("trusted", "Say so with `salver tag ID +trusted`."),
        ("git", "salver git-setup git add salver.json .gitattributes git commit"),
        ("advice", "Press v on the row for the next side of the verdict: why, why not, what would change it."),
        ("screen", "d pass They receive your note. LinkedIn does not tell them that you declined."),
        ("keys", "d pass Pass with a note."),
        ("mail", "macro index,pager S"),
        ("settings", 'account = ""'),
        ("repair", "salver restore 3"),
    ],
)
def test_help_answers(run: Salver, topic: str, answer: str) -> None:
    assert answer in " ".join(run("help", topic).stdout.split())


@pytest.mark.parametrize(
    "answer",
    [
        "It is **leaning** when it is not settled yet",
        "`salver tag 'Ana Park' +trusted`",
        "salver git-setup # once on each machine",
        "`v` on the row, or `salver why 'Hal Brandvold'`",
        "| `d` | pass, with a note | they get your note; LinkedIn does not tell them that you declined |",
    ],
)
def test_readme_answers(answer: str) -> None:
    assert answer in README
