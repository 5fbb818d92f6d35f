"""The order of Tab for widgets that come and go: they stand before a key that stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_before(key: QWidget, stops: Sequence[QWidget], *, inside: QWidget) -> None:
    """Tab goes through the stops in this order, then to the key; all of them are `inside`.

    Widgets that were just made are the last of the window, so the first one is tied to what comes
    before the key and lies outside.
    """
    before = _stop_before(key, inside)
    for stop in (*stops, key):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def tab_stops(widget: QWidget) -> list[QWidget]:
    """What Tab reaches directly inside a widget, in the order in which it was made."""
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if child.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _stop_before(key: QWidget, inside: QWidget) -> QWidget | None:
    found = key.previousInFocusChain()
    while found is not None and found is not key:
        outside = found is not inside and not inside.isAncestorOf(found)
        if outside and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return found
        found = found.previousInFocusChain()
    return None
