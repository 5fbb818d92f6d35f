"""Order keys: a sibling's place is a text between its neighbours' texts.

A move therefore changes one row and never renumbers its siblings, and rows that two copies of a
file added at different places merge without a conflict. Keys are fractions written in base 62
with the leading "0." left out: "V" is one half. They compare as plain ASCII text. A key never ends
in the digit zero, so there is room before every key. Rows added at an end count in the fourth
digit, so long lists keep short keys.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
_ZERO = DIGITS[0]
_STEP_DIGITS = 4


def key_between(before: str, after: str) -> str:
    """A key after `before` and before `after`; "" stands for either open end.

    Raises ValueError if there is no room: the keys are equal or the wrong way round.
    """
    if after and before >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    if bool(before) != bool(after):
        stepped = _step(before or after, 1 if before else -1)
        if stepped:
            return stepped
    return _middle(before, after)


def keys_between(before: str, after: str, count: int) -> tuple[str, ...]:
    """`count` rising keys between two neighbours, evenly spread so that they stay short."""
    if count == 0:
        return ()
    middle = _middle(before, after)
    left = keys_between(before, middle, count // 2)
    right = keys_between(middle, after, count - count // 2 - 1)
    return (*left, middle, *right)


def _step(key: str, by: int) -> str | None:
    """The next key up or down, counted in the fourth digit; None where the digits run out."""
    number = 0
    for digit in key[:_STEP_DIGITS].ljust(_STEP_DIGITS, _ZERO):
        number = number * BASE + DIGITS.index(digit)
    if by < 0 and len(key) > _STEP_DIGITS:
        by = 0  # cutting the key short is a step down already
    number += by
    if not 0 < number < BASE**_STEP_DIGITS:
        return None
    digits = ""
    for _ in range(_STEP_DIGITS):
        number, rest = divmod(number, BASE)
        digits = DIGITS[rest] + digits
    return digits.rstrip(_ZERO)


def _middle(before: str, after: str) -> str:
    """A key near the middle, as short as may be."""
    common = _common_digits(before, after)
    if common:
        return after[:common] + _middle(before[common:], after[common:])
    low = DIGITS.index(before[0]) if before else 0
    high = DIGITS.index(after[0]) if after else BASE
    if high - low > 1:
        return DIGITS[(low + high) // 2]
    if len(after) > 1:
        return after[0]
    return DIGITS[low] + _middle(before[1:], "")


def _common_digits(before: str, after: str) -> int:
    """How many leading digits the two share; missing digits of `before` count as zero."""
    common = 0
    while common < len(after) and (before[common : common + 1] or _ZERO) == after[common]:
        common += 1
    return common
