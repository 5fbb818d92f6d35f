"""中止 and 統合: the reason, and for 統合 the measure that goes on in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import Plan
from desktop_app.domain.progress import ABANDONED, Status
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.icons import status_icon
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import plan_status_word, shortened, status_choice_word


class ReasonDialog(Dialog):
    """What must be told beside such a 進捗区分. Without one it stands in place of a deletion that
    cannot be: then 中止 or 統合 is chosen here too.
    """

    def __init__(
        self, parent: QWidget, plan: Plan, status: Status | None, *, measures: frozenset[int]
    ) -> None:
        super().__init__(parent, "", width=36)
        self._plan = plan
        self._count = len(measures)
        self.choice = combo(field_word("progress_entry", "status"))
        for each in (status,) if status else ABANDONED:
            self.choice.addItem(status_icon(each), status_choice_word(plan, each), str(each))
        self.reason = TextField(_("理由"), one_paragraph=False, lines=3)
        self.target = combo(field_word("progress_entry", "merged_into"), letters=12)
        self.target.setMaxVisibleItems(20)
        self.target.addItem(_("（統合先を選んでください）"))
        for other in plan.measures():
            if other.id not in measures:
                self.target.addItem(shortened(other.text, 40), other.id)
        self._head = label("", wrap=True)
        self._target_head = label(field_word("progress_entry", "merged_into"), "label")
        self.take = button(_("記録する"), self.accept, role="primary")
        self._instead = status is None
        self._lay_out()
        self._show_status()
        self.reason.setFocus()

    def _lay_out(self) -> None:
        self.choice.setVisible(self._instead)
        for part in (self._head, self.choice, self.reason, self._target_head, self.target):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.set_keys(self.take)
        self.choice.currentIndexChanged.connect(self._show_status)
        self.target.currentIndexChanged.connect(self._allow)
        self.reason.edit.textChanged.connect(self._allow)

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

    def _allow(self) -> None:
        """Both the reason and the target of 統合 are needed."""
        lacking = ""
        if not self.reason.text().strip():
            lacking = _("理由を入力してください。")
        elif self.status is Status.MERGED and self.target.currentData() is None:
            lacking = _("統合先を選んでください。")
        self.take.setEnabled(not lacking)
        self.take.setToolTip(lacking)
        self.take.setAccessibleDescription(lacking)
