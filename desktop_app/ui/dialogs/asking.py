"""A dialog is asked once and then gone: one that stayed would go on listening to the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid


def accepted(dialog: QDialog) -> bool:
    """Shows a dialog and says whether it was accepted. Its answer is read at once: it is deleted
    when control is back with Qt, unless the window behind it was closed and took it along.
    """
    answer = dialog.exec()
    if isValid(dialog):
        dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
