"""The source as pieces in reading order: lines, cells of a table, lines of a cell."""

from __future__ import annotations

import html
import re

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.importing.marks import Style, is_only_a_mark, split_inline
from desktop_app.importing.mending import close_digit_gaps, closes_digit_gaps, mend_characters

_TAG_NAMES = (
    "p|ul|ol|li|br|div|span|b|i|u|s|strong|em|table|tr|td|th|tbody|thead|font|a|h[1-6]|sup|sub|"
    "section|o:p|small|mark|code|pre|blockquote|hr"
)
_TAG = re.compile(rf"</?(?P<name>{_TAG_NAMES})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_BREAKING = frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "br",
        "div",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "hr",
    ]
)
_EMPHASIS = re.compile(r"\*\*(?=\S)([^*]{1,400}?)(?<=\S)\*\*")
_TAB_WIDTH = 4


class Piece(Struct, frozen=True):
    """A stretch of one source line. `row` counts table rows (lines, in plain text); `column` is 0
    for the first cell. `style` is told by the form of the source where no mark is printed.
    """

    line: int
    text: str
    column: int = 0
    row: int = 0
    indent: int = 0
    style: Style | None = None
    after_blank: bool = False


class Source(Struct, frozen=True):
    """The lines as they are shown to the user, and the pieces cut from them."""

    lines: tuple[str, ...]
    pieces: tuple[Piece, ...]


def source_of_text(text: str) -> Source:
    """Plain text, with tabs between cells, with or without tags of a web page in it."""
    lines = tuple(mend_characters(line) for line in text.splitlines())
    if closes_digit_gaps(lines):
        lines = tuple(close_digit_gaps(line) for line in lines)
    quotes = _QuotedCells(lines)
    shown: list[str] = []
    pieces: list[Piece] = []
    blank = False
    row = -1
    for number, line in enumerate(lines):
        column, cells = quotes.cells(number)
        row += 0 if column else 1
        bare = [_without_tags(cell) for cell in cells]
        found = _pieces_of_line(len(shown), row, column, bare)
        shown.extend(_shown(line, cells, bare))
        if found and blank:
            found[0] = replace(found[0], after_blank=True)
        pieces.extend(found)
        blank = not line.strip() if not found else False
    return Source(tuple(shown), tuple(pieces))


def _shown(line: str, cells: list[str], bare: list[str]) -> list[str]:
    """The line as it came, or, where tags were taken out, what they broke it into."""
    if bare == cells:
        return [line]
    return [part.strip() for cell in bare for part in cell.split("\n")]


def pieces_of_part(text: str, like: Piece) -> list[Piece]:
    """One line of a cell as pieces, each a copy of `like` with its own words."""
    return [
        replace(like, text=words.strip(), indent=like.indent + _indent(text))
        for words in split_inline(text.strip())
        if words.strip()
    ]


def _pieces_of_line(number: int, row: int, first: int, cells: list[str]) -> list[Piece]:
    parts = 0
    tagged = any("\n" in cell for cell in cells)
    if not tagged:
        cells = _marks_with_their_words(cells)
    lead = next((place for place, cell in enumerate(cells) if cell.strip()), 0)
    made: list[Piece] = []
    for place, cell in enumerate(cells):
        for part in cell.split("\n"):
            line = number + (parts if tagged else 0)
            parts += 1
            like = Piece(line, "", first + place, row, indent=lead * _TAB_WIDTH)
            made.extend(pieces_of_part(part, like))
    return made


def _marks_with_their_words(cells: list[str]) -> list[str]:
    """「➤」 in a cell of its own belongs to the words in the next one."""
    for place, cell in enumerate(cells[:-1]):
        if cells[place + 1].strip() and is_only_a_mark(cell.strip()):
            merged = f"{cell.rstrip()} {cells[place + 1].lstrip()}"
            return [*cells[:place], merged, *cells[place + 2 :]]
        if cell.strip():
            break
    return cells


def _without_tags(cell: str) -> str:
    if "<" in cell and _TAG.search(cell):
        cell = html.unescape(_TAG.sub(_instead_of_tag, cell))
    return _EMPHASIS.sub(r"\1", cell) if "**" in cell else cell


def _instead_of_tag(found: re.Match[str]) -> str:
    return "\n" if found.group("name").lower() in _BREAKING else ""


def _indent(text: str) -> int:
    width = 0
    for character in text:
        if not character.isspace():
            break
        width += 2 if character == "\u3000" else 1
    return width


class _QuotedCells:
    """Cells of a spreadsheet that hold several lines stand in quotes."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._tabs = any("\t" in line for line in lines)
        odd = [place for place, line in enumerate(lines) if line.count('"') % 2]
        self._last_odd = odd[-1] if odd else -1
        self._open_column = -1

    def cells(self, number: int) -> tuple[int, list[str]]:
        """The column of the line's first cell, and the cells."""
        cells = self._lines[number].split("\t")
        first = max(self._open_column, 0)
        if not self._tabs:
            return 0, cells
        for place, cell in enumerate(cells):
            cells[place] = self._unquoted(cell, first + place, number)
        return first, cells

    def _unquoted(self, cell: str, column: int, number: int) -> str:
        ends = cell.endswith('"') and cell.count('"') % 2 == 1
        if self._open_column >= 0:
            if ends:
                self._open_column = -1
                return cell[:-1].replace('""', '"')
            return cell
        if not cell.startswith('"'):
            return cell
        if cell.count('"') % 2 == 0 and cell.endswith('"') and len(cell) > 1:
            return cell[1:-1].replace('""', '"')
        if cell.count('"') % 2 == 1 and number < self._last_odd:
            self._open_column = column
            return cell[1:].replace('""', '"')
        return cell
