"""報告書: the reports with their settings, and the pages of the chosen one beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.application.report_input import WORKING
from desktop_app.domain.tree import find
from desktop_app.support import clock
from desktop_app.support.i18n import _
from desktop_app.ui.export_job import ExportJob
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.report_fields import SettingField
from desktop_app.ui.report_order import ReportOrder
from desktop_app.ui.report_preview import Made, ReportPreview
from desktop_app.ui.report_source import ReportSource, fault_words
from desktop_app.ui.report_words import draft_is_ahead, paper_of, report_words, usual_paper
from desktop_app.ui.views.preview_pane import PreviewPane
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.basic import button, label, rule
from desktop_app.ui.widgets.report_list import ReportList
from desktop_app.ui.widgets.report_settings import ReportSettings

_LEFT = 27.5
"""Width of list and settings in heights of the font: 358 px at 10 pt."""


class ReportPage(QWidget):
    """What is made of a report, file or paper, is done by the window's actions."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.source = ReportSource(
            context.signals, context.preferences, context.desk, clock.now, self
        )
        self.preview = ReportPreview(self.source, self)
        papers = {n: usual_paper(n, self.source.order(n).options.paper) for n in self.source.names}
        self.reports = ReportList(papers)
        self.settings = ReportSettings()
        self.pane = PreviewPane(self.preview)
        self._lay_out()
        self._connect()
        self._show_order()

    @classmethod
    def of(cls, context: PageContext) -> ReportPage:
        """The page of an open plan."""
        return cls(context)

    @property
    def order(self) -> ReportOrder:
        """What is asked of the report that is shown."""
        return self.source.order(self.reports.current)

    def show_report(self, name: str) -> None:
        """Turns to a report."""
        self.reports.choose(name)

    def take_after(self, other: QWidget) -> None:
        """The report and the choices of the same page of another window."""
        if isinstance(other, ReportPage):
            self.source.take_after(other.source)
            self.reports.choose(other.reports.current)
            self._show_order()

    def take_focus(self) -> None:
        """The cursor on the list of reports."""
        self.reports.setFocus()
        if self.preview.is_current:
            self._on_made()

    def commit_pending(self) -> None:
        """Takes over what is being typed into a setting."""
        focused = self.focusWidget()
        if focused is not None and self.settings.isAncestorOf(focused):
            focused.clearFocus()

    def save_layout(self) -> None:
        """The page is left for good: what is under way is given up."""
        self.preview.stop()
        for job in self.findChildren(ExportJob):
            job.give_up()

    def follow_font(self) -> None:
        """Widths after the font's size changed."""
        self._left.setFixedWidth(round(self.fontMetrics().height() * _LEFT))
        self.reports.follow_font()

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide."""
        return QSize(480, 240)

    def _lay_out(self) -> None:
        self._left = QWidget()
        self._left.setObjectName("page")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(rule())
        scrolled = QWidget()
        scrolled.setObjectName("page")
        inner = QVBoxLayout(scrolled)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.reports)
        inner.addWidget(rule())
        title = label(_("設定"), "strong")
        title.setContentsMargins(16, 12, 16, 0)
        inner.addWidget(title)
        inner.addWidget(self.settings)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        column.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(rule(upright=True))
        row.addWidget(self.pane, 1)
        self.follow_font()

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(label(_("報告書"), "head"))
        row.addStretch(1)
        words = _("まとめて出力")
        row.addWidget(
            button(
                words, self._context.actions.export_several.trigger, role="flat", icon_name="copy"
            )
        )
        return head

    def _connect(self) -> None:
        self.reports.chosen.connect(self._on_report)
        self.settings.chosen.connect(self._on_setting)
        self.source.changed.connect(lambda _name: self._show_order())
        self.preview.made.connect(self._on_made)
        self.preview.failed.connect(lambda fault: self.pane.say(fault_words(fault)))
        self.pane.row_wanted.connect(self._open_row)
        self.pane.other_wanted.connect(self._show_other)
        self.pane.pdf_wanted.connect(self._context.actions.export_pdf.trigger)

    def _open_row(self, row: int) -> None:
        """A version may print rows that the plan no longer has."""
        if find(self._context.signals.plan, row) is None:
            self._context.said.emit(_("この行は、今の計画にはありません。"))
        else:
            open_row(self._context, row)

    def _on_report(self, name: str) -> None:
        self._context.report = name
        self._context.report_chosen.emit(name)
        self._show_order()
        self.preview.show_report(name)

    def _on_setting(self, setting: SettingField, text: str) -> None:
        self.source.choose(self.reports.current, setting, text)

    def _show_other(self) -> None:
        """From what is in force to the draft, and back."""
        draft = self.order.version == WORKING
        self.source.show_version(self.reports.current, "" if draft else WORKING)

    def _say_state(self, made: Made) -> None:
        if made.order.version == WORKING and self.source.has_versions:
            self.pane.show_state(_("編集中の計画を表示しています。"), _("有効な計画を表示"))
        elif made.behind:
            self.pane.show_state(draft_is_ahead(), _("編集中の計画を表示"))
        else:
            self.pane.show_state("", "")

    def _show_order(self) -> None:
        if self.isVisible() or not self.settings.children():
            order = self.order
            self.settings.show_order(order, self.source.offered(order))

    def _on_made(self) -> None:
        made = self.preview.result
        if made is None:
            return
        self._say_state(made)
        paper = paper_of(made.document, made.order.options.paper)
        self.reports.show_paper(made.order.report, paper)
        self._context.counted.emit(
            _("{report}　全{count}ページ　{paper}").format(
                report=report_words(made.order.report),
                count=len(made.pages.sheets),
                paper=paper,
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_order()
        self.preview.set_watched(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preview.set_watched(watched=False)
