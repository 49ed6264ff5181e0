"""What tests of reading share."""

import pytest

from tests.store.reading.invented import House


@pytest.fixture
def house() -> House:
    """An empty tray."""
    return House()
