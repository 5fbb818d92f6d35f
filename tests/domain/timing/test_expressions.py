"""The language of 実施時期, expression by expression."""

from datetime import date

import pytest

from desktop_app.domain.timing import Reading, Recurrence, read_timing
from tests.domain.timing.expressions import Expected, expressions

PLAN = date(2023, 5, 12)


@pytest.mark.parametrize("expected", expressions(), ids=lambda row: row.text)
def test_an_expression_is_read_as_a_careful_person_reads_it(expected: Expected) -> None:
    reading = read_timing(expected.text, on=PLAN)
    assert reading.text == expected.text
    assert reading.kind.value == expected.kind
    assert f"{reading.start or ''}..{reading.end or ''}" == expected.dates
    assert details_of(reading) == expected.details


def test_the_table_has_several_hundred_rows_and_none_twice() -> None:
    texts = [row.text for row in expressions()]
    assert len(texts) > 450
    assert len(set(texts)) == len(texts)


def details_of(reading: Reading) -> tuple[str, ...]:
    found = []
    if reading.recurrence is not None:
        found.append("per=" + recurrence_text(reading.recurrence))
    if reading.soft:
        found.append("soft")
    if reading.inferred:
        found.append("inferred=" + ",".join(reading.inferred_ids()))
    if reading.remark is not None:
        found.append("remark=" + reading.remark)
    if reading.unread is not None:
        found.append("unread=" + reading.unread)
    return tuple(found)


def recurrence_text(recurrence: Recurrence) -> str:
    least = "+" if recurrence.at_least else ""
    most = f"-{recurrence.at_most}" if recurrence.at_most else ""
    text = f"{recurrence.times}{least}{most}/{recurrence.per}"
    named = {
        "m": recurrence.months,
        "d": recurrence.days,
        "w": recurrence.weekdays,
        "n": recurrence.weeks,
    }
    return text + "".join(
        letter + ",".join(map(str, values)) for letter, values in named.items() if values
    )
