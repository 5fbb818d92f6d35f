"""文書: the other parts of the plan as forms, with the printed page beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.report_input import WORKING
from desktop_app.application.session import PlanChanged
from desktop_app.domain.kinds import kind_of
from desktop_app.domain.plan import Paragraph
from desktop_app.domain.tree import find
from desktop_app.printing.pages import SheetPage
from desktop_app.reports.document import Anchor, AnchorKind
from desktop_app.support import clock
from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.report_preview import ReportPreview
from desktop_app.ui.report_source import ReportSource
from desktop_app.ui.theme import Colour
from desktop_app.ui.views.document_forms import PARTS, DocumentPart, Form, make_form, part_of
from desktop_app.ui.widgets.basic import label, rule
from desktop_app.ui.widgets.page_view import PageView
from desktop_app.ui.words import heading

_NARROW = 1000
"""Below this many logical pixels at 10 pt the printed page is shown only when it is asked for."""
_LIST_LETTERS = 13


class DocumentPage(QWidget):
    """A form is made when its part is first shown; the printed page follows every edit: it is that
    of the draft, whatever is in force.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self._signals = context.signals
        self._forms: dict[str, Form] = {}
        self._places: dict[str, int] = {}
        self._narrow: bool | None = None
        source = ReportSource(
            context.signals, context.preferences, context.desk, clock.now, self, version=WORKING
        )
        self.preview = ReportPreview(source, self)
        self.parts = QListWidget()
        self.parts.setAccessibleName(_("文書の部分"))
        for part in PARTS:
            self.parts.addItem(heading(_(part.words)))
        self._stack = QStackedWidget()
        self.pages = PageView(_("印刷プレビュー"))
        self.sample_key = QToolButton()
        self._lay_out()
        self._connect()
        self.parts.setCurrentRow(0)

    @classmethod
    def of(cls, context: PageContext) -> QWidget:
        """For the table of pages."""
        return cls(context)

    @property
    def part(self) -> DocumentPart:
        """The part that is shown."""
        return PARTS[max(self.parts.currentRow(), 0)]

    def form(self, name: str) -> Form:
        """The form of a part, made if it was not wanted before."""
        if name not in self._forms:
            part = next(each for each in PARTS if each.name == name)
            self._forms[name] = make_form(self._signals, part)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(self._forms[name])
            self._places[name] = self._stack.addWidget(area)
        return self._forms[name]

    def show_part(self, name: str) -> None:
        """Turns to a part."""
        self.parts.setCurrentRow([part.name for part in PARTS].index(name))

    def can_show(self, entity: int, field: str = "") -> bool:
        """Whether a form shows an entity."""
        return bool(self._part_for(entity, field))

    def _part_for(self, entity: int, field: str) -> str:
        found = find(self._signals.plan, entity)
        if found is None:
            return ""
        part = found.part if isinstance(found, Paragraph) else None
        return part_of(kind_of(found).name, part, field)

    def show_entity(self, entity: int, field: str = "") -> bool:
        """Puts the cursor on an entity; False if no form shows it."""
        name = self._part_for(entity, field)
        if not name:
            return False
        self.show_part(name)
        text = self.form(name).text_for(entity)
        if text is not None:
            text.setFocus()
            area = self._stack.currentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(text)
        return True

    def take_focus(self) -> None:
        """The cursor on the list of parts."""
        self.parts.setFocus()

    def commit_pending(self) -> None:
        """Takes over what is being typed."""
        for form in tuple(self._forms.values()):
            form.commit()

    def save_layout(self) -> None:
        """The page is left for good."""
        self.preview.stop()

    def follow_font(self) -> None:
        """Widths after the font's size changed."""
        self.parts.setFixedWidth(
            round(self.fontMetrics().horizontalAdvance("あ") * _LIST_LETTERS) + 16
        )

    def minimumSizeHint(self) -> QSize:
        """Small, so that a window on a small screen is not forced wide."""
        return QSize(480, 240)

    # -- construction ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.sample_key.setText(f" {_('印刷プレビュー')}")
        self.sample_key.setAccessibleName(_("印刷プレビュー"))
        self.sample_key.setToolTip(_("印刷されるページを右に表示します"))
        self.sample_key.setIcon(icon("eye", Colour.SECOND))
        self.sample_key.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sample_key.setCheckable(True)
        self.sample_key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QWidget()
        head.setObjectName("viewhead")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(label(_("文書"), "head"))
        self._explained = label(_("計画の表以外の部分"), "second")
        row.addSpacing(8)
        row.addWidget(self._explained)
        row.addStretch(1)
        row.addWidget(self.sample_key)
        self.parts.setFrameShape(QListWidget.Shape.NoFrame)
        self.parts.setStyleSheet("QListWidget::item { padding: 10px 14px; }")
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.pages)
        self._splitter.setSizes([600, 480])
        self._splitter.setStretchFactor(0, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.parts)
        middle.addWidget(rule(upright=True))
        middle.addWidget(self._splitter, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(rule())
        whole.addLayout(middle, 1)
        self.follow_font()

    def _connect(self) -> None:
        self.parts.currentRowChanged.connect(lambda _row: self._turn())
        self.sample_key.toggled.connect(self._show_sample)
        self.preview.made.connect(self._show_pages)
        self.preview.grew.connect(self._show_pages)
        self.preview.failed.connect(lambda _fault: self.pages.show_sheets(()))
        self._signals.plan_changed.connect(self._on_plan_changed)

    # -- following ---------------------------------------------------------------------------

    def _turn(self) -> None:
        part = self.part
        self.form(part.name)
        self._stack.setCurrentIndex(self._places[part.name])
        self.preview.show_report(part.report)
        self._show_pages()

    def _on_plan_changed(self, event: PlanChanged) -> None:
        for form in tuple(self._forms.values()):
            form.show_plan(event.plan)

    def _show_sample(self, shown: bool) -> None:
        self.pages.setVisible(shown)
        self.preview.set_watched(watched=shown and self.isVisible())

    def _show_pages(self) -> None:
        """Only the sheets on which the part is printed."""
        if self.preview.report != self.part.report:
            return
        sheets = self.preview.sheets
        self.pages.show_sheets(sheets, self.preview.counts)
        place = _sheet_of(sheets, self.part.section)
        if place is not None and self.pages.current_sheet() != place:
            self.pages.go_to(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preview.set_watched(watched=self.sample_key.isChecked())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preview.set_watched(watched=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().height() / 13
        if narrow != self._narrow:
            self._narrow = narrow
            self.sample_key.setChecked(not narrow)
            self._show_sample(not narrow)


def _sheet_of(sheets: tuple[SheetPage, ...], section: str) -> int | None:
    wanted = Anchor(AnchorKind.SECTION, section)
    for place, sheet in enumerate(sheets):
        if any(each.anchor == wanted for each in sheet.places):
            return place
    return None
