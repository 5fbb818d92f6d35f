"""HTML as programs put it on the clipboard, which is seldom what a standard says."""

from __future__ import annotations

from html.parser import HTMLParser


class ForgivingParser(HTMLParser):
    """Never raises: what no standard knows is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """HTMLParser refuses 「<![…」 with words of its own choice."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def unknown_decl(self, data: str) -> None:
        """Word's <![if …]> says nothing to us."""
