"""The Word file around document.xml: parts, relations, content types and core properties, by
python-docx's package layer.

Only this module imports python-docx, and it is imported only when a file is made: the library
takes longer to load than most files to write. The body never goes through an XML parser.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from desktop_app.reports.document import Properties

# The clock must not get in; this is the earliest date that a zip entry can hold.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MOST_CHARACTERS = 255
"""What Word and the library allow a core property."""
_BODY = "/word/document.xml"
_FIXED_PARTS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "theme/theme1": (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
}


class WordPackage:
    """A Word file that is put together part by part."""

    def __init__(self) -> None:
        self._package = Package()
        # What we write waits until the file is zipped: the library would pack it a first time.
        self._contents: dict[str, bytes] = {}
        self._document = self._part(_BODY, CONTENT_TYPE.WML_DOCUMENT_MAIN, "")
        self._package.relate_to(self._document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def add_fixed_parts(self, texts: Mapping[str, str]) -> None:
        """Styles, lists, settings, fonts and theme, by the name of their part."""
        for name, (content_type, relation) in _FIXED_PARTS.items():
            part = self._part(f"/word/{name}.xml", content_type, texts[name])
            self._document.relate_to(part, relation)

    def add_footer(self, number: int, text: str) -> str:
        """The id of the new footer's relationship."""
        part = self._part(f"/word/footer{number}.xml", CONTENT_TYPE.WML_FOOTER, text)
        return self._document.relate_to(part, RELATIONSHIP_TYPE.FOOTER)

    def add_header(self, number: int, text: str) -> str:
        """The id of the new header's relationship."""
        part = self._part(f"/word/header{number}.xml", CONTENT_TYPE.WML_HEADER, text)
        return self._document.relate_to(part, RELATIONSHIP_TYPE.HEADER)

    def add_properties(
        self, properties: Properties, *, identifier: str, application: str, custom: str
    ) -> None:
        """`application` and `custom` are the texts of app.xml and custom.xml, which the library
        has no words for.
        """
        self._package.relate_to(
            _core_part(self._package, properties, identifier), RELATIONSHIP_TYPE.CORE_PROPERTIES
        )
        for name, text, content_type, relation in (
            ("app", application, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
             RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
            ("custom", custom, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
             RELATIONSHIP_TYPE.CUSTOM_PROPERTIES),
        ):  # fmt: skip
            part = self._part(f"/docProps/{name}.xml", content_type, text)
            self._package.relate_to(part, relation)

    def zipped(self, body: bytes) -> bytes:
        """The bytes; the library stamps the time on its zip entries, so they are made anew."""
        self._contents[_BODY.removeprefix("/")] = body
        written = io.BytesIO()
        self._package.save(written)
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(written) as source,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                info = zipfile.ZipInfo(name, _ZIP_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                content = self._contents.get(name)
                target.writestr(info, source.read(name) if content is None else content)
        return buffer.getvalue()

    def _part(self, name: str, content_type: str, text: str) -> Part:
        self._contents[name.removeprefix("/")] = text.encode()
        return Part(PackURI(name), content_type, b"", self._package)


def _core_part(package: Package, properties: Properties, identifier: str) -> CorePropertiesPart:
    """The plan's id and the export id survive LibreOffice only here, Word keeps custom.xml too."""
    part = CorePropertiesPart(
        PackURI("/docProps/core.xml"),
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        CT_CoreProperties.new(),
        package,
    )
    core = part.core_properties
    stamp = datetime.datetime.combine(properties.date, datetime.time())
    author, subject = _fitting(properties.author), _fitting(properties.subject)
    core.title = _fitting(properties.title)
    core.subject = core.keywords = core.category = subject
    core.author = core.last_modified_by = author
    core.comments = ""
    core.revision = 1
    core.created = core.modified = stamp
    core.identifier = identifier
    core.language = "ja-JP"
    return part


def _fitting(text: str) -> str:
    return text[:_MOST_CHARACTERS]
