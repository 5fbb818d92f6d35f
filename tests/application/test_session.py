"""The one door: an edit moves plan, file and history together, or nothing at all."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ChangeTiming,
    Command,
    DeleteEntity,
    MoveEntity,
    RecordProgress,
    Together,
)
from desktop_app.application.labels import EditLabel
from desktop_app.application.session import PlanChanged, PlanSession
from desktop_app.domain.changes import ChangeSet
from desktop_app.domain.errors import DomainError, InvalidValue
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import find, get
from desktop_app.storage.errors import StorageFailure
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import new_file, open_session

DAY = datetime.date(2024, 3, 31)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    opened = open_session(new_file(tmp_path))
    yield opened
    _store(opened).close()


def _store(session: PlanSession) -> SqlitePlanStore:
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    return store


def _in_step(session: PlanSession) -> bool:
    return _store(session).load() == session.plan


def test_a_changed_timing_is_in_memory_in_the_file_and_in_the_journal(session: PlanSession) -> None:
    measure = session.plan.measures()[0]
    session.execute(ChangeTiming(measure.id, "2023年度下期"))
    assert get(session.plan, measure.id, Measure).timing_text == "2023年度下期"
    assert _in_step(session)
    (row,) = _store(session).history_of(measure.id)
    assert (row.field, row.before, row.after, row.who) == (
        "timing_text",
        "4月～ (第1回:4/26)",
        "2023年度下期",
        "山田",
    )


def test_new_words_are_read_from_the_plans_date_and_old_words_keep_theirs(
    session: PlanSession,
) -> None:
    measure = session.plan.measures()[0]
    earlier = datetime.date(2022, 3, 1)
    session.execute(ChangeTiming(measure.id, "5月", reference=earlier))
    session.execute(ChangeTiming(measure.id, "5月", year=2023))
    assert get(session.plan, measure.id, Measure).timing_reference == earlier
    session.execute(ChangeTiming(measure.id, "6月"))
    assert get(session.plan, measure.id, Measure).timing_reference == session.plan.date


def test_undo_and_redo_walk_the_same_way_back_and_forth(session: PlanSession) -> None:
    before = session.plan
    measure = before.measures()[3]
    session.execute(ChangeField(measure.id, "text", "改めた施策"))
    session.execute(DeleteEntity(before.chapters[0].items[0].id))
    after = session.plan
    assert session.undo()
    assert session.undo()
    assert not session.undo()
    assert session.plan == before
    assert session.redo()
    assert session.redo()
    assert not session.redo()
    assert session.plan == after
    assert _in_step(session)


def test_a_new_edit_after_undo_forgets_what_was_undone(session: PlanSession) -> None:
    measure = session.plan.measures()[0]
    session.execute(ChangeField(measure.id, "text", "一"))
    session.undo()
    session.execute(ChangeField(measure.id, "text", "二"))
    assert not session.redo()


def test_a_command_that_changes_nothing_leaves_no_trace(session: PlanSession) -> None:
    measure = session.plan.measures()[0]
    heard: list[PlanChanged] = []
    session.subscribe(heard.append)
    session.execute(ChangeField(measure.id, "text", measure.text))
    assert session.undo_label is None
    assert not heard


def test_everybody_hears_of_a_change_once_and_undo_tells_its_cause(session: PlanSession) -> None:
    heard: list[PlanChanged] = []
    stop = session.subscribe(heard.append)
    origin = object()
    session.execute(ChangeField(session.plan.measures()[0].id, "new", True), origin=origin)
    session.undo()
    stop()
    session.redo()
    assert [(event.cause, event.origin) for event in heard] == [("edit", origin), ("undo", None)]
    assert heard[0].label == EditLabel("change", "measure", "new")


def test_progress_is_recorded_beside_the_plan_and_undone_with_it(session: PlanSession) -> None:
    measure = session.plan.measures()[0]
    plan = session.plan
    (entry,) = session.execute(
        RecordProgress(measure.id, DAY, Status.CONTINUING, report_wording="2回開催")
    )
    latest = session.records.latest_progress(as_of=DAY)
    assert session.plan is plan
    assert latest[measure.id].id == entry
    assert latest[measure.id].recorded_by == "山田"
    session.undo()
    assert session.records.latest_progress(as_of=DAY) == {}
    session.redo()
    assert session.records.latest_progress(as_of=DAY) == latest


def test_a_deleted_measure_takes_its_links_and_progress_along_and_undo_brings_them_back(
    session: PlanSession,
) -> None:
    measure = session.plan.measures()[0]
    requirement = session.plan.orders[0].requirements[0]
    session.execute(AddEntity("link", None, {"source": measure.id, "target": requirement.id}))
    session.execute(RecordProgress(measure.id, DAY, Status.DONE))
    before = session.plan
    session.execute(DeleteEntity(measure.id))
    assert find(session.plan, measure.id) is None
    assert measure.id not in {link.source for link in session.plan.links}
    assert session.records.progress_of([measure.id]) == ()
    session.undo()
    assert session.plan == before
    assert len(session.records.progress_of([measure.id])) == 1


def test_several_commands_together_are_one_step(session: PlanSession) -> None:
    before = session.plan
    item = before.chapters[0].items[0].id
    made = session.execute(
        Together((AddEntity("measure", item, {"text": "一"}), AddEntity("measure", item)))
    )
    assert len(made) == 2
    assert session.undo_label == EditLabel("add", "measure")
    session.undo()
    assert session.plan == before


def test_an_id_is_taken_from_the_command_that_takes_it_to_the_one_that_frees_it(
    session: PlanSession,
) -> None:
    item = session.plan.chapters[0].items[0].id
    taken = session.plan.measures()[0].id
    adds = [AddEntity("measure", item, {"text": "新しい施策"}, id=number) for number in (7, 8, 9)]
    before = session.plan
    for again in (AddEntity("group", item, {"text": "小見出し"}, id=8), replace(adds[0], id=taken)):
        with pytest.raises(InvalidValue) as fault:
            session.execute(Together((*adds, again)))
        assert fault.value.code == "id_taken"
        assert session.plan is before
    session.execute(Together((*adds, DeleteEntity(8), adds[1])))
    assert {7, 8, 9} < {measure.id for measure in session.plan.measures()}


def test_moving_puts_an_entity_beside_its_new_neighbour(session: PlanSession) -> None:
    first, second, third = session.plan.chapters[0].items
    session.execute(MoveEntity(third.id, before=first.id))
    assert [item.id for item in session.plan.chapters[0].items] == [third.id, first.id, second.id]
    other = session.plan.chapters[1]
    session.execute(MoveEntity(first.id, other.id, after=other.items[0].id))
    assert [item.id for item in session.plan.chapters[1].items] == [other.items[0].id, first.id]


ITEM, MEASURE = -1, -2
REFUSED: list[tuple[Command, str]] = [
    (ChangeField(7, "text", "x"), "no_such_entity"),
    (ChangeField(MEASURE, "colour", "x"), "unknown_field"),
    (ChangeField(MEASURE, "new", "はい"), "invalid_value"),
    (ChangeField(MEASURE, "text", None), "invalid_value"),
    (ChangeField(MEASURE, "text", "\ud800"), "invalid_characters"),
    (ChangeField(MEASURE, "timing_reference", "2023-02-30"), "invalid_value"),
    (ChangeTiming(ITEM, "4月"), "no_such_entity"),
    (AddEntity("measure", MEASURE), "wrong_parent"),
    (AddEntity("poem", ITEM), "unknown_kind"),
    (AddEntity("progress_entry", MEASURE), "unknown_kind"),
    (AddEntity("measure", ITEM, id=MEASURE), "id_out_of_range"),
    (AddEntity("measure", ITEM, before=1, after=2), "before_and_after"),
    (AddEntity("measure", ITEM, before=5), "not_a_sibling"),
    (ChangeField(MEASURE, "timing_year", 0), "out_of_range"),
    (ChangeField(MEASURE, "repeats", 5), "no_such_entity"),
    (ChangeTiming(MEASURE, "\ud800"), "invalid_characters"),
    (ChangeTiming(MEASURE, "4月", year=10_000), "out_of_range"),
    (AddEntity("assignment", MEASURE, {"department": 5}), "no_such_entity"),
    (AddEntity("link", None, {"source": ITEM, "target": MEASURE}), "no_such_entity"),
    (MoveEntity(MEASURE, MEASURE), "no_such_entity"),
    (RecordProgress(MEASURE, DAY, Status.CANCELLED), "reason_needed"),
    (RecordProgress(MEASURE, DAY, Status.MERGED, reason="x"), "merge_target_needed"),
    (RecordProgress(MEASURE, DAY, Status.DONE, replaces=5), "no_such_entity"),
    (
        RecordProgress(MEASURE, DAY, Status.DONE, started_on=DAY, finished_on=datetime.date.min),
        "finished_before_started",
    ),
]


@pytest.mark.parametrize(("command", "code"), REFUSED, ids=lambda value: str(value)[:60])
def test_what_the_plan_cannot_take_is_refused_and_costs_nothing(
    session: PlanSession, command: Command, code: str
) -> None:
    session.execute(ChangeField(session.plan.measures()[0].id, "text", "前"))
    session.undo()
    before = session.plan
    with pytest.raises(DomainError) as fault:
        session.execute(_with_real_ids(command, session))
    assert fault.value.code == code
    assert session.plan is before
    assert session.redo_label is not None
    assert _in_step(session)


def _with_real_ids(command: Command, session: PlanSession) -> Command:
    real = {ITEM: session.plan.chapters[0].items[0].id, MEASURE: session.plan.measures()[0].id}
    values = {
        name: real.get(value, value) if isinstance(value, int) and name != "id" else value
        for name, value in ((name, getattr(command, name)) for name in command.__struct_fields__)
    }
    made: Command = type(command)(**values)  # type: ignore[arg-type]
    return made


def test_the_plan_itself_is_neither_moved_nor_deleted(session: PlanSession) -> None:
    with pytest.raises(DomainError, match="plan_cannot_be_deleted"):
        session.execute(DeleteEntity(session.plan.id))
    with pytest.raises(DomainError, match="plan_cannot_move"):
        session.execute(MoveEntity(session.plan.id))


def test_a_link_stands_only_between_kinds_that_belong_together_and_only_once(
    session: PlanSession,
) -> None:
    item, measure = session.plan.chapters[0].items[0], session.plan.measures()[0]
    cause = session.plan.causes[0]
    with pytest.raises(DomainError, match="not_linkable"):
        session.execute(AddEntity("link", None, {"source": item.id, "target": cause.id}))
    link = AddEntity("link", None, {"source": measure.id, "target": cause.id})
    session.execute(link)
    with pytest.raises(DomainError, match="already_linked"):
        session.execute(link)


class _Failing:
    """A store whose disk is full while `broken` is set."""

    read_only = False

    def __init__(self, store: SqlitePlanStore) -> None:
        self._store = store
        self.broken = False
        self.load = store.load
        self.progress_of = store.progress_of
        self.progress_on = store.progress_on
        self.latest_progress = store.latest_progress
        self.occurrences_of = store.occurrences_of
        self.occurrences_until = store.occurrences_until
        self.versions = store.versions
        self.frozen = store.frozen
        self.frozen_steps = store.frozen_steps
        self.settings_in = store.settings_in
        self.plan_in = store.plan_in
        self.plan_steps = store.plan_steps
        self.measures_in = store.measures_in
        self.files_in = store.files_in
        self.stored_file = store.stored_file
        self.stored_sizes = store.stored_sizes
        self.apply_steps = store.apply_steps

    def apply(
        self,
        changes: ChangeSet,
        *,
        label: EditLabel,
        at: datetime.datetime,
        who: str,
    ) -> None:
        if self.broken:
            raise StorageFailure("disk_full", file="計画.kaizen")
        self._store.apply(changes, label=label, at=at, who=who)


def test_a_failed_edit_leaves_plan_history_and_file_untouched(session: PlanSession) -> None:
    failing = _Failing(_store(session))
    ours = PlanSession(failing, now=lambda: datetime.datetime(2024, 4, 1), who="山田")  # noqa: DTZ001
    measure = ours.plan.measures()[0]
    ours.execute(ChangeField(measure.id, "text", "一"))
    ours.execute(ChangeField(measure.id, "text", "二"))
    ours.undo()
    before, undo, redo = ours.plan, ours.undo_label, ours.redo_label
    heard: list[PlanChanged] = []
    ours.subscribe(heard.append)
    failing.broken = True
    for action in (
        lambda: ours.execute(ChangeField(measure.id, "text", "三")),
        ours.undo,
        ours.redo,
    ):
        with pytest.raises(StorageFailure):
            action()
        assert (ours.plan, ours.undo_label, ours.redo_label) == (before, undo, redo)
    assert not heard
    failing.broken = False
    ours.redo()
    assert get(ours.plan, measure.id, Measure).text == "二"
    assert failing.load() == ours.plan


def test_a_listener_that_fails_hinders_no_other_and_is_heard_of(session: PlanSession) -> None:
    heard: list[PlanChanged] = []

    def fail(event: PlanChanged) -> None:
        raise RuntimeError(event.cause)

    session.subscribe(fail)
    session.subscribe(heard.append)
    with pytest.raises(RuntimeError):
        session.execute(ChangeField(session.plan.measures()[0].id, "text", "x"))
    assert len(heard) == 1
    assert _in_step(session)


@pytest.mark.parametrize("seed", range(3))
def test_after_each_of_400_random_edits_undos_and_redos_file_and_memory_agree(
    session: PlanSession, seed: int
) -> None:
    chance = random.Random(seed)
    edits = RandomEdits(chance)
    for _ in range(400):
        action = chance.random()
        if action < 0.2:
            session.undo()
        elif action < 0.35:
            session.redo()
        else:
            _try(session, edits.several(session.plan))
        assert _in_step(session)
    _store(session).verify()
    final = session.plan
    steps = 0
    while session.undo():
        steps += 1
    for _ in range(steps):
        assert session.redo()
    assert session.plan == final
    assert _in_step(session)


def _try(session: PlanSession, command: Command) -> None:
    before = session.plan
    try:
        session.execute(command)
    except DomainError:
        assert session.plan is before
