"""What is still open before a version is made: told with the ways there, hindering nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.icons import pixmap
from desktop_app.ui.open_work import OpenWork
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, label
from desktop_app.ui.widgets.flow_layout import FlowLayout


class OpenWorkBox(QFrame):
    """`left` says that somebody went there instead; `go` is called when the dialog is gone."""

    left = Signal()

    def __init__(
        self, words: str, found: Sequence[OpenWork], go: Callable[[OpenWork], object]
    ) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", "warning")
        self._go = go
        picture = QLabel()
        picture.setPixmap(pixmap("triangle-alert", Colour.AMBER, 18, self.devicePixelRatioF()))
        links = QWidget()
        flow = FlowLayout(spacing=16)
        flow.setContentsMargins(0, 0, 0, 0)
        self.keys = [button(each.words, partial(self._leave, each), role="link") for each in found]
        for key in self.keys:
            flow.addWidget(key)
        links.setLayout(flow)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(words, wrap=True))
        column.addWidget(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _leave(self, work: OpenWork) -> None:
        go = self._go
        self.left.emit()
        QTimer.singleShot(0, lambda: go(work))
