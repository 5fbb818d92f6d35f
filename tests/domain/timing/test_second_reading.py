"""The language of 実施時期 as a second reader expected it."""

import pytest

from desktop_app.domain.timing import Reading, Recurrence, read_timing
from tests.domain.timing.second_reading import SecondReading, second_readings

_ANY = "*"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize("row", second_readings(), ids=lambda row: f"{row.on}-{row.text}")
def test_a_second_reader_reads_the_same(row: SecondReading) -> None:
    reading = read_timing(row.text, on=row.on)
    found = values_of(reading)
    expected = {"start": row.start, "end": row.end, **row.details}
    for name in found.keys() | expected.keys():
        wanted = expected.get(name, "")
        if name == "per":
            assert recurrence_fits(wanted, found["per"])
        elif wanted != _ANY:
            assert found.get(name, "") == wanted, name
    assert reading.kind.value in row.kinds or _ANY in row.kinds
    assert reading.text == row.text


def test_the_second_table_has_many_hundred_rows_and_none_twice() -> None:
    rows = [(row.on, row.text) for row in second_readings()]
    assert len(rows) > 900
    assert len(set(rows)) == len(rows)


def values_of(reading: Reading) -> dict[str, str]:
    recurrence = reading.recurrence
    return {
        "start": str(reading.start or ""),
        "end": str(reading.end or ""),
        "per": "" if recurrence is None else recurrence_text(recurrence),
        "soft": "yes" if reading.soft else "",
        "remark": reading.remark or "",
        "inferred": ",".join(sorted(reading.inferred_ids())),
        "unread": "yes" if reading.unread is not None else "",
    }


def recurrence_text(recurrence: Recurrence) -> str:
    parts = {
        "months": recurrence.months,
        "days": recurrence.days,
        "weekdays": tuple(_WEEKDAYS[day] for day in recurrence.weekdays),
        "weeks": recurrence.weeks,
    }
    words = [f"{recurrence.times}/{recurrence.per}"]
    words += [f"{name}={','.join(map(str, values))}" for name, values in parts.items() if values]
    words += ["least"] * recurrence.at_least
    words += [f"most={recurrence.at_most}"] * (recurrence.at_most is not None)
    return " ".join(words)


def recurrence_fits(wanted: str, found: str) -> bool:
    """Compare two recurrences; a `*` for the first word leaves the number of times open."""
    if wanted == _ANY or not wanted:
        return wanted == _ANY or not found
    times, *parts = wanted.split()
    found_times, *found_parts = found.split() or [""]
    return times in (_ANY, found_times) and set(parts) == set(found_parts)
