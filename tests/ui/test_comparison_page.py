"""The side-by-side comparison: marked by phrase, filtered, gone to, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.application.change_list import ChangeSort, ListedChange
from desktop_app.application.commands import AddEntity, ChangeField, DeleteEntity, MoveEntity
from desktop_app.domain.plan import Measure
from desktop_app.domain.tree import find
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.comparison_model import ChangeColumn
from desktop_app.ui.views.comparison_page import ComparisonPage
from desktop_app.ui.windows import Windows
from tests.ui.conftest import activate
from tests.ui.screen import opened, outline_of, plan_of, press
from tests.ui.version_screen import comparison_page, fictional_window, now, version, versions_page

SUBMISSION = "業務改善計画（提出）"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def submitted(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = fictional_window(windows, tmp_path)
    activate(qtbot, made)
    return made


def changes(page: ComparisonPage, sort: ChangeSort | None = None) -> list[ListedChange]:
    """The rows that are shown."""
    rows = (page.model.change_at(page.model.index(n, 0)) for n in range(page.model.rowCount()))
    return [row for row in rows if row is not None and sort in (None, row.sort)]


def select(page: ComparisonPage, wanted: list[ListedChange]) -> None:
    selection = page.table.selectionModel()
    selection.clearSelection()
    for change in wanted:
        index = page.model.index(page.model.row_of(change.key), ChangeColumn.AFTER)
        selection.setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )


def reword(window: MainWindow, place: int, text: str) -> Measure:
    """A measure with other words."""
    measure = plan_of(window).measures()[place]
    opened(window).signals.execute(ChangeField(measure.id, "text", text))
    return measure


def test_a_rewording_is_marked_by_phrase_on_both_sides(submitted: MainWindow) -> None:
    measure = plan_of(submitted).measures()[0]
    reword(submitted, 0, f"{measure.text}（公表）")
    page = comparison_page(submitted, SUBMISSION)
    (row,) = changes(page, ChangeSort.REWORDED)
    assert "".join(p.after for p in row.phrases) == f"{measure.text}（公表）"
    assert [p.after for p in row.phrases if not p.same] == ["（公表）"]
    assert page.model.side(row, ChangeColumn.BEFORE) == measure.text


def test_dates_are_told_in_words_with_slip_and_reason(submitted: MainWindow) -> None:
    page = comparison_page(submitted, SUBMISSION)
    rows = changes(page, ChangeSort.RETIMED)
    assert rows
    told = ["\n".join(page.model.why(row)) for row in rows]
    assert any("2023年度下期 → 2024年度上期（半期の延期）" in words for words in told)
    assert any("一部の委託先との協議に時間を要しているため" in words for words in told)
    assert all(page.model.context(row) == row.name for row in rows)


def test_rows_stand_under_the_headings_of_the_document(submitted: MainWindow) -> None:
    page = comparison_page(submitted, SUBMISSION)
    heads = [page.model.head_at(row) for row in range(page.model.rowCount())]
    told = [head for head in heads if head]
    chapters = [head for head in told if head[:1].isdigit()]
    assert chapters == sorted(chapters, key=lambda head: int(head[0]))
    assert len(set(told)) == len(told)


def test_two_versions_are_compared_but_nothing_goes_back_there(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    page.compare(version(submitted, SUBMISSION).id, version(submitted, "第2回報告").id)
    shown = page.comparison
    assert changes(shown, ChangeSort.RETIMED)
    assert not shown.model.revertible
    select(shown, changes(shown)[:1])
    assert not shown.revert_key.isEnabled()


def test_chips_and_words_filter(submitted: MainWindow) -> None:
    page = comparison_page(submitted, SUBMISSION)
    every = changes(page)
    page.chips[ChangeSort.ADDED].click()
    assert {row.sort for row in changes(page)} == {ChangeSort.ADDED}
    assert page.chips[ChangeSort.ADDED].text().endswith(str(len(changes(page))))
    page.chips[None].click()
    page.search.setText("多要素認証")
    assert 0 < len(changes(page)) < len(every)
    page.search.setText("どこにもない言葉")
    assert page.nothing
    page.search.clear()
    assert changes(page) == every


def test_one_click_takes_a_change_back(submitted: MainWindow) -> None:
    measure = reword(submitted, 0, "書き直した施策")
    page = comparison_page(submitted, SUBMISSION)
    (row,) = changes(page, ChangeSort.REWORDED)
    index = page.model.index(page.model.row_of(row.key), ChangeColumn.REVERT)
    page.table.scrollTo(index)
    at: QPoint = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert now(submitted, measure).text == measure.text
    assert not changes(page, ChangeSort.REWORDED)
    opened(submitted).signals.undo()
    assert now(submitted, measure).text == "書き直した施策"
    assert changes(page, ChangeSort.REWORDED)


def test_several_go_back_as_one_step_by_key(submitted: MainWindow) -> None:
    measures = [reword(submitted, place, f"書き直し{place}") for place in range(3)]
    page = comparison_page(submitted, SUBMISSION)
    select(page, changes(page, ChangeSort.REWORDED))
    press(Qt.Key.Key_R, CONTROL, into=page.table)
    assert [now(submitted, m).text for m in measures] == [m.text for m in measures]
    opened(submitted).signals.undo()
    assert [now(submitted, m).text for m in measures] == [f"書き直し{n}" for n in range(3)]


def test_what_was_added_with_all_below_it_goes_in_one_step(submitted: MainWindow) -> None:
    item = plan_of(submitted).chapters[0].items[0]
    (added,) = opened(submitted).signals.execute(AddEntity("measure", item.id)) or (0,)
    opened(submitted).signals.execute(AddEntity("detail", added, {"text": "細目"}))
    page = comparison_page(submitted, "第3回報告")
    mine = [row for row in changes(page, ChangeSort.ADDED) if row.place.item.endswith(item.title)]
    assert len(mine) == 2
    select(page, mine)
    page.revert_key.click()
    assert find(plan_of(submitted), added) is None


def test_what_is_gone_comes_back_with_its_details(submitted: MainWindow) -> None:
    detail = next(d for m in plan_of(submitted).measures() for d in m.details)
    opened(submitted).signals.execute(DeleteEntity(detail.id))
    page = comparison_page(submitted, "第3回報告")
    (row,) = changes(page, ChangeSort.REMOVED)
    assert row.before == detail.text
    select(page, [row])
    page.revert_key.click()
    assert find(plan_of(submitted), detail.id) == detail


def test_a_move_goes_back_to_its_place(submitted: MainWindow) -> None:
    measures = next(i for c in plan_of(submitted).chapters for i in c.items if len(i.measures) > 2)
    first, last = measures.measures[0], measures.measures[-1]
    opened(submitted).signals.execute(MoveEntity(last.id, measures.id, before=first.id))
    page = comparison_page(submitted, "第3回報告")
    moved = changes(page, ChangeSort.MOVED)
    assert last.id in [row.id for row in moved]
    select(page, [row for row in moved if row.id == last.id])
    page.revert_key.click()
    assert not changes(page, ChangeSort.MOVED)


def test_a_submitted_date_goes_back_as_a_proposal(submitted: MainWindow) -> None:
    said: list[str] = []
    opened(submitted).desk.context.said.connect(said.append)
    page = comparison_page(submitted, SUBMISSION)
    row = changes(page, ChangeSort.RETIMED)[0]
    select(page, [row])
    page.revert_key.click()
    here = find(plan_of(submitted), row.id)
    assert isinstance(here, Measure)
    assert here.proposal is not None
    assert here.proposal.text == row.before
    assert "変更案" in said[-1]
    again = next(r for r in changes(page, ChangeSort.RETIMED) if r.id == row.id)
    assert any("変更案" in line for line in page.model.why(again))


def test_enter_leads_to_the_row_of_the_plan(submitted: MainWindow) -> None:
    page = comparison_page(submitted, SUBMISSION)
    row = changes(page, ChangeSort.RETIMED)[0]
    select(page, [row])
    press(Qt.Key.Key_Return, into=page.table)
    assert opened(submitted).desk.current == "plan"
    assert outline_of(submitted).current_id() == row.id


def test_the_newest_version_holds_no_difference_from_itself(submitted: MainWindow) -> None:
    page = versions_page(submitted)
    third = version(submitted, "第3回報告").id
    page.compare(third, third)
    assert page.comparison.nothing == "違いはありません。"


def test_without_a_version_it_says_what_to_do(window: MainWindow) -> None:
    page = versions_page(window)
    page.show_view("comparison")
    assert "版を確定する" in page.comparison.nothing
