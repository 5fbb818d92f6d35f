"""The cells of a table on the clipboard, as Word, browsers and mail programs copy it."""

from __future__ import annotations

import re
from typing import Final

from desktop_app.importing.forgiving import ForgivingParser

_PARAGRAPHS: Final = frozenset({"p", "div", "li"})
_SILENT: Final = frozenset({"style", "script", "title"})
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_MOST: Final = 1000
"""No cell spans more; a page that says so is not to be believed."""


def cells_of_html(text: str) -> list[list[str]]:
    """The rows of all tables on the page, one below the other; [] if there is none.

    What a cell spans beyond itself is empty. Lines of a cell stay lines.
    """
    parser = _Cells()
    parser.feed(text)
    parser.close()
    parser.end_row()
    return parser.rows


class _Cells(ForgivingParser):
    """A table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._covered: dict[int, int] = {}
        self._depth = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self.end_row()
            self._row = []
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag == "br":
            self._break()
        elif tag in _PARAGRAPHS:
            self._begin_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self.end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self.end_row()
        elif tag in _PARAGRAPHS:
            self._begin_line()

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._silent:
            self._words.append(_BLANKS.sub(" ", data))

    def end_row(self) -> None:
        """What was read so far is one row."""
        self._end_cell()
        if self._row is not None:
            self._cover()
            self.rows.append(self._row)
        self._row = None

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if self._row is None:
            self._row = []
        self._words = []
        self._span = (_number(attributes.get("colspan")), _number(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        if self._words is None or self._row is None:
            return
        self._cover()
        wide, high = self._span
        for place in range(len(self._row), len(self._row) + wide):
            if high > 1:
                self._covered[place] = high - 1
        self._row += [_text(self._words), *[""] * (wide - 1)]
        self._words = None

    def _cover(self) -> None:
        """Passes over what a cell of a row above reaches down to."""
        row = self._row if self._row is not None else []
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append("")

    def _break(self) -> None:
        if self._words is not None:
            self._words.append("\n")

    def _begin_line(self) -> None:
        """A paragraph begins a line of its own, but leaves no empty one."""
        if self._words is not None and "".join(self._words).rstrip(" ")[-1:] not in ("", "\n"):
            self._words.append("\n")


def _text(words: list[str]) -> str:
    lines = "".join(words).split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip("\n")


def _number(told: str | None) -> int:
    text = (told or "").strip()
    return min(max(int(text), 1), _MOST) if text.isascii() and text.isdigit() else 1
