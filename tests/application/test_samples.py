"""The fictional sample: made again the same from its texts, and rich enough to show everything."""

import datetime
from pathlib import Path

from desktop_app.application.commands import UseStatusWords
from desktop_app.application.samples import fictional_plan, play_fictional
from desktop_app.application.status_words import word_sets
from desktop_app.application.surveying import survey
from desktop_app.domain.pace import PaceReason
from desktop_app.domain.plan import ChangeKind, Plan
from desktop_app.domain.progress import Status
from desktop_app.domain.status_words import status_words
from desktop_app.domain.timing import TimingKind
from desktop_app.domain.version import Occasion
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.fictional import RESOURCES, fictional_store, generated
from tests.helpers.sample import SAMPLES, new_file, open_session, open_store


def test_the_files_are_what_the_texts_make() -> None:
    plan, story = generated()
    assert (SAMPLES / "fictional.json").read_text(encoding="utf-8") == plan
    assert (SAMPLES / "fictional.jsonl").read_text(encoding="utf-8") == story


def _everything(store: SqlitePlanStore) -> tuple[object, ...]:
    plan = store.load()
    measures = [measure.id for measure in plan.measures()]
    return plan, store.progress_of(measures), store.occurrences_of(measures), store.versions()


def test_the_same_story_gives_the_same_file(tmp_path: Path) -> None:
    told = []
    for name in ("a.kaizen", "b.kaizen"):
        store = open_store(new_file(tmp_path, fictional_plan(RESOURCES), name=name))
        play_fictional(store, RESOURCES)
        told.append(_everything(store))
        store.close()
    assert told[0] == told[1]


def test_the_sample_has_something_of_everything(tmp_path: Path) -> None:
    store = fictional_store(tmp_path)
    store.verify()
    plan = store.load()
    measures = plan.measures()
    assert "架空" in plan.title
    assert (len(plan.orders), len(plan.departments), len(measures)) == (2, 9, 50)
    assert len([report for report in plan.reports if report.submitted_on]) == 3
    assert [version.occasion for version in store.versions()].count(Occasion.REPORTED) == 3
    kinds = {m.timing.read(on=plan.date or datetime.date.max).kind for m in measures}
    assert kinds >= set(TimingKind) - {TimingKind.UNREAD}
    changes = {proposal.change_kind for m in measures for proposal in m.proposals}
    assert changes == set(ChangeKind) - {ChangeKind.UNSET}
    assert sum(measure.proposal is not None for measure in measures) == 1
    assert all(proposal.reason for m in measures for proposal in m.proposals)
    entries = store.progress_of(measure.id for measure in measures)
    assert {entry.status for entry in entries} == set(Status)
    assert any(entry.replaces for entry in entries)
    assert any(entry.unchanged for entry in entries)
    questions = [question for report in plan.reports for question in report.questions]
    assert {question.answered_on is None for question in questions} == {True, False}
    found = survey(plan, store, as_of=datetime.date(2025, 4, 10))
    reasons = {row.suggested_pace.reason for row in found.rows if row.suggested_pace}
    assert reasons >= {
        PaceReason.ON_TIME,
        PaceReason.FINISHED_EARLY,
        PaceReason.FINISHED_LATE,
        PaceReason.WINDOW_MISSED,
        PaceReason.END_PASSED,
    }
    store.close()


def test_a_set_of_words_is_one_step_and_can_be_changed_and_left(tmp_path: Path) -> None:
    session = open_session(new_file(tmp_path))
    four, two = word_sets(RESOURCES)
    session.execute(four.command)
    words = {word.word for word in status_words(session.plan).values()}
    assert words == {"実施済", "継続して実施中", "近く実施予定", "実施準備中"}
    session.execute(two.command)
    assert {word.word for word in status_words(session.plan).values()} == {"実施中", "準備中"}
    assert session.execute(two.command) == ()
    session.execute(UseStatusWords({}))
    assert session.plan.status_words == ()
    for _ in range(3):
        session.undo()
    assert status_words(Plan(1)) == status_words(session.plan) == {}
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    store.close()
