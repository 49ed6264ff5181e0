"""Every text that a user of Salver may read: of the screen, the commands, the manual, README and the data."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[3]
_NOT_FOR_USERS: Final = re.compile(r"store/(phrases|reading/mail|writing/language|meaning)/|/__init__\.py$")
"""Rooms whose texts are patterns for what others write."""
_DATA: Final = {
    "tui/keymap/commands.toml": ("label", "help"),
    "store/judging/facts.toml": ("label", "question"),
    "store/writing/other_side.toml": (),
    "store/keeping/due.toml": ("title",),
    "store/platform/linkedin.toml": ("says",),
    "tui/help/words.toml": ("means",),
    "store/norms/norms.toml": ("title", "missing"),
}
"""Files of data, with the keys whose values are read by users; none means all."""


def user_texts() -> Iterator[tuple[str, str]]:
    """Every text, with where it stands."""
    for room in ("store", "tui"):
        for path in sorted((ROOT / room).rglob("*.py")):
            place = str(path.relative_to(ROOT))
            if not _NOT_FOR_USERS.search(place):
                yield from ((f"{place}:{line}", text) for line, text in _in_code(ast.parse(path.read_text("utf-8"))))
    for place, keys in _DATA.items():
        yield from ((place, text) for text in _values(tomllib.loads((ROOT / place).read_text("utf-8")), keys))
    for folder, keys in (("store/judging/rules", ("title", "sentence")), ("store/judging/policies", ("description",))):
        for path in sorted((ROOT / folder).glob("*.toml")):
            yield from ((path.name, text) for text in _values(tomllib.loads(path.read_text("utf-8")), keys))
    for page in sorted(Path(str(files("tui.help") / "pages")).iterdir()):
        yield from ((f"{page.name}:{at}", line) for at, line in enumerate(page.read_text("utf-8").splitlines(), 1))
    readme = (ROOT / "README.md").read_text("utf-8").splitlines()
    yield from ((f"README.md:{at}", line) for at, line in enumerate(readme, 1))
    yield from (("default.toml", line) for line in (files("store") / "default.toml").read_text("utf-8").splitlines())


def docstrings() -> Iterator[tuple[str, str]]:
    """Every docstring, with where it stands."""
    for room in ("store", "tui"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in _documented(ast.parse(path.read_text("utf-8"))):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(node.value)


def _documented(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts that stand alone as statements: docstrings of modules, classes, functions and constants."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def _in_code(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that have a blank, without its docstrings but with the help of its commands."""
    told = {id(node) for node in _documented(tree)} - set(_help_of_commands(tree))
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = _text(node)
        if text is not None and " " in text.strip() and id(node) not in told | inner:
            yield getattr(node, "lineno", 0), text


def _help_of_commands(tree: ast.Module) -> Iterator[int]:
    """The docstrings of functions that are commands: click prints them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(".command" in ast.unparse(each) for each in node.decorator_list):
            yield from (id(each) for each in _documented(node))


def _text(node: ast.AST) -> str | None:
    """The words of a literal; {} stands for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def _values(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """The texts below these keys of a table, at any depth; all texts where no keys are given."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                if not keys or key in keys:
                    yield inner
            else:
                yield from _values(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, keys)
