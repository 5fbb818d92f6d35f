"""Where the plan stands as of a day: the real plan, the fictional one, and laws of counting."""

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ConfirmUnchanged,
    EditProgress,
    RecordOccurrence,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.status import NO_ENTRY, STATUS_IDS, RoundMark, Survey
from desktop_app.application.surveying import Past, survey
from desktop_app.domain.ahead import Ahead
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Doubt, Pace, Status
from desktop_app.domain.recurring import WindowState
from desktop_app.domain.register import announcement, open_questions
from tests.helpers.fictional import fictional_store, ids
from tests.helpers.sample import NOW, new_file, open_store, submitted_plan


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = open_store(new_file(tmp_path))
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


@pytest.fixture
def fictional(tmp_path: Path) -> Iterator[PlanSession]:
    store = fictional_store(tmp_path)
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


def told(session: PlanSession, as_of: str, *, weeks: int = 8) -> Survey:
    return survey(session.plan, session.records, as_of=day(as_of), ahead=Ahead(weeks))


def totals(counted: Survey) -> dict[str, int]:
    return {status: count for status, count in counted.counts.items() if count}


@pytest.mark.parametrize(
    ("as_of", "late"),
    [
        ("2023-05-12", []),
        ("2024-03-31", ["8月", "2023年度上期"]),
        ("2024-06-30", ["8月", "2023年度上期", "2023年度", "2023年度", "2023年度"]),
    ],
)
def test_the_real_plan_without_entries_cries_no_wolf(
    session: PlanSession, as_of: str, late: list[str]
) -> None:
    found = told(session, as_of)
    assert [row.measure.timing_text for row in found.overdue] == late
    assert totals(found) == {NO_ENTRY: 37}
    assert {row.pace for row in found.rows} == {Pace.UNSET}
    assert {row.suggested_status for row in found.rows} <= {None, Status.DONE}
    assert found.previous is None
    assert len(found.unconfirmed) == len(found.silent) == 37


def test_a_measure_without_an_entry_is_never_counted_as_not_started(session: PlanSession) -> None:
    measure = session.plan.measures()[0].id
    session.execute(EditProgress(measure, day("2023-06-30"), {"answer": "まだ分かりません"}))
    found = told(session, "2023-06-30")
    assert totals(found) == {NO_ENTRY: 37}
    assert found.row(measure) is not None
    assert len(found.unconfirmed) == 37


def test_an_entry_counts_from_its_own_day_on(session: PlanSession) -> None:
    measure = session.plan.measures()[0].id
    session.execute(EditProgress(measure, day("2023-06-30"), {"status": "continuing"}))
    assert totals(told(session, "2023-06-29")) == {NO_ENTRY: 37}
    assert totals(told(session, "2023-06-30")) == {NO_ENTRY: 36, "continuing": 1}


def test_due_next_looks_as_far_ahead_as_asked(session: PlanSession) -> None:
    found = {weeks: len(told(session, "2023-05-12", weeks=weeks).due_next) for weeks in (1, 8, 50)}
    assert found == {1: 0, 8: 1, 50: 6}


def test_a_window_is_open_until_its_record_is_there(session: PlanSession) -> None:
    def open_() -> list[tuple[str, WindowState]]:
        found = told(session, "2024-03-31").open_windows
        return [(each.kept.window.label, each.kept.state) for each in found]

    assert open_() == [
        ("2023年度上期", WindowState.MISSED),
        ("2023年度下期", WindowState.RUNNING),
    ]
    (window, _) = told(session, "2024-03-31").open_windows
    session.execute(RecordOccurrence(window.measure, day("2023-09-30")))
    assert open_() == [("2023年度下期", WindowState.RUNNING)]


REPORTS = {
    "2023-09-30": (46, {NO_ENTRY: 1, "not-started": 7, "preparing": 12, "in-progress": 5,
                        "continuing": 12, "done": 9}),
    "2024-03-31": (48, {"not-started": 3, "preparing": 4, "in-progress": 5, "continuing": 20,
                        "done": 15, "cancelled": 1}),
    "2024-09-30": (48, {"preparing": 4, "in-progress": 4, "continuing": 21, "done": 17,
                        "cancelled": 1, "merged": 1}),
    "2025-03-31": (48, {"preparing": 2, "in-progress": 3, "continuing": 22, "done": 19,
                        "cancelled": 1, "merged": 1}),
}  # fmt: skip


@pytest.mark.parametrize("as_of", REPORTS)
def test_the_figures_of_each_report(fictional: PlanSession, as_of: str) -> None:
    total, counts = REPORTS[as_of]
    found = told(fictional, as_of)
    assert (found.total, totals(found)) == (total, counts)


def test_the_change_since_the_last_report(fictional: PlanSession) -> None:
    found = told(fictional, "2024-03-31")
    assert found.last_report is not None
    assert found.last_report.number == 1
    changes = {status: found.change(status) for status in STATUS_IDS if found.change(status)}
    assert changes == {
        NO_ENTRY: -1,
        "not-started": -4,
        "preparing": -8,
        "continuing": 8,
        "done": 6,
        "cancelled": 1,
    }
    for status in STATUS_IDS:
        parts = [chapter.change(status) or 0 for chapter in found.chapters]
        assert sum(parts) == (found.change(status) or 0)


def test_counts_add_up_and_a_repetition_counts_only_if_the_plan_says_so(
    fictional: PlanSession,
) -> None:
    found = told(fictional, "2024-09-30")
    assert len(found.rows) == 50
    assert sum(row.is_repeat for row in found.rows) == 2
    assert found.total == sum(chapter.total for chapter in found.chapters) == 48
    fictional.execute(ChangeField(fictional.plan.id, "repeated_count", True))
    again = told(fictional, "2024-09-30")
    assert again.total == 50
    assert again.previous is not None
    assert sum(again.previous.values()) == 50


def test_a_repetition_shows_the_progress_of_its_original(fictional: PlanSession) -> None:
    found = told(fictional, "2024-09-30")
    original, repeat = found.row(ids()["c5"]), found.row(ids()["d4"])
    assert original is not None
    assert repeat is not None
    assert (repeat.owner, repeat.is_repeat) == (original.id, True)
    assert repeat.entry == original.entry
    assert repeat not in found.owners


def test_a_late_correction_changes_the_day_but_not_what_was_reported(
    fictional: PlanSession,
) -> None:
    measure = ids()["a5"]
    then = told(fictional, "2023-09-30").row(measure)
    later = told(fictional, "2024-03-31").row(measure)
    assert then is not None
    assert then.entry is not None
    assert later is not None
    assert later.previous is not None
    assert "2,421名" in then.entry.report_wording
    assert "2,412名" in later.previous.report_wording


def test_dates_are_those_in_force_on_the_day(fictional: PlanSession) -> None:
    def timing(as_of: str) -> str:
        row = told(fictional, as_of).row(ids()["c1"])
        assert row is not None
        return row.measure.timing_text

    assert timing("2024-02-29") == "2023年度下期"
    assert timing("2024-03-01") == "2024年度上期"
    open_one = told(fictional, "2025-04-10").row(ids()["c5"])
    assert open_one is not None
    assert open_one.measure.timing_text == "～2024年度"
    assert open_one.overdue is not None


def test_departments_are_shown_as_they_were_called(fictional: PlanSession) -> None:
    def lead(key: str, as_of: str) -> str:
        row = told(fictional, as_of).row(ids()[key])
        assert row is not None
        assert row.bearers.lead is not None
        return row.bearers.lead.name

    assert [lead("d2", d) for d in ("2024-03-31", "2024-04-01")] == [
        "情報システム部",
        "デジタル推進部",
    ]
    assert [lead("f3", d) for d in ("2024-09-30", "2024-10-01")] == ["お客さまセンター", "営業本部"]
    assert [lead("c14", d) for d in ("2024-06-30", "2024-07-01")] == [
        "総務部",
        "コンプライアンス推進部",
    ]


def test_the_round_that_is_open_knows_who_has_not_answered(fictional: PlanSession) -> None:
    found = told(fictional, "2025-03-31")
    marks = [row.mark for row in found.owners]
    assert marks.count(RoundMark.UNCONFIRMED) == len(found.unconfirmed) == 12
    waiting = found.unconfirmed[0]
    assert waiting.answer == ""
    assert waiting.entry is not None
    assert waiting.entry.report_wording
    confirmable = tuple(row.id for row in found.unconfirmed)
    fictional.execute(ConfirmUnchanged(confirmable, day("2025-03-31")))
    after = told(fictional, "2025-03-31")
    assert not after.unconfirmed
    assert [row.mark for row in after.owners].count(RoundMark.UNCHANGED) == marks.count(
        RoundMark.UNCHANGED
    ) + len(confirmable)
    assert totals(after) == totals(found)


def test_an_answer_alone_confirms_nothing_until_somebody_judges_it(fictional: PlanSession) -> None:
    as_of = day("2025-03-31")
    one, other, third = (row.id for row in told(fictional, "2025-03-31").unconfirmed[:3])
    answer: dict[str, Value] = {"answer": "記載案のとおりで相違ありません。"}
    fictional.execute(Together(tuple(EditProgress(m, as_of, answer) for m in (one, other))))
    waiting = told(fictional, "2025-03-31")
    assert len(waiting.unconfirmed) == 12
    for measure in (one, other):
        row = waiting.row(measure)
        assert row is not None
        assert (row.mark, row.answer) == (RoundMark.UNCONFIRMED, answer["answer"])
        assert not row.silent
    fictional.execute(ConfirmUnchanged((one, third), as_of))
    fictional.execute(EditProgress(other, as_of, {"report_wording": "新しい記載"}))
    judged = told(fictional, "2025-03-31")
    marks = [row.mark for row in map(judged.row, (one, other, third)) if row]
    assert marks == [RoundMark.UNCHANGED, RoundMark.CHANGED, RoundMark.UNCHANGED]
    row = judged.row(one)
    assert row is not None
    assert row.answer == answer["answer"]
    fictional.execute(EditProgress(one, as_of, {"answer": "追って訂正します。"}))
    again = told(fictional, "2025-03-31").row(one)
    assert again is not None
    assert again.mark is RoundMark.UNCONFIRMED


def test_what_changed_is_not_said_to_be_unchanged(fictional: PlanSession) -> None:
    as_of = day("2025-03-31")
    one = told(fictional, "2025-03-31").unconfirmed[0].id
    values: dict[str, Value] = {"answer": "回答", "report_wording": "新しい記載"}
    fictional.execute(EditProgress(one, as_of, values))
    assert fictional.execute(ConfirmUnchanged((one,), as_of)) == ()


def test_the_first_answer_of_all_is_no_change(session: PlanSession) -> None:
    measure = session.plan.measures()[0].id
    session.execute(EditProgress(measure, day("2023-09-30"), {"answer": "開催した"}))
    row = told(session, "2023-09-30").row(measure)
    assert row is not None
    assert (row.mark, row.answer) == (RoundMark.UNCONFIRMED, "開催した")


def test_a_missed_window_stays_visible(fictional: PlanSession) -> None:
    found = told(fictional, "2025-03-31").open_windows
    missed = [
        (each.measure, each.kept.window.label)
        for each in found
        if each.kept.state is WindowState.MISSED
    ]
    assert missed == [(ids()["a5"], "2024年度上期")]


def test_coverage_of_what_the_authority_demands(fictional: PlanSession) -> None:
    found = told(fictional, "2025-03-31").coverage
    assert [len(each.measures) for each in found] == [25, 13, 4, 4, 2, 4]
    for each in found:
        assert sum(each.counts.values()) == len(each.measures) >= each.closed


def test_what_is_owed_to_the_authority(fictional: PlanSession) -> None:
    owed = announcement(fictional.plan, on=day("2025-04-10"))
    assert owed.report is not None
    assert (owed.report.report.number, owed.report.days) == (4, 20)
    assert [(each.question.number, each.days) for each in owed.questions] == [
        ("3-2", 8),
        ("3-3", 29),
    ]
    fictional.execute(ChangeField(fictional.plan.id, "reporting_ended_on", "2025-04-10"))
    ended = announcement(fictional.plan, on=day("2025-04-10"))
    assert ended.report is None
    assert announcement(fictional.plan, on=day("2025-04-09")).report is not None
    assert len(open_questions(fictional.plan, on=day("2023-11-10"))) == 2
    assert not announcement(submitted_plan(), on=day("2023-05-12"))


def test_what_was_read_of_a_version_is_kept(fictional: PlanSession) -> None:
    past = Past(fictional.records)
    first = survey(fictional.plan, fictional.records, as_of=day("2024-09-30"), past=past)
    again = survey(fictional.plan, fictional.records, as_of=day("2024-09-30"), past=past)
    assert first == again == told(fictional, "2024-09-30")
    assert first.in_force.plan.orders is again.in_force.plan.orders


def test_an_empty_plan_stands_nowhere(session: PlanSession) -> None:
    found = survey(Plan(1), session.records, as_of=day("2024-03-31"))
    assert (found.total, found.rows, found.chapters, found.all_closed) == (0, (), (), False)


@pytest.mark.parametrize("seed", range(4))
def test_laws_of_counting_hold_after_any_edits(fictional: PlanSession, seed: int) -> None:
    chance = random.Random(seed)
    measures = list(ids().values())
    days = [day("2023-09-30") + datetime.timedelta(days=chance.randrange(700)) for _ in range(6)]
    for _ in range(30):
        values = {"status": str(chance.choice(list(Status))), "reason": "理由"}
        if values["status"] == "merged":
            values["merged_into"] = ids()["a1"]  # type: ignore[assignment]
        measure = chance.choice([each for each in measures if each != ids()["a1"]])
        fictional.execute(EditProgress(measure, chance.choice(days), values))
    for each in days:
        found = survey(fictional.plan, fictional.records, as_of=each)
        assert found.total == len([row for row in found.rows if row.counted])
        assert found.counts == {
            status: sum(chapter.counts[status] for chapter in found.chapters)
            for status in STATUS_IDS
        }
        assert {row.id for row in found.overdue} <= {r.id for r in found.owners if not r.is_closed}
        assert {row.id for row in found.unconfirmed} <= {row.id for row in found.silent} | {
            row.id for row in found.owners if row.occurrences or row.answer
        }
        assert not {row.id for row in found.due_next} & {row.id for row in found.overdue}


def test_a_measure_only_in_the_draft_is_planned_and_not_counted(fictional: PlanSession) -> None:
    item = fictional.plan.chapters[0].items[0].id
    (new,) = fictional.execute(AddEntity("measure", item, {"text": "新しい施策"}))
    found = told(fictional, "2025-03-31")
    assert found.in_force.planned == (new,)
    assert found.row(new) is None
    assert found.total == 48


def test_a_report_without_a_version_shows_what_its_day_shows_now(session: PlanSession) -> None:
    measure = session.plan.measures()[0].id
    session.execute(EditProgress(measure, day("2023-09-30"), {"status": "preparing"}))
    values = {"as_of": "2023-09-30", "submitted_on": "2023-10-20"}
    session.execute(AddEntity("report", values=values))
    assert told(session, "2023-12-31").change("preparing") == 0
    session.execute(EditProgress(measure, day("2023-12-31"), {"status": "done"}))
    found = told(session, "2023-12-31")
    assert (found.change("preparing"), found.change("done")) == (-1, 1)
    row = found.row(measure)
    assert row is not None
    assert row.answer == ""
    assert row.judgement.days is not None
    session.execute(EditProgress(measure, day("2023-12-31"), {"pace": "behind"}))
    chosen = told(session, "2023-12-31").row(measure)
    assert chosen is not None
    assert chosen.pace is Pace.BEHIND


ANSWER = "2025年3月に策定を終えました。"


def test_an_answer_that_the_report_does_not_have_yet_waits_whatever_else_is_set(
    fictional: PlanSession,
) -> None:
    as_of = day("2025-03-31")
    one = told(fictional, "2025-03-31").unconfirmed[0].id

    def mark() -> RoundMark | None:
        row = told(fictional, "2025-03-31").row(one)
        return row.mark if row else None

    def after(**values: Value) -> RoundMark | None:
        fictional.execute(EditProgress(one, as_of, values))
        return mark()

    assert after(answer=ANSWER) is RoundMark.UNCONFIRMED
    assert after(status="done") is RoundMark.UNCONFIRMED
    assert after(finished_on="2025-03-20", next_steps="") is RoundMark.UNCONFIRMED
    assert after(report_wording="3月に策定を終えた。") is RoundMark.CHANGED
    assert after(answer="いえ、4月になります。") is RoundMark.UNCONFIRMED
    assert after(status="in-progress") is RoundMark.UNCONFIRMED
    assert fictional.execute(ConfirmUnchanged((one,), as_of))
    assert mark() is RoundMark.CHANGED
    assert after(status="done") is RoundMark.CHANGED
    assert fictional.execute(ConfirmUnchanged((one,), as_of)) == ()


def test_an_answer_taken_word_for_word_waits_no_longer(fictional: PlanSession) -> None:
    as_of = day("2025-03-31")
    one = told(fictional, "2025-03-31").unconfirmed[0].id
    taken: dict[str, Value] = {"report_wording": ANSWER}
    fictional.execute(EditProgress(one, as_of, {"answer": ANSWER, "status": "done"}))
    fictional.execute(EditProgress(one, as_of, taken))
    row = told(fictional, "2025-03-31").row(one)
    assert row is not None
    assert row.mark is RoundMark.CHANGED


def test_a_waiting_answer_comes_along_to_a_later_day_of_its_round_and_no_further(
    fictional: PlanSession,
) -> None:
    one = told(fictional, "2025-03-31").unconfirmed[0].id
    fictional.execute(EditProgress(one, day("2025-03-20"), {"answer": ANSWER}))
    fictional.execute(EditProgress(one, day("2025-03-31"), {"status": "done"}))
    row = told(fictional, "2025-03-31").row(one)
    assert row is not None
    assert (row.mark, row.answer) == (RoundMark.UNCONFIRMED, ANSWER)
    fictional.execute(
        AddEntity("report", values={"number": 5, "as_of": "2025-09-30", "due_on": "2025-10-31"})
    )
    fourth = next(each.id for each in fictional.plan.reports if each.number == 4)
    fictional.execute(ChangeField(fourth, "submitted_on", "2025-04-28"))
    fictional.execute(EditProgress(one, day("2025-09-30"), {"status": "continuing"}))
    later = told(fictional, "2025-09-30").row(one)
    assert later is not None
    assert (later.mark, later.answer) == (RoundMark.CHANGED, "")


@pytest.mark.parametrize(
    ("values", "doubts"),
    [
        ({"status": "done"}, (Doubt.NO_FINISH,)),
        ({"status": "done", "finished_on": "2023-06-20"}, ()),
        ({"status": "done", "finished_on": "2023-06-20", "next_steps": "－"}, ()),
        (
            {"status": "done", "finished_on": "2023-06-20", "next_steps": "2025年度に着手"},
            (Doubt.STILL_PLANNED,),
        ),
        ({"status": "done", "next_steps": "着手"}, (Doubt.NO_FINISH, Doubt.STILL_PLANNED)),
        ({"status": "continuing", "next_steps": "着手"}, ()),
    ],
)
def test_what_is_done_has_its_day_and_no_more_plans(
    session: PlanSession, values: dict[str, Value], doubts: tuple[Doubt, ...]
) -> None:
    measure = session.plan.measures()[0].id
    session.execute(EditProgress(measure, day("2023-06-30"), values))
    found = told(session, "2023-06-30")
    row = found.row(measure)
    assert row is not None
    assert row.doubts == doubts
    assert found.doubtful == ((row,) if doubts else ())


def test_the_sample_leaves_nothing_doubtful(fictional: PlanSession) -> None:
    assert not any(told(fictional, as_of).doubtful for as_of in REPORTS)
