"""A `ReportDocument` as a Word file. Same document, same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from desktop_app.reports import template
from desktop_app.reports.document import (
    FontFamily,
    MarkStyle,
    Properties,
    ReportDocument,
    Typeface,
)
from desktop_app.reports.docx_xml import (
    DECLARATION,
    Edges,
    body_xml,
    footer_xml,
    header_xml,
)
from desktop_app.reports.layout import page_of
from desktop_app.reports.page_estimate import estimate_page_counts
from desktop_app.reports.xml_text import clean, escaped

APPLICATION = "業務改善計画レポーター"
EXPORT_ID_LENGTH = 16
EXPORT_ID_PROPERTY = "ExportId"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def render_docx(document: ReportDocument, *, page_counts: Sequence[int] | None = None) -> bytes:
    """The file's bytes. `page_counts` has the pages of each section, for the cached value of
    「n / N」; without it they are estimated.
    """
    from desktop_app.reports.docx_package import WordPackage

    counts = estimate_page_counts(document) if page_counts is None else tuple(page_counts)
    if len(counts) != len(document.sections):
        raise ValueError(f"{len(counts)} page counts for {len(document.sections)} sections")
    package = WordPackage()
    package.add_fixed_parts(_fixed_parts(document.typeface, document.marks, document.fonts))
    edges: list[Edges] = []
    for number, (section, pages) in enumerate(zip(document.sections, counts, strict=True), 1):
        header = header_xml(section.header) if section.header else ""
        footer = ""
        if section.footer:
            page = page_of(section.form, document.paper)
            footer = footer_xml(section.footer, width_mm=page.text_width, pages=pages)
        edges.append(
            Edges(
                package.add_header(number, header) if header else "",
                package.add_footer(number, footer) if footer else "",
            )
        )
    body = body_xml(document.sections, edges, document.paper).encode()
    identity = export_id(body, document.properties)
    properties = _cleaned(document.properties)
    package.add_properties(
        properties,
        identifier=f"{properties.plan}/{document.name}/{identity}",
        application=_application_properties(properties),
        custom=_custom_properties(document.name, properties, identity),
    )
    return package.zipped(body)


def export_id(body: bytes, properties: Properties) -> str:
    """A digest of what the report says; the same content has the same id, page counts apart."""
    digest = hashlib.sha256(body)
    digest.update(repr(properties).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:EXPORT_ID_LENGTH]


def _cleaned(properties: Properties) -> Properties:
    return replace(
        properties,
        title=clean(properties.title),
        author=clean(properties.author),
        subject=clean(properties.subject),
    )


@cache
def _fixed_parts(typeface: Typeface, marks: MarkStyle, fonts: FontFamily) -> dict[str, str]:
    return {
        "styles": template.styles_xml(marks, fonts),
        "numbering": template.numbering_xml(),
        "settings": template.settings_xml(),
        "fontTable": template.font_table_xml(typeface, fonts),
        "theme/theme1": template.theme_xml(typeface, fonts),
    }


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
