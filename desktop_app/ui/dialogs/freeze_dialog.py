"""What a version is called, and which documents are kept with it: asked once, before it is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.commands import FreezeVersion, RecordVersion
from desktop_app.application.handlers.version import LARGEST_FILE
from desktop_app.domain.plan import Report
from desktop_app.domain.version import Occasion, report_name
from desktop_app.support.faults import code_of_os_error, os_values, sentence
from desktop_app.support.i18n import _
from desktop_app.support.terms import field_word
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import occasion_word
from desktop_app.ui.widgets.basic import button, combo, label, set_text
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.open_work_box import OpenWorkBox
from desktop_app.ui.widgets.segments import Segments
from desktop_app.ui.words import day_words, heading

Choose = Callable[[], Sequence[Path]]
ChoosePlan = Callable[[], tuple[str, str] | None]
"""The name of a plan file and its plan as JSON; None if the user thought better of it."""


class FreezeDialog(Dialog):
    """`taken` are the names of other versions; `choose` asks for documents.

    With `earlier` it is for what was published before this program was used: by name and date only,
    or with the plan of another file, into which it was typed or pasted (`choose_plan`). `reports`
    of the register wait for the version that they were sent as, the likeliest first; one of them
    proposes a name. What `open_work` leads to is gone to instead.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        today: datetime.date,
        planned: datetime.date | None = None,
        submitted: bool,
        taken: Collection[str],
        addressee: str = "",
        choose: Choose,
        choose_plan: ChoosePlan = lambda: None,
        reports: Sequence[Report] = (),
        open_work: OpenWorkBox | None = None,
        earlier: bool = False,
    ) -> None:
        title = _("以前の版を記録する") if earlier else _("版を確定する")
        super().__init__(parent, title, width=44)
        self._submitted = submitted
        self._taken = frozenset(taken)
        self._choose = choose
        self._earlier = earlier
        self._choose_plan = choose_plan
        self._content = ""
        self._paths: list[Path] = []
        self.name = QLineEdit()
        self.name.setAccessibleName(field_word("version", "name"))
        self.name.setPlaceholderText(_("例: 業務改善計画（提出）　第1回報告"))
        self.day = DayField(_("版の日付"), on=today, required=True)
        self._usual_days = (today, planned or today)
        self.day.show_day(today)
        options = [(str(each), heading(occasion_word(each))) for each in Occasion]
        self.occasion = Segments(field_word("version", "occasion"), options)
        self.addressee = QLineEdit(addressee)
        self.addressee.setAccessibleName(field_word("version", "addressee"))
        self.report = combo(_("報告の記録"))
        self._reports = {each.id: each for each in reports}
        for each in reports:
            words = _("第{number}回報告").format(number=each.number)
            self.report.addItem(words, each.id)
        self.report.addItem(_("（なし）"), None)
        self._report_label = label(_("報告の記録"), "label")
        self.files = QListWidget()
        self.files.setAccessibleName(_("一緒に保管するファイル"))
        self.files.setStyleSheet(f"QListWidget {{ border: 1px solid {Colour.EDGE}; }}")
        self._proposed = ""
        self._sent = label("", "hint", wrap=True)
        self._open_work = open_work
        self._follows = label("", "second", wrap=True)
        self._wrong = label("", "amber", wrap=True)
        self._from = label("", "", wrap=True)
        self.take_key = button(_("計画ファイルから取り込む…"), self._take_plan)
        self._kept = QWidget()
        words = _("記録する") if earlier else _("確定する")
        self.accept_key = button(words, self.accept, role="primary")
        self._drop = button(_("外す"), self._remove, role="flat", icon_name="x")
        self._lay_out()
        self._connect()
        self._show_content("")
        usual = Occasion.PUBLISHED if earlier else Occasion.SUBMITTED
        self._choose_occasion(Occasion.REPORTED if submitted and not earlier else usual)

    @property
    def wrong(self) -> str:
        """What cannot be taken, in words."""
        return self._wrong.accessibleName()

    @property
    def sent(self) -> str:
        """What it will write into the register, in words."""
        return self._sent.accessibleName()

    @property
    def follows(self) -> str:
        """What it will lead to, in words."""
        return self._follows.accessibleName()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Documents to keep; one that can't be kept is told and left out."""
        for path in paths:
            fault = self._fault_of(path)
            if fault:
                self._say(fault)
            else:
                self._paths.append(path)
                self.files.addItem(path.name)
        self._update_files()

    def command(self) -> FreezeVersion | RecordVersion:
        """What was asked for. Raises OSError if a document cannot be read any more."""
        date = self.day.day()
        if date is None:
            raise ValueError(self.day.edit.text())
        name, addressee = self.name.text().strip(), self.addressee.text().strip()
        if self._by_name:
            return RecordVersion(name, date, self._occasion, addressee)
        bodies = {path.name: path.read_bytes() for path in self._paths}
        return FreezeVersion(
            name,
            date,
            self._occasion,
            addressee,
            bodies,
            content=self._content,
            report=self._report.id if self._report else None,
        )

    @property
    def _report(self) -> Report | None:
        """The report that is sent as this version."""
        return self._reports.get(self.report.currentData()) if self._asks_report else None

    @property
    def _asks_report(self) -> bool:
        """Whether a report of the register may have been sent as this version."""
        reported = self._occasion is Occasion.REPORTED
        return reported and not self._earlier and self.report.count() > 1

    @property
    def _by_name(self) -> bool:
        """Whether nothing but name and date is kept."""
        return self._earlier and not self._content

    # -- construction -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, (words, field) in enumerate(
            (
                (field_word("version", "name"), self.name),
                (_("版の日付"), self.day),
                (field_word("version", "occasion"), self.occasion),
                (field_word("version", "addressee"), self.addressee),
            )
        ):
            grid.addWidget(label(words, "label"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._report_label, grid.rowCount(), 0)
        grid.addWidget(self.report, grid.rowCount() - 1, 1)
        grid.addWidget(self._sent, grid.rowCount(), 1)
        self.report.setToolTip(_("この版として提出した報告です。提出日と版が報告の記録に入ります"))
        if self._earlier:
            grid.addWidget(label(_("内容"), "label"), grid.rowCount(), 0)
            grid.addLayout(self._content_line(), grid.rowCount() - 1, 1)
        grid.setColumnStretch(1, 1)
        column = self.body
        if self._open_work is not None:
            column.addWidget(self._open_work)
            self._open_work.left.connect(self.reject)
        column.addLayout(grid)
        inner = QVBoxLayout(self._kept)
        inner.setContentsMargins(0, 0, 0, 0)
        self._lay_out_files(inner)
        column.addWidget(self._kept)
        for part in (self._follows, self._wrong):
            column.addWidget(part)
        column.addStretch(1)
        self.set_keys(self.accept_key)
        self.name.setFocus()

    def _lay_out_files(self, column: QVBoxLayout) -> None:
        column.addSpacing(2)
        column.addWidget(label(_("一緒に保管するファイル（提出した Word・PDF、任意）"), "label"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.files, 1)
        keys = QVBoxLayout()
        keys.addWidget(button(_("選ぶ…"), self._choose_files, icon_name="paperclip"))
        keys.addWidget(self._drop)
        keys.addStretch(1)
        line.addLayout(keys)
        column.addLayout(line)
        self.files.setFixedHeight(self.fontMetrics().height() * 5 + 8)
        self._update_files()

    def _content_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._from, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.take_key)
        self.take_key.setToolTip(
            _("前の版を入力するか貼り付けた計画のファイル（.kaizen）を選びます")
        )
        return line

    def _take_plan(self) -> None:
        chosen = self._choose_plan()
        if chosen is not None:
            name, self._content = chosen
            self._show_content(name)
            self._choose_occasion(self._occasion)

    def _show_content(self, name: str) -> None:
        words = name or _("（名前と日付だけ）")
        set_text(self._from, words)
        self._kept.setVisible(not self._by_name)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._update())
        self.day.edit.textChanged.connect(lambda _text: self._update())
        self.report.activated.connect(lambda _row: self._propose_name())
        self.occasion.chosen.connect(lambda value: self._choose_occasion(Occasion(value)))

    # -- following ----------------------------------------------------------------------------

    def _choose_occasion(self, occasion: Occasion) -> None:
        self._occasion = occasion
        self._propose_day(occasion)
        self.occasion.show_value(str(occasion))
        set_text(self._follows, self._follows_words(occasion))
        for part in (self.report, self._report_label):
            part.setVisible(self._asks_report)
        self._propose_name()

    def _propose_name(self) -> None:
        """A report gives its version a name, until another is typed."""
        proposed = report_name(self._report.number) if self._report else ""
        if self.name.text() in ("", self._proposed):
            self._proposed = "" if proposed in self._taken else proposed
            self.name.setText(self._proposed)
            self.name.selectAll()
        self._update()

    def _propose_day(self, occasion: Occasion) -> None:
        """The plan goes to the authority on its 提出予定日; all else happens today, until a day is
        typed.
        """
        if self.day.day() in self._usual_days:
            today, planned = self._usual_days
            first = occasion is Occasion.SUBMITTED and not self._submitted
            self.day.show_day(planned if first else today)

    def _follows_words(self, occasion: Occasion) -> str:
        first = occasion is Occasion.SUBMITTED and not self._submitted
        parts = [self._kept_words()]
        if first:
            parts.append(
                _(
                    "これが最初の「提出」です。この後に実施時期を変えると変更案になり、"
                    "理由を書いて計画に反映するまで、報告書には今の実施時期が出ます。"
                )
            )
        elif self._submitted:
            parts.append(_("実施時期の変更は、これまでどおり変更案になります。"))
        else:
            parts.append(_("「提出」の版を確定するまでは、実施時期の変更がそのまま有効です。"))
        parts.append(
            _("計画を閉じるまでは「元に戻す」で取り消せます。その後は、理由を付けて取り下げます。")
        )
        return "\n".join(parts)

    def _kept_words(self) -> str:
        if self._by_name:
            return _(
                "名前と日付だけを残します。比較や赤字の自動判定に使うには、前の版を新しい計画ファイルに"
                "入力するか貼り付けて、ここで取り込みます。"
            )
        if self._earlier:
            return _(
                "取り込んだ計画が、この版の内容として残ります。"
                "今の計画と同じ施策は、文言から見分けます。"
            )
        return _("今の計画、進捗の記録、上のファイルが、この版としてそのまま残ります。")

    def _sent_words(self) -> str:
        report, day = self._report, self.day.day()
        if report is None or day is None:
            return ""
        number = report.number
        if report.submitted_on is not None:
            words = _("第{number}回報告の提出日は、報告の記録の{day}のままです。")
            return words.format(number=number, day=day_words(report.submitted_on))
        words = _("第{number}回報告の提出日に、版の日付の{day}を記録します。")
        return words.format(number=number, day=day_words(day))

    def _update(self) -> None:
        set_text(self._sent, self._sent_words())
        self._sent.setVisible(bool(self._sent.accessibleName()))
        name = self.name.text().strip()
        self._say(sentence("version_name_taken", {"name": name}) if name in self._taken else "")
        ready = bool(name) and name not in self._taken and self.day.is_readable
        self.accept_key.setEnabled(ready)
        missing = self.day.fault if name else sentence("version_name_needed", {})
        self.accept_key.setToolTip(missing)
        self.accept_key.setAccessibleDescription(missing)

    def _say(self, words: str) -> None:
        set_text(self._wrong, words)
        self._wrong.setVisible(bool(words))

    # -- files ----------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        self._say("")
        self.add_files(self._choose())

    def _remove(self) -> None:
        place = self.files.currentRow()
        if place >= 0:
            self.files.takeItem(place)
            del self._paths[place]
        self._update_files()

    def _update_files(self) -> None:
        self._drop.setEnabled(bool(self._paths))
        if self._paths and self.files.currentRow() < 0:
            self.files.setCurrentRow(0)
        for place, path in enumerate(self._paths):
            self.files.item(place).setData(Qt.ItemDataRole.ToolTipRole, str(path))

    def _fault_of(self, path: Path) -> str:
        """Why a document can't be kept, in words; the same checks stand behind the command."""
        if path.name in [known.name for known in self._paths]:
            return sentence("same_file_name", {"file": path.name})
        if path.suffix.lower() not in (".docx", ".pdf"):
            return sentence("stored_file_kind", {"file": path.name})
        try:
            size = path.stat().st_size
        except OSError as fault:
            return sentence(code_of_os_error(fault), os_values(fault))
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024**2
            return sentence("stored_file_too_large", {"file": path.name, "limit": limit})
        return ""
