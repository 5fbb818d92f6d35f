"""Search in one open plan: keeps the index in step, leads to what was found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.application.session import PlanChanged
from desktop_app.domain.steps import result_of
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.asking import accepted
from desktop_app.ui.page_context import PageContext
from desktop_app.ui.pages import LARGE
from desktop_app.ui.search_words import hit_place
from desktop_app.ui.stepped import Stepped, as_objects
from desktop_app.ui.views.plan_page import PlanPage
from desktop_app.ui.views.row_opening import open_row
from desktop_app.ui.widgets.search_field import MOST, SearchField
from desktop_app.ui.widgets.text_field import GrowingEdit

if TYPE_CHECKING:
    from desktop_app.application.search import Hit, SearchIndex

_REGISTER: Final = frozenset({"report", "question"})


class SearchDesk(QObject):
    """The index is made when it is first wanted after a change; `manage` opens a department."""

    def __init__(
        self,
        context: PageContext,
        desk: QObject,
        field: SearchField,
        *,
        manage: Callable[[int], None],
    ) -> None:
        super().__init__(desk)
        self._context = context
        self._signals = context.signals
        self._manage = manage
        self._field = field
        self._is_stale = True
        self._last: Hit | None = None
        self._reading: Stepped | None = None
        field.serve(self._find_soon, self.go, self.prepare)
        context.actions.find.triggered.connect(self._start)
        context.actions.find_next.triggered.connect(self.step_on)
        context.actions.find_previous.triggered.connect(self.step_back)
        context.actions.replace.triggered.connect(self.ask_replace)
        self._signals.plan_changed.connect(self._on_plan_changed)

    @cached_property
    def _index(self) -> SearchIndex:
        from desktop_app.application.search import SearchIndex

        return SearchIndex()

    @property
    def index(self) -> SearchIndex:
        """Of the plan as it stands."""
        if self._is_stale:
            self._stop()
            result_of(self._read())
        return self._index

    def prepare(self) -> None:
        """Makes the index before it is wanted, in steps that keep nobody waiting."""
        if self._is_stale and self._reading is None:
            self._reading = Stepped(as_objects(self._read()), self)
            self._reading.done.connect(self._on_ready)
            self._reading.failed.connect(self._on_failed)
            self._reading.start()

    def _read(self) -> Generator[float, None, None]:
        session = self._signals.session
        entries = session.kept.latest_progress(as_of=datetime.date.max)
        yield from self._index.read_steps(session.plan, entries)
        self._is_stale = False

    def _find_soon(self, words: str) -> tuple[Hit, ...] | None:
        """None while the index of a large plan is being made; the field is told when it is."""
        if self._is_stale and len(self._signals.plan.measures()) > LARGE:
            self.prepare()
            return None
        return self.find(words)

    def _on_ready(self) -> None:
        self._reading = None
        self._field.search()

    def _on_failed(self, fault: Exception) -> None:
        self._reading = None
        raise fault

    def end(self) -> None:
        """The file is closed: nothing is read any more, though the cursor may come to the field."""
        self._stop()
        self._is_stale = False

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def find(self, words: str) -> tuple[Hit, ...]:
        """Numbers first, then texts."""
        from desktop_app.application.search import numbered

        records = self._signals.session.records
        named = numbered(self._signals.plan, words, records)
        return (*named, *self.index.find(words, most=MOST + 1))

    def step_on(self) -> None:
        """To the next hit."""
        self.step(1)

    def step_back(self) -> None:
        """To the hit before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """To the next hit of what was looked for last, or to the one before; round at the ends."""
        hits = self.find(self._field.text().strip())
        if not hits:
            self._start()
            return
        keys = [_key(hit) for hit in hits]
        at = keys.index(_key(self._last)) if self._last and _key(self._last) in keys else None
        place = (at + by) % len(hits) if at is not None else 0 if by > 0 else len(hits) - 1
        self.go(hits[place])
        self._context.said.emit(
            _("{place}／{count}件目: {where}").format(
                place=place + 1, count=len(hits), where=hit_place(hits[place])
            )
        )

    def go(self, hit: Hit) -> None:
        """To the page and the row of a hit, with what was found marked there."""
        self._last = hit
        plan_page = self._context.plan_page
        if isinstance(plan_page, PlanPage) and hit.entity in plan_page.model.ids():
            open_row(self._context, hit.entity)
            plan_page.outline.mark_found(hit.entity, hit.text, hit.spans)
            for field in plan_page.details.findChildren(GrowingEdit):
                _select(field, hit)
        elif hit.kind in _REGISTER:
            self._go_to_register(hit)
        else:
            self._go_to_document(hit)

    def ask_replace(self) -> None:
        """The dialog that replaces words."""
        if self._signals.session.read_only:
            return
        from desktop_app.ui.dialogs.replace_dialog import ReplaceDialog

        if not self._is_ready():
            return
        dialog = ReplaceDialog(
            self._field.window(), self._signals, self.index, words=self._field.text().strip()
        )
        if not accepted(dialog):
            if dialog.department is not None:
                self._manage(dialog.department)
        else:
            words = _("{count}か所の文を置換しました。「元に戻す」で戻せます。")
            self._context.said.emit(words.format(count=dialog.replaced))

    def _is_ready(self) -> bool:
        """Whether the user waited for the index."""
        if not self._is_stale:
            return True
        from desktop_app.ui.dialogs.work_dialog import GivenUp, worked_through

        self._stop()
        try:
            words = _("計画のすべての文を読んでいます…")
            worked_through(self._field.window(), _("置換"), words, self._read())
        except GivenUp:
            return False
        return True

    def _go_to_register(self, hit: Hit) -> None:
        from desktop_app.ui.views.register_page import RegisterPage

        self._context.page_wanted.emit("register")
        page = self._context.page("register")
        if isinstance(page, RegisterPage):
            page.reports.show_entity(hit.entity)

    def _go_to_document(self, hit: Hit) -> None:
        from desktop_app.ui.views.document_page import DocumentPage

        page = self._context.page("document")
        shown = isinstance(page, DocumentPage) and page.can_show(hit.entity, hit.field)
        if not shown or not isinstance(page, DocumentPage):
            self._context.said.emit(
                _("「{text}」は一覧にはありません。各画面の管理から開きます。").format(
                    text=hit.text
                )
            )
            return
        self._context.page_wanted.emit("document")
        page.show_entity(hit.entity, hit.field)
        _select(QApplication.focusWidget(), hit)

    def _start(self) -> None:
        self._field.start()

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        self._is_stale = True
        self._stop()


def _key(hit: Hit) -> tuple[int, str]:
    return hit.owner or hit.entity, hit.field


def _select(widget: QWidget | None, hit: Hit) -> None:
    """Marks the first place of a hit in the field that holds its text."""
    if not hit.spans or not isinstance(widget, GrowingEdit) or widget.toPlainText() != hit.text:
        return
    start, end = hit.spans[0]
    cursor = widget.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
