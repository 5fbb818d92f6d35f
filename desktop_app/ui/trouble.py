"""What nobody foresaw: noted without words of the plan, said calmly, and work goes on."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6 import QtWidgets
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app.support import log
from desktop_app.support.i18n import _
from desktop_app.ui.widgets.basic import spaced


class Trouble:
    """Catches what reaches the top of the program; says one thing at a time."""

    def __init__(self) -> None:
        self._box: QtWidgets.QMessageBox | None = None

    def install(self) -> None:
        """From now on; Qt's own warnings go to the log, too."""
        sys.excepthook = self.on_exception
        qInstallMessageHandler(_on_qt_message)

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Notes a fault and says so."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.log_failure("window.failed", error.with_traceback(trace))
        if self._box is None and QApplication.instance() is not None:
            self._say(kind.__name__)

    def _say(self, name: str) -> None:
        self._box = QtWidgets.QMessageBox(QApplication.activeWindow())
        self._box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
        self._box.setWindowTitle(_("予期しない問題"))
        told = _("予期しない問題が起きました。今の操作は終わっていないかもしれません。")
        self._box.setText(spaced(told))
        words = _(
            "これまでに保存された入力は失われていません。画面を確かめて、続けて使えます。"
            "繰り返し起きるときは、記録（{log}）を添えて、このプログラムの管理者に連絡してください。"
            "記録に計画の文は含まれません。（{name}）"
        ).format(log=log.LOG_FILE, name=name)
        self._box.setInformativeText(spaced(words))
        self._box.addButton(_("閉じる"), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        self._box.finished.connect(self._forget)
        self._box.open()

    def _forget(self) -> None:
        self._box = None


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """The text may quote what the user wrote, so only that there was one is noted."""
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.log_event("qt.message", level=kind.value)
