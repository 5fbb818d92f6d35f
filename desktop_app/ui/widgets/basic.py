"""Labels, buttons and lines in the window's few styles."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QToolButton, QWidget

from desktop_app.ui.icons import icon, show_icons
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.quiet_fields import ComboBox
from desktop_app.ui.words import heading

_HEADINGS = ("label", "head", "strong")


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the stylesheet's roles, shown as it is."""
    made = QLabel()
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    set_text(made, heading(text) if role in _HEADINGS else text)
    return made


def spaced(text: str) -> str:
    """The text as rich text with room between its lines."""
    inner = html.escape(text).replace("\n", "<br>")
    return f'<div style="line-height:145%">{inner}</div>'


def set_text(target: QLabel, text: str) -> None:
    """Shows a text as it is; one that wraps gets room between its lines."""
    if target.wordWrap():
        target.setTextFormat(Qt.TextFormat.RichText)
        target.setText(spaced(text))
    else:
        target.setTextFormat(Qt.TextFormat.PlainText)
        target.setText(text)
    target.setAccessibleName(text)


def button(
    text: str, on_click: Callable[[], object], *, role: str = "", icon_name: str = ""
) -> QPushButton:
    """A push button; `role` is primary, flat, link or none."""
    made = QPushButton(f" {text}" if icon_name and text else text)
    made.setProperty("role", role)
    made.setProperty("bare", not text)
    made.setAutoDefault(True)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        colour = Colour.SURFACE if role == "primary" else Colour.SECOND
        made.setIcon(icon(icon_name, colour))
    made.clicked.connect(lambda: on_click())
    return made


def combo(name: str, *, letters: int = 0) -> QComboBox:
    """An empty choice; its list is named, too. With `letters` it asks for no more room than for so
    many, whatever it holds.
    """
    made = ComboBox()
    if letters:
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(letters * 2)
    made.setAccessibleName(name)
    made.view().setAccessibleName(name)
    return made


def tool_button(action: QAction, *, with_text: bool = True) -> QToolButton:
    """A button for an action that a menu has too."""
    show_icons([action])
    made = QToolButton()
    made.setDefaultAction(action)
    made.setIconSize(QSize(16, 16))
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    made.setToolButtonStyle(style if with_text else Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(action.iconText())
    return made


def rule(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A line of one pixel."""
    made = QFrame(parent)
    made.setObjectName("rule")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
