"""Entries, corrections, rounds, occurrences: what a user can say of progress."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    ConfirmUnchanged,
    DeleteEntity,
    EditProgress,
    RecordOccurrence,
    RecordProgress,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.domain.errors import DomainError
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Pace, ProgressEntry, Status, progress_owner, same_content
from tests.helpers.sample import NOW, new_file, open_store

MARCH, APRIL = datetime.date(2024, 3, 31), datetime.date(2024, 4, 30)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = open_store(new_file(tmp_path))
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


@pytest.fixture
def measure(session: PlanSession) -> int:
    return session.plan.measures()[0].id


def held(session: PlanSession, measure: int, as_of: datetime.date) -> ProgressEntry | None:
    return session.records.latest_progress(as_of=as_of).get(measure)


def test_an_edit_starts_from_what_held_before_but_not_from_its_answer(
    session: PlanSession, measure: int
) -> None:
    first = RecordProgress(
        measure,
        MARCH,
        Status.IN_PROGRESS,
        answer="回答",
        report_wording="実施状況",
        next_steps="予定",
        started_on=MARCH,
        pace=Pace.BEHIND,
    )
    session.execute(first)
    session.execute(EditProgress(measure, APRIL, {"next_steps": "次の予定"}))
    entry = held(session, measure, APRIL)
    assert entry is not None
    assert (entry.status, entry.report_wording, entry.next_steps, entry.started_on) == (
        Status.IN_PROGRESS,
        "実施状況",
        "次の予定",
        MARCH,
    )
    assert (entry.answer, entry.pace, entry.replaces) == ("", Pace.UNSET, None)
    before = held(session, measure, MARCH)
    assert before is not None
    assert before.next_steps == "予定"


def test_an_edit_of_the_same_day_corrects_and_hides_but_keeps_both(
    session: PlanSession, measure: int
) -> None:
    (first,) = session.execute(EditProgress(measure, MARCH, {"status": "in-progress"}))
    (second,) = session.execute(EditProgress(measure, MARCH, {"answer": "回答"}))
    entry = held(session, measure, MARCH)
    assert entry is not None
    assert (entry.id, entry.replaces, entry.status) == (second, first, Status.IN_PROGRESS)
    assert len(session.records.progress_of([measure])) == 2
    session.undo()
    assert held(session, measure, MARCH) is not None
    session.undo()
    assert held(session, measure, MARCH) is None


def test_an_answer_may_come_before_anybody_has_judged(session: PlanSession, measure: int) -> None:
    session.execute(EditProgress(measure, MARCH, {"answer": "2回開催しました"}))
    entry = held(session, measure, MARCH)
    assert entry is not None
    assert entry.status is None


@pytest.mark.parametrize("as_of", [MARCH, APRIL])
@pytest.mark.parametrize(
    ("values", "reason", "has_target"),
    [
        ({"status": "done"}, "", False),
        ({"status": "done", "reason": "計画に戻した"}, "計画に戻した", False),
        ({"status": "cancelled"}, "重複のため", False),
        ({"report_wording": "統合先で実施"}, "重複のため", True),
    ],
)
def test_what_belongs_to_a_merger_ends_with_it(
    session: PlanSession,
    measure: int,
    as_of: datetime.date,
    values: dict[str, Value],
    reason: str,
    has_target: bool,
) -> None:
    target = session.plan.measures()[1].id
    merged: dict[str, Value] = {
        "status": "merged",
        "reason": "重複のため",
        "merged_into": target,
    }
    session.execute(EditProgress(measure, MARCH, merged))
    session.execute(EditProgress(measure, as_of, values))
    entry = held(session, measure, as_of)
    assert entry is not None
    assert (entry.reason, entry.merged_into) == (reason, target if has_target else None)


def test_an_edit_that_changes_nothing_leaves_no_trace(session: PlanSession, measure: int) -> None:
    session.execute(EditProgress(measure, MARCH, {"status": "done"}))
    assert session.execute(EditProgress(measure, MARCH, {"status": "done"})) == ()
    assert len(session.records.progress_of([measure])) == 1


def test_several_edits_of_one_row_in_one_step_build_on_one_another(
    session: PlanSession, measure: int
) -> None:
    step = Together(
        (
            EditProgress(measure, MARCH, {"status": "done"}),
            EditProgress(measure, MARCH, {"report_wording": "完了"}),
            EditProgress(measure, APRIL, {"next_steps": "－"}),
        )
    )
    session.execute(step)
    entry = held(session, measure, APRIL)
    assert entry is not None
    assert (entry.status, entry.report_wording) == (Status.DONE, "完了")
    session.undo()
    assert session.records.progress_of([measure]) == ()
    session.redo()
    assert held(session, measure, APRIL) == entry


def test_confirming_says_the_same_again_for_many_in_one_step(session: PlanSession) -> None:
    measures = tuple(measure.id for measure in session.plan.measures()[:5])
    for measure in measures:
        session.execute(RecordProgress(measure, MARCH, Status.DONE, report_wording=str(measure)))
    session.execute(EditProgress(measures[0], APRIL, {"report_wording": "変更"}))
    made = session.execute(ConfirmUnchanged(measures, APRIL))
    assert len(made) == 4
    for measure in measures[1:]:
        then, now = held(session, measure, MARCH), held(session, measure, APRIL)
        assert then is not None
        assert now is not None
        assert same_content(then, now)
        assert (now.unchanged, now.as_of) == (True, APRIL)
    session.undo()
    assert held(session, measures[1], APRIL) == held(session, measures[1], MARCH)


def test_of_two_entries_of_one_day_the_one_recorded_later_counts_though_the_clock_stands(
    session: PlanSession, measure: int
) -> None:
    for status in (Status.NOT_STARTED, Status.PREPARING, Status.IN_PROGRESS, Status.DONE):
        session.execute(RecordProgress(measure, MARCH, status))
        entry = held(session, measure, MARCH)
        assert entry is not None
        assert entry.status is status


def test_what_was_typed_late_for_an_earlier_day_does_not_hide_a_later_day(
    session: PlanSession, measure: int
) -> None:
    session.execute(RecordProgress(measure, APRIL, Status.DONE))
    session.execute(RecordProgress(measure, MARCH, Status.IN_PROGRESS))
    march, april = held(session, measure, MARCH), held(session, measure, APRIL)
    assert march is not None
    assert april is not None
    assert (march.status, april.status) == (Status.IN_PROGRESS, Status.DONE)


def test_a_repeated_measure_shares_the_entries_of_the_one_that_it_repeats(
    session: PlanSession,
) -> None:
    first, second = (measure.id for measure in session.plan.measures()[:2])
    session.execute(ChangeField(second, "repeats", first))
    session.execute(EditProgress(second, MARCH, {"status": "done"}))
    session.execute(RecordOccurrence(second, MARCH))
    assert held(session, first, MARCH) is not None
    assert held(session, second, MARCH) is None
    assert [each.measure for each in session.records.occurrences_of([first])] == [first]


def test_a_repetition_that_leads_nowhere_stands_for_itself() -> None:
    lost = Measure(1, "a", repeats=9)
    first, second = Measure(2, "b", repeats=3), Measure(3, "c", repeats=2)
    measures = {measure.id: measure for measure in (lost, first, second)}
    assert [progress_owner(m, measures).id for m in measures.values()] == [1, 2, 3]


def test_a_corrected_occurrence_is_hidden_and_a_withdrawn_one_is_gone(
    session: PlanSession, measure: int
) -> None:
    (first,) = session.execute(RecordOccurrence(measure, MARCH, people=10))
    (second,) = session.execute(RecordOccurrence(measure, MARCH, people=12, replaces=first))
    (found,) = session.records.occurrences_until(as_of=APRIL)[measure]
    assert found.people == 12
    session.execute(RecordOccurrence(measure, MARCH, times=0, replaces=second))
    assert session.records.occurrences_until(as_of=APRIL) == {}
    assert len(session.records.occurrences_of([measure])) == 3


def test_a_deleted_measure_takes_its_occurrences_along(session: PlanSession, measure: int) -> None:
    session.execute(RecordOccurrence(measure, MARCH))
    session.execute(DeleteEntity(measure))
    assert session.records.occurrences_of([measure]) == ()
    session.undo()
    assert len(session.records.occurrences_of([measure])) == 1


def _refusals(measure: int, other: int, entry: int, occurrence: int) -> list[tuple[Command, str]]:
    cancelled = {"status": "cancelled"}
    merged = {"status": "merged", "reason": "重複"}
    return [
        (EditProgress(7, MARCH, {}), "no_such_entity"),
        (EditProgress(measure, MARCH, {"as_of": "2024-04-01"}), "unknown_field"),
        (EditProgress(measure, MARCH, {"status": "late"}), "invalid_value"),
        (EditProgress(measure, MARCH, {"answer": "\ud800"}), "invalid_characters"),
        (EditProgress(measure, MARCH, cancelled), "reason_needed"),
        (EditProgress(measure, MARCH, merged), "merge_target_needed"),
        (EditProgress(measure, MARCH, {**merged, "merged_into": measure}), "merge_target_needed"),
        (EditProgress(measure, MARCH, {**merged, "merged_into": 7}), "no_such_entity"),
        (
            EditProgress(measure, MARCH, {"status": "done", "merged_into": other}),
            "merge_target_without_merge",
        ),
        (
            RecordProgress(measure, MARCH, Status.DONE, merged_into=other),
            "merge_target_without_merge",
        ),
        (
            EditProgress(measure, MARCH, {"started_on": "2024-03-02", "finished_on": "2024-03-01"}),
            "finished_before_started",
        ),
        (ConfirmUnchanged((other,), MARCH), "nothing_to_confirm"),
        (RecordProgress(measure, MARCH, replaces=entry), "already_replaced"),
        (RecordProgress(other, MARCH, replaces=entry), "no_such_entity"),
        (RecordOccurrence(measure, MARCH, times=0), "invalid_count"),
        (RecordOccurrence(measure, MARCH, people=-1), "invalid_count"),
        (RecordOccurrence(measure, MARCH, replaces=occurrence), "already_replaced"),
        (RecordOccurrence(other, MARCH, replaces=occurrence), "no_such_entity"),
        (RecordOccurrence(measure, MARCH, note="\ud800"), "invalid_characters"),
    ]


def test_what_cannot_be_is_refused_and_costs_nothing(session: PlanSession) -> None:
    measure, other = (each.id for each in session.plan.measures()[:2])
    (entry,) = session.execute(RecordProgress(measure, MARCH, Status.DONE))
    session.execute(RecordProgress(measure, MARCH, Status.DONE, replaces=entry))
    (occurrence,) = session.execute(RecordOccurrence(measure, MARCH))
    session.execute(RecordOccurrence(measure, MARCH, replaces=occurrence))
    before = session.records.progress_of([measure, other])
    for command, code in _refusals(measure, other, entry, occurrence):
        with pytest.raises(DomainError) as fault:
            session.execute(command)
        assert (command, fault.value.code) == (command, code)
    assert session.records.progress_of([measure, other]) == before


def test_a_paste_of_a_thousand_rows_is_one_step(tmp_path: Path) -> None:
    store = open_store(new_file(tmp_path))
    session = PlanSession(store, now=lambda: NOW, who="山田")
    item = session.plan.chapters[0].items[0].id
    rows = session.execute(
        Together(tuple(AddEntity("measure", item, {"text": str(n)}) for n in range(100)))
    )
    pasted = (EditProgress(row, MARCH, {"status": "done", "answer": "済"}) for row in rows)
    session.execute(Together(tuple(pasted)))
    assert len(session.records.latest_progress(as_of=MARCH)) == 100
    session.undo()
    assert session.records.latest_progress(as_of=MARCH) == {}
    store.close()


def test_same_content_leaves_out_who_and_when() -> None:
    entry = ProgressEntry(1, 2, MARCH, Status.DONE, report_wording="完了")
    assert same_content(entry, replace(entry, id=3, as_of=APRIL, answer="x", recorded_by="佐藤"))
    assert not same_content(entry, replace(entry, next_steps="次"))


def test_the_first_day_of_all_has_no_day_before(session: PlanSession, measure: int) -> None:
    session.execute(EditProgress(measure, datetime.date.min, {"answer": "回答"}))
    assert session.execute(ConfirmUnchanged((measure,), datetime.date.min)) == ()


def test_confirming_in_the_step_that_first_recorded(session: PlanSession, measure: int) -> None:
    session.execute(
        Together(
            (EditProgress(measure, MARCH, {"status": "done"}), ConfirmUnchanged((measure,), APRIL))
        )
    )
    entry = held(session, measure, APRIL)
    assert entry is not None
    assert (entry.status, entry.unchanged) == (Status.DONE, True)
