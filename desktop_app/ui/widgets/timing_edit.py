"""A line for a 実施時期: reads while one types, proposes how to go on, keeps a fixed year."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop_app.domain import timing
from desktop_app.support.i18n import _
from desktop_app.ui.timing_words import Explained, TimingContext, TimingInput, explain
from desktop_app.ui.widgets.undo_keys import leaves_undo_to_window

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TimingEdit(QLineEdit):
    """`explained` tells of every new reading, also while the text is being typed."""

    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("実施時期"))
        self.setPlaceholderText(_("例: 2023年度上期、4月～、適宜"))
        self._context: TimingContext | None = None
        self._year: int | None = None
        self._typing = False
        self._proposals = QStringListModel(self)
        self._completer = self._make_completer()
        self._completer.setWidget(self)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._note_typing)

    @property
    def value(self) -> TimingInput:
        """Words and fixed year as they are now."""
        return TimingInput(self.text(), self._year)

    @property
    def is_changed(self) -> bool:
        """Whether they differ from what the plan holds."""
        stored = self._context
        return stored is not None and self.value != TimingInput(stored.text, stored.year)

    @property
    def reading(self) -> Explained | None:
        """The words as they are understood."""
        if self._context is None:
            return None
        return explain(self.text(), self._context, year=self._year)

    def set_context(self, context: TimingContext) -> None:
        """Shows the 実施時期 of a measure."""
        self._context = context
        self._year = context.year
        self.setText(context.text)
        self._tell()

    def fix_year(self, year: object) -> None:
        """Settles the year that the words leave open; None leaves it open again."""
        self._year = year if isinstance(year, int) else None
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Enter settles the guessed year without a hand on the mouse."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            reading = self.reading
            if reading is not None and reading.guessed_year is not None:
                self.fix_year(reading.guessed_year)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if leaves_undo_to_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab mean the line, unless a proposal was chosen; the list would take them."""
        popup = self._completer.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENDS
            and not popup.selectionModel().hasSelection()
        ):
            popup.hide()
            return QCoreApplication.sendEvent(self, event)
        return super().eventFilter(watched, event)

    def _make_completer(self) -> QCompleter:
        made = QCompleter(self._proposals, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(8)
        made.activated.connect(self._take_proposal)
        popup = QListView()
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setObjectName("completions")
        popup.setAccessibleName(_("候補"))
        made.setPopup(popup)
        popup.installEventFilter(self)
        return made

    def room_below(self) -> int:
        """How far below the line the proposals begin, so that they do not hide the reading."""
        return 0

    def room_above(self) -> int:
        """How far above the line the proposals end, where there is no room for them below."""
        return 0

    def _note_typing(self, _text: str) -> None:
        self._typing = True

    def _propose(self, text: str) -> None:
        proposals = propose(text, self._context) if self._context and text.strip() else []
        self._proposals.setStringList(proposals)
        popup = self._completer.popup()
        if popup is None:
            return
        if not proposals:
            popup.hide()
            return
        popup.setCurrentIndex(QModelIndex())
        letters = max(len(proposal) for proposal in proposals) + 4
        width = max(self.width(), self.fontMetrics().horizontalAdvance("あ") * min(letters, 24))
        above, below = self.room_above(), self.room_below()
        self._completer.complete(QRect(0, -above, width, above + self.height() + below))

    def _take_proposal(self, text: object) -> None:
        if isinstance(text, str):
            self.setText(text)
            self.setFocus()

    def _on_text_changed(self, text: str) -> None:
        if self._context is not None:
            self._year = self._context.year if text == self._context.text else None
        self._tell()
        typing, self._typing = self._typing, False
        if typing:  # only now, when the reading above the proposals has its height
            self._propose(text)

    def _tell(self) -> None:
        reading = self.reading
        if reading is not None:
            self.explained.emit(reading)


def propose(text: str, context: TimingContext) -> list[str]:
    """Ways to go on, in the style of the plan."""
    return timing.completions(
        text,
        on=context.plan_date or context.as_of,
        style=context.style,
        conventions=context.conventions,
    )
