"""What the program is, where its sample comes from, and that it stays on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import __version__
from desktop_app.support.i18n import _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.icons import app_icon
from desktop_app.ui.widgets.basic import label


class AboutDialog(Dialog):
    """Name, version, source of the sample, promise."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("このプログラムについて"), width=42)
        picture = label("")
        picture.setPixmap(app_icon().pixmap(64, 64))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(label(_("業務改善計画レポーター"), "head"))
        texts.addWidget(label(_("版 {version}").format(version=__version__), "second"))
        for text in (
            _("業務改善計画と進捗を一つのファイルで管理し、Wordの報告書にするプログラムです。"),
            _("このパソコンの中だけで動作し、通信は行いません。"),
            _(
                "サンプルの計画は、九州電力株式会社が2023年5月12日に公表した「業務改善計画の概要」"
                "をもとにしています。同社がこのプログラムを推奨・保証しているものではなく、"
                "同社とは関係がありません。"
            ),
        ):
            texts.addWidget(label(text, wrap=True))
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.body.addLayout(row)
        self.set_keys()
