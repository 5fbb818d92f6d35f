"""進捗区分の言葉: what this plan calls each of them, and how reports explain it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop_app.application.commands import UseStatusWords
from desktop_app.application.status_words import word_sets
from desktop_app.domain.progress import Status
from desktop_app.reports.wording import load_wording
from desktop_app.support import paths
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.icons import status_icon
from desktop_app.ui.session_signals import SessionSignals
from desktop_app.ui.widgets.basic import button, combo, label
from desktop_app.ui.widgets.fault_note import FaultNote
from desktop_app.ui.words import heading, status_word

_USUAL = ""


class StatusWordsDialog(Dialog):
    """Empty fields stand for the usual words, which are shown in grey. All is one command."""

    def __init__(self, parent: QWidget, signals: SessionSignals) -> None:
        super().__init__(parent, heading(_("進捗区分の言葉")), width=58)
        self._signals = signals
        self._usual = load_wording()
        self.sets = self._make_sets()
        self.words = {status: _line(status, _("{status}の言葉")) for status in Status}
        self.definitions = {status: _line(status, _("{status}の定義")) for status in Status}
        self._lay_out()
        self._show_plan()
        self.sets.activated.connect(self._take_set)

    def _make_sets(self) -> QComboBox:
        made = combo(_("言葉の組"))
        made.addItem(_("言葉の組を選んで、下の欄に入れる…"))
        made.addItem(_("元の言葉に戻す"), _USUAL)
        for each in word_sets(paths.resources()):
            made.addItem(each.name, each.key)
        return made

    def _lay_out(self) -> None:
        words = _(
            "画面と報告書で使う言葉と、報告書の「区分の定義」に載る説明です。"
            "空の欄は元の言葉のままです。二つの区分に同じ言葉も使えます。"
        )
        self.body.addWidget(label(words, "second", wrap=True))
        self.body.addWidget(self.sets)
        self.body.addLayout(self._grid())
        self.body.addWidget(FaultNote(self._signals))
        self.body.addStretch(1)
        take = button(_("この言葉にする"), self._use, role="primary")
        take.setEnabled(not self._signals.session.read_only)
        self.set_keys(take)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, words in enumerate((_("進捗区分"), _("この計画の言葉"), _("定義"))):
            grid.addWidget(label(words, "label"), 0, place)
        for row, status in enumerate(Status, start=1):
            self.words[status].setPlaceholderText(self._usual.statuses[status])
            self.definitions[status].setPlaceholderText(self._usual.status_definitions[status])
            grid.addLayout(_named(status), row, 0)
            grid.addWidget(self.words[status], row, 1)
            grid.addWidget(self.definitions[status], row, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 5)
        return grid

    def _show_plan(self) -> None:
        own = {word.status: word for word in reversed(self._signals.plan.status_words)}
        for status in Status:
            told = own.get(str(status))
            self.words[status].setText(told.word if told else "")
            self.definitions[status].setText(told.definition if told else "")

    def _take_set(self) -> None:
        key = self.sets.currentData()
        if key is None:
            return
        chosen = next((each for each in word_sets(paths.resources()) if each.key == key), None)
        for status in Status:
            self.words[status].setText(chosen.words.get(str(status), "") if chosen else "")
            told = chosen.definitions.get(str(status), "") if chosen else ""
            self.definitions[status].setText(told)
        self.sets.setCurrentIndex(0)

    def _use(self) -> None:
        command = UseStatusWords(_told(self.words), _told(self.definitions))
        if self._signals.execute(command, origin=self) is not None:
            self.accept()


def _told(fields: dict[Status, QLineEdit]) -> dict[str, str]:
    return {str(status): line.text().strip() for status, line in fields.items() if line.text()}


def _line(status: Status, words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(heading(words.format(status=status_word(status))))
    return made


def _named(status: Status) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    picture = QLabel()
    picture.setPixmap(status_icon(status).pixmap(16, 16))
    row.addWidget(picture)
    row.addWidget(label(status_word(status)))
    row.addStretch(1)
    return row
