"""Every dialog, in both languages and sizes of letters: whole, on the screen, left by Esc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui import file_choice
from desktop_app.ui.dialogs.department_dialog import DepartmentDialog
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.dialogs.entry_dialog import EntryDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.windows import Windows
from tests.ui.every_dialog import DIALOGS, POPUPS, Looks, Opens, looked_at, on_long_words
from tests.ui.progress_screen import progress_page
from tests.ui.screen import plan_of
from tests.ui.test_accessibility import nameless
from tests.ui.test_room import cut_heads

SMALL = QSize(895, 472)
"""What 1366×768 at 150 % leave inside the frame of a dialog."""
THEIRS = {"licences", "guide"}
"""Whose texts are in the language of a licence, or name keys."""
ALLOWED = {"Word", "PDF", "docx", "pdf", "Excel", "Alt", "Ctrl", "Del", "Enter", "log", "plan"}
ALLOWED |= {"reporter", "ValueError"}
_FOCUS = 2
"""The frame of the focus is so much thicker."""
SIZES = [("ja", 0), ("ja", 2), ("en", 0), ("en", 2)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}+{size[1]}")
def lived_in(
    request: pytest.FixtureRequest, qtbot: QtBot, windows: Windows, tmp_path: Path
) -> Iterator[MainWindow]:
    """A plan with long words, in a language and a size of letters."""
    language, step = request.param
    made = on_long_words(windows, tmp_path)
    windows.change_language(language)
    made = windows.all[-1]
    made.resize(1366, 768)
    if step:
        windows.zoom(step)
    qtbot.waitExposed(made)
    yield made
    windows.change_language("ja")


@pytest.fixture
def japanese(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    made = on_long_words(windows, tmp_path)
    made.resize(1366, 768)
    qtbot.waitExposed(made)
    return made


# -- opening one and looking at it ---------------------------------------------------------------


def all_looked_at(
    qtbot: QtBot, window: MainWindow, opened: dict[str, Opens], look: Looks
) -> list[str]:
    return [
        wrong
        for name, opens in opened.items()
        for wrong in looked_at(qtbot, window, name, opens, look)
    ]


def held(root: QWidget) -> list[QWidget]:
    """What is seen in it, but for the parts that Qt makes for itself."""
    own = (QLineEdit, QComboBox)
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and not isinstance(each.parentWidget(), own)
        and not each.objectName().startswith(("qt_", "Scroll"))
    ]


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return re.sub(r"<[^>]*>", "", widget.text())[:30]
    return widget.accessibleName()[:30]


# -- what may be wrong ---------------------------------------------------------------------------


def squeezed(root: QWidget) -> list[str]:
    """Words or fields that have less room than they need."""
    found = []
    for each in held(root):
        if isinstance(each, QLabel) and each.wordWrap():
            lacks = each.heightForWidth(each.width()) > each.height() + 1
        elif isinstance(each, QLabel | QAbstractButton | QComboBox):
            needed = each.minimumSizeHint()
            lacks = each.width() < needed.width() or each.height() < needed.height()
        elif isinstance(each, QLineEdit):
            hint = each.fontMetrics().horizontalAdvance(each.placeholderText()) + 18
            lacks = each.height() < each.minimumSizeHint().height() - _FOCUS
            lacks = lacks or (not each.text() and each.width() < hint)
        else:
            lacks = isinstance(each, QTextEdit) and each.height() < each.minimumHeight()
        parent = each.parentWidget()
        inside = parent is None or parent.rect().adjusted(-1, -1, 1, 1).contains(each.geometry())
        scrolls = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
        if lacks or not (inside or scrolls):
            found.append(f"{words_of(each)!r} has no room: {each.size().toTuple()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox, QTextEdit)
    parts = [each for each in held(root) if isinstance(each, kinds)]
    return [
        f"{words_of(one)!r} lies on {words_of(other)!r}"
        for place, one in enumerate(parts)
        for other in parts[place + 1 :]
        if one.parentWidget() is other.parentWidget()
        and _is_area(one.geometry().intersected(other.geometry()))
    ]


def _is_area(rect: QRect) -> bool:
    return rect.width() > 1 and rect.height() > 1


def sideways(root: QWidget) -> list[str]:
    return [
        f"{words_of(each)!r} scrolls sideways"
        for each in held(root)
        if isinstance(each, QAbstractScrollArea) and each.horizontalScrollBar().isVisible()
    ]


def off_screen(root: QWidget) -> list[str]:
    room = root.screen().availableGeometry()
    room.setWidth(max(room.width(), SMALL.width()))  # that of the tests is narrower still
    return [] if room.contains(root.geometry()) else [f"{root.geometry()} is not in {room}"]


def anything(name: str, root: QWidget) -> list[str]:
    wrong = [*squeezed(root), *overlapping(root), *sideways(root), *off_screen(root)]
    wrong += [f"head {each}" for each in cut_heads(root)]
    wrong += [f"no name: {each}" for each in nameless(root)]
    return [f"{name}: {each}" for each in wrong]


# -- the tables ----------------------------------------------------------------------------------


def test_every_dialog_is_whole_named_and_left_by_esc(qtbot: QtBot, lived_in: MainWindow) -> None:
    assert all_looked_at(qtbot, lived_in, dict(DIALOGS), anything) == []


def test_every_popup_is_whole_named_and_left_by_esc(qtbot: QtBot, lived_in: MainWindow) -> None:
    assert all_looked_at(qtbot, lived_in, dict(POPUPS), anything) == []


def test_every_dialog_fits_a_small_screen_and_keeps_its_keys_in_sight(
    qtbot: QtBot, lived_in: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "_room", lambda _dialog: SMALL)
    monkeypatch.setattr(Dialog, "screen", lambda _dialog: lived_in.screen())

    def small(name: str, root: QWidget) -> list[str]:
        wrong = [*squeezed(root), *sideways(root)]
        if not QRect(QPoint(), SMALL).contains(root.rect()):
            wrong.append(f"is larger than the screen: {root.size().toTuple()}")
        for key in default_keys(root):
            at = QRect(key.mapTo(root, QPoint()), key.size())
            wrong += [] if root.rect().contains(at) else [f"{key.text()} is out of sight"]
        return [f"{name}: {each}" for each in wrong]

    ours = {name: opens for name, opens in DIALOGS.items() if name != "trouble"}
    assert all_looked_at(qtbot, lived_in, ours, small) == []


def default_keys(root: QWidget) -> list[QPushButton]:
    return [each for each in root.findChildren(QPushButton) if each.isDefault()]


def test_enter_does_what_the_dialog_is_for(qtbot: QtBot, japanese: MainWindow) -> None:
    """The primary key, else the way out; never the first key that happens to be there."""

    def at_enter(name: str, root: QWidget) -> list[str]:
        keys = root.findChildren(QPushButton)
        primary = [each.text() for each in keys if each.property("role") == "primary"]
        default = [each.text() for each in default_keys(root)]
        return [] if default == (primary or ["閉じる"]) else [f"{name}: Enter is {default}"]

    assert all_looked_at(qtbot, japanese, dict(DIALOGS), at_enter) == []


def test_a_file_is_replaced_only_when_that_is_meant(
    qtbot: QtBot, japanese: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "計画.kaizen"
    there.write_bytes(b"")
    answers: list[bool] = []

    def ask(window: MainWindow) -> None:
        answers.append(file_choice._may_replace(window, there, "保存"))  # noqa: SLF001

    def enter(_name: str, root: QWidget) -> list[str]:
        QTest.keyClick(root, Qt.Key.Key_Return)
        return []

    looked_at(qtbot, japanese, "question", ask, enter)
    assert answers == [False]


def test_what_is_chosen_in_a_list_stays_legible_with_its_icon(
    qtbot: QtBot, japanese: MainWindow
) -> None:
    def selection(name: str, root: QWidget) -> list[str]:
        (view,) = root.findChildren(QListView)
        at = view.visualRect(view.currentIndex())
        ground = view.grab().toImage().pixelColor(at.right() - 2, at.center().y())
        return [] if ground == Colour.SELECTION.q else [f"{name}: {ground.name()}"]

    def open_list(window: MainWindow) -> None:
        box = progress_page(window).findChild(ComboBox)
        assert box is not None
        box.showPopup()

    assert looked_at(qtbot, japanese, "list", open_list, selection) == []


def test_no_english_word_stands_in_a_japanese_dialog(qtbot: QtBot, japanese: MainWindow) -> None:
    def english(name: str, root: QWidget) -> list[str]:
        said = (each for each in held(root) if not isinstance(each, QLineEdit))
        shown = [root.windowTitle(), *map(words_of, said)]
        shown += [each.placeholderText() for each in root.findChildren(QLineEdit)]
        found = {word for text in shown for word in re.findall(r"[A-Za-z]{3,}", text)}
        return [f"{name}: {sorted(found - ALLOWED)}"] if found - ALLOWED else []

    ours = {name: opens for name, opens in DIALOGS.items() if name not in THEIRS}
    assert all_looked_at(qtbot, japanese, ours, english) == []


# -- what one of them does -----------------------------------------------------------------------


def opened(qtbot: QtBot, window: MainWindow, name: str, act: Callable[[QWidget], None]) -> None:
    def once(_name: str, root: QWidget) -> list[str]:
        act(root)
        return []

    looked_at(qtbot, window, name, DIALOGS[name], once)


def test_a_dialog_opens_as_large_as_it_was_left(qtbot: QtBot, japanese: MainWindow) -> None:
    sizes: list[QSize] = []

    def widen(root: QWidget) -> None:
        sizes.append(root.size())
        root.resize(root.size() - QSize(60, 70))

    for _time in range(2):
        opened(qtbot, japanese, "move", widen)
    assert sizes[1] == sizes[0] - QSize(60, 70)


def test_a_dialog_without_a_list_grows_with_its_sentences(
    qtbot: QtBot, japanese: MainWindow
) -> None:
    heights: list[int] = []

    def merge(root: QWidget) -> None:
        heights.append(root.height())
        choice = next(each for each in root.findChildren(QComboBox) if each.count() == 2)
        choice.setCurrentIndex(1)
        QTest.qWait(20)
        heights.append(root.height())

    opened(qtbot, japanese, "delete_submitted", merge)
    assert heights[0] + 40 < heights[1]


def test_ctrl_enter_corrects_from_a_field_of_several_lines(
    qtbot: QtBot, japanese: MainWindow
) -> None:
    def correct(root: QWidget) -> None:
        assert isinstance(root, EntryDialog)
        field = root.texts["next_steps"].edit
        field.setFocus()
        field.setPlainText("次の半期に見直す")
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    before = japanese.window_actions.undo.text()
    opened(qtbot, japanese, "correct", correct)
    assert japanese.window_actions.undo.text() != before


def test_enter_in_a_field_of_the_departments_does_what_the_key_beside_it_does(
    qtbot: QtBot, japanese: MainWindow
) -> None:
    chosen = plan_of(japanese).departments[0]

    def rename(root: QWidget) -> None:
        assert isinstance(root, DepartmentDialog)
        root.choose(chosen.id)
        root.name.setText("経営戦略部")
        root.name.setFocus()
        QTest.keyClick(root.name, Qt.Key.Key_Return)
        assert root.isVisible()
        root.new_name.setText("新設室")
        root.new_name.setFocus()
        QTest.keyClick(root.new_name, Qt.Key.Key_Return)
        assert root.isVisible()

    opened(qtbot, japanese, "departments", rename)
    names = [each.name for each in plan_of(japanese).departments]
    assert "経営戦略部" in names
    assert "新設室" in names
