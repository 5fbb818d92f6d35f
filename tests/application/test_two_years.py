"""Two years walked through by commands: right at each 基準日, reproducible ever after."""

import datetime
from pathlib import Path

from msgspec import Struct, field

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    ConfirmUnchanged,
    EditProgress,
    FreezeVersion,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.status import NO_ENTRY, RoundMark, Survey
from desktop_app.application.surveying import survey
from desktop_app.domain.kinds import Value
from desktop_app.domain.version import Occasion
from tests.helpers.sample import new_file, open_store


class Walk(Struct):
    """A sitting whose clock is set by hand."""

    session: PlanSession
    clock: list[datetime.datetime] = field(default_factory=list)

    def on(self, text: str, *commands: Command) -> tuple[int, ...]:
        self.clock[:] = [datetime.datetime.fromisoformat(f"{text}T10:00:00")]
        return self.session.execute(commands[0] if len(commands) == 1 else Together(commands))

    def survey(self, text: str) -> Survey:
        as_of = datetime.date.fromisoformat(text)
        return survey(self.session.plan, self.session.records, as_of=as_of)

    def figures(self, text: str) -> dict[str, int]:
        return {status: n for status, n in self.survey(text).counts.items() if n}

    def report(self, number: int, as_of: str, submitted: str) -> None:
        (version,) = self.on(
            submitted,
            FreezeVersion(
                f"第{number}回報告", datetime.date.fromisoformat(submitted), Occasion.REPORTED
            ),
        )
        values: dict[str, Value] = {
            "number": number,
            "as_of": as_of,
            "submitted_on": submitted,
            "version": version,
        }
        self.on(submitted, AddEntity("report", values=values))


def edit(measure: int, as_of: str, **values: str) -> EditProgress:
    return EditProgress(measure, datetime.date.fromisoformat(as_of), values)


def confirm(measures: list[int], as_of: str) -> ConfirmUnchanged:
    return ConfirmUnchanged(tuple(measures), datetime.date.fromisoformat(as_of))


def test_two_years(tmp_path: Path) -> None:
    store = open_store(new_file(tmp_path))
    clock: list[datetime.datetime] = []
    walk = Walk(PlanSession(store, now=lambda: clock[0], who="山田"), clock)
    measures = [measure.id for measure in walk.session.plan.measures()]
    seminar = next(m.id for m in walk.session.plan.measures() if m.timing_text == "8月")
    walk.on("2023-05-12", FreezeVersion("提出", datetime.date(2023, 5, 12), Occasion.SUBMITTED))

    # 第1回: everything is 継続実施中 but one that is under way and one that nobody answered.
    rest = [each for each in measures if each not in (seminar, measures[1])]
    answered = [edit(m, "2023-07-31", status="continuing", report_wording="継続") for m in rest]
    walk.on("2023-08-04", *answered, edit(seminar, "2023-07-31", status="preparing"))
    assert walk.figures("2023-07-31") == {"continuing": 35, "preparing": 1, NO_ENTRY: 1}
    assert [row.id for row in walk.survey("2023-07-31").unconfirmed] == [measures[1]]
    walk.report(1, "2023-07-31", "2023-08-10")
    first = walk.survey("2023-07-31")

    # Between the rounds the seminar's month passes.
    assert not walk.survey("2023-08-31").overdue
    assert [row.id for row in walk.survey("2023-09-01").overdue] == [seminar]

    # 第2回: the seminar was held, the rest is confirmed in one step.
    walk.on(
        "2024-01-15",
        edit(seminar, "2023-12-31", status="done", finished_on="2023-08-25", report_wording="実施"),
    )
    walk.on("2024-01-16", confirm(rest, "2023-12-31"))
    second = walk.survey("2023-12-31")
    assert walk.figures("2023-12-31") == {"continuing": 35, "done": 1, NO_ENTRY: 1}
    marks = {row.id: row.mark for row in second.rows}
    assert marks[seminar] is RoundMark.CHANGED
    assert marks[measures[1]] is RoundMark.UNCONFIRMED
    assert {marks[each] for each in rest} == {RoundMark.UNCHANGED}
    assert (second.change("done"), second.change("preparing"), second.change("continuing")) == (
        1,
        -1,
        0,
    )
    assert not second.overdue
    walk.report(2, "2023-12-31", "2024-01-31")

    # Earlier days are as they were.
    assert walk.survey("2023-07-31").counts == first.counts
    assert {row.entry for row in walk.survey("2023-07-31").rows} == {r.entry for r in first.rows}

    # A late correction: the first report's day changes, the report itself and later days don't.
    before = walk.survey("2023-12-31")
    walk.on("2024-02-20", edit(rest[0], "2023-07-31", status="in-progress"))
    assert walk.figures("2023-07-31") == {
        "continuing": 34,
        "in-progress": 1,
        "preparing": 1,
        NO_ENTRY: 1,
    }
    after = walk.survey("2023-12-31")
    assert after.counts == before.counts
    assert after.previous == before.previous == first.counts
    assert after.rows == before.rows

    # 第3回, a year later: two measures end, one is given up.
    walk.on(
        "2025-04-10",
        edit(measures[1], "2025-03-31", status="done", finished_on="2025-02-28"),
        edit(rest[1], "2025-03-31", status="cancelled", reason="対象がなくなったため"),
    )
    walk.on("2025-04-11", confirm([*rest, seminar], "2025-03-31"))
    third = walk.survey("2025-03-31")
    assert walk.figures("2025-03-31") == {"continuing": 34, "done": 2, "cancelled": 1}
    assert not third.unconfirmed
    assert third.all_closed
    assert third.last_report is not None
    assert third.last_report.number == 2
    walk.report(3, "2025-03-31", "2025-04-25")
    walk.on("2025-06-01", ChangeField(walk.session.plan.id, "reporting_ended_on", "2025-06-01"))
    assert walk.survey("2025-06-01").announcement.report is None

    # The file says the same after it was closed.
    figures = {day: walk.figures(day) for day in ("2023-07-31", "2023-12-31", "2025-03-31")}
    store.close()
    reopened = open_store(tmp_path / "計画.kaizen")
    again = Walk(PlanSession(reopened, now=lambda: clock[0], who="山田"), clock)
    assert {day: again.figures(day) for day in figures} == figures
    reopened.verify()
    reopened.close()
