"""A small window below the field that writes a 実施時期 from clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.timing import (
    DraftShape,
    DraftWord,
    Per,
    Recurrence,
    SoftWord,
    TimingDraft,
    style_of,
    write_timing,
)
from desktop_app.support.i18n import _
from desktop_app.ui.timing_words import TimingContext, drafted, explain
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.widgets.point_picker import PointPicker
from desktop_app.ui.widgets.popup import Popup
from desktop_app.ui.widgets.segments import Segments

_RHYTHMS = (
    (1, Per.FISCAL_YEAR),
    (1, Per.HALF_YEAR),
    (1, Per.QUARTER),
    (1, Per.MONTH),
    (2, Per.MONTH),
    (1, Per.WEEK),
)


class TimingBuilder(Popup):
    """Begins with what `text` means. `written` carries the words that were put together. Enter puts
    them in.
    """

    written = Signal(str)

    def __init__(self, context: TimingContext, parent: QWidget, *, text: str = "") -> None:
        super().__init__(parent)
        self._context = context
        day = context.plan_date or context.as_of
        start = context.conventions.fiscal_year_start
        self._first = PointPicker(_("始まり"), year=day.year, fiscal_year_start=start)
        self._last = PointPicker(_("終わり"), year=day.year, fiscal_year_start=start)
        self._shape = Segments(
            _("書き方"),
            [
                (DraftShape.AT, _("その時期")),
                (DraftShape.FROM, _("から")),
                (DraftShape.UNTIL, _("まで")),
                (DraftShape.RANGE, _("から・まで")),
                (DraftShape.WORD, _("日付なし")),
            ],
        )
        self._word = _combo(_("日付のない時期"), [(word.value, word.value) for word in DraftWord])
        self._soft = _combo(
            _("目途"), [(_("なし"), ""), *((word.value, word.value) for word in SoftWord)]
        )
        rhythms = [(_rhythm_words(*rhythm), place) for place, rhythm in enumerate(_RHYTHMS)]
        self._rhythm = _combo(_("頻度"), [(_("なし"), -1), *rhythms])
        self._preview = label("", "strong")
        self._meaning = label("", "second", wrap=True)
        self._chosen = DraftShape.AT
        self._lay_out()
        self.choose_shape(DraftShape.FROM)
        self._show_draft(drafted(text, context) if text.strip() else None)

    @property
    def text(self) -> str:
        """The words as they would be put in; empty if the choices mean nothing."""
        try:
            draft = self._draft()
        except ValueError:
            return ""
        return write_timing(draft, style=style_of(self._context.style)) if draft else ""

    def _show_draft(self, draft: TimingDraft | None) -> None:
        """What stands there already, unless it holds what cannot be clicked."""
        rhythms = [None, *(Recurrence(*each) for each in _RHYTHMS)]
        if draft is None or draft.recurrence not in rhythms:
            return
        for picker, point in ((self._first, draft.first), (self._last, draft.last)):
            if point is not None:
                picker.show_point(point)
        if draft.word is not None:
            self._word.setCurrentIndex(self._word.findData(draft.word.value))
        self._soft.setCurrentIndex(self._soft.findData(draft.soft.value if draft.soft else ""))
        self._rhythm.setCurrentIndex(rhythms.index(draft.recurrence))
        self.choose_shape(draft.shape)

    def _draft(self) -> TimingDraft | None:
        shape = self._chosen
        if shape is DraftShape.WORD:
            return TimingDraft(shape, word=DraftWord(self._word.currentData()))
        first = self._first.point if shape is not DraftShape.UNTIL else None
        last = self._last.point if shape in (DraftShape.UNTIL, DraftShape.RANGE) else None
        soft = self._soft.currentData()
        rhythm = self._rhythm.currentData()
        return TimingDraft(
            shape,
            first=first,
            last=last,
            soft=SoftWord(soft) if soft else None,
            recurrence=Recurrence(*_RHYTHMS[rhythm]) if rhythm >= 0 else None,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("書き方"), self._shape),
            (_("始まり"), self._first),
            (_("終わり"), self._last),
            (_("言葉"), self._word),
            (_("目途"), self._soft),
            (_("頻度"), self._rhythm),
        )
        self._labels = {}
        for place, (words, field) in enumerate(rows):
            head = label(words, "label")
            self._labels[field] = head
            grid.addWidget(head, place, 0)
            grid.addWidget(field, place, 1)
        foot = QHBoxLayout()
        said = QVBoxLayout()
        said.addWidget(self._preview)
        said.addWidget(self._meaning)
        foot.addLayout(said, 1)
        self._accept = button(_("入力する"), self._write, role="primary")
        foot.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(foot)
        self._shape.chosen.connect(lambda value: self.choose_shape(DraftShape(value)))
        for picker in (self._first, self._last):
            picker.changed.connect(self._update)
        for choice in (self._word, self._soft, self._rhythm):
            choice.currentIndexChanged.connect(self._update)
        grid.setColumnMinimumWidth(1, self.fontMetrics().horizontalAdvance("あ") * 36)

    def show_below(self, anchor: QWidget) -> None:
        super().show_below(anchor)
        self._shape.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept.click()
        else:
            super().keyPressEvent(event)

    def choose_shape(self, shape: DraftShape) -> None:
        """Shows the fields that the shape needs."""
        self._chosen = shape
        self._shape.show_value(shape)
        shown = {
            self._first: shape not in (DraftShape.UNTIL, DraftShape.WORD),
            self._last: shape in (DraftShape.UNTIL, DraftShape.RANGE),
            self._word: shape is DraftShape.WORD,
            self._soft: shape is not DraftShape.WORD,
            self._rhythm: shape is not DraftShape.WORD,
        }
        for field, visible in shown.items():
            field.setVisible(visible)
            self._labels[field].setVisible(visible)
        self._update()
        self.place()

    def _update(self) -> None:
        text = self.text
        self._accept.setEnabled(bool(text))
        set_text(self._preview, text or _("この組み合わせはありません"))
        meaning = explain(text, self._context, year=None).meaning if text else ""
        set_text(self._meaning, meaning)

    def _write(self) -> None:
        self.written.emit(self.text)
        self.close()


def _combo(name: str, options: list[tuple[str, str]] | list[tuple[str, int]]) -> QComboBox:
    made = combo(name)
    for words, value in options:
        made.addItem(words, value)
    return made


def _rhythm_words(times: int, per: Per) -> str:
    units = {
        Per.FISCAL_YEAR: _("年度"),
        Per.HALF_YEAR: _("半期"),
        Per.QUARTER: _("四半期"),
        Per.MONTH: _("月"),
        Per.WEEK: _("週"),
    }
    return _("{unit}に{times}回").format(unit=units[per], times=times)
