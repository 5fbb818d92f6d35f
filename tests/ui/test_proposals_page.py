"""変更案 in one place: ticked, completed, adopted in one step; what lacks a reason is named."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.application.commands import ChangeField, ChangeTiming
from desktop_app.domain.plan import Measure
from desktop_app.domain.tree import get
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.proposal_model import ProposalColumn
from desktop_app.ui.views.proposals_page import ProposalsPage
from desktop_app.ui.windows import Windows
from tests.ui.screen import opened
from tests.ui.test_accessibility import nameless
from tests.ui.version_screen import fictional_window, now, versions_page

REASON = "委託先との協議に時間を要したため"


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> MainWindow:
    return fictional_window(windows, tmp_path)


def proposals(window: MainWindow) -> ProposalsPage:
    page = versions_page(window)
    page.show_proposals()
    return page.proposals


def propose(window: MainWindow, text: str, *, reason: str = "") -> Measure:
    """A new 変更案 of the first measure that has none."""
    session = opened(window).session
    measure = next(m for m in session.plan.measures() if m.timing_text and not m.proposals)
    session.execute(ChangeTiming(measure.id, text))
    made = get(session.plan, measure.id, Measure)
    assert made.proposal is not None
    session.execute(ChangeField(made.proposal.id, "reason", reason))
    return made


def test_everything_that_waits_is_listed_and_counted(window: MainWindow) -> None:
    measure = propose(window, "2026年度")
    page = proposals(window)
    waiting = [m.id for m in opened(window).session.plan.measures() if m.proposal]
    assert [row.measure for row in page.model.rows] == waiting
    place = waiting.index(measure.id)
    cells = [str(page.model.index(place, column).data()) for column in ProposalColumn]
    assert measure.text in cells[ProposalColumn.MEASURE]
    assert "→ 2026年度" in cells[ProposalColumn.CHANGE]
    assert cells[ProposalColumn.STATE] == "理由がない"
    assert window.status.counts == f"変更案 {len(waiting)}件"
    assert nameless(versions_page(window)) == []


def test_a_chosen_set_is_adopted_in_one_step(window: MainWindow) -> None:
    ready = [propose(window, text, reason=REASON) for text in ("2026年度", "2027年度")]
    left = propose(window, "2028年度")
    page = proposals(window)
    before = opened(window).session.plan
    page.all_key.click()
    assert left.id not in [row.measure for row in page.model.ticked]
    page.adopt_key.click()
    assert [now(window, m).timing_text for m in ready] == ["2026年度", "2027年度"]
    assert [row.measure for row in page.model.rows] == [left.id]
    opened(window).signals.undo()
    assert opened(window).session.plan == before
    assert len(page.model.rows) > 2


def test_what_lacks_a_reason_is_named_and_can_be_written_in_place(window: MainWindow) -> None:
    ready, lacking = propose(window, "2026年度", reason=REASON), propose(window, "2027年度")
    page = proposals(window)
    before = opened(window).session.plan
    page.model.tick(frozenset({ready.id, lacking.id}))
    page.adopt_key.click()
    assert opened(window).session.plan is before
    told = "".join(window.notices())
    assert "理由のない変更案が1件あります" in told
    assert lacking.text[:10] in told
    at = page.table.currentIndex()
    assert (page.table.current, at.column()) == (lacking.id, ProposalColumn.REASON)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText(REASON)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.adopt_key.click()
    assert [now(window, m).timing_text for m in (ready, lacking)] == ["2026年度", "2027年度"]


def test_the_day_is_the_last_that_the_chosen_ones_propose_until_one_is_typed(
    window: MainWindow,
) -> None:
    early, late = (propose(window, text, reason=REASON) for text in ("2026年度", "2027年度"))
    page = proposals(window)
    for measure, day in ((early, "2025/1/6"), (late, "令和7年2月3日")):
        row = [each.measure for each in page.model.rows].index(measure.id)
        assert page.model.setData(page.model.index(row, ProposalColumn.APPROVED_ON), day)
    assert not page.model.setData(page.model.index(0, ProposalColumn.APPROVED_ON), "近いうち")
    assert "「近いうち」は日付として読み取れません" in window.status.message
    page.model.tick(frozenset({early.id}))
    assert page.on.day() == datetime.date(2025, 1, 6)
    page.model.tick(frozenset({early.id, late.id}))
    assert page.on.day() == datetime.date(2025, 2, 3)
    page.on.edit.setFocus()
    page.on.edit.selectAll()
    QTest.keyClicks(page.on.edit, "2025/3/1")
    QTest.keyClick(page.on.edit, Qt.Key.Key_Return)
    page.model.tick(frozenset({early.id}))
    assert page.on.day() == datetime.date(2025, 3, 1)
    page.adopt_key.click()
    assert now(window, early).proposals[-1].adopted_on == datetime.date(2025, 3, 1)


def test_space_ticks_and_enter_goes_to_the_plan(window: MainWindow) -> None:
    measure = propose(window, "2026年度")
    page = proposals(window)
    page.take_focus()
    page.table.show_measure(measure.id, ProposalColumn.MEASURE)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert [row.measure for row in page.model.ticked] == [measure.id]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened(window).desk.current == "plan"
    assert opened(window).page.outline.current_id() == measure.id


def test_nothing_waits_is_said(windows: Windows, plan_path: Path) -> None:
    page = proposals(windows.open(plan_path))
    assert page.table.isHidden()
    assert page.model.rows == ()
