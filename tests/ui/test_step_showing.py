"""元に戻す goes to the page where the step was done, unless the page in view shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    RecordVersion,
    UseStatusWords,
)
from desktop_app.application.traceability import join
from desktop_app.domain.plan import Plan
from desktop_app.domain.version import Occasion
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.document_page import DocumentPage
from desktop_app.ui.widgets.text_field import GrowingEdit
from tests.helpers.sample import NOW
from tests.ui.progress_screen import desk_of, signals_of
from tests.ui.screen import outline_of, plan_of

Makes = Callable[[Plan], Command]
STEPS: dict[str, tuple[Makes, dict[str, str]]] = {
    "a measure": (
        lambda plan: ChangeField(plan.measures()[-1].id, "text", "改めた施策"),
        {"plan": "plan", "progress": "progress", "document": "plan", "register": "plan"},
    ),
    "a paragraph": (
        lambda plan: ChangeField(plan.paragraphs[-1].id, "text", "改めた段落"),
        {"plan": "document", "document": "document", "report": "report"},
    ),
    "the company": (
        lambda plan: ChangeField(plan.id, "company", "別の会社"),
        {"progress": "document", "versions": "document"},
    ),
    "a report": (
        lambda plan: AddEntity("report", plan.id, {"number": 1}),
        {"plan": "register", "register": "register", "overview": "overview"},
    ),
    "a version": (
        lambda _plan: RecordVersion("公表", NOW.date(), Occasion.PUBLISHED),
        {"plan": "versions", "document": "versions"},
    ),
    "a word for 進捗区分": (
        lambda _plan: UseStatusWords({"done": "完了"}),
        {"register": "progress", "plan": "plan", "schedule": "schedule"},
    ),
    "a link": (
        lambda plan: join(plan, plan.measures()[-1].id, plan.causes[0].id),
        {"progress": "traceability", "plan": "plan"},
    ),
}


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [(step, *way) for step, (_make, ways) in STEPS.items() for way in ways.items()],
)
def test_the_page_of_a_step_is_shown(
    window: MainWindow, step: str, before: str, after: str
) -> None:
    desk = desk_of(window)
    signals_of(window).execute(STEPS[step][0](plan_of(window)))
    for action in (window.window_actions.undo, window.window_actions.redo):
        desk.show_page(before)
        action.trigger()
        assert desk.current == after


def test_the_row_and_the_text_are_in_sight(window: MainWindow) -> None:
    desk, plan = desk_of(window), plan_of(window)
    signals_of(window).execute(STEPS["a paragraph"][0](plan))
    signals_of(window).execute(STEPS["a measure"][0](plan))
    desk.show_page("document")
    window.window_actions.undo.trigger()
    assert outline_of(window).current_id() == plan.measures()[-1].id
    window.window_actions.undo.trigger()
    page, field = desk.page("document"), QApplication.focusWidget()
    assert isinstance(page, DocumentPage)
    assert isinstance(field, GrowingEdit)
    assert field.toPlainText() == plan.paragraphs[-1].text
    assert field.visibleRegion().boundingRect().isValid()
