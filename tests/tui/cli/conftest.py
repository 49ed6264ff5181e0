"""The command line as a test calls it: on a store of its own, with standard output and standard error apart."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.cli.group import salver

Salver = Callable[..., Result]
Answer = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store of the test will be."""
    return tmp_path / "salver.json"


@pytest.fixture
def run(store: Path) -> Salver:
    """Call `salver` on the store of the test; an exception that nobody turned into words fails the test."""

    def call(*arguments: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(salver, ["--store", str(store), *arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def answer(run: Salver) -> Answer:
    """Call `salver`, expect that all is done, and give the JSON value that it answers."""

    def call(*arguments: str, stdin: str | None = None) -> Any:
        result = run(*arguments, stdin=stdin)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return call
