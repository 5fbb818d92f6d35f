"""A strip that says one thing and offers what to do about it. It never blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, label

Offer = tuple[str, Callable[[], object]]

_LOOKS = {
    "info": ("info", Colour.ACCENT),
    "done": ("circle-check", Colour.GREEN),
    "warning": ("triangle-alert", Colour.AMBER),
    "error": ("circle-x", Colour.RED),
}
NOTICE_TONES = frozenset(_LOOKS)


class NoticeBar(QFrame):
    """`tone` is one of NOTICE_TONES. Offers are buttons with what they do. One that is
    `standing` waits above the page for its answer; the others tell of a deed, below it.
    `dismissed` says that the user wants it no more.
    """

    dismissed = Signal()

    def __init__(
        self,
        text: str,
        *,
        tone: str = "info",
        offers: Sequence[Offer] = (),
        content: QWidget | None = None,
        closable: bool = True,
        standing: bool = False,
    ) -> None:
        super().__init__()
        self.standing = standing
        self.tone = tone
        self.is_past = False
        if closable and not standing:  # what one deed has to say is said in one turn
            QTimer.singleShot(0, self, self._grow_old)
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self._text = label(text, wrap=True)
        self._text.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._picture(tone))
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        if content is not None:
            row.addWidget(content)
        for words, act in offers:
            row.addWidget(button(words, act))
        if closable:
            close = button("", self._dismiss, role="flat", icon_name="x")
            close.setAccessibleName(_("この知らせを閉じる"))
            close.setToolTip(_("この知らせを閉じる"))
            row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.accessibleName()

    def _grow_old(self) -> None:
        self.is_past = True

    def _dismiss(self) -> None:
        self.dismissed.emit()
        self.close_bar()

    def close_bar(self) -> None:
        """Takes the strip away for good."""
        self.hide()
        self.deleteLater()

    def _picture(self, tone: str) -> QLabel:
        name, colour = _LOOKS[tone]
        made = QLabel()
        made.setPixmap(pixmap(name, colour, 18, self.devicePixelRatioF()))
        return made
