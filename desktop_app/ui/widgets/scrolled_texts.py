"""Texts that are told whole and yet leave the page to what it is for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

_LINE = 1.45


class ScrolledTexts(QScrollArea):
    """As high as the texts, and scrolls beyond so many lines; then Tab leads here."""

    def __init__(self, name: str, *texts: QLabel, lines: int = 5) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = lines
        self._held = QWidget()
        self._held.setObjectName("page")
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for text in texts:
            column.addWidget(text)
        self.setWidget(self._held)
        self._held.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)  # the texts are being laid out just now
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        most = round(self.fontMetrics().height() * _LINE * self._lines)
        wanted = self._held.heightForWidth(self.width())
        scrolls = wanted > most
        self.setFixedHeight(min(wanted, most))
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown[0] if scrolls else shown[1])
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
