"""変更案: a new 実施時期 beside the valid one, until it is adopted. It asks nothing by itself."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
)

from desktop_app.application.commands import AdoptTiming, ChangeField, Command, DeleteEntity
from desktop_app.application.waiting import Waiting, waiting
from desktop_app.domain.kinds import Value
from desktop_app.domain.plan import ChangeKind, Measure
from desktop_app.support.faults import sentence
from desktop_app.support.i18n import _, language
from desktop_app.support.terms import field_word
from desktop_app.ui.icons import pixmap
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import change_kind_word
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import day_words

_KIND = "timing_proposal"


class ProposalBox(QFrame):
    """Shows the open 変更案 of a measure, or nothing at all. The session decides what becomes of
    what is typed here. `led` carries the widget that the cursor was led to, `settled` says that
    there is no 変更案 any more.
    """

    led = Signal(object)
    settled = Signal()

    def __init__(self, signals: SessionSignals, *, today: datetime.date) -> None:
        super().__init__()
        self.setObjectName("proposal")
        self.setAccessibleName(_("変更案"))
        self._signals = signals
        self._today = today
        self._waiting: Waiting | None = None
        self._day = today
        self._valid = label("", wrap=True)
        self._proposed = label("", "strong", wrap=True)
        self._why = label("", "hint", wrap=True)
        self._lacks = label("", "amber", wrap=True)
        self.reason = TextField(_("変更の理由（反映に必要）"), lines=1)
        self.kind = combo(field_word(_KIND, "change_kind"))
        for kind in ChangeKind:
            self.kind.addItem(change_kind_word(kind), str(kind))
        self.approved_on = self._day_field("approved_on")
        self.kind.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 6)
        self.approver = QLineEdit()
        self.approver.setAccessibleName(field_word(_KIND, "approver"))
        self.adopted_on = self._day_field("adopted_on")
        self.withdraw = button(_("取消"), self._withdraw, role="link")
        self.withdraw.setAccessibleName(_("変更案の取消"))
        self.withdraw.setToolTip(_("変更案をやめて、今の実施時期のままにします"))
        self.adopt = button(_("計画に反映する"), self._adopt, icon_name="check")
        self.adopt.setToolTip(_("反映日から、この実施時期が有効になり、報告書に出ます"))
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def lacks(self) -> str:
        """What keeps the 変更案 from being adopted, in words."""
        return self._lacks.accessibleName()

    def show_measure(self, measure: Measure | None) -> None:
        """Shows the 変更案 of a measure; what is being typed for the same one stays."""
        session = self._signals.session
        told = (
            waiting(session.plan, measure, session.records, today=self._today, language=language())
            if measure
            else None
        )
        same = self._waiting is not None and told is not None and _id(told) == _id(self._waiting)
        self._waiting = told
        self.setVisible(told is not None)
        if not same:
            self.adopted_on.show_day(None)
        if told is not None:
            self._show(told, afresh=not same)

    def focus_reason(self) -> None:
        """The cursor goes where something is missing."""
        self.reason.edit.setFocus()
        self.led.emit(self.reason)

    @property
    def reason_is_missing(self) -> bool:
        """Whether a 変更案 is shown that says no reason."""
        return self._waiting is not None and bool(self._waiting.lacks)

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        if self._waiting is not None:
            self.reason.commit()
            self._on_approver()

    # -- construction -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(pixmap("calendar-days", Colour.AMBER, 16, self.devicePixelRatioF()))
        head.addWidget(picture)
        title = label(_("変更案（未反映）"), "label")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        for part in (self._proposed, self._valid, self._why, self.reason):
            column.addWidget(part)
        column.addLayout(self._fields())
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self.adopt)
        keys.addStretch(1)
        column.addLayout(keys)
        column.addWidget(self._lacks)

    def _fields(self) -> QFormLayout:
        """Each beside its word, or below it where the pane is too narrow for both."""
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for name, field in (
            ("change_kind", self.kind),
            ("approved_on", self.approved_on),
            ("approver", self.approver),
            ("adopted_on", self.adopted_on),
        ):
            head = label(field_word(_KIND, name), "label")
            head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            form.addRow(head, field)
        return form

    def _day_field(self, name: str) -> DayField:
        made = DayField(field_word(_KIND, name), lambda: self._signals.plan, on=self._today)
        made.edit.setPlaceholderText(_("年/月/日"))
        return made

    def _connect(self) -> None:
        self.reason.committed.connect(self._on_reason)
        self.reason.edit.textChanged.connect(self._on_typed)
        self.kind.activated.connect(lambda _place: self._change("change_kind", self._kind()))
        self.approver.editingFinished.connect(self._on_approver)
        self.approved_on.committed.connect(self._on_approved)

    # -- showing ------------------------------------------------------------------------------

    def _show(self, told: Waiting, *, afresh: bool) -> None:
        proposal = told.proposal
        set_text(self._valid, _("有効な実施時期: {text}").format(text=_words(told.valid.text)))
        set_text(self._proposed, told.slip.words)
        set_text(self._why, _why(told))
        if afresh:
            self.reason.show_text(proposal.reason)
            self.approver.setText(proposal.approver)
        else:
            self.reason.refresh(proposal.reason)
            if not self.approver.hasFocus():
                self.approver.setText(proposal.approver)
        self.kind.setCurrentIndex(self.kind.findData(str(proposal.change_kind)))
        self.approved_on.show_day(proposal.approved_on)
        if self.adopted_on.day() in (None, self._day):
            self.adopted_on.show_day(told.day)
        self._day = told.day
        self._allow(told)

    def _allow(self, told: Waiting) -> None:
        read_only = self._signals.session.read_only
        for field in (self.reason, self.approved_on, self.adopted_on):
            field.set_read_only(read_only=read_only)
        self.approver.setReadOnly(read_only)
        self.kind.setEnabled(not read_only)
        self.withdraw.setEnabled(not read_only)
        self._allow_adoption(told)

    def _allow_adoption(self, told: Waiting) -> None:
        """A reason that is being typed counts: the click takes it over first."""
        lacks = "" if self.reason.text().strip() else told.lacks
        self.adopt.setEnabled(not self._signals.session.read_only and not lacks)
        words = sentence(lacks, {}) if lacks else ""
        set_text(self._lacks, words)
        self._lacks.setVisible(bool(words))
        self.adopt.setToolTip(words or _("この日から、新しい実施時期が報告書と画面に出ます"))
        self.adopt.setAccessibleDescription(words)

    # -- what the user does -------------------------------------------------------------------

    def _on_typed(self) -> None:
        if self._waiting is not None:
            self._allow_adoption(self._waiting)

    def _on_reason(self, text: str) -> None:
        typing = self.reason.edit.hasFocus()
        self._change("reason", text)
        if typing and self.adopt.isEnabled():
            self.adopt.setFocus(Qt.FocusReason.TabFocusReason)
            self.led.emit(self.adopt)

    def _on_approver(self) -> None:
        if self._waiting and self.approver.text() != self._waiting.proposal.approver:
            self._change("approver", self.approver.text())

    def _on_approved(self, day: datetime.date | None) -> None:
        self._change("approved_on", day.isoformat() if day else None)

    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _change(self, field: str, value: Value) -> None:
        if self._waiting is not None:
            self._execute(ChangeField(self._waiting.proposal.id, field, value))

    def _withdraw(self) -> None:
        if self._waiting is not None:
            self._execute(DeleteEntity(self._waiting.proposal.id))

    def _adopt(self) -> None:
        self.commit_pending()
        told = self._waiting
        if told is None:
            return
        if not self.adopted_on.is_readable:
            self.adopted_on.setFocus()
        elif self._execute(AdoptTiming(told.measure, self.adopted_on.day() or told.day)):
            words = _("「{text}」を計画に反映しました")
            self._signals.done.emit(words.format(text=_words(told.proposal.text)))

    def _execute(self, command: Command) -> bool:
        """Afterwards the fields show what the plan holds, whether it took the edit or not."""
        done = self._signals.execute(command, origin=self) is not None
        if self._waiting is not None:
            self._show(self._waiting, afresh=True)
        else:
            self.settled.emit()
        return done


def _id(told: Waiting) -> int:
    return told.proposal.id


def _words(text: str) -> str:
    return " ".join(text.split()) or _("（記載なし）")


def _why(told: Waiting) -> str:
    if told.submitted_on is None:
        return _("反映するまで、報告書と画面には有効な実施時期が出ます。")
    return _(
        "{day}に提出した計画なので、新しい実施時期は変更案になります。"
        "反映するまで、報告書と画面には有効な実施時期が出ます。"
    ).format(day=day_words(told.submitted_on))
