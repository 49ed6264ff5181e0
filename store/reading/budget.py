"""How much one import may read, counted in what really comes out of a file and never in what its headers promise."""

from store.reading.errors import ReadError
from store.reading.opening import Readable

MEGABYTE = 1_000_000

MEMBER_BYTES = 50 * MEGABYTE
ALL_BYTES = 200 * MEGABYTE
MEMBERS = 1_000
ROWS = 200_000
RATIO = 100
"""How many times larger than its packed form a member of an archive may be."""

_RATIO_COUNTS_FROM = MEGABYTE
"""Below this size a member may be packed as tightly as it likes: a short file of equal lines is no bomb."""

_PIECE = 1 << 16


class Unfolding:
    """How much came out of a packed file so far, against its size."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self._size = 0

    def count(self, piece: bytes) -> None:
        """Count what came out. Raises ReadError beyond what mail and tables can be packed into."""
        self._size += len(piece)
        if self._size > max(self.packed * RATIO, _RATIO_COUNTS_FROM):
            raise ReadError(f"unpacks to more than {RATIO} times its size, which neither mail nor a table does")


class Budget:
    """What is left of the limits for everything that one import reads."""

    def __init__(self) -> None:
        self._bytes = ALL_BYTES
        self._members = MEMBERS
        self._rows = ROWS

    def read(self, stream: Readable) -> bytes:
        """Return all that the stream holds. Raises ReadError beyond a limit."""
        pieces = []
        size = 0
        while piece := stream.read(_PIECE):
            size += len(piece)
            self._bytes -= len(piece)
            if size > MEMBER_BYTES:
                raise ReadError(f"is larger than {MEMBER_BYTES // MEGABYTE} MB")
            if self._bytes < 0:
                raise ReadError(f"would bring what is read to more than {ALL_BYTES // MEGABYTE} MB in all")
            pieces.append(piece)
        return b"".join(pieces)

    def take_members(self, number: int) -> None:
        """Count the members of an archive or the files of a folder. Raises ReadError beyond the limit."""
        self._members -= number
        if self._members < 0:
            raise ReadError(f"would bring what is read to more than {MEMBERS:,} files in all; name a smaller folder")

    def take_row(self) -> None:
        """Count one row. Raises ReadError beyond the limit."""
        self._rows -= 1
        if self._rows < 0:
            raise ReadError(f"would bring what is read to more than {ROWS:,} rows in all")
