"""Which reports are to be made into files, of which kind, and where: several at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from desktop_app.reports.rounds import NUMBERED
from desktop_app.support.atomic import safe_file_name
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.export_job import ExportOrder, FileKind
from desktop_app.ui.report_order import ReportOrder
from desktop_app.ui.report_words import report_words, round_words
from desktop_app.ui.widgets.basic import button, label, set_text
from desktop_app.ui.words import series


class ExportDialog(Dialog):
    """`orders` come with the proposed name of each file, without its suffix, `numbers` are their
    第N回; `choose` asks for another folder. Files that would be replaced are named before.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        orders: Mapping[str, tuple[ReportOrder, str]],
        numbers: Mapping[str, int | None],
        ticked: str,
        folder: Path,
        choose: Callable[[Path], Path | None],
    ) -> None:
        super().__init__(parent, _("まとめて出力"), width=48)
        self._orders = orders
        self._numbers = numbers
        self._choose = choose
        self._ticks: dict[str, QCheckBox] = {}
        self._names: dict[str, QLineEdit] = {}
        self.word = QCheckBox(_("Word (.docx)"))
        self.pdf = QCheckBox(_("PDF (.pdf)"))
        self._folder = QLineEdit(QDir.toNativeSeparators(str(folder)))
        self._folder.setAccessibleName(_("出力先のフォルダー"))
        self._apart = label("", "amber", wrap=True)
        self._warning = label("", "amber", wrap=True)
        self._accept = button(_("出力する"), self.accept, role="primary")
        self._lay_out()
        self.word.setChecked(True)
        self.tick(ticked)
        self._connect()
        self._update()

    @property
    def chosen(self) -> tuple[ExportOrder, ...]:
        """The files to be made, in the order of the list."""
        kinds = [
            kind
            for kind, box in ((FileKind.WORD, self.word), (FileKind.PDF, self.pdf))
            if box.isChecked()
        ]
        return tuple(
            ExportOrder(order, self._target(name, kind))
            for name, (order, _stem) in self._orders.items()
            if self._ticks[name].isChecked()
            for kind in kinds
        )

    @property
    def warning(self) -> str:
        """What stands in the way, or what would be replaced."""
        return self._warning.accessibleName()

    @property
    def apart(self) -> str:
        """What is said if the chosen reports make no one set."""
        return self._apart.accessibleName()

    @property
    def accept_words(self) -> str:
        """What the primary key says."""
        return self._accept.text()

    def tick(self, *names: str) -> None:
        """Presets reports."""
        for name, box in self._ticks.items():
            box.setChecked(name in names)

    def set_folder(self, folder: Path) -> None:
        """Presets the place."""
        self._folder.setText(QDir.toNativeSeparators(str(folder)))

    def _lay_out(self) -> None:
        column = self.body
        column.setSpacing(8)
        column.addWidget(label(_("報告書とファイルの名前"), "label"))
        column.addLayout(self._make_rows())
        column.addSpacing(8)
        column.addWidget(label(_("形式"), "label"))
        kinds = QHBoxLayout()
        kinds.setSpacing(24)
        for box in (self.word, self.pdf):
            box.setAccessibleName(box.text())
            kinds.addWidget(box)
        kinds.addStretch(1)
        column.addLayout(kinds)
        column.addSpacing(8)
        column.addWidget(label(_("出力先のフォルダー"), "label"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._folder, 1)
        line.addWidget(button(_("選ぶ…"), self._choose_folder))
        column.addLayout(line)
        column.addWidget(self._apart)
        column.addWidget(self._warning)
        column.addStretch(1)
        self.set_keys(self._accept)

    def _make_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, (_order, stem)) in enumerate(self._orders.items()):
            words = report_words(name)
            box = QCheckBox(words)
            box.setAccessibleName(words)
            field = QLineEdit(stem)
            field.setAccessibleName(_("{report}のファイルの名前").format(report=words))
            field.setCursorPosition(0)
            grid.addWidget(box, row, 0)
            grid.addWidget(field, row, 1)
            self._ticks[name] = box
            self._names[name] = field
        return grid

    def _connect(self) -> None:
        for box in (*self._ticks.values(), self.word, self.pdf):
            box.toggled.connect(self._update)
        for field in (*self._names.values(), self._folder):
            field.textChanged.connect(self._update)

    def _choose_folder(self) -> None:
        chosen = self._choose(self._place())
        if chosen is not None:
            self.set_folder(chosen)

    def _update(self) -> None:
        for name, field in self._names.items():
            field.setEnabled(self._ticks[name].isChecked())
        targets = [each.target for each in self.chosen]
        twice = {target.name for target in targets if targets.count(target) > 1}
        there = [target.name for target in targets if target.is_file()]
        words = ""
        if not self._folder.text().strip() or not self._place().is_dir():
            words = _("出力先のフォルダーが見つかりません。")
        elif twice:
            words = _("同じ名前のファイルが2つあります: {files}").format(files=series(twice))
        elif there:
            words = _("同じ名前のファイルがあり、出力すると置き換わります: {files}").format(
                files=series(there)
            )
        set_text(self._warning, words)
        set_text(self._apart, self._apart_words())
        self._accept.setEnabled(bool(targets) and not twice and self._place().is_dir())
        self._accept.setText(_("置き換えて出力する") if there and not twice else _("出力する"))

    def _apart_words(self) -> str:
        """Reports of one round go out together; one left at another round is easily overlooked."""
        rounds = {
            name: (self._numbers[name], order.options.as_of)
            for name, (order, _stem) in self._orders.items()
            if self._ticks[name].isChecked() and name in NUMBERED
        }
        if len(set(rounds.values())) < 2:
            return ""
        told = (
            _("{report}は{round}").format(report=report_words(name), round=round_words(*each))
            for name, each in rounds.items()
        )
        return _("回か基準日がそろっていません: {reports}").format(reports=series(told))

    def _place(self) -> Path:
        return Path(self._folder.text().strip()).expanduser()

    def _target(self, name: str, kind: FileKind) -> Path:
        stem = self._names[name].text().strip()
        fallback = self._orders[name][1]
        return self._place() / f"{safe_file_name(stem, fallback=fallback)}{kind.value}"
