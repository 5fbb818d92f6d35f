"""What Qt's PDF writer leaves out: outline, links, title, language, names of vertical forms.

pypdf: pure Python without dependencies of its own, BSD licence. The alternative, pikepdf, would add
a compiled library and three packages to an installer that needs neither.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from itertools import islice

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from desktop_app.printing.pages import Pages
from desktop_app.reports.document import ReportDocument
from desktop_app.reports.xml_text import clean, escaped

APPLICATION = "業務改善計画レポーター"
LANGUAGE = "ja-JP"
NO_TITLE = "－"
_ID_BYTES = 16
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(?:<[0-9A-Fa-f]+>|\[)")
_END = b"endcmap"


def xmp_packet(document: ReportDocument) -> bytes:
    """The file's description in XML, with the report's own date; Qt would write the clock's."""
    properties = document.properties
    stamp = f"{properties.date.isoformat()}T00:00:00Z"
    title, author = escaped(properties.title), escaped(properties.author)
    dates = "".join(
        f"<xmp:{name}>{stamp}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{APPLICATION}</xmp:CreatorTool>{dates}"
        f"<pdf:Producer>{APPLICATION}</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def finish_pdf(
    content: bytes, pages: Pages, document: ReportDocument, upright: Mapping[str, Sequence[str]]
) -> bytes:
    """The finished file. `upright` has the nameless characters of each embedded face in order."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    _name_upright_forms(writer, upright)
    _tag_faces(writer)
    _add_outline(writer, pages)
    _add_links(writer, pages)
    _describe(writer, document)
    _identify(writer, pages, document)
    writer.pdf_header = "%PDF-1.4"
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _add_outline(writer: PdfWriter, pages: Pages) -> None:
    parents: dict[int, IndirectObject] = {}
    for entry in pages.outline:
        level = min(entry.level, len(parents))
        parents = {number: item for number, item in parents.items() if number < level}
        top = pages.sheets[entry.page].height - entry.y
        parents[level] = writer.add_outline_item(
            title=entry.title or NO_TITLE,
            page_number=entry.page,
            parent=parents.get(level - 1),
            fit=Fit.xyz(left=0, top=round(top)),
        )


def _add_links(writer: PdfWriter, pages: Pages) -> None:
    for number, sheet in enumerate(pages.sheets):
        for link in sheet.links:
            found = pages.place_of(link.anchor)
            if found is None:
                continue
            page, place = found
            bottom, top = sheet.height - link.y - link.height, sheet.height - link.y
            target_top = round(pages.sheets[page].height - place.y)
            rect = (link.x, bottom, link.x + link.width, top)
            annotation = Link(
                rect=tuple(round(edge, 2) for edge in rect),  # type: ignore[arg-type]
                border=[0, 0, 0],
                target_page_index=page,
                fit=Fit.xyz(left=0, top=target_top),
            )
            writer.add_annotation(number, annotation)


def _describe(writer: PdfWriter, document: ReportDocument) -> None:
    properties = document.properties
    stamp = properties.date.strftime("D:%Y%m%d000000Z")
    writer.metadata = {
        "/Title": clean(properties.title),
        "/Author": clean(properties.author),
        "/Subject": clean(properties.subject),
        "/Creator": APPLICATION,
        "/Producer": APPLICATION,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines" if _has_outline(root) else "/UseNone")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )


def _has_outline(root: DictionaryObject) -> bool:
    return "/Outlines" in root


def _identify(writer: PdfWriter, pages: Pages, document: ReportDocument) -> None:
    digest = hashlib.sha256(repr((document, pages.page_counts)).encode("utf-8", "surrogatepass"))
    identity = ByteStringObject(digest.digest()[:_ID_BYTES])
    writer._ID = ArrayObject((identity, identity))  # noqa: SLF001 - pypdf offers no other way


def _name_upright_forms(writer: PdfWriter, upright: Mapping[str, Sequence[str]]) -> None:
    """Vertical forms get their characters, so that vertical heads can be searched and copied."""
    done: set[str] = set()
    for page in writer.pages if upright else ():
        for font in _fonts_of(page):
            name = str(font["/BaseFont"]).removeprefix("/")
            if name in upright and name not in done:
                done.add(name)
                _extend_map(writer, font, upright[name])


def _tag_faces(writer: PdfWriter) -> None:
    """Names the subsets in order; Qt's tags differ from one process to the next."""
    tags: dict[str, NameObject] = {}
    for page in writer.pages:
        for font in _fonts_of(page):
            name = str(font["/BaseFont"]).removeprefix("/").split("+")[-1]
            tag = tags.setdefault(name, NameObject(f"/AAAAA{chr(ord('A') + len(tags))}+{name}"))
            descendants = font.get("/DescendantFonts")
            below = [_resolved(d) for d in descendants] if isinstance(descendants, list) else []
            for part in (font, *below):
                part[NameObject("/BaseFont")] = tag
                descriptor = _resolved(part.get("/FontDescriptor"))
                if "/FontName" in descriptor:
                    descriptor[NameObject("/FontName")] = tag


def _fonts_of(page: DictionaryObject) -> list[DictionaryObject]:
    resources = _resolved(page.get("/Resources"))
    fonts = _resolved(resources.get("/Font"))
    return [_resolved(font) for font in fonts.values()]


def _resolved(value: object) -> DictionaryObject:
    found = value.get_object() if isinstance(value, PdfObject) else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _extend_map(writer: PdfWriter, font: DictionaryObject, characters: Sequence[str]) -> None:
    stream = _resolved(font.get("/ToUnicode"))
    if not isinstance(stream, StreamObject):
        return
    content = stream.get_data()
    codes = _nameless_codes(content, len(characters))
    lines = "".join(
        f"<{code:04X}> <{character.encode('utf-16-be').hex()}>\n"
        for code, character in zip(codes, characters, strict=True)
    )
    extra = f"{len(codes)} beginbfchar\n{lines}endbfchar\n".encode("ascii")
    extended = DecodedStreamObject()
    extended.set_data(content.replace(_END, extra + _END, 1))
    font[NameObject("/ToUnicode")] = writer._add_object(extended.flate_encode())  # noqa: SLF001


def _nameless_codes(content: bytes, count: int) -> list[int]:
    """The first codes that the map leaves out; code 0 is no character."""
    named = {
        code
        for found in _RANGE.finditer(content)
        for code in range(int(found[1], 16), int(found[2], 16) + 1)
    }
    nameless = (code for code in range(1, 0x10000) if code not in named)
    return list(islice(nameless, count))
