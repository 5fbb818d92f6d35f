"""Keeps the pages of the report that is shown in step with the plan, in small steps."""

from __future__ import annotations

import datetime
from collections.abc import Generator
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.printing.marks import Stranger
from desktop_app.printing.pages import Pages, SheetPage
from desktop_app.printing.pagination import PageDone, paginate_steps
from desktop_app.printing.table_layout import LayoutCache
from desktop_app.reports.document import ReportDocument
from desktop_app.support.glyphs import missing_glyphs
from desktop_app.ui.report_order import ReportOrder
from desktop_app.ui.report_source import ReportSource
from desktop_app.ui.stepped import Stepped, beside

_DEBOUNCE_MS: Final = 250
_SHOW_EVERY: Final = 12
"""Pages between two showings of a report that is still being laid out."""


class Made(Struct, frozen=True):
    """A report laid out: what was asked, its blocks and pages, and when they were read. `behind`
    says that the draft holds changes that are not in force and not on these pages; `doubts` are
    sentences about its round.
    """

    order: ReportOrder
    document: ReportDocument
    pages: Pages
    at: datetime.datetime
    behind: bool = False
    doubts: tuple[str, ...] = ()


class ReportPreview(QObject):
    """`grew` tells of the first pages while others follow; `made` of all of them; `stale` that
    what is shown is about to change; `failed` why a report can't be made.

    While nobody looks, nothing is laid out.
    """

    stale = Signal()
    grew = Signal()
    made = Signal()
    failed = Signal(object)

    def __init__(self, source: ReportSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._report = source.names[0]
        self._caches: dict[str, LayoutCache] = {}
        self._kept: dict[str, Made] = {}
        self._growing: list[SheetPage] = []
        self._work: Stepped | None = None
        self._is_stale = True
        self._watched = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        source.changed.connect(self._on_changed)

    @property
    def report(self) -> str:
        """The name of the report that is shown."""
        return self._report

    @property
    def result(self) -> Made | None:
        """The pages made last, perhaps not up to date."""
        return self._kept.get(self._report)

    @property
    def is_current(self) -> bool:
        """Whether the pages show the plan as it stands."""
        return self.result is not None and not self._is_stale and self._work is None

    @property
    def sheets(self) -> tuple[SheetPage, ...]:
        """What can be shown: the pages made last, else those that are ready."""
        return self.result.pages.sheets if self.result else tuple(self._growing)

    @property
    def counts(self) -> tuple[int, ...] | None:
        """The pages of each section, None while they are being counted."""
        return self.result.pages.page_counts if self.result else None

    def show_report(self, name: str) -> None:
        """Turns to a report."""
        if name != self._report:
            self._report = name
            self._refresh(0)

    def set_watched(self, *, watched: bool) -> None:
        """Whether somebody looks."""
        self._watched = watched
        if watched and self._is_stale:
            self._refresh(0)

    def cache(self, report: str) -> LayoutCache:
        """The rows of a report that were laid out before."""
        return self._caches.setdefault(report, LayoutCache())

    def stop(self) -> None:
        """Gives up what is under way."""
        self._timer.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _on_changed(self, name: str) -> None:
        if name in ("", self._report):
            self._refresh(_DEBOUNCE_MS)

    def _refresh(self, delay: int) -> None:
        self._is_stale = True
        self.stop()
        self.stale.emit()
        if self._watched:
            self._timer.start(delay)

    def _begin(self) -> None:
        self._is_stale = False
        self._growing = []
        self._work = Stepped(self._steps(), self)
        self._work.yielded.connect(self._on_page)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _steps(self) -> Generator[object, None, Made]:
        order, at = self._source.order(self._report), self._source.now()
        reading = yield from self._source.read(order)
        document = yield from beside(reading.build)
        pages = yield from paginate_steps(document, cache=self.cache(order.report))
        return Made(order, document, pages, at, reading.given.behind, reading.doubts())

    def _on_page(self, page: object) -> None:
        if isinstance(page, PageDone):
            self._growing.append(page.sheet)
            if self.result is None and len(self._growing) % _SHOW_EVERY == 1:
                self.grew.emit()

    def _on_done(self, made: object) -> None:
        self._work = None
        if isinstance(made, Made):
            self._kept[made.order.report] = made
            self.made.emit()

    def _on_failed(self, fault: Exception) -> None:
        self._work = None
        self._kept.pop(self._report, None)
        self._growing = []
        self.failed.emit(fault)


def lacking_characters(pages: Pages) -> str:
    """The characters that no bundled face has, each once."""
    strangers = (
        mark.text
        for sheet in pages.sheets
        for placed in sheet.marks
        for mark in placed.marks
        if isinstance(mark, Stranger)
    )
    return missing_glyphs("".join(strangers))
