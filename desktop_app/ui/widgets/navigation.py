"""The rail at the left: one key per page, with its word, or its icon only where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import Colour, font
from desktop_app.ui.words import heading

_WIDE, _TALL, _ICONS_ONLY = 6.15, 4.9, 3.7
"""In heights of the font: 80, 64 and 48 px at 10 pt."""
_LOW, _ICON_LOW = 3.0, 2.1
"""How far a key is pressed together where the window is low: 39 and 27 px."""
_ICON, _GAP = 1.55, 0.3


class RailButton(QAbstractButton):
    """A page's key: icon above word; the current page has a bar, a ground and bold words."""

    def __init__(self, words: str, icon_name: str, key: str) -> None:
        super().__init__()
        self._icon = icon_name
        self._words = words
        self.with_words = True
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        if not self.with_words:
            return QSize(round(unit * _ICONS_ONLY), round(unit * _ICONS_ONLY))
        return QSize(round(unit * _WIDE), round(unit * _TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.lowest(with_words=self.with_words))

    def lowest(self, *, with_words: bool) -> int:
        """How low it may become."""
        return round(self.fontMetrics().height() * (_LOW if with_words else _ICON_LOW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        unit = self.fontMetrics().height()
        ground = Colour.SURFACE if on else Colour.TINT if self.underMouse() else None
        if ground is not None:
            painter.fillRect(self.rect(), ground.q)
        if on:
            painter.fillRect(0, 0, 4, self.height(), Colour.ACCENT.q)
        ink = Colour.DEEP if on else Colour.SECOND
        size = round(unit * _ICON)
        gap = round(unit * _GAP)
        top = (self.height() - size - (gap + unit if self.with_words else 0)) // 2
        left = (self.width() - size) // 2 + (1 if on else 0)
        painter.drawPixmap(left, top, pixmap(self._icon, ink, size, self.devicePixelRatioF()))
        if self.with_words:
            self._paint_words(painter, ink.q, top + size + gap, bold=on)
        if self.hasFocus():
            painter.setPen(Colour.ACCENT.q)
            for inset in (1, 2):
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))

    def _paint_words(self, painter: QPainter, ink: QColor, top: int, *, bold: bool) -> None:
        size = self.font().pointSizeF()
        painter.setFont(font(size, bold=bold))
        room = self.width() - 8
        while painter.fontMetrics().horizontalAdvance(self._words) > room and size > 6:
            size -= 0.5
            painter.setFont(font(size, bold=bold))
        painter.setPen(ink)
        painter.drawText(
            self.rect().adjusted(4, top, -2, 0),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            self._words,
        )


class NavigationRail(QWidget):
    """`chosen` carries the name of the page that the user wants. Up and Down go from key to key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(_("画面の切り替え"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    @property
    def names(self) -> tuple[str, ...]:
        """The pages in order."""
        return tuple(self._buttons)

    @property
    def icons_only(self) -> bool:
        """Whether the words are left out."""
        return any(not each.with_words for each in self._buttons.values())

    def add_page(self, name: str, words: str, icon_name: str) -> None:
        """A key more, at the end; Alt and its number press it."""
        key = f"Alt+{len(self._buttons) + 1}"
        made = RailButton(heading(words), icon_name, key)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self.chosen.emit(name))
        self._group.addButton(made)
        self._column.insertWidget(self._column.count() - 1, made)
        self._buttons[name] = made

    def button(self, name: str) -> RailButton:
        """The key of a page."""
        return self._buttons[name]

    def show_current(self, name: str) -> None:
        """Marks the page that is shown."""
        self._buttons[name].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """As low as icons need, with words too, so that the window can become low enough to have
        them left out.
        """
        return QSize(super().minimumSizeHint().width(), self.lowest(with_words=False))

    def lowest(self, *, with_words: bool) -> int:
        """How low it may become."""
        margins = self._column.contentsMargins()
        keys = (each.lowest(with_words=with_words) for each in self._buttons.values())
        return sum(keys) + margins.top() + margins.bottom()

    def set_icons_only(self, *, icons_only: bool) -> None:
        """Leaves the words to the tooltips, or shows them."""
        for each in self._buttons.values():
            each.with_words = not icons_only
            each.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        names = list(self._buttons)
        focused = next((n for n, each in self._buttons.items() if each.hasFocus()), None)
        if event.key() not in steps or focused is None:
            super().keyPressEvent(event)
            return
        place = names.index(focused) + steps[event.key()]
        self._buttons[names[place % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Colour.WINDOW.q)
        painter.setPen(Colour.RULE.q)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
