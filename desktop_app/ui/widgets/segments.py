"""One of a few, side by side; the chosen one carries a tick beside its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Colour

_TICK_AND_PADDING = 16 + 6 + 2 * 8 + 2


class Segments(QWidget):
    """`chosen` carries the value that the user chose."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, words) in enumerate(options):
            made = QPushButton(words)
            made.setCheckable(True)
            made.setProperty("role", "segment")
            made.setProperty("place", _place(place, len(options)))
            made.setAccessibleName(f"{name} {words}")
            made.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            made.toggled.connect(
                lambda on, made=made: made.setIcon(icon("check", Colour.DEEP) if on else QIcon())
            )
            group.addButton(made)
            row.addWidget(made, 1)
            self._buttons[value] = made
        self._fit()

    def rename(self, value: str, words: str) -> None:
        """Other words on one of them, such as a count."""
        self._buttons[value].setText(words)
        self._fit()

    def show_value(self, value: str) -> None:
        """Shows which is chosen."""
        self._buttons[value].setChecked(True)

    def take_focus(self) -> None:
        """The cursor goes to the one that is chosen."""
        for made in self._buttons.values():
            if made.isChecked():
                made.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def set_read_only(self, *, read_only: bool) -> None:
        """Nothing can be chosen."""
        self.setEnabled(not read_only)

    def _fit(self) -> None:
        for made in self._buttons.values():
            made.setMinimumWidth(_width_when_chosen(made))


def _width_when_chosen(made: QPushButton) -> int:
    """Room for the bold words with their tick, so that nothing jumps or is cut off."""
    bold = QFont(made.font())
    bold.setBold(True)
    return QFontMetrics(bold).horizontalAdvance(made.text()) + _TICK_AND_PADDING


def _place(place: int, count: int) -> str:
    return "first" if place == 0 else "last" if place == count - 1 else "middle"
