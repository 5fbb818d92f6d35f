"""Order keys leave room everywhere and stay short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.order_key import DIGITS, key_between, keys_between

places = st.lists(st.floats(0, 1, allow_nan=False), min_size=1, max_size=200)


@given(places)
def test_a_key_fits_between_any_two_neighbours(fractions: list[float]) -> None:
    keys: list[str] = []
    for fraction in fractions:
        place = round(fraction * len(keys))
        before = keys[place - 1] if place else ""
        after = keys[place] if place < len(keys) else ""
        keys.insert(place, key_between(before, after))
    assert keys == sorted(set(keys))
    assert all(set(key) <= set(DIGITS) and not key.endswith("0") for key in keys)


@given(st.integers(0, 300), places)
def test_many_keys_fit_at_once(count: int, fractions: list[float]) -> None:
    ends = keys_between("", "", len(fractions))
    made = keys_between(ends[0], ends[1] if len(ends) > 1 else "", count)
    assert len(made) == count
    assert list(made) == sorted(set(made))
    assert all(ends[0] < key for key in made)


def test_a_long_list_built_from_its_end_keeps_short_keys() -> None:
    key = ""
    for _ in range(10_000):
        key = key_between(key, "")
    assert len(key) <= 4


def test_a_long_list_built_from_its_start_keeps_short_keys() -> None:
    key = ""
    for _ in range(10_000):
        key = key_between("", key)
    assert len(key) <= 4


@pytest.mark.parametrize(("before", "after"), [("V", "V"), ("W", "V"), ("V1", "V")])
def test_no_key_fits_between_equal_or_reversed_neighbours(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no key between"):
        key_between(before, after)
