"""A `ReportDocument` as a Word file. Same document, same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

from desktop_app.reports import template
from desktop_app.reports.document import Properties, ReportDocument
from desktop_app.reports.docx_xml import DECLARATION, body_xml, escaped, footer_xml
from desktop_app.reports.page_estimate import estimate_page_counts

APPLICATION = "業務改善計画レポーター"
EXPORT_ID_LENGTH = 16
EXPORT_ID_PROPERTY = "ExportId"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The clock must not get in; this is the earliest date that a zip entry can hold.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST_FOOTER = 10
"""Relationship ids of footers begin here, above those of the fixed parts."""


def render_docx(document: ReportDocument, *, page_counts: Sequence[int] | None = None) -> bytes:
    """The file's bytes. `page_counts` has the pages of each section, for the cached value of
    「n / N」; without it they are estimated.
    """
    counts = estimate_page_counts(document) if page_counts is None else tuple(page_counts)
    if len(counts) != len(document.sections):
        raise ValueError(f"{len(counts)} page counts for {len(document.sections)} sections")
    footers = {
        f"footer{place}": footer_xml(section.footer.text, form=section.form, pages=pages)
        for place, (section, pages) in enumerate(
            zip(document.sections, counts, strict=True), start=1
        )
        if section.footer
    }
    footer_ids = tuple(
        f"rId{_FIRST_FOOTER + place}" if section.footer else ""
        for place, section in enumerate(document.sections, start=1)
    )
    body = body_xml(document.sections, footer_ids).encode()
    return _zipped(_parts(document, body, footers))


def export_id(body: bytes, properties: Properties) -> str:
    """A digest of what the report says; the same content has the same id, page counts apart."""
    digest = hashlib.sha256(body)
    digest.update(repr(properties).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:EXPORT_ID_LENGTH]


def _parts(document: ReportDocument, body: bytes, footers: Mapping[str, str]) -> dict[str, bytes]:
    identity = export_id(body, document.properties)
    texts = {
        "[Content_Types].xml": _content_types(footers),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core_properties(document.name, document.properties, identity),
        "docProps/app.xml": _application_properties(document.properties),
        "docProps/custom.xml": _custom_properties(document.name, document.properties, identity),
        "word/_rels/document.xml.rels": _document_relationships(footers),
        "word/styles.xml": template.styles_xml(),
        "word/numbering.xml": template.numbering_xml(),
        "word/settings.xml": template.settings_xml(),
        "word/fontTable.xml": template.font_table_xml(document.typeface),
        "word/theme/theme1.xml": template.theme_xml(document.typeface),
    }
    texts |= {f"word/{name}.xml": text for name, text in footers.items()}
    return {"word/document.xml": body} | {name: text.encode() for name, text in texts.items()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts):
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, parts[name])
    return buffer.getvalue()


def _content_types(footers: Mapping[str, str]) -> str:
    package = "application/vnd.openxmlformats-package"
    office = "application/vnd.openxmlformats-officedocument"
    parts = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/theme/theme1.xml": f"{office}.theme+xml",
        "/docProps/core.xml": f"{package}.core-properties+xml",
        "/docProps/app.xml": f"{office}.extended-properties+xml",
        "/docProps/custom.xml": f"{office}.custom-properties+xml",
    }
    parts |= {f"/word/{name}.xml": f"{_WORD_TYPE}.footer+xml" for name in footers}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _package_relationships() -> str:
    kinds = f"{_OFFICE}/relationships"
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relationships(
        {
            "rId1": (f"{kinds}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
            "rId3": (f"{kinds}/extended-properties", "docProps/app.xml"),
            "rId4": (f"{kinds}/custom-properties", "docProps/custom.xml"),
        }
    )


def _document_relationships(footers: Mapping[str, str]) -> str:
    kinds = f"{_OFFICE}/relationships"
    targets = {
        "rId1": (f"{kinds}/styles", "styles.xml"),
        "rId2": (f"{kinds}/numbering", "numbering.xml"),
        "rId3": (f"{kinds}/settings", "settings.xml"),
        "rId4": (f"{kinds}/fontTable", "fontTable.xml"),
        "rId5": (f"{kinds}/theme", "theme/theme1.xml"),
    }
    for name in footers:
        place = int(name.removeprefix("footer"))
        targets[f"rId{_FIRST_FOOTER + place}"] = (f"{kinds}/footer", f"{name}.xml")
    return _relationships(targets)


def _core_properties(name: str, properties: Properties, identity: str) -> str:
    """The plan's id and the export id survive LibreOffice only here, Word keeps custom.xml too."""
    stamp = f"{properties.date.isoformat()}T00:00:00Z"
    when = "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{kind}>'
        for kind in ("created", "modified")
    )
    author = escaped(properties.author)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(properties.title)}</dc:title>"
        f"<dc:subject>{escaped(properties.subject)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:keywords>{escaped(properties.subject)}</cp:keywords>"
        f"<dc:description></dc:description><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{when}<cp:category>{escaped(properties.subject)}"
        f"</cp:category><dc:identifier>{properties.plan}/{name}/{identity}</dc:identifier>"
        f"<dc:language>ja-JP</dc:language></cp:coreProperties>"
    )


def _application_properties(properties: Properties) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>{APPLICATION}</Application>"
        f"<Company>{escaped(properties.author)}</Company></Properties>"
    )


def _custom_properties(name: str, properties: Properties, identity: str) -> str:
    values = {EXPORT_ID_PROPERTY: identity, "PlanId": str(properties.plan), "Report": name}
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}"'
        f' name="{key}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for number, (key, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{items}</Properties>'
    )
