"""The trail of a 実施時期: every date that a measure had, from the first version to the 変更案."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop_app.application.versions import Origin, TrailStep
from desktop_app.support.i18n import _
from desktop_app.ui.theme import Colour
from desktop_app.ui.version_words import origin_words, since_words
from desktop_app.ui.widgets.basic import label
from desktop_app.ui.widgets.popup import Popup

_WIDTH, _MOST = 34, 30
"""In letters and lines."""


class TrailPopup(Popup):
    """Its text can be marked and copied."""

    def __init__(self, parent: QWidget, steps: Sequence[TrailStep]) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("実施時期の経緯"))
        self.text = QTextBrowser()
        self.text.setObjectName("history")
        self.text.setAccessibleName(_("実施時期の経緯"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(0)
        self.text.setHtml(trail_html(steps))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(6)
        column.addWidget(label(_("実施時期の経緯"), "strong"))
        column.addWidget(self.text, 1)
        self._fit()

    def show_below(self, anchor: QWidget) -> None:
        super().show_below(anchor)
        self.text.setFocus()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance("あ") * _WIDTH
        self.text.document().setTextWidth(width - 44)
        tall = min(self.text.document().size().height(), metrics.height() * _MOST)
        self.setFixedSize(width, round(tall) + metrics.height() * 2 + 40)


def trail_html(steps: Sequence[TrailStep]) -> str:
    """One entry per date: since when, the words, what became of the one before, and why."""
    return "".join(_step(step) for step in steps)


def _step(step: TrailStep) -> str:
    waits = step.origin is Origin.PROPOSED
    ink = Colour.AMBER if waits else Colour.INK
    parts = [
        _line(since_words(step), Colour.AMBER if waits else Colour.HINT, above=8),
        _line(step.timing.text or _("（記載なし）"), ink, bold=True),
    ]
    if step.slip is not None:
        parts.append(_line(step.slip.words, Colour.DEEP))
    parts += [_line(words, Colour.SECOND) for words in origin_words(step)]
    return "".join(parts)


def _line(text: str, colour: Colour, *, bold: bool = False, above: int = 0) -> str:
    weight = "bold" if bold else "normal"
    return (
        f'<p style="margin:{above}px 0 1px 0; line-height:140%; color:{colour};'
        f' font-weight:{weight}">{html.escape(text)}</p>'
    )
