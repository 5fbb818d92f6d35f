"""What is there before a plan is open: the ways in, recent files, and a promise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon, pixmap
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import label

_COLUMN_WIDTH = 1180


class StartPage(QScrollArea):
    """Offers two samples (the submitted one as default), an empty plan, a file, recent files."""

    sample_wanted = Signal()
    fictional_wanted = Signal()
    empty_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk = QWidget()
        desk.setObjectName("desk")
        outer = QHBoxLayout(desk)
        middle = QWidget()
        middle.setMaximumWidth(_COLUMN_WIDTH)
        middle.setLayout(self._column(recent))
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        self.setWidget(desk)

    def focus_first(self) -> None:
        """Puts the focus on the default."""
        self._first.setFocus()

    def _column(self, recent: Sequence[Path]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(label(_("業務改善計画レポーター"), "start"))
        promise = _("業務改善計画と進捗を一つのファイルで管理し、提出できるWordの報告書にします。")
        column.addWidget(label(promise, "second", wrap=True))
        column.addSpacing(16)
        column.addLayout(self._cards())
        column.addSpacing(16)
        if recent:
            column.addWidget(label(_("最近使ったファイル"), "strong"))
            column.addWidget(self._recent(recent))
        column.addStretch(3)
        return column

    def _cards(self) -> QGridLayout:
        cards = (
            (
                "book-open",
                _("提出済みの計画（サンプル）を開く"),
                _("2023年5月12日に公表された計画のコピーを作り、内容を見ながら試せます。"),
                "Ctrl+1",
                self.sample_wanted,
            ),
            (
                "history",
                _("2年間の記録のあるサンプルを開く"),
                _("架空の会社の計画です。版、進捗、報告の記録まで入ったコピーを作ります。"),
                "Ctrl+2",
                self.fictional_wanted,
            ),
            (
                "file-plus",
                _("新しい計画を作る"),
                _("章（統制環境 … その他）だけの計画から始めます。"),
                "Ctrl+N",
                self.empty_wanted,
            ),
            (
                "folder-open",
                _("ファイルを開く"),
                _("保存してある計画（.kaizen）を開きます。ドラッグしても開けます。"),
                "Ctrl+O",
                self.open_wanted,
            ),
        )
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, (picture, title, text, key, signal) in enumerate(cards):
            card = _card(picture, title, text, key)
            card.clicked.connect(signal)
            card.setAutoDefault(True)
            grid.addWidget(card, 0, place)
            if place == 0:
                self._first = card
                card.setProperty("first", True)
                card.setDefault(True)
        return grid

    def _recent(self, recent: Sequence[Path]) -> QFrame:
        frame = QFrame()
        frame.setObjectName("recent")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(8, 4, 8, 4)
        rows.setSpacing(0)
        for path in recent[:5]:
            rows.addWidget(self._recent_row(path))
        return frame

    def _recent_row(self, path: Path) -> QPushButton:
        made = QPushButton(f" {path.stem}　（{_short_folder(path)}）")
        made.setProperty("role", "flat")
        made.setAutoDefault(True)
        made.setStyleSheet("text-align: left;")
        made.setIcon(icon("file-text", Colour.ACCENT))
        made.setAccessibleName(_("最近使ったファイル {name}").format(name=path.name))
        made.setToolTip(str(path))
        made.clicked.connect(lambda: self.recent_wanted.emit(path))
        return made


class _Card(QPushButton):
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return True


def _card(picture: str, title: str, text: str, key: str) -> QPushButton:
    card = _Card()
    card.setObjectName("card")
    card.setAccessibleName(title)
    card.setAccessibleDescription(text)
    inner = QVBoxLayout(card)
    inner.setContentsMargins(20, 20, 20, 14)
    inner.setSpacing(6)
    drawn = QLabel()
    drawn.setPixmap(pixmap(picture, Colour.ACCENT, 32, card.devicePixelRatioF()))
    inner.addWidget(drawn)
    inner.addSpacing(4)
    inner.addWidget(label(title, "strong", wrap=True))
    inner.addWidget(label(text, "second", wrap=True))
    inner.addStretch(1)
    inner.addSpacing(12)
    inner.addWidget(label(key, "hint"))
    for child in card.findChildren(QLabel):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    card.setMinimumWidth(200)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
    card.setCursor(Qt.CursorShape.PointingHandCursor)
    return card


def _short_folder(path: Path) -> str:
    try:
        return " › ".join(("~", *path.parent.relative_to(Path.home()).parts))
    except ValueError:
        return str(path.parent)
