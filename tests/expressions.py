"""Every regular expression of the project, and the texts that are hardest for each."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

from msgspec import Struct

import store
import tui

_READING = frozenset({"search", "match", "fullmatch", "sub", "split", "findall", "finditer"})
_PARSER = import_module("re._parser")
"""What `re` reads expressions with: its tree tells which characters an expression is made of."""
_CATEGORIES = {"DIGIT": "1", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a", "NOT_WORD": "-"}
_ANY_CHARACTERS = "a1 -.,:;x\t\n(<\"'é"
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_FAILING = "\x01"
"""What hardly any expression goes on with."""
_VARIANTS = 3
"""How many of the alternatives of an expression are tried."""
_MOST = 40
"""How many hard texts are made of one expression."""


class Expression(Struct, frozen=True, eq=False):
    """A regular expression, where it stands, and by which methods it is used."""

    where: str
    pattern: re.Pattern[Any]
    uses: frozenset[str]

    def read(self, text: str) -> None:
        """Use the expression on the text in each of the ways in which the project does."""
        read = text if isinstance(self.pattern.pattern, str) else text.encode("latin-1", "replace")
        if "fullmatch" in self.uses:
            self.pattern.fullmatch(read)
        if "match" in self.uses:
            self.pattern.match(read)
        if self.uses - {"match", "fullmatch"}:
            for _ in self.pattern.finditer(read):
                pass


@cache
def expressions() -> tuple[list[Expression], list[str]]:
    """Return every expression of the project, and the places of those that only running the program tells."""
    found: dict[tuple[str | bytes, int], Expression] = {}
    unknown = []
    uses = _uses()
    for module in modules():
        for name, pattern in _kept(module):
            used = uses.get(_known_as(name, module)) or _methods_in(module)
            found.setdefault((pattern.pattern, pattern.flags), Expression(f"{module.__name__}.{name}", pattern, used))
        for where, call in _calls(module):
            try:
                pattern = _evaluated(call, module)
            except NameError:
                unknown.append(where)
            else:
                used = frozenset({_method(call)} & _READING) or _methods_in(module)
                found.setdefault((pattern.pattern, pattern.flags), Expression(where, pattern, used))
    return list(found.values()), unknown


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of the project."""
    found = (walk_packages(package.__path__, f"{package.__name__}.") for package in (store, tui))
    return tuple(import_module(module.name) for modules in found for module in modules)


def _calls(module: ModuleType) -> Iterator[tuple[str, ast.Call]]:
    """Every call of `re` with an expression in a function, and its place; what a function keeps, `_kept` tells."""
    for top in _tree(module).body:
        if isinstance(top, ast.FunctionDef | ast.ClassDef) and not _is_cached_value(vars(module).get(top.name)):
            for node in ast.walk(top):
                if isinstance(node, ast.Call) and _method(node) in {*_READING, "compile"}:
                    yield f"{module.__name__}, line {node.lineno}", node


def _method(call: ast.Call) -> str:
    """The function of `re` that is called; "" where it is another."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=method):
            return method
    return ""


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[Any]:
    """The expression of a call. Raises NameError where it depends on what a function has at hand."""
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    if _method(call) == "compile":
        flags += call.args[1:2]
    source = _value(call.args[0], module)
    return re.compile(source, _value(flags[0], module) if flags else 0)


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), "<expression>", "eval"), dict(vars(module)))


def _uses() -> dict[str, frozenset[str]]:
    """By the name of a compiled expression the methods that are called on it."""
    uses: dict[str, set[str]] = {}
    for module in modules():
        for node in ast.walk(_tree(module)):
            match node:
                case ast.Attribute(value=ast.Name(id=name), attr=method) if method in _READING:
                    uses.setdefault(_known_as(name, module), set()).add(method)
                case ast.Call(args=[ast.Name(id=name), *_]) if _method(node) in _READING:
                    uses.setdefault(_known_as(name, module), set()).add(_method(node))
    return {name: frozenset(methods) for name, methods in uses.items()}


def _known_as(name: str, module: ModuleType) -> str:
    """A private name belongs to its module."""
    return f"{module.__name__}.{name}" if name.startswith("_") else name


@cache
def _methods_in(module: ModuleType) -> frozenset[str]:
    """The methods of expressions that a module calls on what is no constant; all of them where it calls none."""
    called = set()
    for node in ast.walk(_tree(module)):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=method) if not name.isupper() and name != "re":
                called.add(method)
    return frozenset(called & _READING - {"split"}) or _READING


def _kept(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The expressions that a module has at hand, and those that its functions without arguments make once and keep."""
    for name, value in vars(module).items():
        is_made = getattr(value, "__module__", "") == module.__name__ and _is_cached_value(value)
        yield from ((name, pattern) for pattern in _patterns_in(value() if is_made else value))


def _is_cached_value(value: Any) -> bool:
    """Whether this is a function that makes one value and keeps it."""
    wrapped: Callable[..., Any] | None = getattr(value, "__wrapped__", None)
    return hasattr(value, "cache_info") and wrapped is not None and wrapped.__code__.co_argcount == 0


def _patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    """The expressions in a value, or in what it holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns_in([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns_in(each)


def hard_texts(pattern: str | bytes, flags: int = 0) -> list[str]:
    """Return pieces that, repeated, are hard for an expression: of its own characters, matching nearly."""
    tree = _PARSER.parse(pattern, flags)
    pieces: dict[str, None] = {}
    for variant in range(_VARIANTS):
        whole = _sample(tree, variant)
        pieces.update(dict.fromkeys((whole, whole[:-1], whole[1:], whole + _FAILING)))
        pieces.update(dict.fromkeys(prefix + body for prefix, body in _repeated(tree, variant)))
        pieces.update(dict.fromkeys(body for _, body in _repeated(tree, variant)))
        letters = list(dict.fromkeys(_letters(tree, variant)))
        pieces.update(dict.fromkeys(letters))
        pieces.update(dict.fromkeys(a + b for a, b in pairwise(letters)))
    return [piece for piece in pieces if piece][:_MOST]


def _sample(tree: Iterable[Any], variant: int) -> str:
    """A short text that an expression matches, as far as its characters tell: lookarounds are left out."""
    return "".join(_sample_of(str(op), value, variant) for op, value in tree)


def _sample_of(op: str, value: Any, variant: int) -> str:
    """The same of one part of an expression."""
    match op:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL":
            return next(character for character in _ANY_CHARACTERS if ord(character) != value)
        case "ANY":
            return "a"
        case "IN":
            return _of_set(value, variant)
        case "BRANCH":
            return _sample(value[1][variant % len(value[1])], variant)
        case "SUBPATTERN":
            return _sample(value[3], variant)
        case "ATOMIC_GROUP":
            return _sample(value, variant)
        case op if op in _REPEATS:
            repeated: str = _sample(value[2], variant) * max(value[0], 1 if value[1] else 0)
            return repeated
    return ""


def _of_set(items: list[Any], variant: int) -> str:
    """A character of a set."""
    if str(items[0][0]) == "NEGATE":
        return next((each for each in _ANY_CHARACTERS[variant:] if not _is_in(each, items[1:])), "\u2603")
    op, value = items[variant % len(items)]
    match str(op):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
    return _CATEGORIES[str(value).removeprefix("CATEGORY_")]


def _is_in(character: str, items: list[Any]) -> bool:
    """Whether a set has this character."""
    for op, value in items:
        match str(op):
            case "LITERAL" if value == ord(character):
                return True
            case "RANGE" if value[0] <= ord(character) <= value[1]:
                return True
            case "CATEGORY":
                name = str(value).removeprefix("CATEGORY_")
                kind = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.removeprefix("NOT_")]
                if bool(re.match(kind, character)) != name.startswith("NOT_"):
                    return True
    return False


def _letters(tree: Iterable[Any], variant: int) -> Iterator[str]:
    """One character for each place of an expression."""
    for op, value in tree:
        match str(op):
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                yield _sample_of(str(op), value, variant)
            case "BRANCH":
                for branch in value[1]:
                    yield from _letters(branch, variant)
            case "SUBPATTERN":
                yield from _letters(value[3], variant)
            case "ATOMIC_GROUP":
                yield from _letters(value, variant)
            case "ASSERT" | "ASSERT_NOT":
                yield from _letters(value[1], variant)
            case op if op in _REPEATS:
                yield from _letters(value[2], variant)


def _repeated(tree: Iterable[Any], variant: int, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before each repeated part of an expression, and the part."""
    for op, value in tree:
        match str(op):
            case "BRANCH":
                for branch in value[1]:
                    yield from _repeated(branch, variant, before)
            case "SUBPATTERN":
                yield from _repeated(value[3], variant, before)
            case "ATOMIC_GROUP":
                yield from _repeated(value, variant, before)
            case op if op in _REPEATS:
                yield before, _sample(value[2], variant)
                yield from _repeated(value[2], variant, before)
        before += _sample_of(str(op), value, variant)
