"""HTML of the clipboard as pieces: tables with their cells, lists with their depth, headings."""

from __future__ import annotations

import re

from msgspec import Struct, field

from desktop_app.importing.forgiving import ForgivingParser
from desktop_app.importing.marks import Style, is_only_a_mark
from desktop_app.importing.mending import mend_characters
from desktop_app.importing.pieces import Piece, Source, pieces_of_part

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "table",
        "tbody",
        "thead",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "hr",
        "pre",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_SILENT = frozenset({"style", "script", "head", "title", "xml", "meta", "link"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base"})
_HEADINGS = {
    "h1": Style.HEADING_1,
    "h2": Style.HEADING_2,
    "h3": Style.HEADING_3,
    "h4": Style.HEADING_3,
    "h5": Style.HEADING_3,
    "h6": Style.HEADING_3,
}
_SYMBOLS = {
    "Ø": "➤",
    "à": "➤",
    "è": "➤",
    "l": "●",
    "n": "■",
    "u": "◆",
    "§": "■",
    "·": "•",
    "q": "□",
}
_SYMBOL_FONT = re.compile(r"font-family:[^;]*(?:wingdings|symbol)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)


def source_of_html(text: str) -> Source:
    """The words of the page; lines are counted as a reader would see them."""
    fragment = _FRAGMENT.search(text)
    parser = _Parser()
    parser.feed(fragment.group(1) if fragment else text)
    parser.close()
    parser.end_block()
    return parser.source()


class _Block(Struct, frozen=True):
    """A paragraph, with where it stood."""

    text: str
    column: int
    row: int
    style: Style | None


class _Table(Struct):
    row: int = -1
    column: int = -1


class _State(Struct):
    """Where the parser stands."""

    words: list[str] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    lists: int = 0
    in_item: bool = False
    heading: Style | None = None
    silent: int = 0
    symbols: list[bool] = field(default_factory=list)


class _Parser(ForgivingParser):
    """Collects blocks; unknown and unclosed tags are passed over."""

    def __init__(self) -> None:
        super().__init__()
        self._state = _State()
        self._blocks: list[_Block] = []
        self._rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        state = self._state
        if tag in _SILENT and tag not in _VOID:
            state.silent += 1
        if tag in _BLOCKS or tag in ("td", "th"):
            self.end_block()
        if tag == "span":
            style = dict(attrs).get("style") or ""
            state.symbols.append(bool(_SYMBOL_FONT.search(style)))
        elif tag in ("ul", "ol"):
            state.lists += 1
        elif tag == "li":
            state.in_item = True
        elif tag in _HEADINGS:
            state.heading = _HEADINGS[tag]
        else:
            self._start_table_part(tag)

    def _start_table_part(self, tag: str) -> None:
        tables = self._state.tables
        if tag == "table":
            tables.append(_Table())
        elif tables and tag == "tr":
            self._rows += 1
            tables[-1].row, tables[-1].column = self._rows, -1
        elif tables and tag in ("td", "th"):
            tables[-1].column += 1

    def handle_endtag(self, tag: str) -> None:
        state = self._state
        if tag in _SILENT:
            state.silent = max(0, state.silent - 1)
        if tag in _BLOCKS or tag in ("td", "th"):
            self.end_block()
        if tag == "span" and state.symbols:
            state.symbols.pop()
        elif tag in ("ul", "ol"):
            state.lists = max(0, state.lists - 1)
        elif tag in _HEADINGS:
            state.heading = None
        elif tag == "table" and state.tables:
            state.tables.pop()

    def handle_data(self, data: str) -> None:
        if self._state.silent:
            return
        symbols = self._state.symbols
        if symbols and symbols[-1]:
            data = "".join(_SYMBOLS.get(character, character) for character in data)
        self._state.words.append(data)

    def end_block(self) -> None:
        """What was read so far is one paragraph."""
        state = self._state
        text = _BLANKS.sub(" ", "".join(state.words)).strip(" ")
        state.words.clear()
        if not text.strip():
            return
        table = state.tables[-1] if state.tables else None
        inside = table is not None and table.column >= 0
        if not inside:
            self._rows += 1
        style = state.heading
        if style is None and state.lists and state.in_item:
            style = Style.ARROW if state.lists == 1 else Style.DASH
        state.in_item = False
        column = table.column if table is not None and inside else 0
        row = table.row if table is not None and inside else self._rows
        self._blocks.append(_Block(text, column, row, style))

    def source(self) -> Source:
        """The blocks as lines and pieces."""
        blocks = _marks_with_their_words(self._blocks)
        lines = tuple(mend_characters(block.text.replace("\u3000", " ")) for block in blocks)
        pieces: list[Piece] = []
        for number, block in enumerate(blocks):
            like = Piece(number, "", block.column, block.row, style=block.style)
            pieces.extend(pieces_of_part(lines[number], like))
        return Source(lines, tuple(pieces))


def _marks_with_their_words(blocks: list[_Block]) -> list[_Block]:
    """「➤」 in a cell of its own belongs to the words in the next cell of the row."""
    made: list[_Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if before is not None and before.row == block.row and is_only_a_mark(before.text):
            made[-1] = _Block(f"{before.text} {block.text}", before.column, block.row, None)
        else:
            made.append(block)
    return made
