"""The colours: legible by WCAG in light and dark, named in one table, and nobody else's."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.pages import PAGES
from desktop_app.ui.theme import Colour, apply_theme, stylesheet
from desktop_app.ui.windows import Windows
from tests.ui.every_dialog import DIALOGS, POPUPS, looked_at, on_long_words
from tests.ui.screen import opened

C = Colour
NOTICED = 40
"""Of 255 levels of grey."""
_OFTEN = 3
NO_ROLES = ("NoRole", "NColorRoles")
TEXT, SHAPE = 4.5, 3.0
"""WCAG 2 AA: for text, and for what tells a control or a state."""
TEXTS: dict[Colour, tuple[Colour, ...]] = {
    C.INK: (C.SURFACE, C.WINDOW, C.TINT, C.SELECTION, C.AMBER_TINT, C.RED_TINT, C.BAR),
    C.SECOND: (C.SURFACE, C.WINDOW, C.TINT, C.SELECTION, C.AMBER_TINT, C.RULE),
    C.HINT: (C.SURFACE, C.WINDOW),
    C.ACCENT: (C.SURFACE, C.WINDOW, C.TINT, C.SELECTION, C.AMBER_TINT),
    C.DEEP: (C.SURFACE, C.WINDOW, C.TINT, C.SELECTION, C.BAR),
    C.RED: (C.SURFACE, C.TINT, C.SELECTION, C.RED_TINT, C.AMBER_TINT),
    C.AMBER: (C.SURFACE, C.TINT, C.SELECTION, C.AMBER_TINT, C.AMBER_MARK),
    C.GREEN: (C.SURFACE, C.TINT),
    C.SURFACE: (C.ACCENT, C.ACCENT_HOVER, C.INK, C.DEEP),
}
SHAPES: dict[Colour, tuple[Colour, ...]] = {
    C.EDGE: (C.SURFACE, C.WINDOW, C.TINT),
    C.ACCENT: (C.SURFACE, C.WINDOW, C.TINT, C.SELECTION, C.BAR),
    C.AMBER: (C.SURFACE, C.AMBER_TINT),
    C.RED: (C.SURFACE, C.RED_TINT),
    C.DISABLED: (C.SURFACE,),
}


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    q = QColor(colour)
    return 0.2126 * linear(q.red()) + 0.7152 * linear(q.green()) + 0.0722 * linear(q.blue())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table: dict[Colour, tuple[Colour, ...]]) -> list[tuple[Colour, Colour]]:
    return [(colour, ground) for colour, grounds in table.items() for ground in grounds]


def test_the_reckoning_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Iterator[str]:
    theme.put_in_force(dark=request.param == "dark")
    yield str(request.param)
    theme.put_in_force(dark=False)


@pytest.mark.usefixtures("scheme")
@pytest.mark.parametrize(("colour", "ground"), pairs(TEXTS), ids=lambda each: each.name)
def test_text_is_legible(colour: Colour, ground: Colour) -> None:
    assert contrast(f"{colour}", f"{ground}") >= TEXT


@pytest.mark.usefixtures("scheme")
@pytest.mark.parametrize(("colour", "ground"), pairs(SHAPES), ids=lambda each: each.name)
def test_shapes_stand_out(colour: Colour, ground: Colour) -> None:
    assert contrast(f"{colour}", f"{ground}") >= SHAPE


def test_dark_colours_are_dark(scheme: str) -> None:
    assert (luminance(f"{C.SURFACE}") < luminance(f"{C.INK}")) == (scheme == "dark")


def rules() -> Iterator[tuple[str, str, str]]:
    """Selector, text colour and ground of every rule of the stylesheet that has both."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet(10)):
        text = re.search(r"(?<![-\w])color: (#\w+)", body)
        ground = re.search(r"(?<![-\w])background: (#\w+)", body)
        if text and ground and "disabled" not in selector:
            yield selector.strip(), text[1], ground[1]


@pytest.mark.usefixtures("scheme")
def test_every_rule_of_the_stylesheet_is_legible() -> None:
    found = list(rules())
    assert len(found) > 8
    assert not [rule for rule in found if contrast(rule[1], rule[2]) < TEXT]


def test_no_colour_stands_outside_the_table() -> None:
    """But Word's red on the clipboard, which belongs to the paper."""
    folder = Path(theme.__file__).parent
    named = [
        f"{path.relative_to(folder)}: {found}"
        for path in folder.rglob("*.py")
        if path.name != "theme.py"
        for found in re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert named == ["row_copying.py: #C00000"]


# -- a dark system ---------------------------------------------------------------------------


def dark_palette() -> QPalette:
    """What a dark system hands to every program."""
    made = QPalette(QColor("#202020"), QColor("#202020"))
    for role in QPalette.ColorRole:
        if role.name not in NO_ROLES:
            text = "Text" in role.name or "Link" in role.name
            colour = QColor("#F0F0F0" if text else "#202020")
            made.setColor(QPalette.ColorGroup.All, role, colour)
    return made


OF_THE_SYSTEM = (
    "QTipLabel",
    "QToolButton",
    "QAbstractButton",
    "QCheckBox",
    "QRadioButton",
    "QHeaderView",
    "QComboBox",
    "QAbstractItemView",
    "QMessageBoxLabel",
    "QTabBar",
    "QLabel",
    "QGroupBox",
    "QMenu",
    "QMenuBar",
    "QTextEdit",
    "QLineEdit",
)
"""The classes for which a platform can hand a palette of its own to the program."""


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """The system turns dark while the program runs."""

    def darken() -> None:
        for name in OF_THE_SYSTEM:
            QApplication.setPalette(dark_palette(), name)  # type: ignore[arg-type]

    yield darken
    qapp.setPalette(QPalette())  # which forgets those of classes
    apply_theme(qapp, 10)


def in_a_dialog(*parts: QWidget) -> QDialog:
    made = QDialog()
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    return made


def native() -> dict[str, QWidget]:
    """Qt's own widgets and dialogs, new."""
    file = QFileDialog()
    file.setOption(QFileDialog.Option.DontUseNativeDialog)
    file.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    file.selectFile("計画.kaizen")  # else the key to open goes dim, sooner or later
    tabs = QTabWidget()
    for page in (QLineEdit("文"), QPlainTextEdit("文\n文")):
        tabs.addTab(page, "見出し")
    menu = QMenu()
    menu.addAction("開く")
    menu.addAction("閉じる").setEnabled(False)
    menu.addSeparator()
    tree = QTreeWidget()
    row = QTreeWidgetItem(["行"])
    tree.addTopLevelItem(row)
    tree.setCurrentItem(row)
    choice, spin, tick = QComboBox(), QSpinBox(), QCheckBox("選ぶ")
    choice.addItems(["一", "二"])
    group, browser = QGroupBox("まとまり"), QTextBrowser()
    browser.setHtml('<a href="#a">リンク</a> 文')
    warning = QMessageBox(QMessageBox.Icon.Warning, "題", "本文", QMessageBox.StandardButton.Ok)
    warning.setInformativeText("続き")
    made: dict[str, QWidget] = {
        "file": file,
        "warning": warning,
        "input": QInputDialog(),
        "progress": QProgressDialog("作業中", "中止", 0, 10),
        "calendar": QCalendarWidget(),
        "wizard": QWizard(),
        "tabs": tabs,
        "menu": menu,
        "parts": in_a_dialog(tree, choice, spin, tick, group, browser),
    }
    return made


def pictures(widgets: dict[str, QWidget]) -> dict[str, QImage]:
    taken = {}
    for name, widget in widgets.items():
        widget.resize(400, 300)
        widget.ensurePolished()
        taken[name] = widget.grab().toImage()
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def differences(before: dict[str, QImage], after: dict[str, QImage]) -> list[str]:
    """The pictures in which some patch of 4 by 4 became lighter or darker than an eye passes over;
    what is but smoothed another way is no difference.
    """
    return [name for name, picture in before.items() if _furthest(picture, after[name]) > NOTICED]


def _furthest(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return 255
    patches: list[bytes] = [_patches(picture) for picture in (one, other)]
    return max((abs(a - b) for a, b in zip(*patches, strict=True)), default=0)


def _patches(picture: QImage) -> bytes:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaledToWidth(picture.width() // 4, smooth)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    places = ((x, y) for y in range(grey.height()) for x in range(grey.width()))
    return bytes(grey.pixelColor(x, y).red() for x, y in places)


def settled(window: QWidget, page: QWidget) -> QImage:
    """The window once a page is as it stays: printed pages and pictures of them come later."""
    preview = getattr(page, "preview", None)
    before, alike = QImage(), 0
    for _time in range(200):
        QTest.qWait(40)
        now = window.grab().toImage()
        ready = preview is None or preview.is_current
        alike = alike + 1 if ready and now == before else 0
        if alike == _OFTEN:
            break
        before = now
    return before


def test_the_palette_leaves_nothing_to_the_system() -> None:
    made = theme.palette()
    groups = [QPalette.ColorGroup[name] for name in ("Active", "Inactive", "Disabled")]
    roles = [role for role in QPalette.ColorRole if role.name not in NO_ROLES]
    left = [
        (group.name, role.name)
        for group in groups
        for role in roles
        if not made.isBrushSet(group, role)
    ]
    assert not left


def test_a_dark_system_would_be_seen(qapp: QApplication, dark: Callable[[], None]) -> None:
    qapp.setStyleSheet("")
    before = pictures(native())
    dark()
    assert "menu" in differences(before, pictures(native()))


def test_qts_own_widgets_look_the_same_under_a_dark_system(
    qapp: QApplication, dark: Callable[[], None]
) -> None:
    apply_theme(qapp, 10)
    before = pictures(native())
    dark()
    after = pictures(native())
    assert differences(before, after) == []


def test_all_pages_look_the_same_under_a_dark_system(
    windows: Windows, plan_path: Path, dark: Callable[[], None]
) -> None:
    def look() -> dict[str, QImage]:
        window = windows.open(plan_path)
        window.resize(1366, 768)
        taken = {}
        for page in PAGES:
            opened(window).desk.show_page(page.name)
            taken[page.name] = settled(window, opened(window).desk.page(page.name))
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return taken

    before = look()
    dark()
    after = look()
    assert differences(before, after) == []


def test_all_dialogs_look_the_same_under_a_dark_system(
    qtbot: QtBot, windows: Windows, tmp_path: Path, dark: Callable[[], None]
) -> None:
    window = on_long_words(windows, tmp_path)
    window.resize(1366, 768)
    QApplication.setCursorFlashTime(0)

    def look() -> dict[str, QImage]:
        taken: dict[str, QImage] = {}

        def take(name: str, root: QWidget) -> list[str]:
            before, taken[name] = taken.get(name), root.grab().toImage()
            return [] if before == taken[name] else [f"{name} has not come to rest"]

        for name, opens in {**DIALOGS, **POPUPS}.items():
            assert looked_at(qtbot, window, name, opens, take) == []
        return taken

    before = look()
    dark()
    assert differences(before, look()) == []


def frozen_colours(source: str) -> list[str]:
    """Colours that a module takes when it is loaded, and would keep when others are chosen."""
    found = []
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        taken = isinstance(node, ast.Attribute) and node.attr == "q"
        if (taken or isinstance(node, ast.JoinedStr)) and "Colour." in ast.unparse(node):
            found.append(ast.unparse(node))
        waiting += ast.iter_child_nodes(node)
    return found


def test_no_module_keeps_a_colour_that_may_change() -> None:
    assert frozen_colours("INK = Colour.INK.q")
    assert frozen_colours('LOOK = f"color: {Colour.INK}"')
    folder = Path(theme.__file__).parent
    kept = {
        str(path.relative_to(folder)): found
        for path in folder.rglob("*.py")
        if path.name != "theme.py"
        if (found := frozen_colours(path.read_text(encoding="utf-8")))
    }
    assert kept == {}
