"""What is kept between edits is always what the file says: random edits, undo and redo."""

import datetime
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    Command,
    ConfirmUnchanged,
    DeleteEntity,
    EditProgress,
    MoveEntity,
    RecordOccurrence,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.survey_rows import KnownRows
from desktop_app.application.surveying import Past, survey, survey_steps
from desktop_app.domain.errors import DomainError
from desktop_app.domain.in_force import InForce
from tests.helpers.fictional import fictional_store
from tests.helpers.sample import NOW

DAYS = tuple(
    datetime.date.fromisoformat(text)
    for text in ("2023-09-30", "2024-03-31", "2024-09-30", "2025-06-30", "9999-12-31")
)
STEPS = 60


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    store = fictional_store(tmp_path)
    yield PlanSession(store, now=lambda: NOW, who="山田")
    store.close()


def some_command(session: PlanSession, dice: random.Random) -> Command:
    """An edit of a measure, of its progress, or of where it stands."""
    measures = [measure.id for measure in session.plan.measures()]
    items = [item.id for chapter in session.plan.chapters for item in chapter.items]
    one, other = dice.sample(measures, 2)
    day = dice.choice(DAYS[:4])
    words = f"文{dice.random()}"
    makers: list[Callable[[], Command]] = [
        lambda: ChangeField(one, "text", words),
        lambda: EditProgress(one, day, {"status": "continuing", "report_wording": words}),
        lambda: EditProgress(one, day, {"status": "done", "answer": words}),
        lambda: ConfirmUnchanged((one, other), day),
        lambda: RecordOccurrence(one, day),
        lambda: AddEntity("measure", dice.choice(items), {"text": words}),
        lambda: MoveEntity(one, dice.choice(items)),
        lambda: DeleteEntity(one),
        lambda: ChangeField(one, "repeats", other),
        lambda: ChangeField(one, "repeats", None),
        lambda: ChangeField(session.plan.id, "repeated_count", value=not _repeated(session)),
    ]
    return dice.choice(makers)()


def _repeated(session: PlanSession) -> bool:
    return session.plan.repeated_count


def step(session: PlanSession, dice: random.Random) -> None:
    act = dice.choice(("edit", "edit", "edit", "undo", "redo"))
    if act == "undo":
        session.undo()
    elif act == "redo":
        session.redo()
    else:
        try:
            session.execute(some_command(session, dice))
        except DomainError:
            return


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_the_file_says(session: PlanSession, seed: int) -> None:
    dice = random.Random(seed)
    known, past = KnownRows(), Past(session.kept)
    for _ in range(STEPS):
        step(session, dice)
        as_of = dice.choice(DAYS)
        kept, records, plan = session.kept, session.records, session.plan
        assert kept.latest_progress(as_of=as_of) == records.latest_progress(as_of=as_of)
        assert kept.occurrences_until(as_of=as_of) == records.occurrences_until(as_of=as_of)
        day = dice.choice(DAYS[2:4])
        followed = survey(plan, kept, as_of=day, past=past, known=known)
        assert followed == survey(plan, records, as_of=day)


def test_only_the_row_that_changed_is_made_anew(session: PlanSession) -> None:
    known, day = KnownRows(), DAYS[2]
    before = survey(session.plan, session.kept, as_of=day, known=known)
    session.execute(EditProgress(before.rows[3].owner, day, {"report_wording": "変えた"}))
    after = survey(session.plan, session.kept, as_of=day, known=known)
    pairs = zip(before.rows, after.rows, strict=True)
    assert [one.owner for one, other in pairs if one is not other] == [before.rows[3].owner]


def test_a_row_follows_the_measure_that_it_repeats_in_another_chapter(session: PlanSession) -> None:
    known, day = KnownRows(), DAYS[2]
    first, last = session.plan.measures()[0].id, session.plan.measures()[-1].id
    session.execute(ChangeField(last, "repeats", first))
    survey(session.plan, session.kept, as_of=day, known=known, shown=InForce(session.plan))
    session.execute(EditProgress(first, day, {"report_wording": "変えた"}))
    after = survey(session.plan, session.kept, as_of=day, known=known, shown=InForce(session.plan))
    row = after.row(last)
    assert row is not None
    assert row.entry is not None
    assert row.entry.report_wording == "変えた"


def test_a_survey_that_was_given_up_halfway_leaves_nothing_wrong(session: PlanSession) -> None:
    known, day = KnownRows(), DAYS[2]
    first = survey(session.plan, session.kept, as_of=day, known=known)
    session.execute(EditProgress(first.rows[0].owner, day, {"report_wording": "途中"}))
    steps = survey_steps(session.plan, session.kept, as_of=day, known=known)
    next(steps)
    next(steps)
    steps.close()
    session.execute(EditProgress(first.rows[-1].owner, day, {"report_wording": "後"}))
    after = survey(session.plan, session.kept, as_of=day, known=known)
    assert after == survey(session.plan, session.records, as_of=day)
