"""The strip of a page that tells what came of the last deed, in place of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.ui.widgets.notice_bar import NoticeBar, Offer


class LastNotice(QVBoxLayout):
    """Lies below what a page shows, so that nothing moves under the mouse."""

    def say(self, words: str, *, tone: str = "warning", offers: Sequence[Offer] = ()) -> None:
        """Says one thing; what was said before is over."""
        self.show_bar(NoticeBar(words, tone=tone, offers=offers))

    def show_bar(self, bar: NoticeBar) -> None:
        """The same with a strip that asks for something."""
        self.forget()
        self.addWidget(bar)
        bar.show()

    def forget(self) -> None:
        """Says nothing more."""
        for bar in self._bars():
            self.removeWidget(bar)
            bar.close_bar()

    @property
    def said(self) -> list[str]:
        """What is seen now."""
        return [bar.text for bar in self._bars() if not bar.isHidden()]

    def _bars(self) -> list[NoticeBar]:
        items = [self.itemAt(place) for place in range(self.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, NoticeBar)]
