"""The settings of one report, a row for each line of the table in `report_fields`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.report_fields import (
    BETWEEN,
    Choice,
    Kind,
    Offered,
    SettingField,
    fields_of,
)
from desktop_app.ui.report_order import ReportOrder, usual_date
from desktop_app.ui.widgets.basic import combo, label
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.words import series


class Editor(Protocol):
    """A widget for a value that is a text."""

    @property
    def widget(self) -> QWidget: ...
    def show_value(self, text: str, choices: Sequence[Choice]) -> None: ...


Taken = Callable[[str], None]


class _ChoiceEditor:
    def __init__(self, name: str, taken: Taken) -> None:
        self.widget: QComboBox = combo(name)
        self.widget.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.widget.setMinimumContentsLength(8)
        self.widget.activated.connect(lambda _row: taken(str(self.widget.currentData())))

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        with QSignalBlocker(self.widget):
            self.widget.clear()
            for value, words in choices:
                self.widget.addItem(words, value)
                place = self.widget.count() - 1
                self.widget.setItemData(place, words, Qt.ItemDataRole.ToolTipRole)
            self.widget.setCurrentIndex(max(0, self.widget.findData(text)))


class _DateEditor:
    def __init__(self, name: str, taken: Taken) -> None:
        self.widget = DayField(name, required=True)
        self.widget.committed.connect(lambda day: taken(day.isoformat()))

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        del choices
        self.widget.show_day(_day(text))


class _OptionalDateEditor:
    """A tick says whether there is a date at all."""

    def __init__(self, name: str, taken: Taken) -> None:
        self.widget = QWidget()
        self._tick = QCheckBox()
        self._tick.setAccessibleName(_("{field}を入れる").format(field=name))
        self._tick.setToolTip(self._tick.accessibleName())
        self._date = DayField(name, required=True)
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._tick)
        row.addWidget(self._date, 1)
        self.widget.setFocusProxy(self._tick)
        self._proposed = ""
        self._tick.clicked.connect(
            lambda on: taken(str(self._date.day() or self._proposed) if on else "")
        )
        self._date.committed.connect(lambda day: taken(day.isoformat()))

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        """Without a date the first choice is what is printed, the last what is proposed."""
        printed, self._proposed = (choices[0][0], choices[-1][0]) if choices else ("", "")
        self._tick.setChecked(bool(text))
        self._date.setEnabled(bool(text))
        self._date.show_day(_day(text or printed))


class _FlagEditor:
    def __init__(self, name: str, taken: Taken) -> None:
        self.widget = QCheckBox(name)
        self.widget.setAccessibleName(name)
        self.widget.clicked.connect(lambda on: taken("1" if on else ""))

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        del choices
        self.widget.setChecked(bool(text))


class _TextEditor:
    def __init__(self, name: str, taken: Taken) -> None:
        self.widget = QLineEdit()
        self.widget.setAccessibleName(name)
        self.widget.editingFinished.connect(lambda: taken(self.widget.text().strip()))

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        del choices
        if self.widget.text() != text:
            self.widget.setText(text)


class _SeveralEditor:
    """A key with a list to tick; nothing ticked is everything."""

    def __init__(self, name: str, taken: Taken) -> None:
        self.widget = QPushButton()
        self.widget.setProperty("role", "menu")
        self._name = name
        self._taken = taken
        self._menu = QMenu(self.widget)
        self._menu.setAccessibleName(name)
        self.widget.setMenu(self._menu)
        self._actions: dict[str, QAction] = {}

    def show_value(self, text: str, choices: Sequence[Choice]) -> None:
        chosen = set(filter(None, text.split(BETWEEN)))
        self._menu.clear()
        self._actions = {}
        whole = self._menu.addAction(_("すべて"))
        whole.setEnabled(bool(chosen))
        whole.triggered.connect(lambda _checked=False: self._taken(""))
        self._menu.addSeparator()
        for value, words in choices:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(lambda _checked=False: self._take())
            self._actions[value] = action
        said = series(words for value, words in choices if value in chosen) or _("すべて")
        room = self.widget.fontMetrics().horizontalAdvance("あ") * 9
        shown = self.widget.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.widget.setText(f"  {shown}")
        self.widget.setToolTip(said)
        self.widget.setAccessibleName(f"{self._name} {said}")
        self.widget.setEnabled(bool(choices))

    def _take(self) -> None:
        on = [value for value, action in self._actions.items() if action.isChecked()]
        self._taken("" if len(on) == len(self._actions) else BETWEEN.join(on))


_EDITORS: Final[dict[Kind, Callable[[str, Taken], Editor]]] = {
    Kind.CHOICE: _ChoiceEditor,
    Kind.DATE: _DateEditor,
    Kind.OPTIONAL_DATE: _OptionalDateEditor,
    Kind.FLAG: _FlagEditor,
    Kind.TEXT: _TextEditor,
    Kind.SEVERAL: _SeveralEditor,
}


class ReportSettings(QWidget):
    """`chosen` carries the setting and its new value as a text."""

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._report = ""
        self._editors: list[tuple[SettingField, Editor]] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(16, 8, 16, 16)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_order(self, order: ReportOrder, offered: Offered) -> None:
        """The settings of a report as they are now."""
        if order.report != self._report:
            self._make_rows(order.report)
        for setting, editor in self._editors:
            choices = list(setting.choices(offered))
            if setting.kind is Kind.OPTIONAL_DATE:
                day = usual_date(order, offered.plan)
                proposed = day or order.options.as_of
                choices = [(day.isoformat() if day else "", ""), (proposed.isoformat(), "")]
            editor.show_value(setting.show(order), choices)

    def editor(self, name: str) -> QWidget:
        """The widget of a setting."""
        return next(made.widget for setting, made in self._editors if setting.name == name)

    def _make_rows(self, report: str) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._report = report
        self._editors = [(setting, self._made(setting)) for setting in fields_of(report)]
        for setting, editor in self._editors:
            self._add_row(setting, editor.widget)

    def _made(self, setting: SettingField) -> Editor:
        name = _(setting.words)
        return _EDITORS[setting.kind](name, lambda text: self.chosen.emit(setting, text))

    def _add_row(self, setting: SettingField, widget: QWidget) -> None:
        if setting.hint:
            widget.setToolTip(_(setting.hint))
            widget.setAccessibleDescription(_(setting.hint))
        if setting.kind is Kind.FLAG:
            self._form.addRow(widget)
            return
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = label(_(setting.words), "label")
        words.setWordWrap(True)
        words.setBuddy(widget)
        words.setToolTip(_(setting.hint) if setting.hint else "")
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        widget.ensurePolished()
        words.setMinimumHeight(widget.sizeHint().height())
        words.setFixedWidth(words.fontMetrics().horizontalAdvance("あ") * 7)
        self._form.addRow(words, widget)
        self._form.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
