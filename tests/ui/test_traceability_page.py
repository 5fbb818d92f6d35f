"""関連: links by clicks and keys; what lacks one stands out in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.application.commands import ChangeField, DeleteEntity
from desktop_app.application.traceability import Tie
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.trace_model import Shown, TraceRole
from desktop_app.ui.views.content_tab import ContentTab
from desktop_app.ui.views.traceability_page import TraceabilityPage
from tests.ui.progress_screen import desk_of, signals_of
from tests.ui.screen import opened, outline_of, plan_of, press, type_japanese


@pytest.fixture
def page(window: MainWindow) -> TraceabilityPage:
    desk_of(window).show_page("traceability")
    made = desk_of(window).page("traceability")
    assert isinstance(made, TraceabilityPage)
    return made


def links(window: MainWindow) -> int:
    measures = {each.id for each in plan_of(window).measures()}
    return sum(link.source in measures for link in plan_of(window).links)


def test_a_click_links_and_unlinks(window: MainWindow, page: TraceabilityPage) -> None:
    at = page.model.index(2, 1)
    where = page.table.visualRect(at).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.model.tie_at(at) is Tie.HELD
    assert links(window) == 1
    assert "に関連付けました" in window.status.message
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert links(window) == 0
    assert "関連を外しました" in window.status.message
    window.window_actions.undo.trigger()
    assert page.model.tie_at(at) is Tie.HELD


def test_keys_do_the_same(window: MainWindow, page: TraceabilityPage) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert page.model.tie_at(page.model.index(1, 1)) is Tie.HELD
    press(Qt.Key.Key_Delete)
    assert links(window) == 0
    press(Qt.Key.Key_Delete)
    assert links(window) == 0


def test_what_lacks_a_link_says_so(window: MainWindow, page: TraceabilityPage) -> None:
    down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    model = page.model
    assert model.headerData(0, down, TraceRole.LACKING)
    assert "根拠なし" in str(model.headerData(0, down, Qt.ItemDataRole.AccessibleTextRole))
    assert "施策なし" in str(model.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole))
    model.act(model.index(0, 0))
    assert not model.headerData(0, down, TraceRole.LACKING)
    assert "1施策" in str(model.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole))
    page.shown.chosen.emit(Shown.UNFOUNDED)
    assert len(model.measures) == len(plan_of(window).measures()) - 1


def test_reasons_without_a_measure_are_shown_alone_and_stay_when_mended(
    window: MainWindow, page: TraceabilityPage
) -> None:
    model, reasons = page.model, page.model.traced.reasons
    model.act(model.index(0, 0))
    page.shown.chosen.emit(Shown.UNANSWERED)
    assert model.reasons == reasons[1:]
    assert len(model.measures) == len(plan_of(window).measures())
    model.act(model.index(2, 0))
    assert (model.reasons[0], model.tie_at(model.index(2, 0))) == (reasons[1], Tie.HELD)
    page.shown.chosen.emit(Shown.UNANSWERED)
    assert model.reasons == reasons[2:]


@pytest.mark.parametrize("shown", [Shown.CHANGED, Shown.ALL])
def test_the_head_stays_at_the_top(page: TraceabilityPage, shown: Shown) -> None:
    page.shown.chosen.emit(shown)
    QApplication.processEvents()
    assert page.shown.mapTo(page, page.shown.rect().bottomLeft()).y() < 80


def test_a_changed_text_is_confirmed_by_one_click(
    window: MainWindow, page: TraceabilityPage
) -> None:
    model, at = page.model, page.model.index(0, 0)
    model.act(at)
    measure = plan_of(window).measures()[0]
    signals_of(window).execute(ChangeField(measure.id, "text", "別の施策"))
    assert model.tie_at(at) is Tie.CHANGED
    assert at.data() == "要確認"
    assert not page.confirm_all.isHidden()
    page.table.setCurrentIndex(at)
    page.act.click()
    assert model.tie_at(at) is Tie.HELD
    window.window_actions.undo.trigger()
    page.confirm_all.click()
    assert model.tie_at(at) is Tie.HELD
    assert page.confirm_all.isHidden()


def test_the_matrix_passes_the_model_tester(window: MainWindow, page: TraceabilityPage) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    signals, plan = signals_of(window), plan_of(window)
    page.model.act(page.model.index(3, 3))
    signals.execute(DeleteEntity(plan.orders[0].requirements[0].id))
    signals.execute(DeleteEntity(plan.measures()[3].id))
    page.shown.chosen.emit(Shown.CHANGED)
    page.shown.chosen.emit(Shown.ALL)
    signals.undo()
    signals.undo()
    assert len(page.model.measures) == len(plan.measures())
    del tester


def test_a_page_that_is_not_shown_follows_when_it_is(
    window: MainWindow, page: TraceabilityPage
) -> None:
    desk_of(window).show_page("plan")
    measure = plan_of(window).measures()[0]
    signals_of(window).execute(DeleteEntity(measure.id))
    assert page.model.measures[0].id == measure.id
    desk_of(window).show_page("traceability")
    assert page.model.measures[0].id == plan_of(window).measures()[0].id


def content(window: MainWindow) -> ContentTab:
    return opened(window).details.content


def test_the_details_show_and_change_links(window: MainWindow) -> None:
    measure = plan_of(window).measures()[0]
    outline_of(window).show_row(measure.id)
    reasons = content(window).reasons
    assert reasons is not None
    reasons.menu.aboutToShow.emit()
    reasons.menu.actions()[0].trigger()
    reasons.menu.aboutToHide.emit()
    QTest.qWait(1)
    assert links(window) == 1
    assert plan_of(window).links[-1].noted
    off = [each for each in reasons.findChildren(QWidget) if "外す" in each.accessibleName()]
    assert len(off) == 1
    window.window_actions.undo.trigger()
    assert links(window) == 0


def test_the_details_say_who_carries_a_measure(window: MainWindow) -> None:
    measure = plan_of(window).measures()[0]
    outline_of(window).show_row(measure.id)
    bearers = content(window).bearers
    assert bearers is not None
    bearers.lead.setFocus()
    type_japanese("営業本部")
    press(Qt.Key.Key_Return)
    plan = plan_of(window)
    assert [each.name for each in plan.departments] == ["営業本部"]
    assert plan.measures()[0].assignments[0].department == plan.departments[0].id
    assert bearers.lead.text() == "営業本部"
    window.window_actions.undo.trigger()
    assert not plan_of(window).departments
    assert not plan_of(window).measures()[0].assignments
    assert bearers.lead.text() == ""


def test_related_departments_come_and_go(window: MainWindow) -> None:
    measure = plan_of(window).measures()[0]
    outline_of(window).show_row(measure.id)
    bearers = content(window).bearers
    assert bearers is not None
    for name in ("総務部", "法務部"):
        bearers.related.setFocus()
        type_japanese(name)
        press(Qt.Key.Key_Return)
    assert len(plan_of(window).measures()[0].assignments) == 2
    off = next(
        each
        for each in bearers.findChildren(QWidget)
        if each.accessibleName() == "関係部署 総務部 を外す"
    )
    QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    names = {each.id: each.name for each in plan_of(window).departments}
    held = [names[each.department] for each in plan_of(window).measures()[0].assignments]
    assert held == ["法務部"]
