"""The program speaks plainly: no docstring, no sentence of the screen and no name has a turn that was given up."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
TURNS: Final = tomllib.loads((PROJECT / "tests" / "banned_turns.toml").read_text(encoding="utf-8"))
CODE: Final = sorted(path for room in ("store", "tui") for path in (PROJECT / room).rglob("*.py"))
DATA: Final = sorted(
    path
    for room in ("store", "tui")
    for ending in ("toml", "md")
    for path in (PROJECT / room).rglob(f"*.{ending}")
    if "lists" not in path.parts  # phrases that others write, to be recognised
)
_QUOTED: Final = re.compile(r"``?[^`]*``?|“[^”]*”|\"[^\"]*\"")


@cache
def trees() -> dict[Path, ast.Module]:
    """Return every file of the program, parsed."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}


def docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield the docstrings of a file, those below assignments too."""
    for node in ast.walk(tree):
        for line in getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []:
            if (
                isinstance(line, ast.Expr)
                and isinstance(line.value, ast.Constant)
                and isinstance(line.value.value, str)
            ):
                yield " ".join(line.value.value.split())


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts that a file has beside its docstrings."""
    told = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            text = " ".join(node.value.split())
            if text not in told:
                yield text


def names(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the classes and functions of a file."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return (node.name for node in ast.walk(tree) if isinstance(node, kinds))


def findings(read: Callable[[ast.Module], Iterator[str]], kinds: tuple[str, ...]) -> dict[Path, list[str]]:
    """Return the files that have a banned turn of these kinds in what is read of them, with each turn."""
    return {path: found for path, tree in trees().items() if (found := banned(read(tree), kinds))}


def banned(texts: Iterator[str], kinds: tuple[str, ...]) -> list[str]:
    """Return the texts with a turn of these kinds, each with what to write instead."""
    turns = [(re.compile(turn), better) for kind in kinds for turn, better in TURNS[kind].items()]
    return [
        f"{text!r}: rather {better!r}" for text in texts for turn, better in turns if turn.search(_QUOTED.sub("", text))
    ]


def test_docstrings_speak_of_the_user_and_say_what_is_returned() -> None:
    assert findings(docstrings, ("docstrings", "everywhere")) == {}


def test_sentences_in_code_are_plain() -> None:
    assert findings(sentences, ("everywhere",)) == {}


def test_names_are_those_of_the_field() -> None:
    assert findings(names, ("names",)) == {}


def test_texts_that_are_data_are_plain() -> None:
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in DATA}
    assert {path: found for path, texts in lines.items() if (found := banned(iter(texts), ("everywhere",)))} == {}


def test_a_banned_turn_is_found_but_not_where_it_is_quoted() -> None:
    tree = ast.parse('"""Answers the id of `my` draft."""\n\n\nclass Desk:\n    """What I wrote, "for me"."""\n')
    assert len(banned(docstrings(tree), ("docstrings",))) == 2
    assert len(banned(names(tree), ("names",))) == 1
    assert banned(iter(['Say "so to speak"']), ("everywhere",)) == []
    assert banned(iter(["a stop, so to speak"]), ("everywhere",))
