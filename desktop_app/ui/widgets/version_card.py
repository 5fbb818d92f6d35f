"""One version beside the list: what it says of itself, its files, and how it is withdrawn."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.frozen import StoredFile
from desktop_app.domain.version import Version
from desktop_app.support.faults import sentence
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.version_words import occasion_word
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.text_field import TextField
from desktop_app.ui.words import day_words, heading, moment_words


class VersionCard(QScrollArea):
    """`file_wanted` carries the name of a stored file, `withdrawn` reason and day of a 取下げ;
    `comparison_wanted` asks to compare this version with the plan as it stands.
    """

    file_wanted = Signal(str)
    withdrawn = Signal(str, object)
    comparison_wanted = Signal()

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self._today = today
        self.setWidgetResizable(True)
        self.setAccessibleName(_("選んだ版"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("あ") * 24)
        self._version: Version | None = None
        self.reason = TextField(field_word("version", "withdrawn_reason"), lines=2)
        self._read_only = False
        self._build(None, (), "")

    def show_version(
        self,
        version: Version | None,
        files: Sequence[StoredFile],
        state: str,
        *,
        read_only: bool,
    ) -> None:
        """Shows a version, or what a version is."""
        self._version = version
        self._read_only = read_only
        self._build(version, files, state)

    def ask_reason(self) -> None:
        """Opens the small form for a 取下げ."""
        self._form.show()
        self.withdraw_key.hide()
        self.reason.edit.setFocus()
        self.ensureWidgetVisible(self._form)

    # -- construction ---------------------------------------------------------------------------

    def _build(self, version: Version | None, files: Sequence[StoredFile], state: str) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        self.withdraw_key = button(_("取り下げる…"), self.ask_reason, icon_name="undo-2")
        self._form = self._make_form()
        if version is None:
            column.addWidget(label(_("版を選ぶと、ここに詳しく出ます。"), "second", wrap=True))
            self.withdraw_key.setParent(page)
            self.withdraw_key.hide()
        else:
            column.addWidget(label(version.name, "strong", wrap=True))
            column.addWidget(label(_told(version, state), "second", wrap=True))
            if version.root:
                key = button(
                    _("今の計画と比べる"),
                    self.comparison_wanted.emit,
                    icon_name="git-compare-arrows",
                )
                column.addLayout(_left(key))
            self._add_files(column, files)
            column.addSpacing(8)
            column.addLayout(_left(self.withdraw_key))
            stands = version.withdrawn_on is None
            self.withdraw_key.setVisible(stands and not self._read_only)
        column.addWidget(self._form)
        column.addStretch(1)
        old = self.takeWidget()
        self.setWidget(page)
        if old is not None:
            old.deleteLater()

    def _add_files(self, column: QVBoxLayout, files: Sequence[StoredFile]) -> None:
        column.addSpacing(4)
        column.addWidget(label(_("保管したファイル"), "label"))
        if not files:
            column.addWidget(label(_("（なし）"), "second"))
        for stored in files:
            line = QHBoxLayout()
            line.setSpacing(8)
            size = _("{size} KB").format(size=f"{max(1, round(stored.size / 1024)):,}")
            line.addWidget(label(f"{stored.name}　{size}", wrap=True), 1)
            key = button("", partial(self.file_wanted.emit, stored.name))
            key.setText(_("保存…"))
            key.setAccessibleName(_("{file}を保存").format(file=stored.name))
            key.setToolTip(_("提出したときの内容のまま、別のファイルに保存します"))
            line.addWidget(key)
            column.addLayout(line)

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.reason = TextField(field_word("version", "withdrawn_reason"), lines=2)
        words = _(
            "取り下げた版は有効な版として使われなくなりますが、記録はファイルに残ります。"
            "計画を閉じるまでは「元に戻す」で戻せます。"
        )
        self.do_withdraw = button(_("取り下げる"), self._withdraw)
        self._missing = label("", "amber", wrap=True)
        self.day = DayField(field_word("version", "withdrawn_on"), on=self._today, required=True)
        self.day.show_day(self._today)
        day = QHBoxLayout()
        day.addWidget(label(field_word("version", "withdrawn_on"), "label"))
        day.addWidget(self.day)
        day.addStretch(1)
        column.addLayout(day)
        for part in (label(words, "hint", wrap=True), self.reason, self._missing):
            column.addWidget(part)
        keys = QHBoxLayout()
        keys.addWidget(self.do_withdraw)
        keys.addWidget(button(_("やめる"), self._leave_form, role="flat"))
        keys.addStretch(1)
        column.addLayout(keys)
        self.reason.edit.textChanged.connect(self._allow)
        form.hide()
        self._allow()
        return form

    def _allow(self) -> None:
        ready = bool(self.reason.text().strip())
        self.do_withdraw.setEnabled(ready)
        words = "" if ready else sentence("withdrawal_reason_needed", {})
        set_text(self._missing, words)
        self._missing.setVisible(not ready)
        self.do_withdraw.setAccessibleDescription(words)

    def _withdraw(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.setFocus()
        else:
            self.withdrawn.emit(self.reason.text().strip(), day)

    def _leave_form(self) -> None:
        self._form.hide()
        self.withdraw_key.show()
        self.withdraw_key.setFocus()


def _left(key: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(key)
    row.addStretch(1)
    return row


def _told(version: Version, state: str) -> str:
    lines = [
        _("{occasion}　{day}").format(
            occasion=heading(occasion_word(version.occasion)), day=day_words(version.date)
        )
    ]
    if version.addressee:
        lines.append(f"{heading(field_word('version', 'addressee'))}: {version.addressee}")
    lines.append(_("状態: {state}").format(state=state))
    recorded = f"{moment_words(version.recorded_at)} {version.recorded_by}".strip()
    if recorded:
        lines.append(_("記録: {who}").format(who=recorded))
    if version.withdrawn_on is not None:
        lines.append(_("取下げの理由: {reason}").format(reason=version.withdrawn_reason))
    return "\n".join(lines)
