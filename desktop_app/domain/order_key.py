"""Order keys: a sibling's place is a text between its neighbours' texts.

A move therefore changes one row and never renumbers its siblings, and rows that two copies of a
file added at different places merge without a conflict. Keys are fractions written in base 62
with the leading "0." left out: "V" is one half, "8" a little more than one eighth. They compare as
plain ASCII text. A key never ends in the digit zero, so there is room before every key.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
_ZERO = DIGITS[0]


def key_between(before: str, after: str) -> str:
    """A key after `before` and before `after`; "" stands for either open end.

    Raises ValueError if there is no room: the keys are equal or the wrong way round.
    """
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    common = _common_digits(before, after)
    if common:
        return after[:common] + key_between(before[common:], after[common:])
    low = DIGITS.index(before[0]) if before else 0
    high = DIGITS.index(after[0]) if after else BASE
    if high - low > 1:
        return DIGITS[_step(low, high, appending=not after, prepending=not before)]
    if after and len(after) > 1:
        return after[0]
    return DIGITS[low] + key_between(before[1:], "")


def keys_between(before: str, after: str, count: int) -> tuple[str, ...]:
    """`count` rising keys between two neighbours, evenly spread so that they stay short."""
    if count == 0:
        return ()
    middle_index = count // 2
    middle = _middle(before, after)
    left = keys_between(before, middle, middle_index)
    right = keys_between(middle, after, count - middle_index - 1)
    return (*left, middle, *right)


def _common_digits(before: str, after: str) -> int:
    """How many leading digits the two share; missing digits of `before` count as zero."""
    common = 0
    while common < len(after) and (before[common : common + 1] or _ZERO) == after[common]:
        common += 1
    return common


def _step(low: int, high: int, *, appending: bool, prepending: bool) -> int:
    """Appending and prepending take small steps, so that long lists keep short keys."""
    if appending and not prepending:
        return min(low + 1 + (high - low) // 16, high - 1)
    if prepending and not appending:
        return max(high - 1 - (high - low) // 16, low + 1)
    return (low + high) // 2


def _middle(before: str, after: str) -> str:
    """A key near the middle, for spreading many keys at once."""
    if before or after:
        low = DIGITS.index(before[0]) if before else 0
        high = DIGITS.index(after[0]) if after else BASE
        if high - low > 1:
            return DIGITS[(low + high) // 2]
    return key_between(before, after)
