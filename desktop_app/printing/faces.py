"""The bundled faces: registered with Qt, each character measured once.

Pages are laid out with these whatever face a Word file names, so that every machine counts the
same pages.
"""

from __future__ import annotations

import os
import unicodedata
from enum import Enum
from functools import cache

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QRawFont,
    QTextLayout,
)

from desktop_app.reports.document import Typeface
from desktop_app.reports.layout import ParagraphStyle
from desktop_app.support import paths

_UNITS = 2048
_SHAPING_PIXELS = 16
_LATIN_END = "\u2000"
"""Characters below this code are set in the proportional face, as Word does."""
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


class FacesUnavailable(Exception):
    """The bundled font files are missing or can't be read."""


class Face(Enum):
    """File, family and weight."""

    GOTHIC = ("BIZUDGothic-Regular.ttf", "BIZ UDGothic", False)
    GOTHIC_BOLD = ("BIZUDGothic-Bold.ttf", "BIZ UDGothic", True)
    LATIN = ("BIZUDPGothic-Regular.ttf", "BIZ UDPGothic", False)
    LATIN_BOLD = ("BIZUDPGothic-Bold.ttf", "BIZ UDPGothic", True)
    MINCHO = ("BIZUDMincho-Regular.ttf", "BIZ UDMincho", False)


def ensure_application() -> QGuiApplication:
    """Qt's application; without one, a new one that needs no screen. The caller keeps it.

    Fonts end with the application that they were registered with.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for kept in (
        register_faces,
        face_font,
        upright_font,
        raw_font,
        glyphs_of,
        _pair,
        upright_glyph,
    ):
        kept.cache_clear()
    return QGuiApplication([])


@cache
def register_faces() -> None:
    """Makes the bundled files known to Qt. An application must exist.

    Qt reckons the left bearing of a bold face in another way if no font was used before, and writes
    it into a PDF; so one is used, as in a window: both write the same bytes.
    """
    QFontMetricsF(QFont()).height()
    for face in Face:
        path = paths.resources() / "fonts" / face.value[0]
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FacesUnavailable(str(path))


@cache
def face_font(face: Face, pixels: float) -> QFont:
    """The face as a font for painting text; sizes are pixels, of which a page has 72 an inch."""
    register_faces()
    font = QFont(face.value[1])
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(face.value[2])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)
    return font


@cache
def upright_font(face: Face, pixels: float) -> QFont:
    """The face with its forms for vertical writing."""
    font = QFont(face_font(face, pixels))
    font.setFeature(QFont.Tag("vert"), 1)
    return font


@cache
def raw_font(face: Face, pixels: float) -> QRawFont:
    """The face for painting glyphs. One read from its file would be painted into a PDF as curves,
    not as text; one made from a font is embedded.
    """
    raw = QRawFont.fromFont(face_font(face, pixels))
    raw.setPixelSize(pixels)
    return raw


class _Glyphs(dict[str, int]):
    """The glyph of each character, 0 for none."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._raw = raw_font(face, _UNITS)

    def __missing__(self, character: str) -> int:
        found = self._raw.glyphIndexesForString(character)
        self[character] = found[0] if found else 0
        return self[character]


@cache
def glyphs_of(face: Face) -> _Glyphs:
    """The glyphs of a face."""
    return _Glyphs(face)


def advance(face: Face, character: str) -> float:
    """How far a character moves the pen, in ems; one that the face lacks fills an em."""
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    glyph = glyphs_of(face)[character]
    if not glyph:
        return 1
    return float(raw_font(face, _UNITS).advancesForGlyphIndexes([glyph])[0].x()) / _UNITS


class FacePair(dict[str, float]):
    """A face for Japanese and one for Latin letters and digits, and the advance of each character.

    `lacking` collects the characters met that the face has no glyph for.
    """

    def __init__(self, japanese: Face, latin: Face) -> None:
        super().__init__()
        self.japanese = japanese
        self.latin = latin
        self.lacking: set[str] = set()

    def __missing__(self, character: str) -> float:
        face = self.face_of(character)
        if not glyphs_of(face)[character]:
            self.lacking.add(character)
        self[character] = advance(face, character)
        return self[character]

    def face_of(self, character: str) -> Face:
        """The face that a character is set in."""
        return self.latin if character < _LATIN_END else self.japanese


@cache
def _pair(japanese: Face, latin: Face) -> FacePair:
    return FacePair(japanese, latin)


def pair_for(style: ParagraphStyle, typeface: Typeface, *, bold: bool = False) -> FacePair:
    """The faces of a role: headings are gothic, the body follows the report.

    `bold` is for words that stand out in a text that is not; 明朝 has one weight.
    """
    if typeface is Typeface.MINCHO and not style.heading_face:
        return _pair(Face.MINCHO, Face.MINCHO)
    if style.bold or bold:
        return _pair(Face.GOTHIC_BOLD, Face.LATIN_BOLD)
    return _pair(Face.GOTHIC, Face.LATIN)


def footer_pair() -> FacePair:
    """The faces of the words below a page."""
    return _pair(Face.GOTHIC, Face.LATIN)


@cache
def upright_glyph(face: Face, character: str) -> int:
    """The glyph of a character in vertical writing."""
    layout = QTextLayout(character, upright_font(face, _SHAPING_PIXELS))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    indexes = [index for run in layout.glyphRuns() for index in run.glyphIndexes()]
    return indexes[0] if indexes else 0
