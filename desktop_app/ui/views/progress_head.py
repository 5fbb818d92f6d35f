"""The head of 進捗: whose report is made, how far it is, and the keys that are needed most."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.application.status import RoundMark, Survey
from desktop_app.support.i18n import _
from desktop_app.ui.survey_desk import SurveyDesk
from desktop_app.ui.widgets.as_of_field import AsOfField
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.widgets.planned_key import PlannedKey
from desktop_app.ui.words import day_words


class ProgressHead(QWidget):
    """Where room lacks, the report is left out, then the keys are icons; their tips and names say
    the words.
    """

    more_wanted = Signal()
    pane_wanted = Signal()
    paste_wanted = Signal()
    confirm_wanted = Signal()

    def __init__(self, desk: SurveyDesk) -> None:
        super().__init__()
        self.setObjectName("viewhead")
        self.day = AsOfField(desk)
        self.as_of = self.day.field
        self.planned = PlannedKey()
        self._report = label("", "second")
        self._answered = label("", "strong")
        self._only = label("", "amber")
        self._only.hide()
        self._make_keys()
        self._lay_out()

    def _make_keys(self) -> None:
        self.more = button("", self.more_wanted.emit, icon_name="ellipsis-vertical", role="flat")
        self.more.setAccessibleName(_("そのほかの操作"))
        self.more.setToolTip(_("そのほかの操作"))
        self.pane = button("", self.pane_wanted.emit, icon_name="panel-right", role="flat")
        self.pane.setAccessibleName(_("選んだ施策の記録"))
        self.pane.setToolTip(_("選んだ施策の実施・記録の履歴を横に表示します (Alt+Enter)"))
        words = _("Excelから貼り付け")
        self.paste = button(words, self.paste_wanted.emit, icon_name="clipboard-paste")
        words = _("現在のセルから、または見出しの「施策」を頼りに貼り付けます (Ctrl+V)")
        self.paste.setToolTip(words)
        self.confirm = button(_("変更なしにする"), self.confirm_wanted.emit, icon_name="check")
        self.confirm.setToolTip(_("選んだ行を、前回から変更なしとして確認します (Space)"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(label(_("進捗"), "head"))
        row.addSpacing(8)
        for part in (self.day, self._report, self._only, self.planned):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._answered)
        row.addSpacing(4)
        row.addWidget(self._side_by_side())
        row.addWidget(self.paste)
        row.addWidget(self.confirm)

    def _side_by_side(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.pane)
        row.addWidget(self.more)
        return holder

    def show_survey(self, survey: Survey, *, read_only: bool) -> None:
        """The report of the 基準日, and how many rows are confirmed for it."""
        self._report.setText(_report_words(survey))
        owners = survey.owners
        told = sum(row.mark is not RoundMark.UNCONFIRMED for row in owners)
        words = _("確認 {told}／{all}").format(told=told, all=len(owners)) if owners else ""
        self._answered.setText(words)
        for key in (self.paste, self.confirm):
            key.setEnabled(not read_only)

    def show_only(self, words: str) -> None:
        """What the rows that are shown have in common; "" for nothing."""
        self._only.setVisible(bool(words))
        set_text(self._only, words)

    def fit(self, width: int) -> None:
        """Leaves out what there is no room for."""
        for told, worded in ((True, True), (False, True), (False, False)):
            self._report.setVisible(told)
            for key in (self.paste, self.confirm):
                key.setText(f" {key.accessibleName()}" if worded else "")
            if self.sizeHint().width() <= width:
                return


def _report_words(survey: Survey) -> str:
    report = survey.report
    if report is None:
        return ""
    words = _("第{number}回報告").format(number=report.number)
    if report.due_on is not None:
        words += "　" + _("提出期限 {day}").format(day=day_words(report.due_on))
    return words
