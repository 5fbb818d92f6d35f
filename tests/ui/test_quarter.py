"""A quarter's report in half a day: nine departments answer, and no text is typed a second time.

Everything is done as a person would, by keys and clicks in the real window, and counted.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    ConfirmUnchanged,
    FreezeVersion,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.status import MeasureStatus, RoundMark
from desktop_app.application.surveying import survey
from desktop_app.domain.kinds import Value
from desktop_app.domain.progress import Status
from desktop_app.domain.version import Occasion
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.progress_columns import Column
from desktop_app.ui.models.progress_filter import Chip
from desktop_app.ui.models.tsv import Grid, read_block, write_block
from desktop_app.ui.views.progress_page import ProgressPage
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.helpers.sample import NOW
from tests.ui.progress_screen import progress_page
from tests.ui.screen import press, type_japanese

LAST, NEW = datetime.date(2025, 3, 31), datetime.date(2025, 9, 30)
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_CHANGE = "前回の記載のとおりで相違ありません。"


def submitted_and_due(folder: Path) -> Path:
    """The fictional sample after its 第4回報告 was submitted; the 第5回報告 is due."""
    store = fictional_store(folder)
    session = PlanSession(store, now=lambda: NOW, who="経営企画部 佐藤")
    told = survey(session.plan, session.records, as_of=LAST)
    session.execute(ConfirmUnchanged(tuple(row.id for row in told.unconfirmed), LAST))
    day = datetime.date(2025, 4, 28)
    (version,) = session.execute(FreezeVersion("第4回報告", day, Occasion.REPORTED))
    fourth = next(report for report in session.plan.reports if report.number == 4)
    session.execute(ChangeField(fourth.id, "submitted_on", day.isoformat()))
    session.execute(ChangeField(fourth.id, "version", version))
    fifth: dict[str, Value] = {"number": 5, "as_of": NEW.isoformat(), "due_on": "2025-10-31"}
    session.execute(AddEntity("report", values=fifth))
    store.close()
    return folder / "架空.kaizen"


class Hands(Struct):
    """Counts what a person does: every click and every key with its modifiers."""

    page: ProgressPage
    count: int = 0

    def click(self, target: QPushButton) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.count += 1

    def click_cell(self, measure: int, column: Column) -> None:
        table = self.page.table
        index = self.page.model.index(self.page.model.place_of(measure), column)
        table.scrollTo(index)
        at: QPoint = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.count += 1

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.page.table, key, modifier)
        self.count += 1

    def choose(self, box: QComboBox, value: object) -> None:
        """Two clicks: the list, and the word in it."""
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        self.count += 2


@pytest.fixture
def page(qtbot: QtBot, windows: Windows, tmp_path: Path) -> ProgressPage:
    window: MainWindow = windows.open(submitted_and_due(tmp_path))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.activateWindow()
    found = progress_page(window)
    found.take_focus()
    return found


def filled_in(sheet: Grid, changed: Mapping[str, Status]) -> Grid:
    """What a department sends back: its answer in each row, the new 進捗区分 where there is one."""
    heads, *lines = sheet
    measure, answer, status = (heads.index(head) for head in ("施策", "部署の回答", "進捗区分"))
    words = {Status.DONE: "実施済", Status.CONTINUING: "継続実施中", Status.IN_PROGRESS: "実施中"}
    for line in lines:
        new = changed.get(line[measure])
        line[answer] = f"{line[measure]}を2025年9月までに進めた。" if new else NO_CHANGE
        if new is not None:
            line[status] = words[new]
    return [heads, *lines]


def test_three_actions_for_a_change_and_none_without(page: ProgressPage) -> None:
    hands = Hands(page)
    before = {row.id: row for row in page.model.survey.owners}
    assert page.model.survey.as_of == NEW
    assert len(page.model.survey.unconfirmed) == len(before)
    changed = dict.fromkeys(
        [row.measure.text for place, row in enumerate(before.values()) if place % 4 == 0],
        Status.CONTINUING,
    )

    # Each department gets its rows and sends them back; the answers come in as they are.
    departments = [department.id for department in page._signals.plan.departments]  # noqa: SLF001
    heard: set[int] = set()
    for department in departments:
        hands.choose(page.filters.department, department)
        if not page.model.rows:
            continue
        page.copy_sheet.trigger()
        hands.count += 2
        sheet = read_block(QGuiApplication.clipboard().text())
        QGuiApplication.clipboard().setText(write_block(filled_in(sheet, changed)))
        hands.click(page.head.paste)
        heard |= {row.owner for row in page.model.rows}
        assert not page.notices()
    assert heard == set(before)
    hands.click(page.filters.reset)
    for_departments = hands.count

    # The answers that change something go into the report; the 進捗区分 came with the sheet.
    doing = [row for row in page.model.survey.owners if row.measure.text in changed]
    for row in doing:
        hands.click_cell(row.id, Column.WORDING)
        hands.key(Qt.Key.Key_R, CONTROL)
    for_changed = hands.count - for_departments

    # All the others are confirmed together.
    hands.click(page.filters.chips[Chip.UNCONFIRMED])
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.key(Qt.Key.Key_Space)
    for_unchanged = hands.count - for_departments - for_changed

    after = page.model.survey
    assert not after.unconfirmed
    rows = {row.id: row for row in after.owners}
    for id_, former in before.items():
        check_row(rows[id_], former, changed=former.measure.text in changed)
    assert for_changed <= 3 * len(doing)
    assert for_unchanged == 3, "for all of them together, whatever their number"
    assert for_departments <= 5 * len(departments) + 1
    assert (len(doing), len(before) - len(doing)) == (12, 36)


def check_row(row: MeasureStatus, former: MeasureStatus, *, changed: bool) -> None:
    """No word was typed: what stands in the report is the answer, or what stood there before."""
    assert row.entry is not None
    assert former.entry is not None
    if changed:
        assert row.mark is RoundMark.CHANGED
        assert row.entry.report_wording == row.answer
        assert row.status is Status.CONTINUING
    else:
        assert row.mark is RoundMark.UNCHANGED
        assert row.entry.report_wording == former.entry.report_wording
        assert row.answer == NO_CHANGE


def test_by_keys_alone_every_part_is_reached_and_a_day_of_work_recorded(
    page: ProgressPage,
) -> None:
    def f6() -> str:
        press(Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused else ""

    page.table.go_to(2, Column.WORDING)
    page.table.setFocus()
    assert [f6(), f6(), f6()] == ["基準日", "部署で絞り込む", "進捗の表"]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert f6() == "実施日"
    type_japanese("2025/9/12")
    press(Qt.Key.Key_Return)
    page.pane.form.record.setFocus()
    press(Qt.Key.Key_Space)
    assert page.model.rows[2].occurrences[-1].on == datetime.date(2025, 9, 12)
    assert f6() == "基準日"


def test_by_keys_alone_the_cursor_goes_from_row_to_row(page: ProgressPage) -> None:
    """Down, Ctrl+R, and a digit in the 進捗区分: no hand leaves the keyboard."""
    hands = Hands(page)
    page.table.go_to(0, Column.STATUS)
    page.model.setData(page.model.index(1, Column.ANSWER), "会合を開いた。")
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_R, CONTROL)
    hands.key(Qt.Key.Key_3)
    row = page.model.rows[1]
    assert row.entry is not None
    assert (row.entry.report_wording, row.status) == ("会合を開いた。", Status.IN_PROGRESS)
    assert row.mark is RoundMark.CHANGED
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    assert page.model.rows[2].mark is RoundMark.UNCHANGED
    assert page.table.currentIndex().row() == 3
    assert hands.count == 5
