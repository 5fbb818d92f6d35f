"""SQL and the plain rule over values say the same of any entries."""

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.application.labels import EditLabel
from desktop_app.domain.changes import Added, ChangeSet, Removed
from desktop_app.domain.kinds import Record, kind_of, to_row
from desktop_app.domain.progress import Occurrence, ProgressEntry, Status, latest_entries
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.sample import NOW, new_file, open_store, submitted_plan

MEASURES = [measure.id for measure in submitted_plan().measures()[:3]]
DAYS = [datetime.date(2024, 3, 1) + datetime.timedelta(days=n) for n in range(5)]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@pytest.fixture(scope="module")
def store() -> Iterator[SqlitePlanStore]:
    """One file for the module: each example takes back what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(new_file(Path(folder)))
        yield opened
        opened.close()


@st.composite
def entries(draw: st.DrawFn) -> list[ProgressEntry]:
    made: list[ProgressEntry] = []
    for id_ in range(1, draw(st.integers(0, 12)) + 1):
        measure = draw(st.sampled_from(MEASURES))
        others = [entry.id for entry in made if entry.measure == measure]
        made.append(
            ProgressEntry(
                id_,
                measure,
                draw(st.sampled_from(DAYS)),
                draw(st.sampled_from([None, *Status])),
                report_wording=draw(TEXT),
                replaces=draw(st.sampled_from([None, *others])),
                recorded_at=draw(st.sampled_from(["2024-03-01T09:00", "2024-03-02T09:00"])),
            )
        )
    return made


def _apply(store: SqlitePlanStore, changes: list[Added] | list[Removed]) -> None:
    store.apply(ChangeSet(tuple(changes)), label=EditLabel("progress"), at=NOW, who="山田")


def _added(records: list[Record]) -> list[Added]:
    return [Added(kind_of(each).name, each.id, to_row(each)) for each in records]


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=entries(), as_of=st.sampled_from(DAYS))
def test_the_latest_entry_is_the_same_in_sql_and_over_values(
    store: SqlitePlanStore, made: list[ProgressEntry], as_of: datetime.date
) -> None:
    added = _added(list(made))
    _apply(store, added)
    try:
        assert store.latest_progress(as_of=as_of) == latest_entries(made, as_of=as_of)
        assert sorted(store.progress_of(MEASURES), key=lambda e: e.id) == made
        for each in made:
            of_the_day = {e for e in made if (e.measure, e.as_of) == (each.measure, each.as_of)}
            assert set(store.progress_on(each.measure, each.as_of)) == of_the_day
        store.verify()
    finally:
        _apply(store, [change.inverted() for change in added])


def test_only_the_index_is_asked_for_which_entry_is_latest(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    store = open_store(path)
    plan = store._connection.execute(  # noqa: SLF001 - the plan of the query is no one's interface
        "EXPLAIN QUERY PLAN SELECT held.id FROM progress_entry AS held"
        " WHERE held.measure = 1 AND held.as_of <= '2024-03-31' AND NOT EXISTS ("
        " SELECT 1 FROM progress_entry AS newer"
        " WHERE newer.measure = held.measure AND newer.replaces = held.id)"
        " ORDER BY held.as_of DESC, held.recorded_at DESC, held.id DESC LIMIT 1"
    ).fetchall()
    store.close()
    steps = [row[3] for row in plan]
    assert all("COVERING INDEX progress_entry_latest" in step for step in steps if "SE" in step[:4])
    assert not any("TEMP B-TREE" in step for step in steps)


def test_corrected_and_withdrawn_occurrences_do_not_count(tmp_path: Path) -> None:
    store = open_store(new_file(tmp_path))
    measure = MEASURES[0]
    kept = Occurrence(5, measure, DAYS[0], note="実施")
    _apply(
        store,
        _added(
            [
                kept,
                Occurrence(1, measure, DAYS[1], people=10),
                Occurrence(2, measure, DAYS[1], people=12, replaces=1),
                Occurrence(3, measure, DAYS[2]),
                Occurrence(4, measure, DAYS[2], times=0, replaces=3),
                Occurrence(6, MEASURES[1], DAYS[4]),
            ]
        ),
    )
    found = store.occurrences_until(as_of=DAYS[3])
    assert {m: [o.id for o in those] for m, those in found.items()} == {measure: [5, 2]}
    assert len(store.occurrences_of([measure])) == 5
    store.close()
