"""Make the bundled fonts and `covered.txt` from the original BIZ UD fonts.

    python resources/fonts/subset_fonts.py FOLDER_WITH_THE_ORIGINALS

needs fonttools (the project's extra `fonts`). The same originals give the same bytes.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
# Screen faces keep their hints; faces for paper and preview need none, which saves a quarter.
FACES = {
    "BIZUDPGothic-Regular.ttf": True,
    "BIZUDPGothic-Bold.ttf": True,
    "BIZUDGothic-Regular.ttf": False,
    "BIZUDGothic-Bold.ttf": False,
    "BIZUDMincho-Regular.ttf": False,
}
# Vertical writing, widths, and what shaping needs. The sets of historical kanji forms
# (jp78, hojo, trad …) and "all alternates" would add two thousand glyphs that nothing asks for.
FEATURES = ["ccmp", "frac", "fwid", "hwid", "liga", "locl", "sups", "vert", "vkna", "vrt2", "zero"]
# 常用漢字 that CP932 lacks, and the era signs.
BEYOND_CP932 = "𠮟剝塡頰㍻㋿"
LATIN_AND_SYMBOLS = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2000, 0x2C00))


def wanted_codes() -> frozenset[int]:
    """JIS X 0208 and CP932 with both of their mappings of ～ − ‖, Latin letters and symbols."""
    codes = {ord(character) for character in BEYOND_CP932}
    for block in LATIN_AND_SYMBOLS:
        codes.update(block)
    for codec in ("cp932", "euc_jp"):
        codes.update(ord(character) for character in _characters(codec))
    return frozenset(code for code in codes if not 0xE000 <= code < 0xF900)


def _characters(codec: str) -> Iterator[str]:
    singles = (bytes([byte]) for byte in range(0x20, 0x100))
    pairs = (bytes(pair) for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)))
    for code in (*singles, *pairs):
        text = code.decode(codec, errors="ignore")
        if len(text) == 1:
            yield text


def make_face(source: Path, target: Path, codes: frozenset[int], *, hinted: bool) -> set[int]:
    """Write one face; returns the code points that it covers."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES,
        hinting=hinted,
        name_IDs=["*"],
        name_languages=["*"],
        name_legacy=True,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["DSIG", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.save(target)
    return set(font.getBestCmap())


def main(originals: Path) -> None:
    """Every face, then what all of them cover."""
    codes = wanted_codes()
    covered = [
        make_face(next(originals.rglob(name)), HERE / name, codes, hinted=hinted)
        for name, hinted in FACES.items()
    ]
    characters = "".join(map(chr, sorted(set.intersection(*covered))))
    lines = (characters[place : place + 64] for place in range(0, len(characters), 64))
    text = "".join(f"{line}\n" for line in lines)
    (HERE / "covered.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
