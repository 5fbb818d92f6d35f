"""Reading a Word file back, independently of the code that wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element


def value(element: Element | None) -> str:
    """The w:val of an element."""
    return "" if element is None else element.get(f"{W}val", "")


class WordFile:
    """The parts of a .docx, parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
            self.dates = {info.date_time for info in package.infolist()}

    def part(self, name: str) -> Element:
        """A part's root."""
        return etree.fromstring(self.parts[name])

    def differing_parts(self, other: WordFile) -> set[str]:
        """The names of the parts that are not byte for byte the same."""
        names = self.parts.keys() | other.parts.keys()
        return {name for name in names if self.parts.get(name) != other.parts.get(name)}

    @cached_property
    def document(self) -> Element:
        """The root of document.xml."""
        return self.part("word/document.xml")

    def all(self, tag: str) -> Iterator[Element]:
        """All elements of document.xml with that w: tag."""
        return self.document.iter(W + tag)

    @cached_property
    def style_ids(self) -> set[str]:
        """The styles that the file defines."""
        return {s.get(f"{W}styleId", "") for s in self.part("word/styles.xml").iter(f"{W}style")}

    def paragraphs(self, style: str) -> list[str]:
        """The visible texts of the paragraphs of a style."""
        return [
            visible_text(paragraph)
            for paragraph in self.all("p")
            if value(paragraph.find(f"{W}pPr/{W}pStyle")) == style
        ]

    def rows(self) -> list[list[str]]:
        """The visible texts of all table cells."""
        return [[visible_text(cell) for cell in row.iter(f"{W}tc")] for row in self.all("tr")]


def visible_text(element: Element) -> str:
    """Text with breaks as newlines and tabs as tabs."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}p": ""}
    parts = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{W}tabs":
            continue
        parts.append(signs.get(str(node.tag), node.text or ""))
    return "".join(parts)
