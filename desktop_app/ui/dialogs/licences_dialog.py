"""Whose work the program carries, with the licences' own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QSplitter,
    QTextEdit,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.support.notices import Notice
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.widgets.basic import label
from desktop_app.ui.widgets.text_field import space_lines


class LicencesDialog(Dialog):
    """The works at the left, the text of the chosen one at the right."""

    def __init__(self, parent: QWidget, notices: Sequence[Notice]) -> None:
        super().__init__(parent, _("ライセンス"), width=70, height=42)
        self._notices = notices
        self._list = QListWidget()
        self._list.setAccessibleName(_("収めているもの"))
        self._list.addItems([notice.name for notice in notices])
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("ライセンスの文"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._list)
        split.addWidget(self._text)
        split.setStretchFactor(1, 1)
        letter = self.fontMetrics().horizontalAdvance("あ")
        split.setSizes([letter * 18, letter * 50])
        words = _(
            "このプログラムは次のものを収めています。それぞれのライセンスの原文を表示します。"
        )
        self.body.addWidget(label(words, "second", wrap=True))
        self.body.addWidget(split, 1)
        self.set_keys()
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        notice = self._notices[row]
        head = "\n".join(part for part in (notice.name, notice.licence, notice.homepage) if part)
        self._text.setPlainText(f"{head}\n\n{notice.text()}")
        space_lines(self._text.document())
