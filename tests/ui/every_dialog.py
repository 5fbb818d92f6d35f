"""Every dialog, popup and message of the window, opened as a person opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.application.commands import AddEntity, AssignMeasures, ChangeField, Together
from desktop_app.domain.progress import Status
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.trouble import Trouble
from desktop_app.ui.views.content_tab import ContentTab
from desktop_app.ui.views.entry_cards import EntryCards
from desktop_app.ui.views.register_page import RegisterPage
from desktop_app.ui.views.versions_page import VersionsPage
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.repeat_field import RepeatField
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.timing_field import TimingField
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.progress_screen import desk_of, progress_page, signals_of
from tests.ui.screen import opened, outline_of, plan_of

LONG_TEXT = "各部署が実施した点検の結果を、再発防止の観点から確かめ、次の計画に反映する。" * 11
LONG_NAME = (
    "電力流通事業本部送配電技術部門系統運用統括センター設備保全計画課"
    "（東日本地域担当）再発防止対策推進室・点検結果の確認担当"
)
PASTED = "\n".join(
    (
        "1　統制環境",
        "① 経営トップによる関与",
        "➤ 経営会議で、毎月の進捗を確認する（2023年度上期）",
        f"➤ {LONG_TEXT}（～2027年度）",
        "ー 監査役が同席する",
        "どこにも置けない文です",
        "- 3 -",
    )
)


def lengthen(window: MainWindow) -> None:
    """Gives the plan what is long: texts of 400 letters, a department of 60."""
    signals, plan = signals_of(window), plan_of(window)
    first, second = plan.measures()[:2]
    made = signals.execute(AddEntity("department", values={"name": LONG_NAME}))
    assert made
    signals.execute(
        Together(
            (
                ChangeField(first.id, "text", LONG_TEXT),
                ChangeField(second.id, "text", LONG_TEXT[20:300]),
                AssignMeasures((first.id,), made[0]),
            )
        )
    )


Opens = Callable[[MainWindow], object]
Looks = Callable[[str, QWidget], list[str]]


def _page(window: MainWindow, name: str) -> object:
    desk_of(window).show_page(name)
    QTest.qWait(20)
    return desk_of(window).page(name)


def _first_row(window: MainWindow) -> int:
    _page(window, "plan")
    row = plan_of(window).measures()[0].id
    outline_of(window).show_row(row)
    return row


def _content(window: MainWindow) -> ContentTab:
    _first_row(window)
    window.window_actions.details.setChecked(True)
    QTest.qWait(20)
    return opened(window).details.content


def _repeat(window: MainWindow) -> None:
    field = _content(window).findChild(RepeatField)
    assert field is not None
    field.choose()


def _build_timing(window: MainWindow) -> None:
    field = _content(window).findChild(TimingField)
    assert field is not None
    field.open_builder()


def _trail(window: MainWindow) -> None:
    tab = _content(window)
    moved = next(m for m in plan_of(window).measures() if m.proposals)
    outline_of(window).show_row(moved.id)
    QTest.qWait(20)
    tab.show_trail()


def _progress_rows(window: MainWindow, count: int) -> None:
    page = progress_page(window)
    QTest.qWait(20)
    page.table.selectRow(0)
    for row in range(1, count):
        page.table.selectionModel().select(
            page.model.index(row, 0),
            page.table.selectionModel().SelectionFlag.Select
            | page.table.selectionModel().SelectionFlag.Rows,
        )


def _reason(window: MainWindow, status: Status) -> None:
    _progress_rows(window, 3)
    progress_page(window).table.status_wanted.emit(str(status))


def _assign(window: MainWindow) -> None:
    _progress_rows(window, 3)
    progress_page(window).assign.trigger()


def _delete_submitted(window: MainWindow) -> None:
    _first_row(window)
    window.window_actions.delete.trigger()


def _correct(window: MainWindow) -> None:
    _first_row(window)
    window.window_actions.record_progress.trigger()
    QTest.qWait(50)
    cards = next(each for each in window.findChildren(EntryCards) if each.isVisible())
    key = next(k for k in cards.findChildren(QPushButton) if k.text() in ("訂正", "Correct"))
    key.click()


def _paste(window: MainWindow) -> None:
    _first_row(window)
    data = QMimeData()
    data.setText(PASTED)
    QGuiApplication.clipboard().setMimeData(data)
    window.window_actions.paste_rows.trigger()


def _move(window: MainWindow) -> None:
    _first_row(window)
    window.window_actions.move_to.trigger()


def _replace(window: MainWindow) -> None:
    _page(window, "plan")
    field = window.findChild(SearchField)
    assert field is not None
    field.setText("点検")
    window.window_actions.replace.trigger()


def _link(window: MainWindow) -> None:
    page = _page(window, "register")
    assert isinstance(page, RegisterPage)
    report = next(each for each in plan_of(window).reports if each.questions)
    page.reports.show_entity(report.id)
    page.questions.show_entity(report.questions[0].id)
    page.link.click()


def _record_version(window: MainWindow) -> None:
    page = _page(window, "versions")
    assert isinstance(page, VersionsPage)
    page.record()


def _fail(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWait(50)
    trouble = Trouble()
    window.destroyed.connect(lambda: trouble)  # which keeps it
    trouble.on_exception(ValueError, ValueError(), None)


def _calendar(window: MainWindow) -> None:
    page = _page(window, "progress")
    field = page.findChild(DayField)  # type: ignore[attr-defined]
    assert field is not None
    field.open_calendar()


def _row_menu(window: MainWindow) -> None:
    _first_row(window)
    view = outline_of(window)
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())


def _progress_menu(window: MainWindow) -> None:
    _progress_rows(window, 1)
    progress_page(window).table.customContextMenuRequested.emit(QPoint(200, 60))


def _menu(place: int) -> Opens:
    def open_menu(window: MainWindow) -> None:
        action = window.menuBar().actions()[place]
        menu = action.menu()
        assert isinstance(menu, QMenu)
        at = window.menuBar().actionGeometry(action).bottomLeft()
        menu.popup(window.menuBar().mapToGlobal(at))

    return open_menu


DIALOGS: Mapping[str, Opens] = MappingProxyType(
    {
        "about": lambda window: window.window_actions.about.trigger(),
        "licences": lambda window: window.window_actions.licences.trigger(),
        "guide": lambda window: window.window_actions.guide.trigger(),
        "export": lambda window: window.window_actions.export_several.trigger(),
        "freeze": lambda window: window.window_actions.freeze_version.trigger(),
        "record_version": _record_version,
        "departments": lambda window: window.window_actions.departments.trigger(),
        "status_words": lambda window: progress_page(window).status_words.trigger(),
        "assign": _assign,
        "abandoned": lambda window: _reason(window, Status.CANCELLED),
        "merged": lambda window: _reason(window, Status.MERGED),
        "delete_submitted": _delete_submitted,
        "correct": _correct,
        "paste": _paste,
        "move": _move,
        "repeat": _repeat,
        "replace": _replace,
        "link": _link,
        "trouble": _fail,
    }
)
POPUPS: Mapping[str, Opens] = MappingProxyType(
    {
        "builder": _build_timing,
        "trail": _trail,
        "calendar": _calendar,
        "row_menu": _row_menu,
        "progress_menu": _progress_menu,
        **{f"menu{place}": _menu(place) for place in range(5)},
    }
)


# -- opening one and looking at it ---------------------------------------------------------------


def on_long_words(windows: Windows, folder: Path) -> MainWindow:
    store = fictional_store(folder)
    store.close()
    made = windows.open(store.path)
    lengthen(made)
    return made


def front() -> QWidget | None:
    """What lies over the window."""
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    rest = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return over or next(rest, None)


def looked_at(qtbot: QtBot, window: MainWindow, name: str, opens: Opens, look: Looks) -> list[str]:
    """What is wrong with a dialog once it has come to rest; Esc leaves it."""
    said: list[list[str]] = []

    def wait(tries: int = 300) -> None:
        made = front()
        if made is not None and (made.isActiveWindow() or not isinstance(made, QDialog)):
            examine(made)
        elif tries:
            QTimer.singleShot(10, lambda: wait(tries - 1))
        else:
            said.append([f"{name}: did not come"])

    def examine(made: QWidget, tries: int = 20) -> None:
        wrong = look(name, made)
        if wrong and tries:
            QTimer.singleShot(20, lambda: examine(made, tries - 1))
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and focused.window() is made
        QTest.keyClick(focused if inside and focused else made, Qt.Key.Key_Escape)
        if isValid(made) and made.isVisible():
            wrong = [*wrong, f"{name}: Esc does not close it"]
            made.close()
        said.append(wrong)

    QTimer.singleShot(0, wait)
    opens(window)
    qtbot.waitUntil(lambda: bool(said) and front() is None)
    return said[0]
