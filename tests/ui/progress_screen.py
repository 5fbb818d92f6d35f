"""A plan with two rounds behind it, and the 進捗 page on it, driven as a person would."""

from __future__ import annotations

import datetime
from pathlib import Path

from desktop_app.application.commands import (
    AddEntity,
    AssignMeasures,
    EditProgress,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.status import MeasureStatus
from desktop_app.domain.progress import Status
from desktop_app.storage.plan_file import create_plan_file
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.page_desk import PageDesk
from desktop_app.ui.views.progress_page import ProgressPage
from tests.helpers.sample import NOW, open_store, submitted_plan
from tests.ui.screen import opened

DAY = datetime.date
LAST, NOW_DAY = DAY(2023, 9, 30), DAY(2024, 3, 31)
_WORDS = "経営企画部 人事部 総務部 資材部 営業本部 配電本部 法務部 監査室 広報部"
DEPARTMENTS = tuple(_WORDS.split())


def make_reported(path: Path, *, more: int = 0) -> Path:
    """A file whose 第1回報告 is submitted and whose 第2回報告 is due."""
    create_plan_file(path, submitted_plan(), who="山田", now=NOW)
    store = open_store(path)
    session = PlanSession(store, now=lambda: NOW, who="山田")
    items = [item for chapter in session.plan.chapters for item in chapter.items]
    adding = [
        AddEntity("measure", items[n % len(items)].id, {"text": f"追加の施策{n}"})
        for n in range(more)
    ]
    session.execute(Together(tuple(adding)))
    departments = [
        session.execute(AddEntity("department", values={"name": name}))[0] for name in DEPARTMENTS
    ]
    measures = session.plan.measures()
    session.execute(
        Together(
            tuple(
                AssignMeasures((measure.id,), departments[place % len(departments)])
                for place, measure in enumerate(measures)
            )
        )
    )
    values = {"status": str(Status.IN_PROGRESS), "report_wording": "前回の記載"}
    session.execute(Together(tuple(EditProgress(m.id, LAST, values) for m in measures)))
    for number, as_of, submitted in ((1, LAST, "2023-10-30"), (2, NOW_DAY, None)):
        session.execute(
            AddEntity(
                "report",
                values={
                    "number": number,
                    "as_of": as_of.isoformat(),
                    "due_on": as_of.isoformat(),
                    "submitted_on": submitted,
                },
            )
        )
    store.close()
    return path


def desk_of(window: MainWindow) -> PageDesk:
    return opened(window).desk


def signals_of(window: MainWindow) -> SessionSignals:
    return opened(window).signals


def progress_page(window: MainWindow) -> ProgressPage:
    desk = desk_of(window)
    desk.show_page("progress")
    page = desk.page("progress")
    assert isinstance(page, ProgressPage)
    return page


def row_at(page: ProgressPage, place: int) -> MeasureStatus:
    return page.model.rows[place]


def words_at(page: ProgressPage, place: int, column: Column) -> str:
    return str(page.model.index(place, column).data())


def steps_of(window: MainWindow) -> int:
    """How many undo steps there are; all are done again."""
    session, count = opened(window).session, 0
    while session.undo():
        count += 1
    for _step in range(count):
        session.redo()
    return count
