"""再掲: which measure this one repeats, and where this one is repeated."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.commands import ChangeField, ChangeTiming, Command
from desktop_app.domain.plan import Measure, Plan
from desktop_app.domain.progress import repetitions
from desktop_app.domain.tree import find
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.measure_dialog import MeasureDialog
from desktop_app.ui.dialogs.measures_dialog import measure_words
from desktop_app.ui.row_edits import as_one
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.words import shortened

_LENGTH = 40


class RepeatField(QWidget):
    """`row_wanted` carries a measure to go to."""

    row_wanted = Signal(object)

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self._signals = signals
        self._measure: Measure | None = None
        self._shown: tuple[object, ...] = ()
        self.choose_key = button(_("再掲の元を選ぶ…"), self.choose, role="link")
        self.choose_key.setToolTip(_("この施策が、ほかの施策の再掲であるときに選びます"))
        self.choose_key.setEnabled(not signals.session.read_only)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("再掲"), "label"))
        column.addLayout(self._lines)
        column.addWidget(self.choose_key, 0, Qt.AlignmentFlag.AlignLeft)

    def show_measure(self, measure: Measure) -> None:
        """Shows what the plan says of the measure now."""
        self._measure = measure
        plan = self._signals.plan
        here = [each for each, owner in repetitions(plan) if owner == measure.id]
        words = measure_words(plan) if measure.repeats is not None or here else {}
        told = [(id_, words.get(id_, "")) for id_ in (*_some(measure.repeats), *here)]
        shown = (measure.id, measure.repeats, *told)
        if shown != self._shown:
            self._shown = shown
            self._show_lines(measure, here, words)

    def choose(self) -> None:
        """Asks which measure this one repeats."""
        measure, plan = self._measure, self._signals.plan
        if measure is None:
            return
        dialog = MeasureDialog(
            self.window(),
            _choices(plan, measure),
            title=field_word("measure", "repeats"),
            explained=_("再掲は、元の施策と進捗を共有します。"),
            deed=_("再掲にする"),
        )
        if accepted(dialog) and dialog.chosen:
            self._signals.execute(_repeat(plan, measure, dialog.chosen), origin=self)

    def _show_lines(self, measure: Measure, here: list[int], words: dict[int, str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if measure.repeats is not None:
            said = shortened(words.get(measure.repeats, ""), _LENGTH)
            line = self._line(_("「{measure}」の再掲").format(measure=said), measure.repeats)
            off = button("", self._stop, role="flat", icon_name="x")
            off.setAccessibleName(_("再掲をやめる"))
            off.setToolTip(_("再掲をやめる"))
            off.setEnabled(not self._signals.session.read_only)
            line.addWidget(off)
        for each in here:
            said = shortened(words[each], _LENGTH)
            self._line(_("再掲先: {measure}").format(measure=said), each)
        self.choose_key.setVisible(measure.repeats is None and not here)

    def _line(self, words: str, row: int) -> QHBoxLayout:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(label(words, wrap=True), 1)
        go = button(_("開く"), lambda: self.row_wanted.emit(row), role="link")
        go.setAccessibleName(_("{words} を開く").format(words=words))
        line.addWidget(go)
        self._lines.addWidget(holder)
        return line

    def _stop(self) -> None:
        if self._measure is not None:
            self._signals.execute(ChangeField(self._measure.id, "repeats", None), origin=self)


def _choices(plan: Plan, measure: Measure) -> dict[int, str]:
    """What may be repeated: measures of their own, other than this one."""
    own = {each.id for each in plan.measures() if each.repeats is None and each.id != measure.id}
    return {id_: words for id_, words in measure_words(plan).items() if id_ in own}


def _repeat(plan: Plan, measure: Measure, of: int) -> Command:
    """The link; words that are missing here are taken from there."""
    commands: list[Command] = [ChangeField(measure.id, "repeats", of)]
    original = find(plan, of)
    if isinstance(original, Measure) and not measure.text:
        commands.append(ChangeField(measure.id, "text", original.text))
    if isinstance(original, Measure) and not measure.timing_text and original.timing_text:
        timing = original.timing
        commands.append(ChangeTiming(measure.id, timing.text, timing.reference, timing.year))
    return as_one(commands)


def _some(id_: int | None) -> tuple[int, ...]:
    return () if id_ is None else (id_,)
