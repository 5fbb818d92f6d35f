"""The line at the foot: saved when, by whom; what just happened; how much is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import repeat_ids
from desktop_app.support.i18n import _
from desktop_app.ui.icons import pixmap
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.words import size_words

_MESSAGE_MS = 12_000


class StatusLine(QFrame):
    """`saved` is a time in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self._mark = QLabel()
        self._mark.setPixmap(pixmap("circle-check", Colour.GREEN, 15, self.devicePixelRatioF()))
        self._saved = label("")
        self._user = label("", "second")
        self._message = label("")
        self._message.setMinimumWidth(1)  # a long message never makes the window wider
        self._act: Callable[[], object] | None = None
        self._offer = button("", self._take_offer, role="link")
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes again, and a key does the same
        self._rule = rule(upright=True)
        self._counts = label("", "second")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(12)
        shown = (self._mark, self._saved, self._user, self._rule, self._message, self._offer)
        for part in shown:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._counts)
        self.setMinimumHeight(round(self.fontMetrics().height() * 2.2))
        self.set_saved("")
        self.clear_message()

    @property
    def message(self) -> str:
        """What it says just now."""
        return self._message.text()

    @property
    def counts(self) -> str:
        """What stands at the right."""
        return self._counts.text()

    def set_saved(self, words: str) -> None:
        """「保存済み 14:32」; empty while no plan is open."""
        self._saved.setText(words)
        self._mark.setVisible(bool(words))

    def set_user(self, words: str) -> None:
        """Who works."""
        self._user.setText(words)

    def set_counts(self, words: str) -> None:
        """How much is shown."""
        self._counts.setText(words)

    def say(self, text: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """A message for a while, with one thing to do about it; "" takes the last one away."""
        self.clear_message()
        if not text:
            return
        self._message.setText(text)
        self._message.setToolTip(text)
        self._rule.show()
        if offer is not None:
            words, self._act = offer
            self._offer.setText(words)
            self._offer.setAccessibleName(words)
            self._offer.show()
        self._timer.start(_MESSAGE_MS)

    def clear_message(self) -> None:
        """Says nothing more."""
        self._timer.stop()
        self._message.clear()
        self._rule.hide()
        self._act = None
        self._offer.hide()

    def _take_offer(self) -> None:
        act = self._act
        self.clear_message()
        if act is not None:
            act()


def counts_words(plan: Plan) -> str:
    """「6章・13項目・37施策＋再掲2」."""
    repeats = len(repeat_ids(plan))
    return _("{chapters}章・{items}項目・{measures}").format(
        chapters=len(plan.chapters),
        items=sum(len(chapter.items) for chapter in plan.chapters),
        measures=size_words(len(plan.measures()) - repeats, repeats=repeats),
    )
