"""報告の記録: every report to the authority with its 追加質問, until 報告の終了."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import AddEntity, ChangeField, DeleteEntity
from desktop_app.application.rounds import begin_round
from desktop_app.application.session import PlanChanged
from desktop_app.domain.plan import Plan, Question, Report
from desktop_app.domain.register import (
    announcement,
    measures_of,
    next_number,
    open_questions,
    reporting_ended,
)
from desktop_app.support.i18n import N_, _
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.dialogs.measures_dialog import MeasuresDialog, measure_words
from desktop_app.ui.models.entity_table_model import EntityTableModel, FieldColumn, Row
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.register_words import announcement_words, late_hint, left_words
from desktop_app.ui.views.entity_table import EntityTable
from desktop_app.ui.widgets.basic import button, label, rule, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.last_notice import LastNotice
from desktop_app.ui.words import day_words, sentences, series

_DUE, _TEXT, _SUBMITTED = 1, 2, 3
_NARROW = 1020
"""Below this many logical pixels at 10 pt the head has no room for words."""


class RegisterPage(QWidget):
    """Reports above, the questions of the chosen one below; both edited in place."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._signals = context.signals
        self._today = context.desk.today
        self._report = 0
        self._notices = LastNotice()
        self.report_model = EntityTableModel(
            self._signals, self._report_columns(), _reports, today=self._today, parent=self
        )
        self.question_model = EntityTableModel(
            self._signals,
            self._question_columns(),
            self._questions,
            today=self._today,
            parent=self,
        )
        self.reports = EntityTable(self.report_model, _("報告の一覧"))
        self.questions = EntityTable(self.question_model, _("追加質問の一覧"))
        self._owed = label("", "second", wrap=True)
        self._question_head = label("", "strong")
        self._no_reports = label(
            _(
                "まだ報告がありません。「報告を追加」で、第1回報告の提出期限と基準日を記録すると、"
                "起動したときに期限をお知らせします。"
            ),
            "second",
            wrap=True,
        )
        self._no_reports.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._no_questions = label(
            _("この報告への追加質問はありません。質問を受けたら「質問を追加」で記録します。"),
            "second",
            wrap=True,
        )
        self.ended_on = DayField(_("定期報告の終了日"), lambda: self._signals.plan, on=self._today)
        self._make_keys()
        self._lay_out()
        self._connect()
        self._refresh()

    @classmethod
    def of(cls, context: PageContext) -> QWidget:
        """For the table of pages."""
        return cls(context)

    def take_focus(self) -> None:
        """The cursor goes into the reports."""
        if self.report_model.rows and not self.reports.currentIndex().isValid():
            self._show_latest()
        (self.reports if self.report_model.rows else self.add_report).setFocus()

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        self.reports.commit_editor()
        self.questions.commit_editor()

    def follow_font(self) -> None:
        """Heights and widths after the font's size changed."""
        self.reports.fit_to_font()
        self.questions.fit_to_font()

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide by the head."""
        return QSize(480, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the head keeps to its keys; the strip on start said what is owed."""
        super().resizeEvent(event)
        self._owed.setVisible(self.width() >= _NARROW * self.fontMetrics().height() / 13)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    # -- columns -----------------------------------------------------------------------------

    def _report_columns(self) -> tuple[FieldColumn, ...]:
        return (
            FieldColumn(N_("回"), 5, "number", "number", _number_words),
            FieldColumn(N_("提出期限"), 13, "due_on", "day", self._due_words, self._is_late),
            FieldColumn(N_("基準日"), 8.5, "as_of", "day"),
            FieldColumn(N_("提出日"), 8.5, "submitted_on", "day"),
            FieldColumn(N_("提出先"), 12, "addressee"),
            FieldColumn(N_("提出したもの"), 22, "sent"),
            FieldColumn(N_("追加質問"), 10, "", "fixed", self._questions_words),
        )

    def _question_columns(self) -> tuple[FieldColumn, ...]:
        return (
            FieldColumn(N_("番号"), 3.5, "number"),
            FieldColumn(N_("受けた日"), 8.5, "asked_on", "day"),
            FieldColumn(N_("質問"), 20, "text"),
            FieldColumn(N_("回答期限"), 9.5, "due_on", "day", self._due_words, self._is_late),
            FieldColumn(N_("担当者"), 8, "assignee"),
            FieldColumn(N_("回答"), 20, "answer"),
            FieldColumn(N_("回答日"), 8.5, "answered_on", "day"),
            FieldColumn(N_("関係する施策"), 10, "", "fixed", _measures_words),
            FieldColumn(N_("状態"), 7, "", "state", self._state_words, self._is_late),
        )

    def _due_words(self, row: Row, plan: Plan) -> str:
        del plan
        if row.due_on is None:
            return ""
        words = day_words(row.due_on)
        return words if _is_settled(row) else f"{words} {left_words(self._left(row))}"

    def _left(self, row: Row) -> int:
        return (row.due_on - self._today).days if row.due_on else 0

    def _is_late(self, row: Row) -> bool:
        return not _is_settled(row) and self._left(row) < 0

    def _questions_words(self, row: Row, plan: Plan) -> str:
        if not isinstance(row, Report) or not row.questions:
            return _("なし")
        waiting = sum(each.report is row for each in open_questions(plan, on=self._today))
        if not waiting:
            return _("{count}件（回答済み）").format(count=len(row.questions))
        return _("{count}件　未回答 {open}件").format(count=len(row.questions), open=waiting)

    def _state_words(self, row: Row, plan: Plan) -> str:
        waiting = {each.question.id for each in open_questions(plan, on=self._today)}
        if row.id in waiting:
            return _("未回答")
        return _("回答済み") if _is_settled(row) else _("―")

    def _questions(self, plan: Plan) -> Sequence[Row]:
        found = (each for each in plan.reports if each.id == self._report)
        return next((each.questions for each in found), ())

    # -- construction ------------------------------------------------------------------------

    def _make_keys(self) -> None:
        self.add_report = button(_("報告を追加"), self._add_report, icon_name="plus")
        self.add_question = button(_("質問を追加"), self._add_question, icon_name="plus")
        self.link = button(_("関係する施策を選ぶ"), self._link_current, icon_name="link-2")
        self.show_rows = button(_("進捗で見る"), self._show_rows, icon_name="clipboard-check")
        self.delete_report = self._bin(_("この報告を削除"), lambda: self.reports.current)
        self.delete_question = self._bin(_("この質問を削除"), lambda: self.questions.current)

    def _question_bar(self) -> FlowLayout:
        bar = FlowLayout(head=1)
        bar.setContentsMargins(16, 8, 12, 8)
        keys = (self.link, self.show_rows, self.delete_question, self.add_question)
        for part in (self._question_head, *keys):
            bar.addWidget(part)
        return bar

    def _bin(self, words: str, which: Callable[[], int]) -> QPushButton:
        made = button(
            "",
            lambda: self._delete(which()),
            role="flat",
            icon_name="trash-2",
        )
        made.setAccessibleName(words)
        made.setToolTip(f"{words} (Del)")
        return made

    def _lay_out(self) -> None:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(label(_("報告の記録"), "head"))
        row.addSpacing(8)
        row.addWidget(self._owed, 1)
        row.addStretch(0)
        ended = label(_("定期報告の終了日"), "label")
        why = _(
            "監督官庁への定期の報告が終わった日です。この日から、次の報告の期限をお知らせしません。"
            "未回答の追加質問は残ります。"
        )
        for part in (ended, self.ended_on):
            part.setToolTip(why)
        self.ended_on.setAccessibleDescription(why)
        row.addWidget(ended)
        self.ended_on.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self.ended_on)
        row.addSpacing(12)
        row.addWidget(rule(upright=True))
        row.addSpacing(4)
        row.addWidget(self.delete_report)
        row.addWidget(self.add_report)
        upper, lower = QWidget(), QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        self._no_reports.setContentsMargins(24, 20, 24, 20)
        above.addWidget(self._no_reports)
        above.addWidget(self.reports, 1)
        above.addStretch(0)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(self._question_bar())
        below.addWidget(rule())
        self._no_questions.setContentsMargins(24, 20, 24, 20)
        below.addWidget(self._no_questions)
        below.addWidget(self.questions, 1)
        below.addStretch(0)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(upper)
        splitter.addWidget(lower)
        splitter.setSizes([400, 400])
        self._lower = lower
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(rule())
        whole.addWidget(splitter, 1)
        whole.addLayout(self._notices)

    def _connect(self) -> None:
        self.reports.row_chosen.connect(self._choose_report)
        self.reports.delete_wanted.connect(self._delete)
        self.questions.delete_wanted.connect(self._delete)
        self.questions.row_chosen.connect(lambda _row: self._allow())
        self.questions.opened.connect(lambda question, _column: self._link(question))
        for model in (self.report_model, self.question_model):
            model.unread.connect(self._notices.say)
        self.ended_on.committed.connect(self._end_reporting)
        self._signals.plan_changed.connect(self._on_plan_changed)

    # -- following ---------------------------------------------------------------------------

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._notices.forget()
        self._refresh()

    def _refresh(self) -> None:
        plan = self._signals.plan
        owed = announcement(plan, on=self._today)
        words = sentences((announcement_words(owed), late_hint(owed)))
        if reporting_ended(plan, on=self._today):
            words = sentences((_("報告は終了しています。"), words))
        set_text(self._owed, words)
        self.ended_on.show_day(plan.reporting_ended_on)
        self._no_reports.setVisible(not plan.reports)
        self.reports.setVisible(bool(plan.reports))
        self._lower.setVisible(bool(plan.reports))
        self._show_questions()

    def _show_latest(self) -> None:
        owed = announcement(self._signals.plan, on=self._today).report
        latest = owed.report.id if owed else self._signals.plan.reports[-1].id
        self.reports.show_entity(latest, _DUE)

    def _choose_report(self, report: int) -> None:
        self._report = report
        self.question_model.refresh()
        self._show_questions()

    def _show_questions(self) -> None:
        found = next((r for r in self._signals.plan.reports if r.id == self._report), None)
        words = _("第{number}回報告への追加質問").format(number=found.number) if found else ""
        self._question_head.setText(words)
        self._no_questions.setVisible(found is not None and not found.questions)
        self.questions.setVisible(found is not None and bool(found.questions))
        if found and found.questions and not self.questions.currentIndex().isValid():
            self.questions.setCurrentIndex(self.question_model.index(0, _TEXT))
        self._allow()

    def _allow(self) -> None:
        writable = not self._signals.session.read_only
        question = self._question()
        self.add_report.setEnabled(writable)
        self.ended_on.set_read_only(read_only=not writable)
        self.delete_report.setEnabled(writable and bool(self._report))
        self.add_question.setEnabled(writable and bool(self._report))
        self.link.setEnabled(writable and question is not None)
        self.delete_question.setEnabled(writable and question is not None)
        self.show_rows.setEnabled(question is not None and bool(measures_of(question)))

    def _question(self) -> Question | None:
        found = (row for row in self.question_model.rows if row.id == self.questions.current)
        row = next(found, None)
        return row if isinstance(row, Question) else None

    # -- gestures ----------------------------------------------------------------------------

    def _add_report(self) -> None:
        made = self._signals.execute(begin_round(self._signals.plan), origin=self)
        if made:
            self.reports.edit_entity(made[0], _DUE)

    def ask_submitted_on(self, report: int) -> None:
        """Opens the cell of its 提出日."""
        self.reports.edit_entity(report, _SUBMITTED)

    def _add_question(self) -> None:
        report = next((r for r in self._signals.plan.reports if r.id == self._report), None)
        if report is None:
            return
        values = {"number": next_number(report), "asked_on": self._today.isoformat()}
        made = self._signals.execute(AddEntity("question", report.id, values), origin=self)
        if made:
            self.questions.edit_entity(made[0], _TEXT)

    def _delete(self, entity: int) -> None:
        if entity and not self._signals.session.read_only:
            self._signals.execute(DeleteEntity(entity), origin=self)

    def _link_current(self) -> None:
        self._link(self.questions.current)

    def _link(self, question: int) -> None:
        row = next((each for each in self.question_model.rows if each.id == question), None)
        if not isinstance(row, Question) or self._signals.session.read_only:
            return
        dialog = MeasuresDialog(self, self._signals.plan, measures_of(row))
        if accepted(dialog):
            ids = " ".join(map(str, dialog.chosen))
            self._signals.execute(ChangeField(row.id, "measures", ids), origin=self)

    def _show_rows(self) -> None:
        question = self._question()
        if question is not None:
            why = _("追加質問{number}に関係する施策").format(number=question.number)
            self._context.rows_wanted.emit(measures_of(question), why)

    def _end_reporting(self, day: datetime.date | None) -> None:
        value = day.isoformat() if day else None
        plan = self._signals.plan
        self._signals.execute(ChangeField(plan.id, "reporting_ended_on", value), origin=self)
        if day is not None and not self._context.desk.survey.all_closed:
            words = _(
                "進捗区分が「実施済」「継続実施中」などでない施策が残っています。"
                "定期報告の終了日は記録しました。"
            )
            self._notices.say(words)


def _reports(plan: Plan) -> Sequence[Row]:
    return plan.reports


def _number_words(row: Row, plan: Plan) -> str:
    del plan
    return _("第{number}回").format(number=row.number)


def _measures_words(row: Row, plan: Plan) -> str:
    if not isinstance(row, Question) or not measures_of(row):
        return _("（Enterで選ぶ）")
    words = measure_words(plan)
    marks = [words[each].split("　")[0] for each in measures_of(row) if each in words]
    return _("{count}件: {marks}").format(count=len(marks), marks=series(dict.fromkeys(marks)))


def _is_settled(row: Row) -> bool:
    if isinstance(row, Question):
        return row.answered_on is not None
    return row.submitted_on is not None
