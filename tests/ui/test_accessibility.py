"""Everything that takes the focus has a name; nothing is cut off on a small screen."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.support.notices import load_notices
from desktop_app.ui.dialogs.about_dialog import AboutDialog
from desktop_app.ui.dialogs.licences_dialog import LicencesDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.plan_tree_model import Column
from desktop_app.ui.widgets.timing_builder import TimingBuilder
from desktop_app.ui.windows import Windows
from tests.ui.screen import first_item, first_measure, opened, outline_of

_QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.objectName().startswith(_QTS_OWN) or widget.focusPolicy() == (
            Qt.FocusPolicy.NoFocus
        ):
            continue
        if isinstance(widget.parent(), QSpinBox | QComboBox):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text.strip() or widget.windowTitle()):
            found.append(f"{widget.metaObject().className()} {widget.objectName()}")
    return found


def test_every_widget_that_takes_the_focus_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    outline_of(window).show_row(first_measure(window).id)
    model = opened(window).page.model
    context = model.timing_context(model.index_of(first_measure(window).id, Column.TIMING))
    assert context is not None
    roots: list[QWidget] = [
        window,
        AboutDialog(window),
        LicencesDialog(window, load_notices()),
        window.export_desk.make_dialog(opened(window)),
        TimingBuilder(context, window),
    ]
    assert [name for root in roots for name in nameless(root)] == []
    outline_of(window).show_row(first_item(window).id)
    assert nameless(window) == []


def test_the_start_page_has_names(windows: Windows) -> None:
    assert nameless(windows.new_window()) == []


def test_cells_are_spoken_with_what_they_are(window: MainWindow) -> None:
    model = opened(window).page.model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    text = model.index_of(first_item(window).id).data(spoken)
    assert text == f"項目 ① {first_item(window).title}"
    timing = model.index_of(first_measure(window).id, Column.TIMING).data(spoken)
    assert timing == f"実施時期 {first_measure(window).timing_text}"


@pytest.mark.parametrize("size", [9, 10, 13])
@pytest.mark.parametrize("width", [911, 1366])
def test_nothing_is_cut_off(window: MainWindow, windows: Windows, size: int, width: int) -> None:
    windows.zoom(size - 10)
    window.resize(width, 512 if width < 1000 else 768)
    QTest.qWait(20)
    if size <= 10:
        assert window.width() == width
    outline_of(window).show_row(first_measure(window).id)
    for place in range(2):
        window.window_actions.details.setChecked(place == 1 or width > 1000)
        QTest.qWait(10)
        assert cut_off(window) == []


def cut_off(window: QWidget) -> list[str]:
    """Labels and keys that are too narrow for their words or lie beyond their window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QLineEdit):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            if isinstance(widget, QLabel) and widget.wordWrap():
                continue
            wanted = widget.minimumSizeHint().width()
            if widget.width() < wanted:
                found.append(f"{widget.text()} {widget.width()} < {wanted}")
            right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
            if right > window.width():
                found.append(f"{widget.text()} ends at {right}")
    return found


def test_no_english_word_stands_in_the_japanese_window(window: MainWindow) -> None:
    texts = [action.text() for action in window.window_actions.findChildren(QAction)]
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
    texts += [menu.title() for menu in window.menuBar().findChildren(QMenu)]
    english = re.compile(r"[A-Za-z]{3,}")
    allowed = {
        "Word",
        "PDF",
        "English",
        "docx",
        "kaizen",
        "div",
        "style",
        "line",
        "height",
        "Ctrl",
        "Enter",
        "Excel",
    }
    words = {word for text in texts for word in english.findall(re.sub(r"<[^>]*>", "", text))}
    assert words - allowed == set()
