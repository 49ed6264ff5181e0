"""What Salver is installed with: what it says it needs, no more and no less, and nothing that could send anything."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

PROJECT = Path(__file__).parents[1]
METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]

OURS = {"store", "tui", "tests", "_typeshed"}
"""What is no package of others: this project, and the types that only a type checker knows."""
SENDERS = set("aiohttp certifi httpcore httpx idna pycurl requests sentry-sdk urllib3 websockets".split())
"""Packages that programs talk to servers with, and what these bring."""
DATA = {"tzdata"}
"""Packages that nothing imports."""


def names(requirements: Iterable[str]) -> set[str]:
    """The packages that these requirements name, as registries spell them."""
    return {re.split(r"[^\w.-]", each)[0].lower().replace("_", "-") for each in requirements}


def imported(*folders: str) -> Iterator[str]:
    """The packages of others that the modules in these folders import."""
    distributions = packages_distributions()
    for path in (path for folder in folders for path in (PROJECT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            found = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                found = [node.module or ""]
            for top in {name.partition(".")[0] for name in found} - sys.stdlib_module_names - OURS:
                yield from names(distributions[top])


def installed_with(package: str) -> Iterator[str]:
    """The packages that are installed with one, whatever asks for them."""
    waiting, seen = [package], set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            try:
                needed = requires(name) or []
            except PackageNotFoundError:  # on other systems or versions of Python alone
                continue
            waiting += names(each for each in needed if "extra ==" not in each)


def test_every_package_that_is_imported_is_one_that_is_asked_for() -> None:
    assert set(imported("store", "tui")) == names(METADATA["dependencies"]) - DATA
    asked_for = names([*METADATA["dependencies"], *METADATA["optional-dependencies"]["test"]])
    assert set(imported("tests")) <= asked_for


def test_nothing_that_could_send_is_installed_with_it() -> None:
    found = set(installed_with("salver"))
    assert {"textual", "markdown-it-py"} <= found
    assert found & SENDERS == set()


def test_every_dependency_says_in_a_line_what_it_is_for() -> None:
    lines = (PROJECT / "pyproject.toml").read_text().splitlines()
    asked_for = [line for line in lines if re.match(r' {4}"[a-z][\w-]*>=', line)]
    assert len(asked_for) == len(METADATA["dependencies"]) + len(METADATA["optional-dependencies"]["test"])
    assert [line for line in asked_for if not re.search(r"  # \w", line)] == []


def test_every_dependency_is_pinned_with_hashes_and_without_the_address_of_a_registry() -> None:
    pins = (PROJECT / ".ci" / "requirements.txt").read_text()
    pinned = re.findall(r"(?m)^([\w-]+)==[^ ]+.* \\\n {4}--hash=sha256:", pins)
    asked_for = names([*METADATA["dependencies"], *METADATA["optional-dependencies"]["test"]])
    assert asked_for - set(pinned) == set()
    assert len(pinned) == len(re.findall(r"(?m)^[\w-]", pins))
    assert "://" not in pins
