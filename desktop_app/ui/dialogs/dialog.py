"""The frame of every dialog: what is asked scrolls where the screen is too small for it, and the
keys below stay in reach.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.widgets.basic import button, rule
from desktop_app.ui.widgets.last_notice import LastNotice

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FRAME = QSize(16, 40)
"""What the system may put around a dialog."""


@runtime_checkable
class _HasPreferences(Protocol):
    @property
    def preferences(self) -> Preferences: ...


class Dialog(QDialog):
    """`body` takes what is asked, `notices` what came of it, `set_keys` what is done about it.

    Enter presses the primary key, Ctrl+Enter also from a field of several lines; Esc leaves.
    `width` and `height` are in letters; without a height a dialog is as high as what it holds. A
    size given by hand is remembered.
    """

    def __init__(self, parent: QWidget | None, title: str, *, width: int, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._letters = QSize(width, height)
        self._primary: QPushButton | None = None
        self._own_size = False
        self._fitting = False
        self._held = QWidget()
        self._held.setObjectName("page")
        self.body = QVBoxLayout(self._held)
        self.body.setContentsMargins(24, 20, 24, 8)
        self.body.setSpacing(10)
        self._scroll = _Body(self._held)
        self.notices = LastNotice()
        self._rule = rule()
        self._foot = QWidget()
        self._keys = QHBoxLayout(self._foot)
        self._keys.setContentsMargins(24, 8, 24, 16)
        self._keys.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll)
        column.addLayout(self.notices)
        column.addWidget(self._rule)
        column.addWidget(self._foot)
        policy = self._rule.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._rule.setSizePolicy(policy)
        self._rule.hide()
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: self._rule.setVisible(high > 0)
        )
        self._held.installEventFilter(self)

    def set_keys(self, primary: QPushButton | None = None, *left: QWidget) -> None:
        """The row at the foot: others at the left; at the right the way out, then the primary key.
        Without one the way out is what Enter presses.
        """
        for part in left:
            self._keys.addWidget(part)
        self._keys.addStretch(1)
        out = button(_("やめる") if primary else _("閉じる"), self.reject)
        self._keys.addWidget(out)
        if primary is not None:
            self._keys.addWidget(primary)
        self._primary = primary or out
        self._primary.setDefault(True)

    def set_out(self, out: QPushButton) -> None:
        """Only a way out, by its own name."""
        self._keys.addStretch(1)
        self._keys.addWidget(out)
        self._primary = out
        out.setDefault(True)

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and self._primary is not None:
            self._primary.click()
        else:
            super().keyPressEvent(event)

    # -- size ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._open()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and not self._fitting:
            self._own_size = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another sentence or field makes it higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._follow()
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        self._remember()
        super().done(result)

    def _open(self) -> None:
        """As large as it was left, else as is usual for it; never larger than the screen."""
        for each in self.findChildren(QWidget):
            each.ensurePolished()  # or its letters would be known too late
        letter = self.fontMetrics().horizontalAdvance("あ")
        kept = self._remembered()
        wanted = kept.width() if kept.isValid() else self._letters.width() * letter
        width = max(wanted, self._narrowest())
        self._resize(width, self._height(width, kept.height()))

    def _follow(self) -> None:
        if not self._own_size and not self._letters.height():
            self._resize(self.width(), self._height(self.width(), 0))

    def _height(self, width: int, kept: int) -> int:
        if self._letters.height():
            letter = self.fontMetrics().horizontalAdvance("あ")
            return kept if kept > 0 else self._letters.height() * letter
        self.body.activate()
        inside = self.body.totalSizeHint().height()
        if self.body.hasHeightForWidth():
            inside = self.body.totalHeightForWidth(min(width, self._room().width()))
        return inside + self._rule.height() + self._foot.sizeHint().height()

    def _narrowest(self) -> int:
        """What its fields and keys need side by side, and a bar beside them."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inside = self.body.totalMinimumSize().width() + bar
        return max(inside, self._foot.minimumSizeHint().width())

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - FRAME

    def _resize(self, width: int, height: int) -> None:
        self._fitting = True
        self.resize(QSize(width, height).boundedTo(self._room()))
        self._fitting = False

    def _remembered(self) -> QSize:
        kept = self._preferences.text(self._name) if self._preferences else ""
        width, _x, height = kept.partition("x")
        return QSize(int(width), int(height)) if width.isdigit() and height.isdigit() else QSize()

    def _remember(self) -> None:
        if self._own_size and self._preferences is not None:
            self._preferences.set_text(self._name, f"{self.width()}x{self.height()}")

    @property
    def _name(self) -> str:
        return f"size-{type(self).__name__}"

    @property
    def _preferences(self) -> Preferences | None:
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        return window.preferences if isinstance(window, _HasPreferences) else None


class _Body(QScrollArea):
    """Scrolls by the wheel and by Page keys; all other keys belong to the dialog."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()
