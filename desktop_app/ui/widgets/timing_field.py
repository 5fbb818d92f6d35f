"""実施時期 in the details pane: the line, the builder's key, and the reading below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.timing_words import TimingContext
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.reading_box import ReadingBox
from desktop_app.ui.widgets.timing_builder import TimingBuilder
from desktop_app.ui.widgets.timing_edit import TimingEdit


class _PaneEdit(TimingEdit):
    """Proposals come below the box with the reading."""

    def __init__(self, box: ReadingBox) -> None:
        super().__init__()
        self._box = box

    def room_below(self) -> int:
        return self._box.height() + 8


class TimingField(QWidget):
    """`committed` carries a TimingInput, when the field is left, by Enter, or by a fixed year."""

    committed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.box = ReadingBox()
        self.edit = _PaneEdit(self.box)
        self.builder_key = self._make_builder_key()
        self._context: TimingContext | None = None
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.builder_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("実施時期"), "label"))
        column.addLayout(line)
        column.addWidget(self.box)
        self.edit.explained.connect(self.box.show_explained)
        self.edit.returnPressed.connect(self.commit)
        self.box.year_wanted.connect(self._on_year_wanted)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)

    def show_context(self, context: TimingContext) -> None:
        """Shows the 実施時期 of a measure."""
        self._context = context
        self.edit.set_context(context)

    def refresh(self, context: TimingContext) -> None:
        """Shows what the plan says now, unless something else is being typed."""
        if not self.edit.is_changed:
            self.show_context(context)

    def commit(self) -> None:
        """Tells what was typed, if anything was."""
        if self.edit.is_changed and not self.edit.isReadOnly():
            self.committed.emit(self.edit.value)

    def set_read_only(self, *, read_only: bool) -> None:
        """Looks and behaves so."""
        self.edit.setReadOnly(read_only)
        self.builder_key.setEnabled(not read_only)
        self.box.setEnabled(not read_only)

    def open_builder(self) -> None:
        """Shows the builder below the line."""
        if self._context is None or self.edit.isReadOnly():
            return
        builder = TimingBuilder(self._context, self, text=self.edit.text())
        builder.written.connect(self._on_written)
        builder.show_below(self.edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.commit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._context is not None:
            self.edit.set_context(self._context)
            return True
        if event.key() == Qt.Key.Key_F4:
            self.open_builder()
            return True
        return False

    def _make_builder_key(self) -> QPushButton:
        made = button("", self.open_builder, icon_name="calendar-days")
        made.setAccessibleName(_("実施時期を選んで作る"))
        made.setToolTip(_("実施時期を選んで作る (F4)"))
        return made

    def _on_written(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setFocus()
        self.commit()

    def _on_year_wanted(self, year: object) -> None:
        self.edit.fix_year(year)
        self.commit()
