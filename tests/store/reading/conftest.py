"""What tests of reading share."""

import pytest

from tests.store.reading.invented_archives import Importer


@pytest.fixture
def importer() -> Importer:
    """An importer into an empty tray."""
    return Importer()
