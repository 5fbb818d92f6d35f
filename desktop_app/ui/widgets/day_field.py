"""A field for a day that may be left empty: typed as 実施時期 are, or taken from a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.ui.progress_words import day_of_words, short_day
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button


class DayField(QWidget):
    """`committed` carries a day or None, after something else was typed than was shown."""

    committed = Signal(object)

    def __init__(self, name: str, plan: Callable[[], Plan], *, on: datetime.date) -> None:
        super().__init__()
        self._plan = plan
        self._on = on
        self._shown: datetime.date | None = None
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(_("例: 2024/3/31"))
        self.edit.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000/00/00") + 24)
        self._key = button("", self._show_calendar, role="flat", icon_name="calendar-days")
        self._key.setAccessibleName(_("{name}をカレンダーから選ぶ").format(name=name))
        self._key.setToolTip(_("カレンダーから選ぶ"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.edit, 1)
        row.addWidget(self._key)
        self.edit.editingFinished.connect(self._commit)
        self.setFocusProxy(self.edit)

    def show_day(self, day: datetime.date | None) -> None:
        """Shows a day, or nothing."""
        self._shown = day
        self.edit.setText(short_day(day))
        self._mark(good=True)

    def day(self) -> datetime.date | None:
        """The day that it holds; what cannot be read counts as nothing."""
        try:
            return day_of_words(self.edit.text(), self._plan(), on=self._on)
        except ValueError:
            return None

    @property
    def is_readable(self) -> bool:
        """Whether it is empty or holds a day."""
        return self.day() is not None or not self.edit.text().strip()

    def set_read_only(self, *, read_only: bool) -> None:
        """Looks and behaves so."""
        self.edit.setReadOnly(read_only)
        self._key.setEnabled(not read_only)

    def _commit(self) -> None:
        self._mark(good=self.is_readable)
        if not self.is_readable:
            return
        day = self.day()
        self.edit.setText(short_day(day))
        if day != self._shown:
            self._shown = day
            self.committed.emit(day)

    def _mark(self, *, good: bool) -> None:
        wrong = _("この日付は読み取れません。例: 2024/3/31　令和6年3月31日")
        self.edit.setToolTip("" if good else wrong)
        self.edit.setProperty("wrong", not good)
        self.edit.setAccessibleDescription("" if good else wrong)
        self.edit.setStyleSheet("" if good else _WRONG)

    def _show_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        day = self.day() or self._on
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(lambda chosen: self._take(menu, chosen))
        calendar.activated.connect(lambda chosen: self._take(menu, chosen))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _take(self, menu: QMenu, chosen: QDate) -> None:
        menu.close()
        self.edit.setText(f"{chosen.year()}/{chosen.month()}/{chosen.day()}")
        self._commit()


_WRONG = f"QLineEdit {{ border: 2px solid {Colour.RED}; }}"
