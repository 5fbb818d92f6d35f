"""A paragraph as strips: one per line, with marks, indents, colours and frames of its role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from desktop_app.domain.numbering import MEASURE_MARK
from desktop_app.printing.faces import Face, FacePair, pair_for
from desktop_app.printing.marks import Area, Arrow, LinkSpan, Mark, Stranger, Strip, Words
from desktop_app.reports.document import (
    Anchor,
    Emphasis,
    Inline,
    InternalLink,
    MarkStyle,
    Paragraph,
    SoftBreak,
    Typeface,
)
from desktop_app.reports.layout import (
    BAND_BOTTOM_RULE,
    BAND_SPACE,
    BAND_TOP_RULE,
    BAR_BELOW,
    BAR_RULE,
    BAR_WIDTH,
    HEAD_BAND,
    LOOKS,
    MEASURE_MARK_SIZE,
    OUTER_RULE,
    STYLES,
    Align,
    ParagraphStyle,
    WordLook,
)
from desktop_app.reports.line_breaking import MeasuredText, Span
from desktop_app.reports.xml_text import clean

BLACK = "000000"
DESCENT = 0.12
"""Of an em, in all bundled faces; Word puts the white of 「最小値」 line pitches above the text."""
_PLAIN = WordLook("", "")
_UNDERLINE_BELOW, _STRIKE_ABOVE = 0.06, 0.34
_LINE_THICKNESS = 0.05
"""Of an em: where lines under and through words run, and how thick they are."""
_TAB_PITCH = 42.0
"""Word's default tab stops (840 twips): where text goes on after a mark wider than its room."""
_PIECES = re.compile(f"[\\x00-\\u1fff]+|{MEASURE_MARK}|[^\\x00-\\u1fff{MEASURE_MARK}]+")


class PageFace(Struct, frozen=True):
    """What a line takes from its report: the family of the body, how words stand out, the pitch of
    the line grid.
    """

    typeface: Typeface
    marks: MarkStyle = MarkStyle.RED
    grid: float = 0


class _Stretch(Struct, frozen=True):
    """A part of a paragraph's text with its look and target."""

    start: int
    end: int
    look: WordLook
    target: Anchor | None


class _Indents(Struct, frozen=True):
    """Where lines begin, in points from the paragraph's edge."""

    mark: float
    first: float
    other: float


def paragraph_strips(
    paragraph: Paragraph,
    width: float,
    face: PageFace,
    *,
    above: Paragraph | None = None,
    opens_page: bool = False,
) -> tuple[Strip, ...]:
    """The lines of a paragraph in a room of that width, in points.

    Of the white after the paragraph `above` and the white before this one the larger counts, and
    there is none before a paragraph that `opens_page` for want of room: both as in Word.
    """
    style = STYLES[paragraph.role]
    faces = pair_for(style, face.typeface)
    edge = width - paragraph.inset_ems * style.size
    setter = _setter(paragraph.inlines, style, edge, face)
    indents = _indents(paragraph, style, faces)
    spans = setter.measured.lines(edge - indents.other, edge - indents.first)
    pitch, baseline = _line_pitch(style, face.grid)
    strips = []
    for number, span in enumerate(spans):
        left = indents.other if number else indents.first
        strips.append(setter.strip(span, left, pitch=pitch, baseline=baseline))
    look = _look(paragraph.mark_emphasis, face)
    strips[0] = _with_mark(strips[0], paragraph.mark, style, faces, indents, baseline, look)
    strips[0] = replace(strips[0], anchor=paragraph.anchor)
    before = max(0, style.before - (STYLES[above.role].after if above else 0))
    before = 0 if opens_page else before
    return _framed(tuple(strips), style, width, before=before)


def stacked_strips(
    paragraphs: Sequence[Paragraph], width: float, face: PageFace
) -> tuple[Strip, ...]:
    """Paragraphs one below the other, as in a cell."""
    strips: list[Strip] = []
    above: Paragraph | None = None
    for paragraph in paragraphs:
        strips += paragraph_strips(paragraph, width, face, above=above)
        above = paragraph
    return tuple(strips)


def line_strip(
    inlines: Sequence[Inline], style: ParagraphStyle, width: float, face: PageFace
) -> Strip:
    """Words that stay on one line, however long: those above and below a page."""
    setter = _setter(inlines, style, width, face)
    pitch, baseline = _line_pitch(style, 0)
    whole = Span(0, len(setter.measured.text), wrapped=False)
    return setter.strip(whole, 0, pitch=pitch, baseline=baseline)


def _setter(
    inlines: Sequence[Inline], style: ParagraphStyle, width: float, face: PageFace
) -> _Setter:
    text, stretches = _flattened(inlines, face)
    strong = pair_for(style, face.typeface, bold=True)
    others = [(s.start, s.end, strong) for s in stretches if s.look.bold]
    faces = pair_for(style, face.typeface)
    measured = MeasuredText(text, faces, style.size, others)
    return _Setter(measured, stretches, faces, strong, style, width)


def _look(emphasis: Emphasis, face: PageFace) -> WordLook:
    return LOOKS[face.marks].get(emphasis, _PLAIN)


def _flattened(inlines: Sequence[Inline], face: PageFace) -> tuple[str, tuple[_Stretch, ...]]:
    parts: list[str] = []
    stretches: list[_Stretch] = []
    at = 0
    for inline in inlines:
        look, target = _PLAIN, None
        match inline:
            case SoftBreak():
                text = "\n"
            case InternalLink():
                text, target = clean(inline.text), inline.target
            case _:
                text, look = clean(inline.text), _look(inline.emphasis, face)
        parts.append(text)
        stretches.append(_Stretch(at, at + len(text), look, target))
        at += len(text)
    return "".join(parts), tuple(stretches)


def _indents(paragraph: Paragraph, style: ParagraphStyle, faces: FacePair) -> _Indents:
    """As in Word: without a mark the text stands where the mark would."""
    if style.first_line_ems:
        return _Indents(0, style.first_line_ems * style.size, 0)
    mark = style.left - style.hanging
    if not paragraph.mark and style.hanging:
        return _Indents(mark, mark, mark)
    if not paragraph.mark:
        return _Indents(style.left, style.left, style.left)
    end = mark + mark_width(paragraph.mark, style, faces)
    first = style.left
    if end > style.left:
        first = (end // _TAB_PITCH + 1) * _TAB_PITCH
    return _Indents(mark, first, style.left)


def mark_width(mark: str, style: ParagraphStyle, faces: FacePair) -> float:
    """The width of a mark before its text."""
    if mark == MEASURE_MARK:
        return MEASURE_MARK_SIZE
    measured = MeasuredText(mark, faces, style.size)
    return measured.width(0, len(mark))


def _line_pitch(style: ParagraphStyle, grid: float) -> tuple[float, float]:
    """The pitch, and the base line below the line's top."""
    if not style.line and grid:
        pitch = -int(-style.size // grid) * grid
        return pitch, pitch / 2 + style.size * (0.5 - DESCENT)
    pitch = style.line if style.exact else max(style.line, style.size)
    return pitch, pitch - style.size * DESCENT


def _with_mark(
    strip: Strip,
    mark: str,
    style: ParagraphStyle,
    faces: FacePair,
    indents: _Indents,
    baseline: float,
    look: WordLook,
) -> Strip:
    if not mark:
        return strip
    colour = look.colour or style.colour or BLACK
    if mark == MEASURE_MARK:
        marks: tuple[Mark, ...] = (Arrow(indents.mark, baseline, MEASURE_MARK_SIZE, colour),)
    else:
        measured = MeasuredText(mark, faces, style.size)
        places = [indents.mark + place for place in measured.places]
        marks = _pieces(mark, places, faces, style.size, baseline, colour)
    return replace(strip, marks=marks + strip.marks)


class _Setter:
    """Sets the lines of one paragraph."""

    def __init__(
        self,
        measured: MeasuredText,
        stretches: tuple[_Stretch, ...],
        faces: FacePair,
        strong: FacePair,
        style: ParagraphStyle,
        width: float,
    ) -> None:
        self.measured = measured
        self._stretches = stretches
        self._faces = faces
        self._strong = strong
        self._style = style
        self._width = width

    def strip(self, span: Span, left: float, *, pitch: float, baseline: float) -> Strip:
        """One line with its words in place."""
        places = self._places(span, left)
        marks: list[Mark] = []
        links: list[LinkSpan] = []
        for stretch in self._stretches:
            start, end = max(stretch.start, span.start), min(stretch.end, span.end)
            if start >= end:
                continue
            own = places[start - span.start : end - span.start + 1]
            text = self.measured.text[start:end]
            faces = self._strong if stretch.look.bold else self._faces
            colour = stretch.look.colour or self._style.colour or BLACK
            marks += _pieces(text, own, faces, self._style.size, baseline, colour)
            right = own[-2] + self.measured.width(end - 1, end)
            marks += _lines(stretch.look, own[0], right, baseline, self._style.size, colour)
            if stretch.target:
                links.append(LinkSpan(own[0], own[-1], stretch.target))
        return Strip(pitch, tuple(marks), tuple(links))

    def _places(self, span: Span, left: float) -> list[float]:
        """Where each character of the line stands, and where the last one ends."""
        places = self.measured.places[span.start : span.end + 1]
        slack = self._width - left - self.measured.width(span.start, span.end)
        shift, gap = _aligned(self._style.align, slack, len(places) - 2, wrapped=span.wrapped)
        origin = left + shift - places[0]
        if not gap:
            return [place + origin for place in places]
        return [place + origin + gap * number for number, place in enumerate(places)]


def _lines(
    look: WordLook, left: float, right: float, baseline: float, size: float, colour: str
) -> list[Mark]:
    """The lines under and through words."""
    heights = [_UNDERLINE_BELOW] if look.underline else []
    heights += [-_STRIKE_ABOVE] if look.strike else []
    thickness = size * _LINE_THICKNESS
    return [Area(left, baseline + size * y, right - left, thickness, colour) for y in heights]


def _aligned(align: Align, slack: float, gaps: int, *, wrapped: bool) -> tuple[float, float]:
    """How far the line moves and how much its characters move apart."""
    match align:
        case Align.LEFT:
            return 0, 0
        case Align.CENTER:
            return slack / 2, 0
        case Align.RIGHT:
            return slack, 0
        case Align.JUSTIFY:
            return 0, (slack / gaps if wrapped and gaps > 0 and slack > 0 else 0)
        case Align.DISTRIBUTE:
            return (0, slack / gaps) if gaps > 0 and slack > 0 else (slack / 2, 0)


def _pieces(
    text: str, places: list[float], faces: FacePair, size: float, baseline: float, colour: str
) -> tuple[Mark, ...]:
    """The text cut where the face changes."""
    marks: list[Mark] = []
    for found in _PIECES.finditer(text):
        start, end = found.span()
        if text[start] == MEASURE_MARK:
            marks += [Arrow(places[at], baseline, size, colour) for at in range(start, end)]
            continue
        face = faces.face_of(text[start])
        marks += _words(text, start, end, places, face, faces.lacking, size, baseline, colour)
    return tuple(marks)


def _words(
    text: str,
    start: int,
    end: int,
    places: list[float],
    face: Face,
    lacking: set[str],
    size: float,
    baseline: float,
    colour: str,
) -> list[Mark]:
    marks: list[Mark] = []
    piece = text[start:end]
    if not lacking.isdisjoint(piece):
        marks += [
            Stranger(places[start + at], baseline, character, face, size, colour)
            for at, character in enumerate(piece)
            if character in lacking and not character.isspace()
        ]
    x = places[start]
    offsets = tuple([place - x for place in places[start:end]])
    marks.append(Words(x, baseline, piece, offsets, face, size, colour))
    return marks


def _framed(
    strips: tuple[Strip, ...], style: ParagraphStyle, width: float, *, before: float
) -> tuple[Strip, ...]:
    """With the space before and after, and the heading's bar or the title's band."""
    top = before + (BAND_SPACE + BAND_TOP_RULE if style.band else 0)
    bottom = style.after + (BAND_SPACE + BAND_BOTTOM_RULE if style.band else 0)
    bottom += BAR_BELOW + BAR_RULE if style.bar else 0
    last = len(strips) - 1
    return tuple(
        _spaced(
            strip,
            _frame(style, width, strip.height, first=place == 0, last=place == last),
            above=top if place == 0 else 0,
            below=bottom if place == last else 0,
        )
        for place, strip in enumerate(strips)
    )


def _spaced(strip: Strip, frame: tuple[Mark, ...], *, above: float, below: float) -> Strip:
    marks = frame + strip.marks
    if above:
        marks = tuple(replace(mark, y=mark.y + above) for mark in marks)
    return replace(strip, height=strip.height + above + below, marks=marks)


def _frame(
    style: ParagraphStyle, width: float, height: float, *, first: bool, last: bool
) -> tuple[Mark, ...]:
    if style.band:
        return _band(width, height, first=first, last=last)
    if style.bar:
        return _bar(width, height, last=last)
    return ()


def _band(width: float, height: float, *, first: bool, last: bool) -> tuple[Mark, ...]:
    above, below = BAND_SPACE if first else 0, BAND_SPACE if last else 0
    marks = [Area(0, -above, width, height + above + below, HEAD_BAND)]
    if first:
        marks.append(Area(0, -above - BAND_TOP_RULE, width, BAND_TOP_RULE, OUTER_RULE))
    if last:
        marks.append(Area(0, height + below, width, BAND_BOTTOM_RULE, OUTER_RULE))
    return tuple(marks)


def _bar(width: float, height: float, *, last: bool) -> tuple[Mark, ...]:
    below = BAR_BELOW if last else 0
    marks = [Area(0, 0, BAR_WIDTH, height + below, OUTER_RULE)]
    if last:
        marks.append(Area(0, height + below, width, BAR_RULE, OUTER_RULE))
    return tuple(marks)
