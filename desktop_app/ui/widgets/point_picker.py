"""Choosing a unit of the calendar by clicking: 2023年度上期, 2024年4月上旬, 2024年3月末."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.timing import DraftPoint, Granularity
from desktop_app.support.i18n import _
from desktop_app.ui.widgets.basic import combo
from desktop_app.ui.widgets.quiet_fields import SpinBox
from desktop_app.ui.words import month_word

_UNITS = (
    Granularity.FISCAL_YEAR,
    Granularity.HALF,
    Granularity.QUARTER,
    Granularity.MONTH,
    Granularity.TEN_DAYS,
    Granularity.DAY,
    Granularity.YEAR,
)
_MONTHLY = (Granularity.MONTH, Granularity.TEN_DAYS, Granularity.DAY)


class PointPicker(QWidget):
    """Says `changed` after every click; `point` is what is chosen."""

    changed = Signal()

    def __init__(self, name: str, *, year: int, fiscal_year_start: int) -> None:
        super().__init__()
        self._unit = _combo(name, _("単位"), [(_unit_word(unit), unit) for unit in _UNITS])
        self._year = SpinBox()
        self._year.setRange(1900, 2200)
        self._year.setValue(year)
        self._year.setAccessibleName(f"{name} {_('年')}")
        self._half = _combo(name, _("半期"), [(_("上期"), 1), (_("下期"), 2)])
        quarters = [(_("第{number}四半期").format(number=n), n) for n in range(1, 5)]
        self._quarter = _combo(name, _("四半期"), quarters)
        order = [(fiscal_year_start - 1 + n) % 12 + 1 for n in range(12)]
        self._month = _combo(name, _("月"), [(month_word(m), m) for m in order])
        thirds = [(_("上旬"), 1), (_("中旬"), 2), (_("下旬"), 3)]
        self._third = _combo(name, _("旬"), thirds)
        self._day = _combo(name, _("日"), [(_("{day}日").format(day=d), d) for d in range(1, 32)])
        self._end = QCheckBox(_("末"))
        self._end.setAccessibleName(f"{name} {_('末')}")
        self._lay_out()
        self._update()

    @property
    def point(self) -> DraftPoint | None:
        """What is chosen; None for a day that does not exist."""
        unit = self._chosen_unit()
        number = {
            Granularity.HALF: self._half.currentData(),
            Granularity.QUARTER: self._quarter.currentData(),
        }.get(unit, self._month.currentData() if unit in _MONTHLY else None)
        try:
            return DraftPoint(
                unit,
                self._year.value(),
                number=number,
                third=self._third.currentData() if unit is Granularity.TEN_DAYS else None,
                day=self._day.currentData() if unit is Granularity.DAY else None,
                at_end=self._end.isChecked() and not self._end.isHidden(),
            )
        except ValueError:
            return None

    def show_point(self, point: DraftPoint) -> None:
        """Presets all of it."""
        self.choose_unit(point.unit)
        self._year.setValue(point.year)
        for unit, choice in (
            (Granularity.HALF, self._half),
            (Granularity.QUARTER, self._quarter),
        ):
            if point.unit is unit:
                choice.setCurrentIndex(choice.findData(point.number))
        if point.unit in _MONTHLY:
            self._month.setCurrentIndex(self._month.findData(point.number))
        for choice, value in ((self._third, point.third), (self._day, point.day)):
            if value is not None:
                choice.setCurrentIndex(choice.findData(value))
        self._end.setChecked(point.at_end)

    def choose_unit(self, unit: Granularity) -> None:
        """Presets the unit."""
        self._unit.setCurrentIndex(_UNITS.index(unit))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._unit, self._year, self._half, self._quarter, self._month):
            row.addWidget(part)
        row.addWidget(self._third)
        row.addWidget(self._day)
        row.addWidget(self._end)
        row.addStretch(1)
        self._year.valueChanged.connect(self.changed)
        self._end.toggled.connect(self.changed)
        self._unit.currentIndexChanged.connect(self._update)
        for choice in (self._half, self._quarter, self._month, self._third, self._day):
            choice.currentIndexChanged.connect(self.changed)

    def _update(self) -> None:
        unit = self._chosen_unit()
        self._half.setVisible(unit is Granularity.HALF)
        self._quarter.setVisible(unit is Granularity.QUARTER)
        self._month.setVisible(unit in _MONTHLY)
        self._third.setVisible(unit is Granularity.TEN_DAYS)
        self._day.setVisible(unit is Granularity.DAY)
        ending = (Granularity.FISCAL_YEAR, Granularity.YEAR, Granularity.MONTH)
        self._end.setVisible(unit in ending)
        self.changed.emit()

    def _chosen_unit(self) -> Granularity:
        return _UNITS[max(self._unit.currentIndex(), 0)]


def _combo(
    name: str, what: str, options: list[tuple[str, int]] | list[tuple[str, Granularity]]
) -> QComboBox:
    made = combo(f"{name} {what}")
    for words, value in options:
        made.addItem(words, value)
    return made


def _unit_word(unit: Granularity) -> str:
    return {
        Granularity.FISCAL_YEAR: _("年度"),
        Granularity.HALF: _("半期"),
        Granularity.QUARTER: _("四半期"),
        Granularity.MONTH: _("月"),
        Granularity.TEN_DAYS: _("旬"),
        Granularity.DAY: _("日"),
        Granularity.YEAR: _("年"),
    }[unit]
