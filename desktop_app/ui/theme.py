"""The look: one table of named colours and one stylesheet, on Fusion, at the user's font size.

Light colours are those of the paper that the window leads to; the dark ones are a second column of
the same table. Every role of the palette is set, so that nothing of the system's own colours is
left. `tests/ui/test_theme.py` reckons the contrast of all pairs in use, in both columns.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template
from typing import Final, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.support import paths

FAMILY = "BIZ UDPGothic"
SMALLEST, DEFAULT_SIZE, LARGEST = 9, 10, 16
"""The user's font sizes in points."""


P = ParamSpec("P")
R = TypeVar("R")
_FORGET: Final[list[Callable[[], None]]] = []


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Keeps what a function painted, until other colours are put in force."""
    made = cache(make)
    _FORGET.append(made.cache_clear)
    return made  # type: ignore[return-value]  # typeshed loses the parameters


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Colour(StrEnum):
    """Every colour of the window, by what it is for; as text it is what is in force."""

    INK = "#1C2530"
    SECOND = "#4E5A68"
    HINT = "#667281"
    ACCENT = "#2F5496"
    ACCENT_HOVER = "#27477F"
    DEEP = "#1F3864"
    SELECTION = "#DCE6F4"
    TINT = "#EDF2F9"
    WINDOW = "#F4F6F9"
    SURFACE = "#FFFFFF"
    RULE = "#D5DCE6"
    EDGE = "#7F8B9B"
    RED = "#B3000C"
    RED_TINT = "#FDECEC"
    AMBER = "#7A4A00"
    AMBER_TINT = "#FFF3DC"
    GREEN = "#1F6B43"
    DISABLED = "#8A94A1"
    AMBER_MARK = "#FFE3A8"
    BAR = "#C3D2EA"
    BAR_LINE = "#8197C4"
    GRID = "#E4E9F0"
    DESK = "#D9DFE7"

    q: QColor
    """As Qt wants it; not to be changed."""

    def __str__(self) -> str:
        return self.q.name()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


_DARK: Final[dict[Colour, str]] = {
    Colour.INK: "#E4E9F0",
    Colour.SECOND: "#B9C3D0",
    Colour.HINT: "#9AA6B5",
    Colour.ACCENT: "#8FB4F2",
    Colour.ACCENT_HOVER: "#A9C6F7",
    Colour.DEEP: "#C5D8F8",
    Colour.SELECTION: "#2A3B57",
    Colour.TINT: "#20293A",
    Colour.WINDOW: "#12171E",
    Colour.SURFACE: "#181E27",
    Colour.RULE: "#333D4B",
    Colour.EDGE: "#7C8999",
    Colour.RED: "#FF9A95",
    Colour.RED_TINT: "#3D1F22",
    Colour.AMBER: "#F0BE6A",
    Colour.AMBER_TINT: "#382C16",
    Colour.GREEN: "#79CFA0",
    Colour.DISABLED: "#76828F",
    Colour.AMBER_MARK: "#57431A",
    Colour.BAR: "#34496B",
    Colour.BAR_LINE: "#5C7BB0",
    Colour.GRID: "#262F3B",
    Colour.DESK: "#0C1014",
}


def put_in_force(*, dark: bool) -> bool:
    """The colours of all that is made from now on; whether they were others before."""
    before = Colour.INK.__dict__.get("q")
    for colour in Colour:
        colour.q = QColor(_DARK[colour] if dark else colour.value)
    for forget in _FORGET:
        forget()
    return before != Colour.INK.q


put_in_force(dark=False)


def choose_colours(app: QApplication, scheme: Scheme) -> bool:
    """Puts the colours in force that a user wants; whether they were others before. The system is
    told, too: title bars and its own dialogs are dressed by it.
    """
    hints = app.styleHints()
    if scheme is Scheme.SYSTEM:
        hints.unsetColorScheme()
    else:
        dark = scheme is Scheme.DARK
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return put_in_force(dark=is_dark if scheme is Scheme.SYSTEM else scheme is Scheme.DARK)


def apply_theme(app: QApplication, size: int) -> None:
    """Dresses the whole program; `size` is the user's font size in points."""
    app.setFont(font(size))
    app.setPalette(palette())
    app.setStyleSheet(stylesheet(size))


def font(size: float, *, bold: bool = False) -> QFont:
    """The program's face; Qt's own replacement stands in for a character that it lacks."""
    made = QFont(FAMILY)
    made.setPointSizeF(size)
    made.setBold(bold)
    return made


def palette() -> QPalette:
    """For what Fusion paints itself; no role is left to the system."""
    made = QPalette()
    for role, colour in _ROLES.items():
        made.setColor(QPalette.ColorGroup.All, role, colour.q)
    for role in _DIMMED:
        made.setColor(QPalette.ColorGroup.Disabled, role, Colour.DISABLED.q)
    return made


_Role = QPalette.ColorRole
_ROLES: Final = {
    _Role.Window: Colour.SURFACE,
    _Role.WindowText: Colour.INK,
    _Role.Base: Colour.SURFACE,
    _Role.AlternateBase: Colour.TINT,
    _Role.Text: Colour.INK,
    _Role.BrightText: Colour.SURFACE,
    _Role.PlaceholderText: Colour.HINT,
    _Role.Button: Colour.SURFACE,
    _Role.ButtonText: Colour.INK,
    _Role.Highlight: Colour.ACCENT,
    _Role.HighlightedText: Colour.SURFACE,
    _Role.Accent: Colour.ACCENT,
    _Role.ToolTipBase: Colour.INK,
    _Role.ToolTipText: Colour.SURFACE,
    _Role.Link: Colour.ACCENT,
    _Role.LinkVisited: Colour.ACCENT,
    _Role.Light: Colour.SURFACE,
    _Role.Midlight: Colour.TINT,
    _Role.Mid: Colour.RULE,
    _Role.Dark: Colour.EDGE,
    _Role.Shadow: Colour.SECOND,
}
_DIMMED: Final = (_Role.Text, _Role.ButtonText, _Role.WindowText)


def stylesheet(size: int) -> str:
    """The one stylesheet; all lengths follow the font."""
    names = {colour.name: str(colour) for colour in Colour}
    lengths = {
        "body": f"{size}pt",
        "label": f"{size * 0.95:g}pt",
        "small": f"{size * 0.9:g}pt",
        "head": f"{size * 1.3:g}pt",
        "start": f"{size * 1.8:g}pt",
        "control": f"{round(size * 2.6)}px",
        "focused": f"{round(size * 2.6) - 2}px",
        "line": f"{round(size * 1.8)}px",
        "chip": f"{round(size * 1.3)}px",
        "message": f"{size * 46}px",
        "menu": f"{max(16, round(size * 1.4))}px",
    }
    icons = {
        "down": _icon("chevron-down"),
        "up": _icon("chevron-up"),
        "check": _icon("check"),
    }
    return Template(_SHEET).substitute({**names, **lengths, **icons})


def _icon(name: str) -> str:
    """A stylesheet names a file, whose lines are black: on dark ground there is a pale one."""
    pale = "-pale" if Colour.SURFACE.q.lightness() < Colour.INK.q.lightness() else ""
    path: Path = paths.resources() / "icons" / f"{name}{pale}.svg"
    return path.as_posix()


_SHEET = """
* { font-family: "BIZ UDPGothic"; font-size: $body; }
QMainWindow, QDialog, QWidget#page { background: $SURFACE; }
QWidget#desk { background: $WINDOW; }
QLabel { color: $INK; background: transparent; }
QLabel[role="second"] { color: $SECOND; }
QLabel[role="label"] { color: $SECOND; font-size: $label; }
QLabel[role="hint"] { color: $HINT; font-size: $small; }
QLabel[role="head"] { color: $DEEP; font-size: $head; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; color: $DEEP; }
QLabel[role="start"] { color: $DEEP; font-size: $start; font-weight: bold; }
QLabel[role="amber"] { color: $AMBER; font-size: $small; }
QLabel[role="error"] { color: $RED; }

QMenuBar { background: $SURFACE; color: $INK; padding: 0 12px; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $SELECTION; color: $INK; }
QMenu { background: $SURFACE; color: $INK; border: 1px solid $EDGE; padding: 4px;
  menu-scrollable: 1; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; min-height: $menu; }
QMenu::item:selected { background: $SELECTION; color: $INK; }
QMenu::item:disabled { color: $DISABLED; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $RULE; margin: 4px 8px; }

QWidget#toolbar, QWidget#viewhead { background: $SURFACE; }
QFrame#rule { background: $RULE; border: none; }

QPushButton { background: $SURFACE; color: $INK; border: 1px solid $EDGE; border-radius: 4px;
  padding: 0 14px; min-height: $control; }
QPushButton:hover { background: $TINT; }
QPushButton:focus { border: 2px solid $ACCENT; padding: 0 13px; min-height: $focused; }
QPushButton:pressed { background: $SELECTION; }
QPushButton:disabled { color: $DISABLED; border-color: $RULE; }
QPushButton[role="primary"] { background: $ACCENT; color: $SURFACE; border: 1px solid $ACCENT;
  font-weight: bold; }
QPushButton[role="primary"]:hover { background: $ACCENT_HOVER; }
QPushButton[role="primary"]:focus { border: 2px solid $DEEP; padding: 0 13px; }
QPushButton[role="primary"]:disabled { background: $RULE; border-color: $RULE; color: $SECOND; }
QPushButton[role="flat"], QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: 4px; padding: 0 9px; min-height: $control; color: $INK; }
QPushButton[role="flat"]:hover, QToolButton:hover { background: $TINT; }
QPushButton[role="flat"]:focus, QToolButton:focus { border: 2px solid $ACCENT; padding: 0 8px;
  min-height: $focused; }
QToolButton:pressed, QToolButton:checked { background: $SELECTION; }
QToolButton:disabled { color: $DISABLED; }
QToolButton::menu-indicator { image: none; }
QToolButton#qt_toolbar_ext_button { padding: 0; min-height: 0; }
QPushButton[role="link"] { background: transparent; border: none; color: $ACCENT;
  padding: 0 4px; min-height: $line; text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $ACCENT; border-radius: 4px; padding: 0 2px; }
QPushButton[bare="true"] { padding: 0 8px; }
QPushButton[bare="true"]:focus { padding: 0 7px; }
QPushButton[role="segment"] { border-radius: 0; border-left-width: 0; padding: 0 8px; }
QPushButton[role="segment"]:focus { border: 2px solid $ACCENT; padding: 0 7px; }
QPushButton[role="segment"][place="first"] { border-left-width: 1px;
  border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QPushButton[role="segment"][place="last"] {
  border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QPushButton[role="segment"]:checked { background: $SELECTION; color: $DEEP; font-weight: bold; }
QPushButton[role="chip"] { border-radius: ${chip}; padding: 0 11px; }
QPushButton[role="chip"]:focus { border: 2px solid $ACCENT; padding: 0 10px; }
QPushButton[role="chip"]:checked { background: $SELECTION; color: $DEEP; font-weight: bold;
  border-color: $ACCENT; }

QLineEdit, QTextEdit, QComboBox, QSpinBox { background: $SURFACE; color: $INK;
  border: 1px solid $EDGE; border-radius: 4px; padding: 0 8px; min-height: $control;
  selection-background-color: $ACCENT; selection-color: $SURFACE; }
QTextEdit { padding: 4px 4px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $ACCENT;
  padding: 0 7px; min-height: $focused; }
QTextEdit:focus { border: 2px solid $ACCENT; padding: 3px 3px; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QLineEdit:read-only, QTextEdit#growing[readOnly="true"] { background: $WINDOW; color: $SECOND;
  border-color: $RULE; }
QTextEdit#cell { border: 2px solid $ACCENT; border-radius: 0; padding: 3px 3px; }
QComboBox#cell { border: 2px solid $ACCENT; border-radius: 0; padding: 0 4px; min-height: 0; }
QLineEdit#cell { border: 2px solid $ACCENT; border-radius: 0; padding: 0 4px; min-height: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0;
  background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; background: transparent; }
QSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QWidget#overlay { background: $SURFACE; border-left: 2px solid $ACCENT; }
QComboBox QAbstractItemView, QListView#completions { background: $SURFACE; color: $INK;
  border: 1px solid $EDGE; outline: none; selection-background-color: $SELECTION;
  selection-color: $INK; }
QComboBox QAbstractItemView::item { min-height: $line; padding: 2px 6px; }
QListView#completions::item { min-height: $control; padding: 0 6px; }
QPlainTextEdit { background: $SURFACE; color: $INK; border: 1px solid $RULE; padding: 6px; }
QListWidget { border: 1px solid $RULE; }
QListWidget::item { padding: 6px 8px; }
QListWidget#reports { border: none; }
QPushButton[role="menu"] { text-align: left; padding: 0 8px; }
QPushButton[role="menu"]:focus { padding: 0 7px; }
QPushButton::menu-indicator { image: url("$down"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QListWidget::item:selected { background: $SELECTION; color: $INK; }
QRadioButton { color: $INK; spacing: 8px; min-height: $line; padding: 2px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $EDGE; border-radius: 8px;
  background: $SURFACE; }
QRadioButton::indicator:checked { border: 5px solid $ACCENT; width: 6px; height: 6px; }
QRadioButton:focus { background: $TINT; border: 2px solid $ACCENT; border-radius: 4px;
  padding: 0; }
QCheckBox { color: $INK; spacing: 8px; min-height: $line; padding: 2px; }
QCheckBox::indicator, QTreeWidget::indicator, QListWidget::indicator { width: 16px; height: 16px;
  border: 1px solid $EDGE; border-radius: 3px; background: $SURFACE; }
QCheckBox::indicator:checked, QTreeWidget::indicator:checked,
QListWidget::indicator:checked { background: $SELECTION; border: 2px solid $ACCENT;
  width: 14px; height: 14px; image: url("$check"); }
QCheckBox::indicator:disabled { background: $WINDOW; border-color: $RULE; }
QCheckBox:focus { background: $TINT; border: 2px solid $ACCENT; border-radius: 4px;
  padding: 0; }

QGroupBox { color: $INK; }
QTreeView, QTableView, QListView, QTextBrowser#history {
  background: $SURFACE; color: $INK; border: none; outline: none;
  alternate-background-color: $TINT; selection-background-color: $SELECTION;
  selection-color: $INK; }
QHeaderView { background: $SURFACE; border: none; }
QHeaderView::section { background: $SURFACE; color: $SECOND; font-size: $label; border: none;
  border-bottom: 1px solid $RULE; padding: 8px 8px; }
QSplitter::handle { background: $RULE; }
QScrollArea { border: none; background: $SURFACE; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: $EDGE; border-radius: 5px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle:horizontal { background: $EDGE; border-radius: 5px; min-width: 32px; }
QScrollBar::handle:hover { background: $SECOND; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $SECOND; padding: 12px 14px 10px 14px;
  border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $DEEP; font-weight: bold; border-bottom-color: $ACCENT; }
QTabBar::tab:hover { background: $TINT; }
QTabBar::tab:focus { background: $SELECTION; }
QTabWidget::pane { border: none; border-top: 1px solid $RULE; }

QLineEdit QToolButton { border: none; padding: 0; min-height: 0; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { border: 2px solid $RED; padding: 0 7px; }
QLabel#fieldnote { background: $RED_TINT; color: $RED; border: 1px solid $RED; border-radius: 4px;
  padding: 5px 8px; font-size: $label; }
QFrame#reading { background: $TINT; border: none; border-left: 3px solid $ACCENT; }
QFrame#reading[state="inferred"] { background: $AMBER_TINT; border-left-color: $AMBER; }
QFrame#reading[state="unread"] { background: $AMBER_TINT; border-left-color: $RED; }
QFrame#reading[floating="true"] { border: 1px solid $EDGE; border-left: 3px solid $ACCENT; }
QFrame#reading[floating="true"][state="inferred"] { border-left-color: $AMBER; }
QFrame#reading[floating="true"][state="unread"] { border-left-color: $RED; }
QFrame#builder { background: $SURFACE; border: 1px solid $EDGE; }
QFrame#notice { background: $TINT; border: none; border-bottom: 1px solid $RULE; }
QFrame#notice[tone="warning"] { background: $AMBER_TINT; }
QFrame#notice[tone="error"] { background: $RED_TINT; }
QFrame#found { background: $SURFACE; border: 1px solid $EDGE; }
QFrame#status { background: $SURFACE; border: none; border-top: 1px solid $RULE; }
QFrame#proposal { background: $SURFACE; border: 1px solid $EDGE;
  border-left: 3px solid $AMBER; border-radius: 0; }
QFrame#printed { border: 1px solid $RULE; border-top: 2px solid $ACCENT; }
QToolButton#links { border: 1px solid $EDGE; }
QToolButton#links:focus { border: 2px solid $ACCENT; }
QFrame#entry { border: none; border-bottom: 1px solid $RULE; }
QPushButton#card { background: $SURFACE; border: 1px solid $EDGE; border-radius: 8px;
  text-align: left; padding: 0; }
QPushButton#card[first="true"] { border: 2px solid $ACCENT; }
QPushButton#card:hover { background: $TINT; }
QPushButton#card:focus { border: 3px solid $ACCENT; }
QFrame#recent { background: $SURFACE; border: 1px solid $RULE; border-radius: 8px; }
QToolTip { background: $INK; color: $SURFACE; border: none; padding: 4px 6px; }
QMessageBox QLabel#qt_msgbox_label, QMessageBox QLabel#qt_msgbox_informativelabel {
  min-width: $message; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCalendarWidget { border: 1px solid $EDGE; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $TINT; }
QCalendarWidget QToolButton { color: $INK; padding: 0 8px; }
QCalendarWidget QAbstractItemView { background: $SURFACE; color: $INK;
  alternate-background-color: $TINT; selection-background-color: $ACCENT;
  selection-color: $SURFACE; }
QProgressBar { border: 1px solid $EDGE; border-radius: 4px; background: $SURFACE; height: 8px; }
QProgressBar::chunk { background: $ACCENT; border-radius: 3px; }
"""
