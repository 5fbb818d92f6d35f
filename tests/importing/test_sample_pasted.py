"""The bundled plan pasted chapter by chapter: how much is right without a hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.plan import Chapter
from desktop_app.importing import Proposal, RowKind, read_html, read_text
from tests.helpers import pasted
from tests.helpers.pasting_score import paste_whole, score
from tests.helpers.sample import new_file, open_store, submitted_plan

Paste = Callable[[Chapter], Proposal]


def _dirty(chapter: Chapter) -> Proposal:
    return read_text(pasted.dirty(pasted.pdf_text_of_chapter(chapter), random.Random(1)))


@pytest.mark.parametrize(
    "paste",
    [
        pytest.param(lambda c: read_text("\n".join(pasted.lines_of_chapter(c))), id="lines"),
        pytest.param(lambda c: read_text(pasted.pdf_text_of_chapter(c)), id="pdf"),
        pytest.param(lambda c: read_text(pasted.pdf_text_of_chapter(c, width=30)), id="narrow"),
        pytest.param(_dirty, id="dirty"),
        pytest.param(lambda c: read_text(pasted.tagged_text_of_chapter(c)), id="tagged"),
        pytest.param(lambda c: read_html(pasted.word_html_of_chapter(c)), id="word"),
    ],
)
def test_every_row_of_the_sample_is_right(paste: Paste, tmp_path: Path) -> None:
    plan = submitted_plan()
    store = open_store(new_file(tmp_path))
    made = paste_whole(plan, lambda _number, chapter: paste(chapter), store)
    store.close()
    got = score(plan, made)
    print(got)  # noqa: T201 - the figure that is asked for; pytest shows it with -rP
    assert (got.missing, got.extra) == ((), ())


def test_nothing_of_the_sample_is_unplaced() -> None:
    for chapter in submitted_plan().chapters:
        proposal = read_text(pasted.pdf_text_of_chapter(chapter))
        assert [row.text for row in proposal.unplaced] == []
        assert not any(row.unsure for row in proposal.rows)


def test_the_list_of_items_makes_chapters() -> None:
    plan = submitted_plan()
    lines = [
        f"{number} {chapter.title}\t○ {chapter.items[0].title}"
        for number, chapter in enumerate(plan.chapters, start=1)
    ]
    rows = read_text("\n".join(lines)).rows
    assert [row.text for row in rows if row.kind is RowKind.CHAPTER] == [
        chapter.title for chapter in plan.chapters
    ]
    assert sum(row.kind is RowKind.ITEM for row in rows) == len(plan.chapters)
