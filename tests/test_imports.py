"""What imports what: no module leads back to itself, and the first screen waits for little.

import-linter holds the layers; here are the circles, which a layer does not rule out among its own modules. An import
within a function counts like any other. One for types alone (`if TYPE_CHECKING`) is none: it is never carried out.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def modules(root: Path, packages: Iterable[str]) -> dict[str, Path]:
    """The files of these packages by the names of their modules."""
    found = (path for package in packages for path in (root / package).rglob("*.py"))
    return {".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path for path in found}


def named_imports(tree: ast.AST) -> Iterator[str]:
    """The names of all that a module may import; also names within modules, which are no modules."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from named_imports(node)


def graph_of(files: Mapping[str, Path]) -> dict[str, set[str]]:
    """For each module those of the others that it imports."""
    return {
        name: files.keys() & set(named_imports(ast.parse(path.read_text()))) - {name} for name, path in files.items()
    }


def circle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """The names of modules that lead from one back to itself; none where no module does."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_leads_back_to_itself_not_even_through_an_import_within_a_function() -> None:
    graph = graph_of(modules(PROJECT, ("store", "tui")))
    assert len(graph) > 300
    assert circle_in(graph) == []


def test_a_circle_through_functions_is_found_and_one_for_types_alone_is_none(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    written = {
        "__init__": "",
        "door": "def open():\n    from room import window\n",
        "window": "import room.wall\n",
        "wall": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from room.door import open\n",
    }
    for name, text in written.items():
        (tmp_path / f"room/{name}.py").write_text(text)
    assert circle_in(graph_of(modules(tmp_path, ["room"]))) == []
    (tmp_path / "room/wall.py").write_text("def lean():\n    from room.door import open\n    open()\n")
    assert set(circle_in(graph_of(modules(tmp_path, ["room"])))) == {"room.door", "room.window", "room.wall"}


def test_the_first_screen_waits_for_no_rules_filters_templates_or_checks() -> None:
    """Everything that happens before the first screen, up to where the advice would be asked for."""
    script = """
import asyncio, sys, tempfile
from pathlib import Path
import tui.cli.screen, tui.startup
from store.places import Places
from store.session.resources import Resources
from store.session.session import Session
from store.settings import Settings
from tui.app import SalverApp
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

class FirstScreen(SalverApp):
    def renew_advice(self):
        pass

async def main(folder):
    places = Places(store=folder / "salver.json", config=folder / "config.toml", state=folder / "state")
    session = Session.open(Resources(Settings(), places))
    async with FirstScreen(session, Keymap(command_table())).run_test() as pilot:
        await pilot.pause()
        print(*sys.modules)
    session.close()

with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(Path(folder)))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    imported = done.stdout.split()
    assert "tui.screens.tray" in imported
    judging = ("store.filtering", "store.judging", "store.writing.template", "store.writing.checks")
    rooms = (*judging, "store.reading", "store.exporting")
    libraries = "anyascii dateutil filelock icalendar lxml nameparser rapidfuzz spellchecker tomlkit wcwidth".split()
    late = (*rooms, *libraries, "textual.widgets._text_area")
    assert [name for name in imported if name.startswith(late)] == []
