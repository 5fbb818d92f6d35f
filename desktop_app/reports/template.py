"""The parts of a Word file that are the same for every report: styles, lists, theme, settings.

python-docx's own template is made for American offices: Letter paper, eastAsia=en-US, 164 styles.
These parts are written from `layout` instead. A person can restyle an exported file in Word: every
look is a named style, fonts come from the theme, and nothing is set run by run.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from desktop_app.domain.numbering import MEASURE_MARK
from desktop_app.reports.document import FontFamily, MarkStyle, PageForm, Role, TableLook, Typeface
from desktop_app.reports.docx_xml import DECLARATION, NAMESPACES, table_margins, twips
from desktop_app.reports.layout import (
    BAND_BOTTOM_RULE,
    BAND_SPACE,
    BAND_TOP_RULE,
    BAR_BELOW,
    BAR_RULE,
    BAR_SPACE,
    BAR_WIDTH,
    BASE_LINE,
    BASE_SIZE,
    COLUMN_RULE,
    FOOTER_COLOUR,
    FOOTER_LINE,
    FOOTER_SIZE,
    HEAD_BAND,
    INNER_RULE_PT,
    LEGEND_LINE,
    LEGEND_SIZE,
    LISTS,
    LOOKS,
    MEASURE_MARK_FONT,
    MEASURE_MARK_SIZE,
    NAVY,
    NEW_COLOUR,
    OUTER_RULE,
    OUTER_RULE_PT,
    PAGE_NUMBER_SIZE,
    PAGES,
    ROW_HEAD_BAND,
    ROW_RULE,
    STYLES,
    TABLE_STYLE_IDS,
    UNMARKED,
    ParagraphStyle,
    WordLook,
)
from desktop_app.reports.text_measure import NEVER_FIRST, NEVER_LAST
from desktop_app.reports.xml_text import escaped

Faces = tuple[str, str]
"""The face of digits and Latin letters, and that of kana and kanji."""
# Digits and Latin letters proportional, kana and kanji full-width: with all-proportional faces
# brackets and 、 stand too tight.
GOTHIC: Mapping[FontFamily, Faces] = {
    FontFamily.BIZ_UD: ("BIZ UDPゴシック", "BIZ UDゴシック"),
    FontFamily.YU: ("游ゴシック", "游ゴシック"),
    FontFamily.MS: ("ＭＳ Ｐゴシック", "ＭＳ ゴシック"),
}
MINCHO: Mapping[FontFamily, Faces] = {
    # Its own digits: pages are drawn with the one bundled 明朝, and must break lines as Word does.
    FontFamily.BIZ_UD: ("BIZ UD明朝", "BIZ UD明朝"),
    FontFamily.YU: ("游明朝", "游明朝"),
    FontFamily.MS: ("ＭＳ Ｐ明朝", "ＭＳ 明朝"),
}
# Windows calls the faces one way, the freely licensed files another.
_ALTERNATIVE_NAMES = {
    "游ゴシック": "Yu Gothic",
    "游明朝": "Yu Mincho",
    "ＭＳ Ｐゴシック": "MS PGothic",
    "ＭＳ ゴシック": "MS Gothic",
    "ＭＳ Ｐ明朝": "MS PMincho",
    "ＭＳ 明朝": "MS Mincho",
    "BIZ UDPゴシック": "BIZ UDPGothic",
    "BIZ UDゴシック": "BIZ UDGothic",
    "BIZ UDP明朝": "BIZ UDP明朝 Medium",
    "BIZ UD明朝": "BIZ UD明朝 Medium",
}
_HEADING_FONTS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
    ' w:hAnsiTheme="majorHAnsi"/>'
)
_TALL = frozenset({FontFamily.YU})
"""Faces whose own lines are some 1.7 em high: the forms' pitches would be too low for them."""
_BUILT_IN = frozenset({Role.TITLE, Role.HEADING, Role.ITEM_TITLE})
_EIGHTHS = 8


def list_of(role: Role) -> tuple[int, int] | None:
    """The list's number and level of a role with a list mark."""
    for number, roles in enumerate(LISTS, start=1):
        if role in roles:
            return number, roles.index(role)
    return None


def styles_xml(marks: MarkStyle = MarkStyle.RED, family: FontFamily = FontFamily.BIZ_UD) -> str:
    """styles.xml; a tall face does not spread the lines."""
    styles = STYLES
    if family in _TALL:
        styles = {role: _with_exact_line(role, style) for role, style in STYLES.items()}
    paragraphs = "".join(_paragraph_style(role, style) for role, style in styles.items())
    paragraphs += "".join(_unmarked_style(role) for role in UNMARKED)
    tables = "".join(_table_style(look) for look in TABLE_STYLE_IDS)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults()}"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        f"{_base_styles()}{paragraphs}{_character_styles(marks)}{tables}</w:styles>"
    )


def _with_exact_line(role: Role, style: ParagraphStyle) -> ParagraphStyle:
    form = PageForm.FORMAL if role.startswith("formal") else PageForm.LETTER
    return replace(style, line=style.line or PAGES[form].grid_pt, exact=True)


def numbering_xml() -> str:
    """numbering.xml: ➤, ー and ・ as real lists."""
    numbers = range(1, len(LISTS) + 1)
    abstract = "".join(_abstract_list(n, roles) for n, roles in zip(numbers, LISTS, strict=True))
    concrete = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in numbers
    )
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{abstract}{concrete}</w:numbering>"


def settings_xml() -> str:
    """settings.xml: Japanese line breaking and spacing, Word 2013 and later layout."""
    flags = (
        "spaceForUL",
        "balanceSingleByteDoubleByteWidth",
        "doNotLeaveBackslashAlone",
        "ulTrailSpace",
        "doNotExpandShiftReturn",
        "adjustLineHeightInTable",
        "useFELayout",
    )
    word = "http://schemas.microsoft.com/office/word"
    settings = {
        "compatibilityMode": "15",
        "overrideTableStyleFontSizeAndJustification": "1",
        "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1",
        "differentiateMultirowTableHeaders": "1",
    }
    compat = "".join(f"<w:{flag}/>" for flag in flags) + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{word}" w:val="{value}"/>'
        for name, value in settings.items()
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        f"<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        f'<w:defaultTabStop w:val="840"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:noLineBreaksAfter w:lang="ja-JP" w:val="{escaped(NEVER_LAST)}"/>'
        f'<w:noLineBreaksBefore w:lang="ja-JP" w:val="{escaped(NEVER_FIRST)}"/>'
        f"<w:compat>{compat}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
        f"{_colour_mapping()}"
        f'<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_xml(typeface: Typeface, family: FontFamily = FontFamily.BIZ_UD) -> str:
    """fontTable.xml: the other name of each face."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{_ALTERNATIVE_NAMES[name]}"/>'
        f'<w:charset w:val="80"/><w:family w:val="{_family(name)}"/></w:font>'
        for name in dict.fromkeys((*GOTHIC[family], *_body_faces(typeface, family)))
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def theme_xml(typeface: Typeface, family: FontFamily = FontFamily.BIZ_UD) -> str:
    """theme1.xml: headings gothic, body in the report's typeface, the colours of the forms."""
    accents = (OUTER_RULE, COLUMN_RULE, ROW_RULE, HEAD_BAND, ROW_HEAD_BAND, NEW_COLOUR)
    colours = "".join(
        f'<a:accent{n}><a:srgbClr val="{colour}"/></a:accent{n}>'
        for n, colour in enumerate(accents, start=1)
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="業務改善計画"><a:themeElements><a:clrScheme name="業務改善計画">'
        f'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        f'<a:dk2><a:srgbClr val="{NAVY}"/></a:dk2><a:lt2><a:srgbClr val="{ROW_HEAD_BAND}"/></a:lt2>'
        f'{colours}<a:hlink><a:srgbClr val="0563C1"/></a:hlink>'
        f'<a:folHlink><a:srgbClr val="954F72"/></a:folHlink></a:clrScheme>'
        f'<a:fontScheme name="業務改善計画">{_theme_fonts("major", GOTHIC[family])}'
        f"{_theme_fonts('minor', _body_faces(typeface, family))}</a:fontScheme>{_FORMAT_SCHEME}"
        f"</a:themeElements></a:theme>"
    )


def _body_faces(typeface: Typeface, family: FontFamily) -> Faces:
    return (MINCHO if typeface is Typeface.MINCHO else GOTHIC)[family]


def _family(name: str) -> str:
    return "roman" if "明朝" in name else "modern"


def _theme_fonts(slot: str, faces: Faces) -> str:
    latin, east_asian = faces
    return (
        f'<a:{slot}Font><a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/>'
        f'<a:cs typeface=""/><a:font script="Jpan" typeface="{east_asian}"/></a:{slot}Font>'
    )


def _colour_mapping() -> str:
    names = ["bg1", "light1", "t1", "dark1", "bg2", "light2", "t2", "dark2"]
    pairs = list(zip(names[::2], names[1::2], strict=True))
    pairs += [(f"accent{n}", f"accent{n}") for n in range(1, 7)]
    pairs += [("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink")]
    attributes = " ".join(f'w:{name}="{value}"' for name, value in pairs)
    return f"<w:clrSchemeMapping {attributes}/>"


def _defaults() -> str:
    size = round(BASE_SIZE * 2)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _base_styles() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{twips(BASE_LINE)}" w:lineRule="atLeast"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        f'<w:pPr><w:spacing w:line="{twips(FOOTER_LINE)}" w:lineRule="atLeast"/></w:pPr>'
        f'<w:rPr><w:color w:val="{FOOTER_COLOUR}"/>{_size(FOOTER_SIZE)}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="FooterLegend">'
        '<w:name w:val="凡例"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        f'<w:pPr><w:spacing w:line="{twips(LEGEND_LINE)}" w:lineRule="atLeast"/></w:pPr>'
        f"<w:rPr>{_size(LEGEND_SIZE)}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
        f'<w:spacing w:line="{twips(LEGEND_LINE)}" w:lineRule="atLeast"/><w:jc w:val="right"/>'
        f"</w:pPr><w:rPr>{_size(LEGEND_SIZE)}</w:rPr></w:style>"
    )


def _paragraph_style(role: Role, style: ParagraphStyle) -> str:
    custom = "" if role in _BUILT_IN else ' w:customStyle="1"'
    following = "" if role not in _BUILT_IN else '<w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.style_id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>{following}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_style_paragraph(role, style)}</w:pPr>"
        f"<w:rPr>{_style_run(style)}</w:rPr></w:style>"
    )


def _unmarked_style(role: Role) -> str:
    style, (style_id, name) = STYLES[role], UNMARKED[role]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{style.style_id}"/>'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>'
        f'<w:ind w:left="{twips(style.left - style.hanging)}" w:hanging="0"/></w:pPr></w:style>'
    )


def _style_paragraph(role: Role, style: ParagraphStyle) -> str:
    parts = ["<w:keepNext/>"] if style.keep_next else []
    place = list_of(role)
    if place:
        number, level = place
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    parts.append(_style_borders(style))
    if style.band:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_BAND}"/>')
    if not style.line:
        parts.append('<w:snapToGrid w:val="1"/>')
    parts.append(_spacing(style))
    parts.append(_style_indent(style))
    parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _style_borders(style: ParagraphStyle) -> str:
    if style.band:
        top = _rule("top", OUTER_RULE, BAND_TOP_RULE, BAND_SPACE)
        bottom = _rule("bottom", OUTER_RULE, BAND_BOTTOM_RULE, BAND_SPACE)
        return f"<w:pBdr>{top}{bottom}</w:pBdr>"
    if style.bar:
        left = _rule("left", OUTER_RULE, BAR_WIDTH, BAR_SPACE)
        return f"<w:pBdr>{left}{_rule('bottom', OUTER_RULE, BAR_RULE, BAR_BELOW)}</w:pBdr>"
    return ""


def _rule(side: str, colour: str, points: float, space: float = 0) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{round(points * _EIGHTHS)}" w:space="{round(space)}"'
        f' w:color="{colour}"/>'
    )


def _spacing(style: ParagraphStyle) -> str:
    if not style.line:
        line = 'w:line="240" w:lineRule="auto"'
    else:
        rule = "exact" if style.exact else "atLeast"
        line = f'w:line="{twips(style.line)}" w:lineRule="{rule}"'
    return f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" {line}/>'


def _style_indent(style: ParagraphStyle) -> str:
    if style.first_line_ems:
        hundredths, first = style.first_line_ems * 100, twips(style.first_line_ems * style.size)
        return f'<w:ind w:firstLineChars="{hundredths}" w:firstLine="{first}"/>'
    if style.left:
        return f'<w:ind w:left="{twips(style.left)}" w:hanging="{twips(style.hanging)}"/>'
    return ""


def _style_run(style: ParagraphStyle) -> str:
    fonts = _HEADING_FONTS if style.heading_face else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    return f"{fonts}{bold}{colour}{_size(style.size)}"


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _character_styles(marks: MarkStyle) -> str:
    looks = "".join(
        _character_style(look.style_id, look.name, _look(look)) for look in LOOKS[marks].values()
    )
    return looks + _character_style("PageNumber", "page number", _size(PAGE_NUMBER_SIZE))


def _look(look: WordLook) -> str:
    parts = ["<w:b/><w:bCs/>" if look.bold else "", "<w:strike/>" if look.strike else ""]
    parts.append(f'<w:color w:val="{look.colour}"/>' if look.colour else "")
    parts.append('<w:u w:val="single"/>' if look.underline else "")
    return "".join(parts)


def _character_style(style_id: str, name: str, run: str) -> str:
    custom = "" if name == "page number" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="2"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style(look: TableLook) -> str:
    style_id, name = TABLE_STYLE_IDS[look]
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/>'
        f"<w:qFormat/><w:tblPr>{_table_borders(look)}{table_margins(look)}</w:tblPr>"
        f"{_conditional_styles(look)}</w:style>"
    )


def _table_borders(look: TableLook) -> str:
    if look is TableLook.BARE:
        return ""
    inner = {TableLook.GRID: COLUMN_RULE, TableLook.ROWS: ROW_RULE}.get(look)
    between = _rule("insideH", inner, INNER_RULE_PT) if inner else ""
    return (
        f"<w:tblBorders>{_rule('top', OUTER_RULE, OUTER_RULE_PT)}"
        f"{_rule('left', COLUMN_RULE, INNER_RULE_PT)}"
        f"{_rule('bottom', OUTER_RULE, OUTER_RULE_PT)}"
        f"{_rule('right', COLUMN_RULE, INNER_RULE_PT)}{between}"
        f"{_rule('insideV', COLUMN_RULE, INNER_RULE_PT)}</w:tblBorders>"
    )


def _conditional_styles(look: TableLook) -> str:
    if look is TableLook.BARE:
        return ""
    below = _rule("bottom", COLUMN_RULE, INNER_RULE_PT)
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{below}</w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_BAND}"/></w:tcPr></w:tblStylePr>'
    )
    if look is not TableLook.GRID:
        return head
    return head + (
        '<w:tblStylePr w:type="firstCol"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ROW_HEAD_BAND}"/></w:tcPr></w:tblStylePr>'
    )


def _abstract_list(number: int, roles: tuple[Role, ...]) -> str:
    levels = "".join(_list_level(level, STYLES[role]) for level, role in enumerate(roles))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4B5A0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _list_level(level: int, style: ParagraphStyle) -> str:
    fonts = '<w:rFonts w:hint="eastAsia"/>'
    if style.list_mark == MEASURE_MARK:
        font = MEASURE_MARK_FONT
        fonts = (
            f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
            f"{_size(MEASURE_MARK_SIZE)}"
        )
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style.style_id}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{style.list_mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(style.left)}" w:hanging="{twips(style.hanging)}"/></w:pPr>'
        f"<w:rPr>{fonts}</w:rPr></w:lvl>"
    )


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMAT_SCHEME = (
    f'<a:fmtScheme name="業務改善計画"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
