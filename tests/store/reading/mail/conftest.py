"""What tests of mail share."""

from collections.abc import Callable

import pytest

from store.reading.mail import reading
from store.reading.mail.identity import MailIdentity
from store.reading.mail.relays import MailTrust
from store.reading.mail.rows import rows_of
from store.reading.readings import Row


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Press ctrl+C while the message of this number is read."""

    def stop(at: int) -> None:
        def interrupted(
            number: int, data: bytes, me: MailIdentity, trust: MailTrust, *, is_provable: bool
        ) -> list[Row]:
            if number == at:
                raise KeyboardInterrupt
            return rows_of(number, data, me, trust, is_provable=is_provable)

        monkeypatch.setattr(reading, "rows_of", interrupted)

    return stop
