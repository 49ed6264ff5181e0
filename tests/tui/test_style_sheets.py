"""The style sheets within widgets and screens."""

import ast
import re
from pathlib import Path

import textual.containers
import textual.widgets

TUI = Path(__file__).parents[2] / "tui"


def test_every_style_is_for_a_widget_that_exists() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in TUI.rglob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    own = {node.name for node in classes}
    sheets = {
        node.name: statement.value.value
        for node in classes
        for statement in node.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Constant)
        and ast.unparse(statement.targets[0]) == "DEFAULT_CSS"
    }
    assert len(sheets) > 10
    for name, sheet in sheets.items():
        styled = set(re.findall(r"\b[A-Z][A-Za-z]+\b", str(sheet)))
        assert name in styled, f"the sheet of {name} is for {sorted(styled)}"
        unknown = {each for each in styled - own if not _is_in_textual(each)}
        assert not unknown, f"{name}: {sorted(unknown)}"


def _is_in_textual(name: str) -> bool:
    return hasattr(textual.widgets, name) or hasattr(textual.containers, name)
