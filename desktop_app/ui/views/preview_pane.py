"""The pages of a report on a desk: turning, zoom, small pictures, what is not up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.reports.document import Anchor
from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.report_preview import ReportPreview, lacking_characters
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.basic import button, combo, label, rule, set_text, tool_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.page_view import Fit, PageView
from desktop_app.ui.widgets.thumbnails import Thumbnails
from desktop_app.ui.widgets.warning_line import WarningLine
from desktop_app.ui.words import sentences

_ZOOMS: Final = (0.5, 0.75, 1.0, 1.5, 2.0)
_NARROW: Final = 700
"""Below this many logical pixels at 10 pt the small pictures are left out."""


class PreviewPane(QWidget):
    """`row_wanted` carries the id of a row of the plan; `pdf_wanted` asks for the PDF, and
    `other_wanted` for what the line above the pages offers.
    """

    row_wanted = Signal(object)
    pdf_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, preview: ReportPreview) -> None:
        super().__init__()
        self.setObjectName("page")
        self._preview = preview
        self._at: dict[str, int] = {}
        self._shown = ""
        self.view = PageView(_("ページの表示"))
        self.view.setToolTip("")
        self.thumbnails = Thumbnails()
        self._page = QLineEdit()
        self._count = label("", "second")
        self._when = label("", "second")
        self._zoom = combo(_("表示の大きさ"))
        self._state = QWidget()
        self._state_words = label("", "second", wrap=True)
        self.other = button(_("編集中の計画を表示"), self.other_wanted.emit, role="link")
        self._warning = WarningLine()
        self._trouble = label("", "second", wrap=True)
        self._stack = QStackedWidget()
        self.pdf = button(_("PDFに出力"), self.pdf_wanted.emit, icon_name="file-output")
        self._lay_out()
        self._connect()
        self.update_state()

    def focus_pages(self) -> None:
        """Puts the cursor on the pages."""
        self.view.setFocus()

    def say(self, trouble: str) -> None:
        """Why there are no pages."""
        set_text(self._trouble, trouble)
        self._stack.setCurrentIndex(1)
        self.update_state()

    def show_state(self, words: str, offer: str) -> None:
        """Which state of the plan the pages show and what could be shown; nothing without words."""
        with self._pages_at_rest(still=bool(self._shown)):
            set_text(self._state_words, words)
            self.other.setText(offer)
            self._state.setVisible(bool(words))

    @property
    def state(self) -> str:
        """What the line above the pages says."""
        return self._state_words.accessibleName() if not self._state.isHidden() else ""

    @property
    def trouble(self) -> str:
        """What is said instead of pages; empty while there are pages."""
        return self._trouble.accessibleName() if self._stack.currentIndex() == 1 else ""

    @property
    def warning(self) -> str:
        """What is said above the pages."""
        return self._warning.text

    @property
    def when(self) -> str:
        """Of what time the pages are."""
        return self._when.text()

    def show_pages(self) -> None:
        """The pages that there are now."""
        preview = self._preview
        turned = self._shown != preview.report
        if turned and self._shown:
            self._at[self._shown] = self.view.current_sheet()
        self._shown = preview.report
        self._stack.setCurrentIndex(0)
        self.view.show_sheets(preview.sheets, preview.counts)
        self.thumbnails.show_sheets(preview.sheets)
        if turned:
            self.view.go_to(self._at.get(self._shown, 0))
        self._warn(still=not turned)
        self.update_state()
        self.thumbnails.follow(self.view.current_sheet())

    def update_state(self) -> None:
        """Page, number of pages, time."""
        preview = self._preview
        has = bool(preview.sheets) and self._stack.currentIndex() == 0
        for part in (self._page, self._zoom, self.pdf, self._before, self._after):
            part.setEnabled(has)
        shown = str(self.view.current_sheet() + 1) if has else ""
        if not self._page.hasFocus() or self._page.text() != shown:
            self._page.setText(shown)
        whole = preview.counts is not None
        count = len(preview.sheets) if whole else f"{len(preview.sheets)}…"
        self._count.setText(_("／ {count}ページ").format(count=count) if has else "")
        self._when.setText(self._when_words())

    # -- construction ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        pages = QWidget()
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        self._edge = rule(upright=True)
        row.addWidget(self._edge)
        row.addWidget(self.view, 1)
        self._trouble.setContentsMargins(32, 32, 32, 32)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._trouble.setObjectName("desk")
        self._stack.addWidget(pages)
        self._stack.addWidget(self._trouble)
        line = QHBoxLayout(self._state)
        line.setContentsMargins(16, 7, 16, 7)
        line.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self._state_words, 1)
        line.addWidget(self.other, 0, middle)
        self._state.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(rule())
        column.addWidget(self._state)
        column.addWidget(self._warning)
        column.addWidget(self._stack, 1)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("viewhead")
        row = FlowLayout(head=2)
        row.setContentsMargins(10, 6, 12, 6)
        head.setLayout(row)
        self._before = self._key(_("前のページ"), "chevron-left", lambda: self._turn(-1))
        self._after = self._key(_("次のページ"), "chevron-right", lambda: self._turn(1))
        self._page.setAccessibleName(_("ページ"))
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setValidator(QIntValidator(1, 99_999, self))
        self._page.setFixedWidth(round(self.fontMetrics().horizontalAdvance("0") * 4 + 22))
        smaller = self._key(_("縮小"), "zoom-out", lambda: self.view.zoom_by(-1))
        larger = self._key(_("拡大"), "zoom-in", lambda: self.view.zoom_by(1))
        row.addWidget(_together(self._before, self._page, self._count, self._after))
        row.addWidget(_together(smaller, self._zoom, larger))
        row.addWidget(self._when)
        row.addWidget(self.pdf)
        return head

    def _key(self, words: str, icon_name: str, act: object) -> QToolButton:
        action = QAction(icon(icon_name, Colour.SECOND), words, self)
        action.setToolTip(words)
        if callable(act):
            action.triggered.connect(lambda _checked=False: act())
        return tool_button(action, with_text=False)

    def _connect(self) -> None:
        self._zoom.addItem(_("幅に合わせる"), Fit.WIDTH)
        self._zoom.addItem(_("ページ全体"), Fit.PAGE)
        for zoom in _ZOOMS:
            self._zoom.addItem(f"{zoom:.0%}", zoom)
        adjusted = QComboBox.SizeAdjustPolicy.AdjustToContents
        self._zoom.setSizeAdjustPolicy(adjusted)
        self._zoom.setMinimumWidth(self._zoom.sizeHint().width())
        self._zoom.activated.connect(self._on_zoom)
        self._page.returnPressed.connect(self._go)
        self.view.zoom_changed.connect(lambda _zoom: self._show_zoom())
        self.view.sheet_changed.connect(self._on_sheet)
        self.view.entity_clicked.connect(self._on_entity)
        self.thumbnails.wanted.connect(self.view.go_to)
        preview = self._preview
        preview.grew.connect(self.show_pages)
        preview.made.connect(self.show_pages)
        preview.stale.connect(self._on_stale)

    # -- following ----------------------------------------------------------------------------

    def _on_stale(self) -> None:
        if self._shown != self._preview.report and self._preview.sheets:
            self.show_pages()
        self.update_state()

    def _on_sheet(self, sheet: int) -> None:
        self.thumbnails.follow(sheet)
        self.update_state()

    def _on_entity(self, anchor: Anchor) -> None:
        if isinstance(anchor.key, int):
            self.row_wanted.emit(anchor.key)

    def _turn(self, step: int) -> None:
        self.view.go_to(self.view.current_sheet() + step)

    def _go(self) -> None:
        if self._page.text():
            self.view.go_to(min(int(self._page.text()), len(self._preview.sheets)) - 1)

    def _on_zoom(self) -> None:
        chosen = self._zoom.currentData()
        if chosen is Fit.WIDTH:
            self.view.fit_width()
        elif chosen is Fit.PAGE:
            self.view.fit_page()
        elif isinstance(chosen, float):
            self.view.set_zoom(chosen)

    def _show_zoom(self) -> None:
        fit = self.view.fit
        value = self.view.zoom if fit is Fit.FREE else fit
        place = self._zoom.findData(value)
        with QSignalBlocker(self._zoom):
            self._zoom.setCurrentIndex(place)
            if place < 0:
                self._zoom.setPlaceholderText(f"{self.view.zoom:.0%}")

    def _when_words(self) -> str:
        made = self._preview.result
        if not self._preview.is_current:
            return _("ページを作り直しています…")
        return _("{time} 時点の内容").format(time=f"{made.at:%H:%M}") if made else ""

    def _warn(self, *, still: bool) -> None:
        """What speaks against these pages."""
        made = self._preview.result
        said = list(made.doubts) if made else []
        lacking = lacking_characters(made.pages) if made else ""
        if lacking:
            words = _("付属の書体にない文字があります: {characters}")
            said.append(words.format(characters="　".join(lacking)))
        with self._pages_at_rest(still=still):
            self._warning.show_text(sentences(said))

    @contextmanager
    def _pages_at_rest(self, *, still: bool = True) -> Iterator[None]:
        """A line that comes or goes above the pages moves nothing under the pointer."""
        before = self._stack.y()
        yield
        if layout := self.layout():
            layout.activate()
        if still and self.isVisible():
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + self._stack.y() - before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().height() / 13
        self.thumbnails.setVisible(not narrow)
        self._edge.setVisible(not narrow)
        self._when.setVisible(not narrow)


def _together(*parts: QWidget) -> QWidget:
    """Controls that stay side by side."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part)
    return made
