"""What moved since the report before, counted in the same parts in letter, 決裁 and 総括表."""

from __future__ import annotations

from msgspec import Struct

from desktop_app.domain.comparison import Mention
from desktop_app.domain.plan import Measure
from desktop_app.domain.progress import Status
from desktop_app.reports.context import Context
from desktop_app.reports.counts import ABANDONED, former_of, words_of
from desktop_app.reports.wording import Wording


class StatusMove(Struct, frozen=True):
    """A measure whose 進捗区分 is another than in the report before."""

    measure: Measure
    after: Status | None


class Movements(Struct, frozen=True):
    """Measures by what happened to them; what was abandoned is among the `moved` too."""

    new: tuple[Measure, ...]
    moved: tuple[StatusMove, ...]
    changed: tuple[Measure, ...]
    removed: tuple[Mention, ...]

    @property
    def abandoned(self) -> tuple[Measure, ...]:
        """中止 and 統合 since then."""
        return tuple(move.measure for move in self.moved if move.after in ABANDONED)

    def counted(self, wording: Wording) -> str:
        """「新規1、区分の変更4（うち中止・統合1）、…」: what is not nought, or nothing."""
        words, count = wording.summary, wording.progress.count

        def worded(word: str, number: int) -> str:
            return count.format(word=word, number=wording.number(number))

        moved = worded(words.moved_status, len(self.moved))
        if self.abandoned:
            within = worded(abandoned_label(wording), len(self.abandoned))
            moved = words.within.format(whole=moved, part=within)
        parts = (
            (len(self.new), worded(words.moved_new, len(self.new))),
            (len(self.moved), moved),
            (len(self.changed), worded(words.moved_content, len(self.changed))),
            (len(self.removed), worded(words.moved_removed, len(self.removed))),
        )
        return wording.listed(text for number, text in parts if number)


def movements_of(context: Context) -> Movements | None:
    """None without a report before."""
    changes = context.changes
    if changes is None:
        return None
    own = [measure for measure in context.measures if not context.state(measure).repeat]
    return Movements(
        new=tuple(measure for measure in own if measure.id in changes.new),
        moved=tuple(_status_moves(own, context)),
        changed=tuple(measure for measure in own if measure.id in changes.changed),
        removed=changes.removed,
    )


def changes_head(context: Context) -> str:
    """「前回報告（第2回：2024年3月31日現在）からの変更」."""
    of, common = former_of(context), context.wording.common
    return common.changes_of.format(of=of) if of else common.changes


def abandoned_label(wording: Wording) -> str:
    """「うち中止・統合」, in the plan's own words."""
    names = wording.summary.joiner_short.join(words_of(ABANDONED, wording))
    return wording.summary.abandoned.format(words=names)


def _status_moves(own: list[Measure], context: Context) -> list[StatusMove]:
    former, as_one = context.given.former, context.wording.counted_as
    held = {measure.id for measure in former.plan.measures()} if former else set()
    found = []
    for measure in own:
        state = context.state(measure)
        before = state.previous.status if state.previous else None
        if measure.id in held and as_one(before) is not as_one(state.status):
            found.append(StatusMove(measure, state.status))
    return found
