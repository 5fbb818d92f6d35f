"""The one field for a day: typed in any usual way, or taken from a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.plan import Plan
from desktop_app.domain.timing import NotADay, read_day
from desktop_app.support.i18n import _
from desktop_app.ui.day_words import EXAMPLE, fault_words
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.calendar import Calendar, choose_day
from desktop_app.ui.widgets.field_note import FieldNote
from desktop_app.ui.words import day_words

_WIDEST = datetime.date(2028, 12, 28)
_KEY_AND_EDGES = 44


class DayField(QWidget):
    """`committed` carries a day or None, after something else was typed than was shown.

    `on` (else the day that is shown) settles what a text leaves open. What names no day stays as it
    was typed, with a sentence below; a field that is `required` must not be empty either.
    """

    committed = Signal(object)

    def __init__(
        self,
        name: str,
        plan: Callable[[], Plan] | None = None,
        *,
        on: datetime.date | None = None,
        required: bool = False,
    ) -> None:
        super().__init__()
        self._plan = plan
        self._on = on
        self._required = required
        self._shown: datetime.date | None = None
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(_("例: 2024/3/31"))
        self._fit_width()
        self._key = self.edit.addAction(
            icon("calendar-days", Colour.SECOND), QLineEdit.ActionPosition.TrailingPosition
        )
        self._key.setText(_("{name}をカレンダーから選ぶ").format(name=name))
        self._key.setToolTip(_("カレンダーから選ぶ (F4)"))
        self._key.triggered.connect(self.open_calendar)
        self._note = FieldNote(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self._commit)
        self.edit.textEdited.connect(lambda _text: self._mark(""))
        self.setFocusProxy(self.edit)

    def show_day(self, day: datetime.date | None) -> None:
        """Shows a day, or nothing."""
        self._shown = day
        self.edit.setText(day_words(day) if day else "")
        self._mark("")

    def day(self) -> datetime.date | None:
        """The day that it holds; what cannot be read counts as nothing."""
        try:
            return self._read()
        except NotADay:
            return None

    @property
    def fault(self) -> str:
        """Why it holds no day, in a sentence; empty where it holds one, or may be empty."""
        try:
            missing = self._read() is None and self._required
        except NotADay as fault:
            return fault_words(fault)
        words = _("日付を入力してください（例: {day}）。") if missing else ""
        return words.format(day=day_words(EXAMPLE))

    @property
    def is_readable(self) -> bool:
        """Whether what it holds can be taken."""
        return not self.fault

    def set_read_only(self, *, read_only: bool) -> None:
        """Looks and behaves so."""
        self.edit.setReadOnly(read_only)
        self._key.setEnabled(not read_only)

    def open_calendar(self) -> Calendar | None:
        """Shows the month below the field."""
        if self.edit.isReadOnly():
            return None
        return choose_day(self, self.day() or self._reference, self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives back what was shown; F4 and Alt+↓ open the calendar."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = event.key() == Qt.Key.Key_Down
            if event.key() == Qt.Key.Key_F4 or (
                down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            ):
                self.open_calendar()
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.isModified():
                self.show_day(self._shown)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._note.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.place()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._note.hide()

    def _fit_width(self) -> None:
        words = (day_words(_WIDEST), "" if self._required else self.edit.placeholderText())
        width = max(map(self.fontMetrics().horizontalAdvance, words))
        self.edit.setMinimumWidth(width + _KEY_AND_EDGES)

    def _read(self) -> datetime.date | None:
        text = self.edit.text().strip()
        conventions = self._plan().conventions if self._plan is not None else None
        return read_day(text, on=self._reference, conventions=conventions) if text else None

    @property
    def _reference(self) -> datetime.date:
        return self._on or self._shown or EXAMPLE

    def _commit(self) -> None:
        fault = self.fault
        self._mark(fault)
        if fault:
            return
        day, shown = self.day(), self._shown
        self.show_day(day)
        if day != shown:
            self.committed.emit(day)

    def _take(self, day: datetime.date) -> None:
        self.edit.setText(day_words(day))
        self._commit()

    def _mark(self, fault: str) -> None:
        self._note.say(fault)
        self.edit.setAccessibleDescription(fault)
        if bool(self.edit.property("wrong")) != bool(fault):
            self.edit.setProperty("wrong", bool(fault))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
