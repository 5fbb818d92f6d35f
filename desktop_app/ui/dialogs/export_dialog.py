"""Which report, as of when, where to: asked before a Word file is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDate, QDir
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.support.i18n import _
from desktop_app.ui.widgets.basic import button, label, set_text


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be made."""

    report: str
    as_of: datetime.date
    target: Path


class ExportDialog(QDialog):
    """`stems` names each report's file; `choose` asks for another place."""

    def __init__(
        self,
        parent: QWidget,
        *,
        stems: Mapping[str, str],
        plan_date: datetime.date | None,
        today: datetime.date,
        folder: Path,
        choose: Callable[[Path], Path | None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Wordに出力"))
        self._stems = stems
        self._plan_date = plan_date
        self._today = today
        self._folder = folder
        self._choose = choose
        self._touched = False
        self._reports: dict[str, QRadioButton] = {}
        self._place = QLineEdit()
        self._place.setAccessibleName(_("出力先"))
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat(_("yyyy年M月d日"))
        self.as_of.setAccessibleName(_("基準日"))
        self._about = label("", "second", wrap=True)
        self._warning = label("", "amber", wrap=True)
        self._accept = button(_("出力する"), self.accept, role="primary")
        self._lay_out()
        self._connect()
        next(iter(self._reports.values())).setChecked(True)

    @property
    def order(self) -> ExportOrder:
        """What was chosen."""
        day = self.as_of.date()
        return ExportOrder(
            self._report(),
            datetime.date(day.year(), day.month(), day.day()),
            self._target(),
        )

    def choose_report(self, name: str) -> None:
        """Presets the report."""
        self._reports[name].setChecked(True)

    def set_place(self, target: Path) -> None:
        """Presets the place."""
        self._touched = True
        self._place.setText(QDir.toNativeSeparators(str(target)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(_("報告書"), "label"))
        group = QButtonGroup(self)
        for name in self._stems:
            made = QRadioButton(report_words(name))
            made.setAccessibleName(report_words(name))
            group.addButton(made)
            column.addWidget(made)
            self._reports[name] = made
        column.addWidget(self._about)
        column.addSpacing(8)
        column.addWidget(label(_("基準日"), "label"))
        column.addWidget(self.as_of)
        column.addSpacing(8)
        column.addWidget(label(_("出力先"), "label"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._place, 1)
        line.addWidget(button(_("選ぶ…"), self._choose_place))
        column.addLayout(line)
        column.addWidget(self._warning)
        column.addStretch(1)
        column.addSpacing(8)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(_("やめる"), self.reject))
        keys.addWidget(self._accept)
        self._accept.setDefault(True)
        column.addLayout(keys)
        self.setMinimumWidth(round(self.fontMetrics().horizontalAdvance("あ") * 44))

    def _connect(self) -> None:
        for name, made in self._reports.items():
            made.toggled.connect(lambda on, name=name: self._on_report(name) if on else None)
        self._place.textEdited.connect(self._on_place_edited)
        self._place.textChanged.connect(self._update)

    def _on_report(self, name: str) -> None:
        set_text(self._about, _about(name))
        day = self._today if name == "progress" else self._plan_date or self._today
        self.as_of.setDate(QDate(day.year, day.month, day.day))
        if not self._touched:
            place = self._folder / f"{self._stems[name]}.docx"
            self._place.setText(QDir.toNativeSeparators(str(place)))
        self._update()

    def _on_place_edited(self, _text: str) -> None:
        self._touched = True

    def _choose_place(self) -> None:
        chosen = self._choose(self._target())
        if chosen is not None:
            self.set_place(chosen)

    def _update(self) -> None:
        target = self._target()
        self._accept.setEnabled(bool(self._place.text().strip()))
        exists = target.is_file()
        warning = _("同じ名前のファイルがあります。出力すると置き換わります。") if exists else ""
        set_text(self._warning, warning)

    def _report(self) -> str:
        return next(name for name, made in self._reports.items() if made.isChecked())

    def _target(self) -> Path:
        path = Path(self._place.text().strip()).expanduser()
        return path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")


def report_words(name: str) -> str:
    """What a report is called."""
    return {
        "plan": _("業務改善計画の概要"),
        "notice": _("お知らせ（公表文）"),
        "progress": _("実施状況報告"),
    }.get(name, name)


def _about(name: str) -> str:
    return {
        "plan": _("計画の全体を、提出した様式（A4横）で出力します。"),
        "notice": _("公表時のお知らせを、A4縦の1枚の文書として出力します。"),
        "progress": _("施策ごとに、基準日時点の実施状況と今後の予定を表にします。"),
    }.get(name, "")
