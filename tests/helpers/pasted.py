"""What a person would copy out of the submitted document, made from the sample's own words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from desktop_app.domain.numbering import item_mark
from desktop_app.domain.plan import Chapter, Group, Item, Measure

_PDF_WIDTH = 42


def lines_of_chapter(chapter: Chapter) -> list[str]:
    """A date at the end of each line with ➤."""
    lines: list[str] = []
    for item in chapter.items:
        lines += [f"{item_mark(chapter, item)} {item.title}\t実施時期", *_lead(item)]
        for entry in item.entries:
            if isinstance(entry, Group):
                lines.append(entry.text)
            else:
                lines.append(f"➤ {entry.text}\t{entry.timing_text}")
                lines += [f"ー {detail.text}" for detail in entry.details]
    return [*lines, *(note.text for note in chapter.notes)]


def pdf_text_of_chapter(chapter: Chapter, *, width: int = _PDF_WIDTH) -> str:
    """Lines broken by the page, the dates of a table after its texts, a page number."""
    lines: list[str] = []
    for item in chapter.items:
        lines += ["", f"{item_mark(chapter, item)} {item.title} ", "実施時期"]
        for line in (*_lead(item), *_rows(item)):
            lines += _broken(line, width)
        lines += [measure.timing_text for measure in item.measures]
    return "\n".join([*lines, *(note.text for note in chapter.notes), "", "3"])


def tagged_text_of_chapter(chapter: Chapter) -> str:
    """As a converter writes a PDF: tags, cells with tabs, all dates of a table in one cell."""
    lines: list[str] = []
    for item in chapter.items:
        lines.append(f"{item_mark(chapter, item)} {item.title}\t実施時期")
        lead = "".join(f"<p>{line}</p>" for line in _lead(item))
        rows = " ".join(_tagged_rows(item))
        dates = " ".join(f"<p>{measure.timing_text}</p>" for measure in item.measures)
        lines.append(f'{lead} <ul style="list-style-type: none">{rows}</ul>\t{dates}')
    return "\n".join([*lines, "", *(note.text for note in chapter.notes)])


def word_html_of_chapter(chapter: Chapter) -> str:
    """A table as Word puts it on the clipboard; bullets in the font Wingdings."""
    bullet = "<span style='font-family:Wingdings'>Ø<span>&nbsp;&nbsp;</span></span>"
    rows: list[str] = []
    for item in chapter.items:
        head = f"<td><p>{item_mark(chapter, item)} {item.title}</p></td><td>実施時期</td>"
        rows.append(f"<tr>{head}</tr>")
        rows += [f"<tr><td><p>{line}</p></td><td></td></tr>" for line in _lead(item)]
        for entry in item.entries:
            if isinstance(entry, Group):
                rows.append(f"<tr><td><p>{entry.text}</p></td><td></td></tr>")
            else:
                details = "".join(f"<p>ー {detail.text}</p>" for detail in entry.details)
                words = f"<p>{bullet}{entry.text}</p>{details}"
                rows.append(f"<tr><td>{words}</td><td><p>{entry.timing_text}</p></td></tr>")
    notes = "".join(f"<p>{note.text}</p>" for note in chapter.notes)
    return f"<html><body><table>{''.join(rows)}</table>{notes}</body></html>"


def dirty(text: str, chance: random.Random) -> str:
    """Radicals instead of letters, unseen characters, as PDF text layers are full of them."""
    radicals = {"長": "\u2fa7", "行": "\u2f8f", "生": "\u2f63", "人": "\u2f08", "見": "\u2ec5"}
    mended = "".join(radicals.get(letter, letter) for letter in text)
    return "".join(
        letter + "\u200b" if chance.random() < 0.02 and letter not in "\n\t" else letter
        for letter in mended
    )


def _lead(item: Item) -> list[str]:
    return [item.lead] if item.lead else []


def _rows(item: Item) -> Iterator[str]:
    for entry in item.entries:
        if isinstance(entry, Group):
            yield entry.text
        else:
            yield f"➤ {entry.text}"
            yield from (f"  ー {detail.text}" for detail in entry.details)


def _tagged_rows(item: Item) -> Iterator[str]:
    for entry in item.entries:
        if isinstance(entry, Group):
            yield f"<p>{entry.text}</p>"
        else:
            yield f"➤ {entry.text}{_tagged_details(entry)}"


def _tagged_details(measure: Measure) -> str:
    if not measure.details:
        return ""
    return "<ul> " + "".join(f"ー {detail.text}" for detail in measure.details) + "</ul>"


def _broken(line: str, width: int) -> list[str]:
    return [line[start : start + width] for start in range(0, len(line), width)]
