"""A number and what it counts stay on one line: 「1回/半期」, 「8月31日」."""

from __future__ import annotations

import re
from typing import Final

_COUNTERS: Final = frozenset("年月日回件人名社期週か四％%")
_NUMBER: Final = re.compile(r"[(（「]*[0-9０-９][0-9０-９.,．，]*$")


def good_end(text: str, start: int, end: int) -> int:
    """Where a line from `start`, which would end before `end`, ends better; never at its start."""
    if text[end : end + 1] not in _COUNTERS:
        return end
    number = _NUMBER.search(text[start:end])
    return start + number.start() if number and number.start() else end
