"""One date, right everywhere: 「2023年度上期」→「2023年度下期」 in three interactions.

It is nowhere before it is adopted, everywhere afterwards, and gone again after undo.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import bootstrap
from desktop_app.application.commands import AddEntity, FreezeVersion
from desktop_app.application.report_input import WORKING, Wish, report_input
from desktop_app.application.schedule import EarlierDates, schedule
from desktop_app.application.surveying import survey
from desktop_app.application.versions import Origin, VersionQueries
from desktop_app.domain.comparison import Marking, new_marks
from desktop_app.domain.plan import Measure
from desktop_app.domain.version import Occasion
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.new_note import new_note
from desktop_app.reports.options import ReportOptions
from desktop_app.reports.registry import make_report
from desktop_app.reports.text_dump import dump_document
from desktop_app.reports.wording import load_wording
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.open_plan import OpenPlan
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.windows import Windows
from tests.helpers.sample import new_file

OLD, NEW = "2023年度上期", "2023年度下期"
REASON = "委託先との協議に時間を要しているため"
SUBMISSION = "業務改善計画"
SUBMITTED = datetime.date(2023, 5, 12)


@pytest.fixture
def window(qtbot: QtBot, own_home: Path, tmp_path: Path) -> Iterator[MainWindow]:
    preferences = Preferences(tmp_path / "settings.ini")
    preferences.user_name = "山田"
    services = bootstrap.make_services(preferences)
    app = bootstrap.make_application(services, language="ja")
    windows = Windows(app, services, speak=bootstrap.Speech(app).speak)
    made = windows.open(new_file(tmp_path))
    with qtbot.waitActive(made):
        made.activateWindow()
    freeze = FreezeVersion(SUBMISSION, SUBMITTED, Occasion.SUBMITTED)
    assert plan_in(made).signals.execute(freeze)
    yield made
    for each in windows.all:
        each.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def plan_in(window: MainWindow) -> OpenPlan:
    opened = window.open_plan
    assert opened is not None
    return opened


class Hand:
    """A user's hand: typing something and Enter is one interaction, pressing a key another."""

    def __init__(self) -> None:
        self.interactions = 0

    def type(self, text: str) -> None:
        """Over what is selected in the field of the cursor, as an input method commits it."""
        field = focused()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.qWait(1)
        self.interactions += 1

    def press(self) -> None:
        """The key that the cursor is on."""
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        QTest.qWait(1)
        self.interactions += 1


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


class Look(Struct, frozen=True):
    """What every place says of one measure's 実施時期."""

    outline: str
    field: str
    overview: str
    bar: str
    progress: str
    comparison: str
    plan: str
    marked_new: bool
    history: str
    trail: tuple[tuple[Origin, str], ...]

    @property
    def printed(self) -> tuple[str, ...]:
        """What is shown or printed as the 実施時期."""
        return (
            self.outline,
            self.field,
            self.overview,
            self.bar,
            self.progress,
            self.comparison,
            self.plan,
        )


def look(window: MainWindow, measure: Measure) -> Look:
    opened = plan_in(window)
    plan, records = opened.session.plan, opened.session.records
    today = opened.desk.context.desk.today
    told = survey(plan, records, as_of=today)
    queries = VersionQueries(records)
    bars = schedule(plan, told, today=today, earlier=EarlierDates(records))
    index = opened.page.model.index_of(measure.id, Column.TIMING)
    timing = opened.details.content.timing
    assert timing is not None
    opened.details.show_history()
    history = opened.details.history.toPlainText()
    opened.details.show_content()
    marks = new_marks(queries.plan_of(queries.named(SUBMISSION)), plan, marking=Marking.PHRASES)
    return Look(
        outline=str(index.data(Qt.ItemDataRole.DisplayRole)),
        field=timing.edit.text(),
        overview=next(r for r in told.rows if r.id == measure.id).measure.timing_text,
        bar=next(r for i in bars.items for r in i.rows if r.id == measure.id).measure.timing_text,
        progress=row_of(report(window, "progress"), measure),
        comparison=row_of(report(window, "comparison"), measure),
        plan=row_of(report(window, "plan"), measure),
        marked_new=(measure.id, "timing_text") in marks.phrases,
        history=history,
        trail=tuple(
            (step.origin, step.timing.text) for step in queries.trail(plan, measure.id, on=today)
        ),
    )


def report(window: MainWindow, name: str, *, version: str = "") -> ReportDocument:
    opened = plan_in(window)
    today = opened.desk.context.desk.today
    against = SUBMISSION if name in ("comparison", "plan") else ""
    wish = Wish(name, today, version, against)
    given = report_input(opened.session.plan, opened.session.records, wish)
    return make_report(name, given, ReportOptions(as_of=today, date=today))


def plain(document: ReportDocument) -> str:
    """The text without the marks of emphasis."""
    return re.sub(r"<[^<>]*>", "", dump_document(document))


def row_of(document: ReportDocument, measure: Measure) -> str:
    """The line of the table that names the measure; "" if none does."""
    lines = plain(document).splitlines()
    return next((line for line in lines if measure.text in line and "年度" in line), "")


def test_one_date_is_right_everywhere(window: MainWindow) -> None:
    opened = plan_in(window)
    measure = next(m for m in opened.session.plan.measures() if m.timing_text == OLD)
    opened.page.outline.show_row(measure.id)
    at_first = look(window, measure)
    assert all(OLD in place for place in at_first.printed if place)
    timing = opened.details.content.timing
    assert timing is not None
    timing.edit.setFocus()

    hand = Hand()
    hand.type(NEW)
    hand.type(REASON)
    waiting = look(window, measure)
    assert not any(NEW in place for place in waiting.printed)
    assert not waiting.marked_new
    assert waiting.trail[-1] == (Origin.PROPOSED, NEW)
    opened.details.content.proposal.adopt.setFocus()  # looking at 履歴 took the cursor along
    hand.press()
    assert hand.interactions == 3

    adopted = look(window, measure)
    assert all(NEW in place for place in adopted.printed), adopted
    assert OLD in adopted.comparison
    assert REASON in adopted.comparison
    assert adopted.marked_new
    assert NEW in adopted.history
    assert adopted.trail[-1] == (Origin.ADOPTED, NEW)

    for _step in range(3):
        opened.signals.undo()
    undone = look(window, measure)
    assert undone.printed == at_first.printed
    assert undone.trail == at_first.trail
    assert not undone.marked_new
    assert undone.history.index(f"→ {OLD}") < undone.history.index(f"→ {NEW}")


def test_the_note_of_the_plan_words_itself_from_the_version(window: MainWindow) -> None:
    """(注) stands where something is red; with changed phrases it says so."""
    opened = plan_in(window)
    version = VersionQueries(opened.session.records).named(SUBMISSION)
    note = new_note(version, load_wording(), document_date=SUBMITTED)
    assert "5月12日に提出した業務改善計画" in note
    assert note not in plain(report(window, "plan", version=WORKING))
    item = opened.session.plan.chapters[0].items[0]
    assert opened.signals.execute(AddEntity("measure", item.id, {"text": "新たな施策"}))
    assert note in plain(report(window, "plan", version=WORKING))
    assert note not in plain(report(window, "plan")), "the draft is not in force"
    phrases = new_note(version, load_wording(), document_date=SUBMITTED, marking=Marking.PHRASES)
    assert "変更した箇所（【変更】）" in phrases
    opened.signals.undo()
    assert note not in plain(report(window, "plan", version=WORKING))
