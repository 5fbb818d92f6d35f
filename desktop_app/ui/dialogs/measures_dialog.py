"""Which measures something is about: a list with ticks, and words to find them by."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.numbering import short_reference
from desktop_app.domain.plan import Plan
from desktop_app.support.i18n import _
from desktop_app.ui.progress_words import fold
from desktop_app.ui.widgets.basic import label
from desktop_app.ui.words import heading


class MeasuresDialog(QDialog):
    """`chosen` are the ids of the ticked measures, in printed order."""

    def __init__(self, parent: QWidget, plan: Plan, ticked: Collection[int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading(_("関係する施策")))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("番号や言葉で探す"))
        self.search.setAccessibleName(_("番号や言葉で探す"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(heading(_("関係する施策")))
        for measure, words in measure_words(plan).items():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, measure)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = measure in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.search.textChanged.connect(self._filter)
        keys = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        keys.accepted.connect(self.accept)
        keys.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(_("スペースキーで選びます。"), "second"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(keys)
        letter = self.fontMetrics().horizontalAdvance("あ")
        self.resize(letter * 46, letter * 36)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ticked measures."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in fold(item.text()))


def measure_words(plan: Plan) -> dict[int, str]:
    """Every measure with its number, in printed order."""
    return {
        measure.id: f"{short_reference(number, chapter, item)}　{measure.text}"
        for number, chapter in enumerate(plan.chapters, start=1)
        for item in chapter.items
        for measure in item.measures
    }
