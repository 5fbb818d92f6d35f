"""Several reports made into files one after the other, in small steps that can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import DomainError
from desktop_app.printing.pages import Pages
from desktop_app.printing.pagination import paginate_steps
from desktop_app.reports.document import ReportDocument
from desktop_app.ui.report_order import ReportOrder
from desktop_app.ui.report_preview import Made, ReportPreview, lacking_characters
from desktop_app.ui.report_source import ReportSource
from desktop_app.ui.stepped import Stepped, Waiting, beside

_LAID_OUT: Final = 0.5
"""Of the work for one file."""
Write = Callable[[Path, bytes], None]


class FileKind(StrEnum):
    """What a file is, by its suffix."""

    WORD = ".docx"
    PDF = ".pdf"

    @classmethod
    def of(cls, path: Path) -> FileKind:
        """By the name of a file; Word unless it says otherwise."""
        return cls.PDF if path.suffix.lower() == cls.PDF else cls.WORD


class ExportOrder(Struct, frozen=True):
    """A report and the place of its file; the suffix says which kind."""

    order: ReportOrder
    target: Path


class ExportJob(QObject):
    """A file that fails does not keep the others from being made.

    `progressed` carries the share (0 to 1) and the name of the file; `ended` comes once, also after
    `cancel`. `made`, `failed` and `lacking` tell what came of it, `behind` of the first report that
    lacks changes of the draft, `doubts` what speaks against a round that was said.
    """

    progressed = Signal(float, str)
    ended = Signal()

    def __init__(
        self,
        orders: Sequence[ExportOrder],
        source: ReportSource,
        preview: ReportPreview,
        *,
        write: Write,
        faults: tuple[type[Exception], ...],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._orders = tuple(orders)
        self._source = source
        self._preview = preview
        self._write = write
        self._faults: tuple[type[Exception], ...] = (DomainError, *faults)
        self._laid_out: Made | None = None
        self.made: list[Path] = []
        self.failed: list[tuple[Path, Exception]] = []
        self.lacking = ""
        self.behind: ReportOrder | None = None
        self.doubts: tuple[str, ...] = ()
        self.cancelled = False
        self._writing = False
        self._work = Stepped(self._steps(), self)
        self._work.yielded.connect(self._on_share)
        self._work.done.connect(lambda _result: self.ended.emit())
        self._work.failed.connect(self._on_unforeseen)

    def start(self) -> None:
        """Begins."""
        self._work.start()

    def cancel(self) -> None:
        """Stops; files that are finished stay, and one that is just being written is finished."""
        self.cancelled = True
        if not self._writing:
            self.give_up()

    def give_up(self) -> None:
        """Stops at once, because the plan is closed."""
        if self._work.is_running:
            self.cancelled = True
            self._work.cancel()
            self.ended.emit()

    def _steps(self) -> Generator[object, None, None]:
        for number, each in enumerate(self._orders):
            try:
                for step in self._file(each):
                    done = number + step if isinstance(step, float) else None
                    yield step if done is None else (done / len(self._orders), each.target.name)
            except self._faults as fault:
                self.failed.append((each.target, fault))
            else:
                self.made.append(each.target)
            if self.cancelled:
                return

    def _file(self, each: ExportOrder) -> Generator[Waiting | float | None, None, None]:
        made = yield from self._pages(each.order)
        self.lacking += lacking_characters(made.pages)
        self.doubts = tuple(dict.fromkeys((*self.doubts, *made.doubts)))
        if made.behind and self.behind is None:
            self.behind = each.order
        content = yield from self._content(each.target, made.document, made.pages)
        self._writing = True
        try:
            yield from beside(lambda: self._write(each.target, content))
        finally:
            self._writing = False

    def _pages(self, order: ReportOrder) -> Generator[Waiting | float | None, None, Made]:
        """Those of the preview or of the file before, where they are the same."""
        shown = self._preview.result
        if shown is not None and shown.order == order and self._preview.is_current:
            return shown
        if self._laid_out is not None and self._laid_out.order == order:
            return self._laid_out
        yield 0.0
        at = self._source.now()
        reading = yield from self._source.read(order)
        document = yield from beside(reading.build)
        pages = yield from _shares(document, self._preview, order.report)
        self._laid_out = Made(order, document, pages, at, reading.given.behind, reading.doubts())
        return self._laid_out

    def _content(
        self, target: Path, document: ReportDocument, pages: Pages
    ) -> Generator[Waiting | float, None, bytes]:
        if FileKind.of(target) is FileKind.PDF:
            from desktop_app.printing.pdf import PaintedPdf, painting_steps

            steps = painting_steps(pages, document)
            while True:
                try:
                    share = next(steps)
                except StopIteration as end:
                    painted: PaintedPdf = end.value
                    return (yield from beside(painted.finish))
                yield _LAID_OUT + share * (1 - _LAID_OUT)

        from desktop_app.reports.docx_renderer import render_docx

        yield _LAID_OUT
        return (yield from beside(lambda: render_docx(document, page_counts=pages.page_counts)))

    def _on_share(self, told: object) -> None:
        if isinstance(told, tuple):
            share, name = told
            self.progressed.emit(share, name)

    def _on_unforeseen(self, fault: Exception) -> None:
        self.ended.emit()
        raise fault


def _shares(
    document: ReportDocument, preview: ReportPreview, report: str
) -> Generator[float, None, Pages]:
    steps = paginate_steps(document, cache=preview.cache(report))
    while True:
        try:
            page = next(steps)
        except StopIteration as end:
            pages: Pages = end.value
            return pages
        yield page.share * _LAID_OUT
