"""中止 and 統合: the reason, and for 統合 the measure that goes on in its place."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ABANDONED, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.icons import status_icon
from desktop_app.ui.widgets.basic import combo, label, set_text
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import plan_status_word, shortened, status_choice_word


class ReasonDialog(QDialog):
    """What must be told beside such a 進捗区分. Without one it stands in place of a deletion that
    cannot be: then 中止 or 統合 is chosen here too.
    """

    def __init__(
        self, parent: QWidget, plan: Plan, status: Status | None, *, measures: frozenset[int]
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._count = len(measures)
        self.choice = combo(field_word("progress_entry", "status"))
        for each in (status,) if status else ABANDONED:
            self.choice.addItem(status_icon(each), status_choice_word(plan, each), str(each))
        self.reason = TextField(_("理由"), one_paragraph=False, lines=3)
        self.target = combo(field_word("progress_entry", "merged_into"))
        self.target.setMaxVisibleItems(20)
        self.target.addItem(_("（統合先を選んでください）"))
        for other in plan.measures():
            if other.id not in measures:
                self.target.addItem(shortened(other.text, 40), other.id)
        self._head = label("", wrap=True)
        self._target_head = label(field_word("progress_entry", "merged_into"), "label")
        self._keys = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._instead = status is None
        self._lay_out()
        self._show_status()
        self.reason.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.choice)
        self.choice.setVisible(self._instead)
        for part in (self._head, self.reason, self._target_head, self.target):
            column.addWidget(part)
        column.addStretch(1)
        column.addSpacing(6)
        column.addWidget(self._keys)
        self._keys.accepted.connect(self.accept)
        self._keys.rejected.connect(self.reject)
        self.choice.currentIndexChanged.connect(self._show_status)
        self.target.currentIndexChanged.connect(self._allow)
        self.reason.edit.textChanged.connect(self._allow)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 36)

    @property
    def status(self) -> Status:
        """中止 or 統合."""
        return Status(self.choice.currentData())

    @property
    def values(self) -> dict[str, Value]:
        """What an entry says of it."""
        merged = self.status is Status.MERGED
        into = self.target.currentData() if merged else None
        return {"status": str(self.status), "reason": self.reason.text(), "merged_into": into}

    def _show_status(self) -> None:
        word = plan_status_word(self._plan, self.status)
        words = _("{count}件の施策を「{status}」にします。報告と件数には残ります。")
        if self._instead:
            words = _(
                "提出した版にある施策は、削除できません。代わりに、"
                "{count}件の施策を「{status}」にします。報告と件数には残ります。"
            )
        self.setWindowTitle(_("{status}の理由").format(status=word))
        set_text(self._head, words.format(count=self._count, status=word))
        for part in (self._target_head, self.target):
            part.setVisible(self.status is Status.MERGED)
        self._allow()
        self._fit()

    def _fit(self) -> None:
        """As high as what it holds wants to be at its width."""
        layout, width = self.layout(), max(self.width(), self.minimumWidth())
        if layout is not None:
            layout.activate()
            self.resize(width, layout.totalHeightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _allow(self) -> None:
        """Both the reason and the target of 統合 are needed."""
        lacks_target = self.status is Status.MERGED and self.target.currentData() is None
        ready = bool(self.reason.text().strip()) and not lacks_target
        self._keys.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
