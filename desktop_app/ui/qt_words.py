"""Words of Qt's own dialogs and menus that its catalogues lack or have otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from desktop_app.support.i18n import Language

_WORDS = {
    ("QFileDialog", "Look in:"): "場所:",
    ("QFileDialog", "&Look in:"): "場所(&I):",
    ("QFileDialog", "Files of type:"): "ファイルの種類:",
    ("QFileDialog", "Files of &type:"): "ファイルの種類(&T):",
    ("QFileDialog", "File &name:"): "ファイル名(&N):",
    ("QAbstractFileIconProvider", "Folder"): "フォルダー",
    ("QAbstractFileIconProvider", "File Folder"): "フォルダー",
    ("QAbstractFileIconProvider", "Drive"): "ドライブ",
}
_IN_ALL_LANGUAGES = {("QShortcut", "Return"): "Enter"}
"""What stands on the key."""


class QtWords(QTranslator):
    """Fills the gaps; Qt asks the translator that was installed last first."""

    def __init__(self, parent: QObject, language: Language) -> None:
        super().__init__(parent)
        self._words = {**_IN_ALL_LANGUAGES, **(_WORDS if language == "ja" else {})}

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # Only nothing at all makes Qt go on and ask the next translator; "" would be shown.
        return self._words.get((context, source_text))  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False
