"""A comparison as rows: in the order of the document, and each or all of them taken back."""

import contextlib
import datetime
import random
from pathlib import Path

import pytest

from desktop_app.application.change_list import (
    ChangeSort,
    ListedChange,
    count_by_sort,
    listed_changes,
    reverting,
)
from desktop_app.application.commands import (
    AddEntity,
    ChangeField,
    DeleteEntity,
    FreezeVersion,
    MoveEntity,
    Together,
)
from desktop_app.application.session import PlanSession
from desktop_app.application.versions import VersionQueries
from desktop_app.application.waiting import waiting
from desktop_app.domain.errors import DomainError
from desktop_app.domain.version import Occasion
from tests.helpers.fictional import fictional_store
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import NOW, new_file, open_session

ON = datetime.date(2023, 5, 12)


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    """The bundled plan with a version that binds nobody."""
    made = open_session(new_file(tmp_path))
    made.execute(FreezeVersion("公表", ON, Occasion.PUBLISHED))
    return made


def rows(session: PlanSession) -> tuple[ListedChange, ...]:
    queries = VersionQueries(session.records)
    (version,) = queries.listed()
    before = queries.plan_of(version)
    comparison = queries.compare(session.plan, old=version, on=ON)
    return listed_changes(comparison, before, session.plan)


def take_back(session: PlanSession, wanted: tuple[ListedChange, ...]) -> None:
    (version,) = session.records.versions()
    session.execute(reverting(version.id, wanted, session.plan))


def test_nothing_changed_is_no_row(session: PlanSession) -> None:
    assert rows(session) == ()
    assert set(count_by_sort(()).values()) == {0}


def test_rows_follow_the_document_and_what_is_gone_stands_where_it_stood(
    session: PlanSession,
) -> None:
    first, second, third = session.plan.measures()[:3]
    session.execute(ChangeField(third.id, "text", "三番目"))
    session.execute(DeleteEntity(second.id))
    session.execute(ChangeField(first.id, "text", "一番目"))
    told = [row for row in rows(session) if row.kind == "measure"]
    assert [row.id for row in told] == [first.id, second.id, third.id]
    assert [row.sort for row in told][1] is ChangeSort.REMOVED
    assert told[0].place.words.startswith("1 統制環境　①")


def test_a_change_goes_back_alone(session: PlanSession) -> None:
    first, second = session.plan.measures()[:2]
    session.execute(ChangeField(first.id, "text", "一番目"))
    session.execute(ChangeField(second.id, "text", "二番目"))
    take_back(session, rows(session)[:1])
    assert session.plan.measures()[0].text == first.text
    assert [row.id for row in rows(session)] == [second.id]


def test_new_things_go_once_with_what_hangs_below(session: PlanSession) -> None:
    item = session.plan.chapters[0].items[0]
    (measure,) = session.execute(AddEntity("measure", item.id, {"text": "新しい施策"}))
    session.execute(AddEntity("detail", measure, {"text": "細目"}))
    (version,) = session.records.versions()
    command = reverting(version.id, rows(session), session.plan)
    assert not isinstance(command, Together)
    session.execute(command)
    assert rows(session) == ()


def test_what_moved_into_something_new_moves_out_before_it_goes(session: PlanSession) -> None:
    chapter = session.plan.chapters[0]
    measure = chapter.items[0].measures[0]
    (item,) = session.execute(AddEntity("item", chapter.id, {"title": "新しい項目"}))
    session.execute(MoveEntity(measure.id, item))
    take_back(session, rows(session))
    assert rows(session) == ()


@pytest.mark.parametrize("seed", range(12))
def test_everything_taken_back_is_the_version_again(session: PlanSession, seed: int) -> None:
    """One step, whatever was done, and one step back."""
    edits = RandomEdits(random.Random(seed))
    for _step in range(40):
        with contextlib.suppress(DomainError):
            session.execute(edits.command(session.plan))
    after, changed = session.plan, rows(session)
    wanted = tuple(row for row in changed if row.can_revert)
    if not wanted:
        return
    take_back(session, wanted)
    assert rows(session) == ()
    session.undo()
    assert session.plan == after


def test_an_open_proposal_says_what_it_lacks(tmp_path: Path) -> None:
    store = fictional_store(tmp_path)
    session = PlanSession(store, now=lambda: NOW, who="山田")
    today = datetime.date(2025, 4, 9)
    open_ = next(m for m in session.plan.measures() if m.proposal)
    told = waiting(session.plan, open_, store, today=today)
    assert told is not None
    assert (told.lacks, told.day) == ("", today)
    assert told.slip.words == "～2024年度 → ～2025年度上期（期限を半期延長）"
    session.execute(ChangeField(told.proposal.id, "reason", " "))
    session.execute(ChangeField(told.proposal.id, "approved_on", "2023-01-31"))
    again = next(m for m in session.plan.measures() if m.id == open_.id)
    told = waiting(session.plan, again, store, today=today)
    assert told is not None
    assert told.lacks == "proposal_reason_needed"
    assert told.day == told.earliest == datetime.date(2024, 10, 30)
    others = [m for m in session.plan.measures() if m.proposal is None]
    assert all(waiting(session.plan, m, store, today=today) is None for m in others)
    store.close()
