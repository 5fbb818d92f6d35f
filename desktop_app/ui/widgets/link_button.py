"""To what an entity belongs: a key that says it, and a menu with ticks that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from desktop_app.domain.plan import Entity, Plan
from desktop_app.support.i18n import _
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Colour
from desktop_app.ui.widgets.tick_menu import TickMenu
from desktop_app.ui.words import shortened


class LinkSpec(Struct, frozen=True):
    """`kind` is what may be linked to, `marked` all of them with their printed marks, `none` what
    is said where nothing is linked."""

    kind: type[Entity]
    words: str
    none: str
    marked: Callable[[Plan], Sequence[tuple[int, str, str]]]


class LinkButton(QToolButton):
    """`chosen` carries the ids that are to be linked from now on, as a frozenset."""

    chosen = Signal(object)

    def __init__(self, spec: LinkSpec) -> None:
        super().__init__()
        self._spec = spec
        self._menu = TickMenu(self)
        self._menu.settled.connect(self.chosen)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("link-2", Colour.SECOND))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setObjectName("links")

    def show_links(self, plan: Plan, source: int) -> None:
        """What the entity is linked to now."""
        marked = self._spec.marked(plan)
        targets = {link.target for link in plan.links if link.source == source}
        linked = frozenset(id_ for id_, _mark, _text in marked if id_ in targets)
        marks = [mark for id_, mark, _text in marked if id_ in linked]
        words = f"{self._spec.words} {' '.join(marks)}" if marks else self._spec.none
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(_("クリックまたは↓キーで選び直します"))
        self._menu.offer(
            [(id_, f"{mark} {shortened(text, 40)}") for id_, mark, text in marked], linked
        )
