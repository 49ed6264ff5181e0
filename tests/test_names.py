"""One name has one meaning: no two classes of the program, and no two types that it names, are called the same."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def type_names(tree: ast.Module) -> Iterator[str]:
    """Yield the public names of classes, and of other types at the top of a module: `Kind = Literal["a", "b"]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
    for line in tree.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        yield from (each.id for each in targets if isinstance(each, ast.Name) and is_of_a_type(each.id))


def is_of_a_type(name: str) -> bool:
    return name[0].isupper() and not name.isupper()


def named_twice(modules: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Return the names that several modules, or one several times, give to types, with these modules."""
    found = defaultdict(list)
    for module, tree in modules.items():
        for name in type_names(tree):
            found[name].append(module)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_every_public_class_name_is_defined_once() -> None:
    paths = sorted(path for room in ("store", "tui") for path in (PROJECT / room).rglob("*.py"))
    modules = {str(path.relative_to(PROJECT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    assert len(modules) > 300
    assert named_twice(modules) == {}


def test_a_class_and_a_type_of_one_name_are_found_but_no_private_ones_and_no_constants() -> None:
    modules = {
        "one": ast.parse("class Part:\n    pass\n\n\nclass _Own:\n    pass\n\n\nLIMIT = 1\n"),
        "other": ast.parse('Part = tuple[str, int]\n_Own = str\nLIMIT: Final = 2\nKind: TypeAlias = Literal["a"]\n'),
    }
    assert named_twice(modules) == {"Part": ["one", "other"]}
