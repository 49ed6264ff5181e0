"""The first module of the installed command `salver`.

The names of Salver's two packages are those of many others. This module has a name of its own, and imports both from
beside itself: whatever else lies on PYTHONPATH, in the working directory or beside the command as `store` or `tui`.
"""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def main() -> None:
    """Run the command line of this very Salver."""
    home = next(folder for folder in Path(__file__).parents if (folder / "tui" / "__main__.py").is_file())
    for name in ("store", "tui"):
        _import_package(name, home / name)
    from tui.__main__ import main as run

    run()


def _import_package(name: str, folder: Path) -> None:
    """Import the package in this folder; what is below it is then looked for there alone."""
    spec = spec_from_file_location(name, folder / "__init__.py", submodule_search_locations=[str(folder)])
    if spec is None or spec.loader is None:
        raise ImportError(f"there is no package in {folder}")
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
