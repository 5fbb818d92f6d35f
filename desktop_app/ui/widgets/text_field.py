"""Fields for words: they grow with the text, commit when left, and give back on Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from desktop_app.support.glyphs import missing_glyphs
from desktop_app.support.i18n import _
from desktop_app.ui.widgets.basic import label, set_text
from desktop_app.ui.widgets.undo_keys import leaves_undo_to_window

_LINE_HEIGHT = 140.0
_FRAME = 10
"""Padding and border of the stylesheet, above and below."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingEdit(QTextEdit):
    """Plain text over several lines. With `one_paragraph` Enter commits and Shift+Enter breaks the
    line; otherwise Enter breaks it and Ctrl+Enter commits. Leaving the field commits always.
    Ctrl+Enter, and Esc where nothing is to be given back, go on to what is around the field.
    """

    commit_wanted = Signal()

    def __init__(self, name: str, *, one_paragraph: bool, lines: int = 1) -> None:
        super().__init__()
        self.setObjectName("growing")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._one_paragraph = one_paragraph
        self._lines = lines
        self._most = max(8, lines)
        self._shown = ""
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        how = _("Enter: 確定　Shift+Enter: 改行") if one_paragraph else _("Ctrl+Enter: 確定")
        self.setToolTip(_("{how}　Esc: 元の文に戻す").format(how=how))

    @property
    def is_changed(self) -> bool:
        """Whether it holds something else than was shown."""
        return self.toPlainText() != self._shown

    def grow_to(self, lines: int) -> None:
        """Scrolls only beyond so many lines."""
        self._most = max(lines, self._lines)
        self.fit()

    def show_text(self, text: str) -> None:
        """Shows a text; what was typed before is forgotten."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        space_lines(self.document())
        self.document().clearUndoRedoStacks()
        self.fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted lines of one paragraph are joined: they come from a page's layout."""
        if not self._one_paragraph:
            super().insertFromMimeData(source)
            return
        self.insertPlainText("".join(line.strip() for line in source.text().splitlines()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and (control or (self._one_paragraph and not shift)):
            self.commit_wanted.emit()
            event.setAccepted(not control)
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.is_changed)
            self.show_text(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit_wanted.emit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if leaves_undo_to_window(
            event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def fit(self) -> None:
        """Is as high as its text, within its limits."""
        line = self.fontMetrics().height() * _LINE_HEIGHT / 100
        margins = 2 * self.document().documentMargin()
        least, most = line * self._lines + margins, line * self._most + margins
        wanted = min(max(self.document().size().height(), least), most)
        self.setFixedHeight(round(wanted) + _FRAME)


def space_lines(document: QTextDocument) -> None:
    """Gives lines room; the bundled fonts have none of their own."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    spaced = QTextBlockFormat()
    spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(spaced)


class TextField(QWidget):
    """A labelled GrowingEdit with a hint below for characters that no bundled font has."""

    committed = Signal(str)

    def __init__(
        self, name: str, *, one_paragraph: bool = True, lines: int = 1, placeholder: str = ""
    ) -> None:
        super().__init__()
        self.edit = GrowingEdit(name, one_paragraph=one_paragraph, lines=lines)
        self.edit.setPlaceholderText(placeholder)
        self._hint = label("", "amber", wrap=True)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = label(name, "label")
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(self.edit)
        column.addWidget(self._hint)
        self.edit.commit_wanted.connect(self.commit)
        self.edit.textChanged.connect(self._look_for_glyphs)
        self.setFocusProxy(self.edit)

    @property
    def hint(self) -> str:
        """What is said of characters without a glyph."""
        return "" if self._hint.isHidden() else self._hint.accessibleName()

    def text(self) -> str:
        """What it holds now."""
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Shows a text."""
        self.edit.show_text(text)

    def refresh(self, text: str) -> None:
        """Shows what the plan says now, unless something else is being typed."""
        if not self.edit.is_changed:
            self.edit.show_text(text)

    def commit(self) -> None:
        """Tells what was typed, if anything was."""
        if self.edit.is_changed and not self.edit.isReadOnly():
            self.committed.emit(self.text())

    def set_read_only(self, *, read_only: bool) -> None:
        """Looks and behaves so."""
        self.edit.setReadOnly(read_only)

    def _look_for_glyphs(self) -> None:
        missing = missing_glyphs(self.text())
        self._hint.setVisible(bool(missing))
        if missing:
            words = _("印刷の書体にない文字があります: {characters}")
            set_text(self._hint, words.format(characters=missing))
