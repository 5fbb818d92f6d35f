"""中止 and 統合: the reason, and for 統合 the measure that goes on in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.progress_words import plan_status_word
from desktop_app.ui.widgets.basic import label
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import shortened


class ReasonDialog(QDialog):
    """What must be told beside such a 進捗区分."""

    def __init__(
        self, parent: QWidget, plan: Plan, status: Status, *, measures: frozenset[int]
    ) -> None:
        super().__init__(parent)
        word = plan_status_word(plan, status)
        self.setWindowTitle(_("{status}の理由").format(status=word))
        self.reason = TextField(_("理由"), one_paragraph=False, lines=3)
        self.target = QComboBox()
        self.target.setAccessibleName(field_word("progress_entry", "merged_into"))
        self.target.setMaxVisibleItems(20)
        for other in plan.measures():
            if other.id not in measures:
                self.target.addItem(shortened(other.text, 40), other.id)
        merged = status is Status.MERGED
        head = label(field_word("progress_entry", "merged_into"), "label")
        count = _("{count}件の施策を「{status}」にします。報告と件数には残ります。")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(count.format(count=len(measures), status=word), wrap=True))
        column.addWidget(self.reason)
        for part in (head, self.target):
            part.setVisible(merged)
            column.addWidget(part)
        keys = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        keys.accepted.connect(self.accept)
        keys.rejected.connect(self.reject)
        column.addSpacing(6)
        column.addWidget(keys)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 36)
        self.reason.setFocus()
        self._merged = merged

    @property
    def merged_into(self) -> int | None:
        """The measure that goes on."""
        data = self.target.currentData()
        return int(data) if self._merged and data is not None else None
