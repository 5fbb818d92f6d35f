"""A month to choose a day from, headed in the order of the language."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QCalendarWidget,
    QMenu,
    QSpinBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from desktop_app.support.i18n import _, language
from desktop_app.ui.theme import Colour


class Calendar(QCalendarWidget):
    """Qt heads it 「11月 2026」; in Japanese it is 「2026年 11月」."""

    def __init__(self, day: datetime.date) -> None:
        super().__init__()
        self.setAccessibleName(_("カレンダー"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self._colour_weekend()
        letter = self.fontMetrics()
        self.setMinimumSize(letter.horizontalAdvance("あ") * 20, letter.height() * 14)
        if language() == "ja":
            self._put_year_first()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | datetime.date) -> None:
        """Days of the months beside it are grey, weekends too."""
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        if day.month() == self.monthShown() and day.year() == self.yearShown():
            super().paintCell(painter, rect, day)
            return
        painter.save()
        painter.setPen(Colour.HINT.q)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _colour_weekend(self) -> None:
        """Qt's own red is too light to be read on white."""
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            made = self.weekdayTextFormat(day)
            made.setForeground(Colour.RED.q)
            self.setWeekdayTextFormat(day, made)

    def _put_year_first(self) -> None:
        head = self.findChild(QWidget, "qt_calendar_navigationbar")
        bar = head.layout() if head is not None else None
        month = self.findChild(QToolButton, "qt_calendar_monthbutton")
        year = self.findChild(QToolButton, "qt_calendar_yearbutton")
        typed = self.findChild(QSpinBox, "qt_calendar_yearedit")
        if isinstance(bar, QBoxLayout) and month and year and typed:
            for part in (typed, year):  # the one is shown in place of the other
                bar.removeWidget(part)
                bar.insertWidget(bar.indexOf(month), part)
            typed.setSuffix("年")
            year.setText(typed.text())


def choose_day(
    parent: QWidget, day: datetime.date, take: Callable[[datetime.date], object]
) -> Calendar:
    """Opens a calendar below a field; `take` hears which day was chosen, if any was."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made = Calendar(day)

    def chosen(picked: QDate) -> None:
        menu.close()
        take(datetime.date(picked.year(), picked.month(), picked.day()))

    made.clicked.connect(chosen)
    made.activated.connect(chosen)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(made)
    menu.addAction(holder)
    menu.popup(parent.mapToGlobal(QPoint(0, parent.height())))
    made.setFocus()
    return made
