"""The outline's filter switched on and off; what was open before is open again after it."""

from __future__ import annotations

import datetime
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.application.row_filter import RowFilter
from desktop_app.application.session import PlanChanged
from desktop_app.domain.plan import Chapter
from desktop_app.ui.actions import Actions
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.views.plan_outline import PlanOutline

if TYPE_CHECKING:
    from desktop_app.ui.widgets.row_filter_bar import RowFilterBar

_MOST_OPENED = 3000
"""From more rows on, only chapters and items are opened."""


class RowFiltering(QObject):
    """Makes the bar when it is first wanted, and puts it at the end of a layout."""

    def __init__(
        self, signals: SessionSignals, outline: PlanOutline, actions: Actions, place: QVBoxLayout
    ) -> None:
        super().__init__(outline)
        self._signals = signals
        self._outline = outline
        self._action = actions.filter_rows
        self._place = place
        self._bar: RowFilterBar | None = None
        self._open: frozenset[int] = frozenset()
        self._unread: deque[Chapter] = deque()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_one)
        self._action.setChecked(False)
        self._action.toggled.connect(self._on_toggled)
        signals.plan_changed.connect(self._on_plan_changed)

    @property
    def bar(self) -> RowFilterBar:
        """The bar; made if it was not there."""
        if self._bar is None:
            from desktop_app.ui.widgets.row_filter_bar import RowFilterBar

            self._bar = RowFilterBar()
            self._bar.changed.connect(self._show_only)
            self._bar.closed.connect(lambda: self._action.setChecked(False))
            self._place.addWidget(self._bar)
        return self._bar

    @property
    def open_rows(self) -> frozenset[int]:
        """The rows that are open without the filter."""
        filtered = not self._outline.plan_model.filter.is_empty
        return self._open if filtered else self._outline.expanded_ids()

    def take_after(self, other: RowFiltering) -> None:
        """The rows that are open there and the filter, as soon as the outline is seen."""
        rows, wanted = other.open_rows, other.bar.filter if other.is_on else None
        self._outline.when_seen(lambda: self._begin_with(rows, wanted))

    def _begin_with(self, rows: frozenset[int], wanted: RowFilter | None) -> None:
        row = self._outline.current_id()
        self._outline.expand_only(rows)
        if wanted is not None:
            self._action.setChecked(True)
            self.bar.show_filter(wanted)
        self._outline.show_row(row)

    @property
    def is_on(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    def look_at(self, day: datetime.date) -> None:
        """The departments of another 基準日, what they carry, and how far that is."""
        model = self._outline.plan_model
        model.look_at(day)
        if not self.is_on:
            return
        self._show_choices()
        if model.filter.department is not None or model.filter.status is not None:
            self._show_only(model.filter)

    def _on_toggled(self, on: bool) -> None:
        if on and not self._outline.isVisible():  # the key was meant for another page
            self._action.setChecked(False)
            return
        bar = self.bar
        bar.setVisible(on)
        if on:
            self._show_choices()
            bar.start()
            self._unread = deque(self._signals.plan.chapters)
            self._reading.start()
        else:
            bar.clear()
            self._outline.setFocus()

    def _read_one(self) -> None:
        """While nobody types, so that the first key finds everything read."""
        if self._unread:
            self._outline.plan_model.read_for_filter(self._unread.popleft())
        else:
            self._reading.stop()

    def _show_only(self, wanted: object) -> None:
        if not isinstance(wanted, RowFilter):
            return
        outline, model = self._outline, self._outline.plan_model
        if model.filter.is_empty:
            self._open = outline.expanded_ids()
        outline.show_only(wanted)
        if wanted.is_empty:
            outline.expand_only(self._open)
        elif model.shown_rows() <= _MOST_OPENED:
            outline.expand_all()
        else:
            outline.expand_only(model.chapters_and_items())
        outline.keep_current()
        self._tell()

    def _on_plan_changed(self, _event: PlanChanged) -> None:
        if self.is_on:
            self._show_choices()

    def _show_choices(self) -> None:
        model = self._outline.plan_model
        self.bar.show_choices(self._signals.plan, as_of=model.as_of)
        self._tell()

    def _tell(self) -> None:
        self.bar.show_count(*self._outline.plan_model.measure_counts())
