"""Search in the toolbar: hits appear while one types; Enter goes there, Esc gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Colour

if TYPE_CHECKING:
    from desktop_app.application.search import Hit
    from desktop_app.ui.widgets.hit_list import HitList
    from desktop_app.ui.widgets.hit_popup import HitPopup

MOST = 200
"""Hits that are listed; more are counted only as more."""
_LETTERS = 23
_CAME_ON_PURPOSE = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ROWS = 8


class SearchField(QLineEdit):
    """Asks whoever serves it: `find` gives the hits of some words, `go` leads to one."""

    def __init__(self) -> None:
        super().__init__()
        self._find: Callable[[str], Sequence[Hit] | None] | None = None
        self._go: Callable[[Hit], None] | None = None
        self._prepare: Callable[[], None] | None = None
        self._came_from: QWidget | None = None
        self._popup: HitPopup | None = None
        self.setAccessibleName(_("計画全体を検索"))
        self.setPlaceholderText(_("検索、番号（3-④）  Ctrl+F"))
        self.setToolTip(
            _(
                "計画のすべての文から探します。全角・半角、ひらがな・カタカナは区別しません。"
                "「3-4」「旧 3-④」と打つとその番号の項目、「3-④-2」ならその2番目の施策が出ます。"
            )
        )
        self.setClearButtonEnabled(True)
        search = icon("search", Colour.SECOND)
        self.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda _text: self.search())

    @property
    def popup(self) -> HitPopup:
        """What was found, below the field; made when something is first looked for."""
        if self._popup is None:
            from desktop_app.ui.widgets.hit_popup import HitPopup

            self._popup = HitPopup(self)
            self._popup.hits.clicked.connect(self._on_click)
        return self._popup

    @property
    def hits(self) -> HitList:
        """The list in it."""
        return self.popup.hits

    def serve(
        self,
        find: Callable[[str], Sequence[Hit] | None],
        go: Callable[[Hit], None],
        prepare: Callable[[], None],
    ) -> None:
        """Searches another plan from now on. `find` gives None while it is not ready; `prepare` is
        called when the cursor comes, and `search` again once it is.
        """
        self._find, self._go, self._prepare = find, go, prepare
        self.clear()

    def start(self) -> None:
        """The cursor into the field, with what was looked for last marked."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._came_from = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.search()

    def search(self) -> None:
        """Shows the hits of what is typed."""
        words = self.text().strip()
        if not words or self._find is None or not self.hasFocus():
            self._hide()
            return
        hits = self._find(words)
        found = hits or ()
        self.hits.found.show_hits(found[:MOST])
        if found:
            self.hits.setCurrentIndex(self.hits.found.index(0, 0))
        waiting = _("検索の準備をしています…")
        self.popup.foot.setText(waiting if hits is None else self._foot_words(len(found)))
        self._place()

    @property
    def foot(self) -> str:
        """What is said below the hits."""
        return self.popup.foot.text()

    def _foot_words(self, count: int) -> str:
        if not count:
            return _("見つかりません。短い言葉や、別の書き方で検索してください。")
        said = _("{count}件以上") if count > MOST else _("{count}件")
        how = _("↑↓: 選ぶ　Enter: 移動　Esc: 閉じる")
        return f"{said.format(count=min(count, MOST))}　{how}"

    def _place(self) -> None:
        window = self.window()
        if self.popup.parent() is not window:
            self.popup.setParent(window)
        count = min(len(self.hits.found.hits), _ROWS)
        self.hits.setVisible(bool(count))
        self.hits.setFixedHeight(count * self.hits.row_height)
        width = max(self.width(), self.fontMetrics().horizontalAdvance("あ") * 44)
        at = self.mapTo(window, QPoint(0, self.height() + 2))
        self.popup.setFixedWidth(min(width, window.width() - at.x() - 8))
        self.popup.move(at)
        self.popup.adjustSize()
        self.popup.show()
        self.popup.raise_()

    @property
    def _is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _on_click(self, _index: QModelIndex) -> None:
        self._open()

    def _open(self) -> None:
        hit = self.hits.current_hit()
        if self._is_open and hit is not None and self._go is not None:
            self._hide()
            self._go(hit)

    def _leave(self) -> None:
        """The list goes first, then the cursor back to where it came from."""
        if self._is_open:
            self._hide()
        elif self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        else:
            self.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                if self._is_open:
                    self.hits.step(1 if event.key() == Qt.Key.Key_Down else -1)
                else:
                    self.search()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open() if self._is_open else self.search()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._prepare is not None and event.reason() in _CAME_ON_PURPOSE:
            self._prepare()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide()

    def fit(self) -> None:
        """As wide as letters want it; narrower where room is short."""
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance("あ") * _LETTERS)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 10)
