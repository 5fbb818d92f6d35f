"""Words of Qt's own dialogs that its Japanese catalogue lacks."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_WORDS = {
    ("QFileDialog", "Look in:"): "場所:",
    ("QFileDialog", "&Look in:"): "場所(&I):",
    ("QFileDialog", "Files of type:"): "ファイルの種類:",
    ("QFileDialog", "Files of &type:"): "ファイルの種類(&T):",
    ("QFileDialog", "File &name:"): "ファイル名(&N):",
}


class QtWords(QTranslator):
    """Fills the gaps; Qt asks the translator that was installed last first."""

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # Only nothing at all makes Qt go on and ask the next translator; "" would be shown.
        return _WORDS.get((context, source_text))  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False
