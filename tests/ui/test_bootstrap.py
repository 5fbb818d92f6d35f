"""What is put together around the window: the bundled face and Qt's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.ui.qt_words import QtWords


def test_qt_goes_on_asking_where_we_have_no_word(qapp: QApplication) -> None:
    words = QtWords(qapp, "ja")
    assert words.translate("QFileDialog", "&Look in:") == "場所(&I):"
    assert words.translate("QFileDialog", "&Open") is None  # "" would be shown as it is


def test_the_bundled_face_is_used(qapp: QApplication) -> None:
    bootstrap.make_application(bootstrap.make_services(), language="ja")
    assert qapp.font().family() == "BIZ UDPGothic"
