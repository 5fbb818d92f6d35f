"""概況 and 工程表 on a file of the test's own, as the window makes them."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.application.session import PlanSession
from desktop_app.domain.plan import Chapter, Item, Measure, Plan
from desktop_app.storage.store import SqlitePlanStore
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.survey_desk import SurveyDesk
from tests.helpers.fictional import fictional_store
from tests.helpers.sample import NOW, new_file, open_store


class Opened:
    """An open file with its signals and its one survey."""

    def __init__(self, store: SqlitePlanStore, as_of: str) -> None:
        self.store = store
        self.session = PlanSession(store, now=lambda: NOW, who="山田")
        self.signals = SessionSignals(self.session, ())
        day = datetime.date.fromisoformat(as_of)
        self.desk = SurveyDesk(self.signals, today=NOW.date(), parent=self.signals)
        self.desk.set_as_of(day)

    def look(self, as_of: str) -> None:
        """Another 基準日."""
        self.desk.set_as_of(datetime.date.fromisoformat(as_of))


def real(folder: Path, as_of: str) -> Opened:
    """The real plan without entries."""
    return Opened(open_store(new_file(folder)), as_of)


def fictional(folder: Path, as_of: str) -> Opened:
    """The plan with two years behind it."""
    return Opened(fictional_store(folder), as_of)


def large(folder: Path, count: int, as_of: str) -> Opened:
    """So many measures, ten in each item."""
    timings = ("2023年度上期", "4月～", "～2025年度", "適宜", "2023年度～ (1回/半期)")
    measures = [
        Measure(1000 + n, f"a{n:06}", f"施策{n}", timings[n % 5], datetime.date(2023, 5, 12))
        for n in range(count)
    ]
    items = tuple(
        Item(100_000 + n, f"a{n:06}", f"項目{n}", entries=tuple(measures[n * 10 : n * 10 + 10]))
        for n in range(count // 10)
    )
    chapter = Chapter(7, "a", "統制措置", items)
    plan = Plan(1, "大きな計画", date=datetime.date(2023, 5, 12), chapters=(chapter,))
    return Opened(open_store(new_file(folder, plan)), as_of)


def shown(page: QWidget, width: int = 1286, height: int = 640) -> None:
    """Puts a page on the screen."""
    page.resize(width, height)
    page.show()
    page.activateWindow()
    QTest.qWait(1)
