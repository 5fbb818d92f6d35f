"""Which measures something is about: a list with ticks, and words to find them by."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.numbering import short_reference
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.found_list import FoundList
from desktop_app.ui.words import heading


class MeasuresDialog(Dialog):
    """`chosen` are the ids of the ticked measures, in printed order. ↓ and Enter lead from the
    words into the list, so that Enter closes nothing before a tick was set.
    """

    def __init__(self, parent: QWidget, plan: Plan, ticked: Collection[int]) -> None:
        super().__init__(parent, heading(_("関係する施策")), width=46, height=36)
        self.rows = FoundList(measure_words(plan), name=heading(_("関係する施策")))
        self.search, self.list = self.rows.search, self.rows.list
        for item in self.rows.shown():
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = item.data(Qt.ItemDataRole.UserRole) in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._count = label("", "strong")
        self._show_count()
        self.list.itemChanged.connect(lambda _item: self._show_count())
        words = _("↓キーで一覧に移り、スペースキーかクリックで選びます。")
        self.body.addWidget(label(words, "second", wrap=True))
        self.body.addWidget(self.rows, 1)
        self.set_keys(button(_("この選択にする"), self.accept, role="primary"), self._count)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ticked measures."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    @property
    def count_words(self) -> str:
        """How many are ticked, in words."""
        return self._count.accessibleName()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        into = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.search.hasFocus() and event.key() in into:
            self._go_into_list()
        else:
            super().keyPressEvent(event)

    def _go_into_list(self) -> None:
        shown = self.rows.shown()
        if shown:
            if self.list.currentItem() not in shown:
                self.list.setCurrentItem(shown[0])
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_count(self) -> None:
        set_text(self._count, _("{count}施策を選択").format(count=len(self.chosen)))


def measure_words(plan: Plan) -> dict[int, str]:
    """Every measure with its number, in printed order."""
    return {
        measure.id: f"{short_reference(number, chapter, item)}　{measure.text}"
        for number, chapter in enumerate(plan.chapters, start=1)
        for item in chapter.items
        for measure in item.measures
    }
