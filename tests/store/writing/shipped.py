"""The shipped templates as tests go through them."""

import pytest

from store.writing.template import Template, templates


def _by_language() -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = {}
    for template in templates().values():
        found.setdefault(template.language, []).append(template)
    return found


each_language = pytest.mark.parametrize("written", _by_language().values(), ids=_by_language())
"""Give a test all templates of one language, as `written`."""
