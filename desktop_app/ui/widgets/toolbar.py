"""The row below the menus: undo and redo at the left, the one primary key at the right."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.support.i18n import _
from desktop_app.ui.actions import Actions, plain_words
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
        paper = button(actions.print.iconText(), actions.print.trigger, icon_name="printer")
        for key, action in ((export, actions.export), (paper, actions.print)):
            _follow(key, action)
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


def _follow(key: QPushButton, action: QAction) -> None:
    """The key says what the menu says, which names the report."""

    def say() -> None:
        key.setToolTip(f"{plain_words(action.text())} ({action.shortcut().toString()})")

    action.changed.connect(say)
    say()
