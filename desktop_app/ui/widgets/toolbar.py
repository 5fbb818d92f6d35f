"""The row below the menus: undo and redo at the left, the one primary key at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions
from desktop_app.ui.widgets.basic import button, label, rule, tool_button
from desktop_app.ui.widgets.search_field import SearchField


class Toolbar(QWidget):
    """What is needed all the time."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self._title = label("", "second")
        row = QHBoxLayout()
        row.setContentsMargins(10, 7, 16, 7)
        row.addWidget(tool_button(actions.undo))
        row.addWidget(tool_button(actions.redo))
        row.addSpacing(8)
        self.search = SearchField()
        self.search.fit()
        row.addWidget(self.search, 2)
        row.addStretch(1)
        row.addWidget(self._title)
        row.addSpacing(12)
        words = _("Wordに出力")
        export = button(words, actions.export.trigger, role="primary", icon_name="file-output")
        export.setToolTip(f"{words} ({actions.export.shortcut().toString()})")
        paper = button(actions.print.iconText(), actions.print.trigger, icon_name="printer")
        paper.setToolTip(f"{actions.print.iconText()} ({actions.print.shortcut().toString()})")
        row.addWidget(paper)
        row.addSpacing(8)
        row.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())

    def set_title(self, words: str) -> None:
        """What is open."""
        self._title.setText(words)
