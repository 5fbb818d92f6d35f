"""追加予定 of a view that shows what is in force: how many, and a list that leads to their rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.application.status import MeasureStatus
from desktop_app.support.i18n import _
from desktop_app.ui.words import shortened

_LETTERS = 40


class PlannedKey(QPushButton):
    """Hidden where nothing is planned. `row_wanted` carries the id of a measure."""

    row_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "menu")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("追加予定の施策"))
        self.setMenu(self._menu)
        self.show_rows(())

    @property
    def lines(self) -> list[str]:
        """What the list says."""
        return [action.text().replace("&&", "&") for action in self._menu.actions()]

    def show_rows(self, rows: Sequence[MeasureStatus]) -> None:
        """The measures that stand only in the draft."""
        self.setVisible(bool(rows))
        words = _("追加予定 {count}").format(count=len(rows))
        self.setText(f"  {words}")
        self.setAccessibleName(words)
        told = _("編集中の計画だけにあり、次の版から加わる施策です。まだどこにも数えません。")
        self.setToolTip(told)
        self.setAccessibleDescription(told)
        self._menu.clear()
        for row in rows:
            text = shortened(row.measure.text, _LETTERS) or _("（未記入）")
            action = self._menu.addAction(f"{row.place.reference}　{text}".replace("&", "&&"))
            action.triggered.connect(lambda _on=False, id_=row.id: self.row_wanted.emit(id_))
