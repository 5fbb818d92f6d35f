"""What versions hold in the file: unaltered, found where another hand was at it, and small."""

import contextlib
import datetime
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop_app.application.commands import (
    ChangeField,
    FreezeVersion,
    RecordProgress,
    RecordVersion,
    WithdrawVersion,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.order_key import keys_between
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.version import Occasion
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.plan_file import reading, verify_plan_file
from tests.helpers.sample import new_file, open_session, submitted_plan

DAY = datetime.date(2023, 5, 12)
FIRST = "root = (SELECT root FROM version ORDER BY date LIMIT 1)"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two versions and a name, with an entry, a stored file, and an edit between them."""
    path = new_file(tmp_path)
    session = open_session(path)
    measure = session.plan.measures()[0]
    session.execute(RecordVersion("再発防止策", datetime.date(2023, 3, 29), Occasion.PUBLISHED))
    files = {"計画.pdf": b"%PDF-1.7\n" * 50}
    session.execute(FreezeVersion("計画", DAY, Occasion.SUBMITTED, "経済産業大臣", files))
    session.execute(ChangeField(measure.id, "text", "改めた施策"))
    wording = "研修を二回実施した。" * 40
    session.execute(RecordProgress(measure.id, DAY, Status.DONE, report_wording=wording))
    later = datetime.date(2023, 10, 31)
    (report,) = session.execute(FreezeVersion("第1回報告", later, Occasion.REPORTED))
    session.execute(WithdrawVersion(report, later, "誤り"))
    _close(session)
    return path


def _close(session: PlanSession) -> None:
    session.records.close()  # type: ignore[attr-defined]


def _alter(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        connection.commit()


def _found(path: Path) -> str:
    with pytest.raises(StorageFailure) as fault:
        verify_plan_file(path)
    return fault.value.code


def test_untouched_versions_are_sound(file: Path) -> None:
    verify_plan_file(file)
    with reading(file) as store:
        texts = [v.root for v in store.versions() if v.root]
        assert all(store.frozen(root).plan.id == store.load().id for root in texts)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE content SET body = replace(body, '改めた', '別の')", "version_altered"),
        ("UPDATE content SET body = replace(body, '二回', '三回')", "version_altered"),
        ("UPDATE content SET body = replace(body, '2023-05-12', '2023-05-13')", "version_altered"),
        ('DELETE FROM content WHERE body LIKE \'%"kind":"item"%\'', "version_altered"),
        ("UPDATE version SET name = '別の計画'", "version_altered"),
        ("UPDATE version SET date = '2023-05-11' WHERE root <> ''", "version_altered"),
        ("UPDATE version SET addressee = '別の大臣'", "version_altered"),
        ("UPDATE version SET occasion = 'revised'", "version_altered"),
        ("UPDATE version SET previous = ''  WHERE previous <> ''", "version_altered"),
        ("UPDATE version SET recorded_by = '佐藤'", "version_altered"),
        ("UPDATE version SET withdrawn_on = NULL", "version_altered"),
        ("UPDATE version SET withdrawn_reason = '別'", "version_altered"),
        ("UPDATE version SET date = '2023-03-30' WHERE root = ''", "version_altered"),
        ("DELETE FROM version WHERE root = ''", "version_missing"),
        ("DELETE FROM version WHERE name = '計画'", "version_missing"),
        ("DELETE FROM version WHERE name = '第1回報告'", "version_missing"),
        ("UPDATE stored_file SET body = CAST('x' AS BLOB)", "stored_file_altered"),
        ("DELETE FROM stored_file", "stored_file_altered"),
    ],
)
def test_what_another_hand_altered_is_reported(file: Path, statement: str, code: str) -> None:
    _alter(file, statement)
    assert _found(file) == code


def test_a_version_slipped_in_by_hand_is_reported(file: Path) -> None:
    _alter(
        file,
        "INSERT INTO version SELECT 7, '別の計画', date, occasion, addressee, root, previous,"
        " recorded_at, recorded_by, withdrawn_on, withdrawn_reason FROM version LIMIT 1",
    )
    assert _found(file) == "version_altered"


def test_a_root_exchanged_for_another_is_reported(file: Path) -> None:
    _alter(
        file,
        "UPDATE version SET root = (SELECT root FROM version WHERE name = '第1回報告')"
        " WHERE name = '計画'",
    )
    assert _found(file) == "version_altered"


def test_altered_content_is_not_read_as_if_it_were_the_version(file: Path) -> None:
    _alter(file, "UPDATE content SET body = replace(body, '再発防止', '再犯防止')")
    with reading(file) as store:
        root = next(version.root for version in store.versions() if version.root)
        with pytest.raises(StorageFailure, match="content_altered"):
            store.frozen(root)


def test_a_failing_store_leaves_no_half_of_a_version(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    session = open_session(path)
    before = session.plan
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageFailure, match="file_busy"):
            session.execute(FreezeVersion("計画", DAY, Occasion.SUBMITTED, files={"a.pdf": b"x"}))
        other.rollback()
    assert session.plan is before
    assert session.undo_label is None
    _close(session)
    assert _kept(path) == (0, 0, 0)


def _kept(path: Path) -> tuple[int, int, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("version", "content", "stored_file")
        ]
    return counts[0], counts[1], counts[2]


def test_what_an_undone_version_left_goes_with_the_sitting_and_nothing_else(file: Path) -> None:
    before = _kept(file)
    session = open_session(file)
    files = {"報告.pdf": b"y" * 100_000}
    session.execute(FreezeVersion("第2回報告", DAY, Occasion.REPORTED, files=files))
    session.undo()
    session.redo()
    verify_plan_file(file)
    session.undo()
    assert _kept(file) > before
    _close(session)
    assert _kept(file) == before
    verify_plan_file(file)


def _large(measures: int) -> Plan:
    plan = submitted_plan()
    texts = [measure.text for measure in plan.measures()]
    entries = [
        Measure(number, key, texts[number % len(texts)], "2023年度上期", DAY)
        for number, key in enumerate(keys_between("", "", measures), 1000)
    ]
    items = tuple(
        replace(
            plan.chapters[0].items[0],
            id=500 + place,
            key=key,
            entries=tuple(entries[place * 5 : place * 5 + 5]),
        )
        for place, key in enumerate(keys_between("", "", measures // 5))
    )
    return replace(plan, chapters=(replace(plan.chapters[0], items=items),))


def test_fifty_versions_of_a_hundred_measures_cost_what_changed(tmp_path: Path) -> None:
    """Five measures reworded between two versions: measured 420 KB with one version, 1.4 MB with
    fifty. What opening costs is measured in `bench_versions`.
    """
    sizes = {}
    for versions in (0, 1, 50):
        path = new_file(tmp_path, _large(100), name=f"{versions}.kaizen")
        session = open_session(path)
        for number in range(versions):
            for measure in session.plan.measures()[number : number + 5]:
                session.execute(ChangeField(measure.id, "text", f"改めた施策 {number}"))
            day = DAY + datetime.timedelta(days=number)
            session.execute(FreezeVersion(f"版{number}", day, Occasion.REPORTED))
        _close(session)
        sizes[versions] = path.stat().st_size
        verify_plan_file(path)
    first = sizes[1] - sizes[0]
    assert sizes[50] - sizes[1] < 49 * first / 3
    assert sizes[50] < 5 * sizes[1]
