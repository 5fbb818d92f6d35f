"""A plan file is made whole, opened by one writer, checked, backed up, and never half-written."""

import contextlib
import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_app.application.commands import ChangeField
from desktop_app.application.session import PlanSession
from desktop_app.domain.kinds import KINDS
from desktop_app.storage import plan_file
from desktop_app.storage.backup import KEEP_LATEST, backups_in
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.format import APPLICATION_ID, SCHEMA_VERSION
from desktop_app.storage.lock import Holder, lock_path
from desktop_app.storage.plan_file import create_plan_file, open_plan_file, reading
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.sample import NOW, new_file, open_session, open_store, submitted_plan

FILES = Path(__file__).parents[1] / "files"


def _code(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(StorageFailure) as fault:
        action(*arguments)
    return fault.value.code


def _read(path: Path) -> None:
    with reading(path) as store:
        store.load()


def _alter(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_the_file_holds_the_whole_plan(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    with reading(path) as store:
        assert store.load() == submitted_plan()
        store.verify()


def test_the_tables_have_the_columns_of_the_kinds(tmp_path: Path) -> None:
    """If this fails, a kind was changed without a step in the schema."""
    with contextlib.closing(sqlite3.connect(new_file(tmp_path))) as connection:
        for kind in KINDS:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind.name}")')]
            assert columns == ["id", *kind.columns]


def test_every_table_of_ours_is_strict_and_the_header_says_whose_file_it_is(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(new_file(tmp_path))) as connection:
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
        ):
            assert "STRICT" in sql.rpartition(")")[2] or name.startswith(("_sqlite", "sqlite_"))
        pragmas = ("application_id", "user_version", "auto_vacuum", "journal_mode")
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert told == [APPLICATION_ID, SCHEMA_VERSION, 2, "delete"]


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    before = path.read_bytes()
    assert _code(new_file, tmp_path) == "file_exists"
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        fault = sqlite3.OperationalError("database or disk is full")
        fault.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise fault

    monkeypatch.setattr(plan_file, "write_plan", fail)
    assert _code(new_file, tmp_path) == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ない" / "計画.kaizen"
    with pytest.raises(StorageFailure) as fault:
        create_plan_file(path, submitted_plan(), who="山田", now=NOW)
    assert fault.value.code == "no_such_folder"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_plan_file"),
        (b"PK\x03\x04" + bytes(200), "not_a_plan_file"),
        (b"SQLite format 3\0" + bytes(84), "not_a_plan_file"),
    ],
    ids=["empty", "Word file", "another program's database"],
)
def test_a_file_that_is_not_ours_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "他.kaizen"
    path.write_bytes(content)
    assert _code(_read, path) == code
    assert path.read_bytes() == content


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    assert _code(_read, tmp_path / "ない.kaizen") == "no_such_file"
    assert _code(_read, tmp_path) == "is_a_folder"


def test_a_truncated_file_is_damaged(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    path.write_bytes(path.read_bytes()[:20_000])
    assert _code(plan_file.verify_plan_file, path) == "file_damaged"
    assert _code(open_store, path) == "file_damaged"
    assert not lock_path(path).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE measure SET parent = 5 WHERE id = (SELECT min(id) FROM measure)",
        "DELETE FROM plan",
        "UPDATE link SET target = 5",
        "UPDATE measure SET key = ''",
        "UPDATE measure SET timing_reference = 'gestern' WHERE id = (SELECT min(id) FROM measure)",
    ],
)
def test_rows_that_hang_nowhere_or_make_no_sense_are_damage(tmp_path: Path, statement: str) -> None:
    path = new_file(tmp_path)
    _alter(path, "PRAGMA foreign_keys = OFF", statement)
    assert _code(plan_file.verify_plan_file, path) == "file_damaged"


@pytest.mark.parametrize("table", ["plan", "detail", "progress_entry"])
def test_a_table_that_is_not_there_is_damage(tmp_path: Path, table: str) -> None:
    path = new_file(tmp_path)
    _alter(path, "PRAGMA foreign_keys = OFF", f"DROP TABLE {table}")
    assert _code(plan_file.verify_plan_file, path) == "file_damaged"


def test_a_newer_file_opens_read_only_if_it_says_that_we_can_read_it(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    _alter(
        path,
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
        "ALTER TABLE measure ADD COLUMN colour TEXT",
    )
    opened = open_plan_file(path, who="山田", now=NOW, backup_folder=tmp_path)
    assert opened.newer
    assert opened.store.read_only
    assert opened.store.load() == submitted_plan()
    opened.store.close()


def test_a_newer_file_that_we_cannot_read_is_refused(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    _alter(
        path,
        f"PRAGMA user_version = {SCHEMA_VERSION + 1}",
        f"UPDATE file SET lowest_reading_version = {SCHEMA_VERSION + 1}",
    )
    assert _code(_read, path) == "file_too_new"
    assert _code(open_store, path) == "file_too_new"


def test_the_second_opener_reads_only_and_learns_who_has_it(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    first = open_store(path)
    second = open_plan_file(path, who="佐藤", now=NOW, backup_folder=tmp_path)
    assert second.held_by is not None
    assert (second.held_by.who, second.held_by.pid) == ("山田", os.getpid())
    assert second.store.read_only
    first.close()
    third = open_plan_file(path, who="佐藤", now=NOW, backup_folder=tmp_path)
    assert third.held_by is None
    assert not third.store.read_only
    third.store.close()
    second.store.close()


def test_a_lock_file_left_by_a_crash_locks_nobody_out(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    lock_path(path).write_text('{"who": "山田"}', encoding="utf-8")
    store = open_store(path)
    assert not store.read_only
    store.close()


def test_a_read_only_folder_opens_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path)
    monkeypatch.setattr(plan_file, "take_lock", lambda *_: None)
    opened = open_plan_file(path, who="山田", now=NOW, backup_folder=tmp_path)
    assert opened.store.read_only
    assert opened.held_by is None
    opened.store.close()


def test_reading_takes_no_lock_makes_no_backup_and_closes_the_file(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    before = path.read_bytes()
    with reading(path) as store:
        assert not lock_path(path).exists()
    with pytest.raises(sqlite3.ProgrammingError):
        store.load()
    assert sorted(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_reading_works_while_somebody_writes(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    session = open_session(path)
    measure = session.plan.measures()[0]
    session.execute(ChangeField(measure.id, "text", "改めた"))
    with reading(path) as store:
        assert store.load() == session.plan


def _refuses_writes(path: Path) -> bool:
    """Whether a writer that does not wait is turned away."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM detail")
        try:
            writer.execute("COMMIT")
        except sqlite3.OperationalError:
            return True
    return False


def test_a_command_that_reads_sees_one_moment(tmp_path: Path) -> None:
    """Else it would find half of what somebody else does between two of its questions."""
    path = new_file(tmp_path)
    with reading(path) as store:
        store.load()
        assert _refuses_writes(path)
    assert not _refuses_writes(path)


def test_a_plan_is_loaded_as_of_one_moment_and_the_file_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path)
    store = open_plan_file(path, who="山田", now=NOW, backup_folder=tmp_path / "backups").store

    refused = []

    def read_plan(connection: sqlite3.Connection) -> None:
        connection.execute("SELECT count(*) FROM measure").fetchone()
        refused.append(_refuses_writes(path))

    monkeypatch.setattr("desktop_app.storage.store.read_plan", read_plan)
    store.load()
    assert refused == [True]
    assert not _refuses_writes(path)
    store.close()


_CRASH_IN_A_TRANSACTION = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE detail SET text = text || hex(zeroblob(4000))")
os._exit(9)
"""


def test_a_journal_that_was_not_rolled_back_gets_its_own_sentence_and_a_writer_mends_it(
    tmp_path: Path,
) -> None:
    path = new_file(tmp_path)
    subprocess.run([sys.executable, "-c", _CRASH_IN_A_TRANSACTION, str(path)], check=False)
    assert path.with_name(f"{path.name}-journal").exists()
    assert _code(_read, path) == "unfinished_journal"
    store = open_store(path)
    assert store.load() == submitted_plan()
    store.close()
    _read(path)


def test_nothing_is_put_beside_the_journal_of_another_file(tmp_path: Path) -> None:
    """SQLite would take the journal for the new file's and write the old pages into it."""
    path = new_file(tmp_path)
    subprocess.run([sys.executable, "-c", _CRASH_IN_A_TRANSACTION, str(path)], check=False)
    moved = path.rename(tmp_path / "移した.kaizen")
    assert _code(new_file, tmp_path) == "file_exists"
    store = open_store(new_file(tmp_path, name="別.kaizen"))
    assert _code(store.save_copy, path) == "file_exists"
    store.close()
    assert not path.exists()
    assert moved.exists()


def test_opening_makes_a_checked_backup_when_the_file_changed(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    folder = tmp_path / "backups" / str(submitted_plan().id)
    open_store(path).close()
    assert len(backups_in(folder)) == 1
    open_store(path).close()
    assert len(backups_in(folder)) == 1
    session = open_session(path)
    session.execute(ChangeField(session.plan.measures()[0].id, "text", "改めた"))
    session.records.close()  # type: ignore[attr-defined]
    open_store(path).close()
    copies = backups_in(folder)
    assert len(copies) == 2
    with reading(copies[-1]) as store:
        assert store.load() == session.plan


def test_old_backups_are_thinned_to_the_latest_ten_and_one_a_day_for_a_month(
    tmp_path: Path,
) -> None:
    path = new_file(tmp_path)
    for days in range(60):
        at = NOW + datetime.timedelta(days=days // 2, hours=days % 2)
        opened = open_plan_file(path, who="山田", now=at, backup_folder=tmp_path / "backups")
        plan = opened.store.load()
        opened.store.close()
        _alter(path, f"INSERT INTO edit (at, who, label) VALUES ('{at}', '', 'x')")
    copies = backups_in(tmp_path / "backups" / str(plan.id))
    days_kept = {copy.name[:8] for copy in copies}
    assert len(days_kept) == 30
    assert len(copies) <= 30 + KEEP_LATEST
    assert len([copy for copy in copies if copy.name[:8] == min(days_kept)]) == 1


def test_the_backup_just_made_stays_also_after_the_clock_was_put_back(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    for minutes in range(KEEP_LATEST + 1, -1, -1):
        at = NOW + datetime.timedelta(minutes=minutes)
        opened = open_plan_file(path, who="山田", now=at, backup_folder=tmp_path / "backups")
        plan = opened.store.load()
        opened.store.close()
        copies = backups_in(tmp_path / "backups" / str(plan.id))
        assert any(copy.name.startswith(f"{at:%Y%m%d-%H%M%S}") for copy in copies)
        _alter(path, f"INSERT INTO edit (at, who, label) VALUES ('{at}', '', 'x')")


def test_a_copy_is_complete_and_the_open_file_stays_the_same(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    store = open_store(path)
    copy = tmp_path / "写し.kaizen"
    store.save_copy(copy)
    assert store.path == path
    with reading(copy) as copied:
        assert copied.load() == submitted_plan()
    assert _code(store.save_copy, path) == "copy_onto_itself"
    assert _code(store.save_copy, tmp_path / "ない" / "写し.kaizen") == "no_such_folder"
    store.close()


def test_a_copy_does_not_take_the_place_of_a_file_that_somebody_edits(tmp_path: Path) -> None:
    """Their edits would go to a file without a name."""
    store, edited = open_store(new_file(tmp_path)), new_file(tmp_path, name="編集中.kaizen")
    other = open_store(edited)
    assert _code(store.save_copy, edited) == "file_held_by_somebody"
    other.close()
    store.save_copy(edited)
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the lock file of another user")
def test_who_cannot_touch_the_lock_file_learns_who_has_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path)
    store = open_store(path)
    real_open = os.open

    def open_as_another_user(file: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(file)
        return real_open(file, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", open_as_another_user)
        second = open_plan_file(path, who="佐藤", now=NOW, backup_folder=tmp_path)
    assert second.held_by is not None
    assert second.held_by.who == "山田"
    second.store.close()
    store.close()


def test_the_journal_leads_back_to_the_first_state(tmp_path: Path) -> None:
    """Whoever holds the file can tell what any field said before any edit."""
    session = open_session(new_file(tmp_path))
    measure = session.plan.measures()[0]
    for text in ("一", "二", "三"):
        session.execute(ChangeField(measure.id, "text", text))
    session.undo()
    history = session.records.history_of(measure.id)  # type: ignore[attr-defined]
    assert [row.label for row in history] == ["undo change measure text"] + [
        "change measure text"
    ] * 3
    value = "二"
    for row in history:
        assert row.after == value
        value = row.before
    assert value == measure.text


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_files_of_every_released_schema_open_and_say_the_same(tmp_path: Path, version: int) -> None:
    path = tmp_path / "計画.kaizen"
    shutil.copy(FILES / f"plan_v{version:03}.kaizen.bin", path)
    store = open_store(path)
    assert store.load() == submitted_plan()
    store.verify()
    store.close()


def test_a_holder_that_cannot_be_read_is_still_a_holder(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    store = open_store(path)
    lock_path(path).write_text("{", encoding="utf-8")
    second = open_plan_file(path, who="佐藤", now=NOW, backup_folder=tmp_path)
    assert second.held_by == Holder("", "", 0, "")
    second.store.close()
    store.close()


def test_without_room_for_a_backup_the_plan_opens_and_says_so(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    (tmp_path / "backups").write_text("a file where the folder should be", encoding="utf-8")
    opened = open_plan_file(path, who="山田", now=NOW, backup_folder=tmp_path / "backups")
    assert opened.without_backup
    assert not opened.store.read_only
    opened.store.close()


def test_an_older_file_is_not_changed_without_a_backup(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    _alter(path, "PRAGMA user_version = 0")
    (tmp_path / "backups").write_text("a file where the folder should be", encoding="utf-8")
    assert _code(open_store, path) == "backup_failed"
    assert not lock_path(path).exists()


def test_a_file_made_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object, **__: object) -> None:
        (tmp_path / "計画.kaizen").write_text("somebody's", encoding="utf-8")

    monkeypatch.setattr(plan_file, "_fill", fill)
    assert _code(new_file, tmp_path) == "file_exists"
    assert (tmp_path / "計画.kaizen").read_text(encoding="utf-8") == "somebody's"


def open_at_leisure(path: Path, folder: Path) -> SqlitePlanStore:
    """As the window opens a file."""
    opened = open_plan_file(path, who="山田", now=NOW, backup_folder=folder, at_once=False)
    return opened.store


def test_a_backup_left_for_later_is_there_before_the_first_change(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    folder = tmp_path / "backups" / str(submitted_plan().id)
    store = open_at_leisure(path, tmp_path / "backups")
    assert backups_in(folder) == []
    session = PlanSession(store, now=lambda: NOW, who="山田")
    before = session.plan
    session.execute(ChangeField(before.measures()[0].id, "text", "改めた"))
    store.close()
    with reading(backups_in(folder)[0]) as copy:
        assert copy.load() == before


def test_a_backup_left_for_later_may_be_made_on_another_thread(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    store = open_at_leisure(path, tmp_path / "backups")
    made: list[bool] = []
    thread = threading.Thread(target=lambda: made.append(store.keep_safe()))
    thread.start()
    thread.join()
    assert made == [True]
    assert store.keep_safe()
    store.close()
    assert len(backups_in(tmp_path / "backups" / str(submitted_plan().id))) == 1


def test_a_damaged_file_that_was_opened_at_leisure_is_never_changed(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    _damage_an_index(path)
    store = open_at_leisure(path, tmp_path / "backups")
    session = PlanSession(store, now=lambda: NOW, who="山田")
    content = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StorageFailure, match="file_damaged"):
            session.execute(ChangeField(session.plan.measures()[0].id, "text", "改めた"))
    store.close()
    assert path.read_bytes() == content


def _damage_an_index(path: Path) -> None:
    """The plan can still be read."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        page = raw.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'change_entity'"
        ).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
