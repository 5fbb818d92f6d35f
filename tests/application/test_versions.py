"""Versions through the one door: frozen, undone, withdrawn; dates proposed, adopted, reverted."""

import datetime
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.application.commands import (
    AddEntity,
    AdoptTiming,
    AdoptTimings,
    ChangeField,
    ChangeTiming,
    Command,
    DeleteEntity,
    FreezeVersion,
    MoveEntity,
    RecordOccurrence,
    RecordProgress,
    RecordVersion,
    RevertTo,
    Together,
    WithdrawVersion,
)
from desktop_app.application.handlers import version as handler
from desktop_app.application.labels import EditLabel
from desktop_app.application.session import PlanSession
from desktop_app.application.versions import Origin, VersionQueries
from desktop_app.domain.errors import DomainError
from desktop_app.domain.frozen import sha256_of
from desktop_app.domain.plan import ChangeKind, Measure, Plan, TimingProposal
from desktop_app.domain.progress import Status
from desktop_app.domain.tree import find, get
from desktop_app.domain.version import Occasion, Version
from desktop_app.storage.store import SqlitePlanStore
from tests.helpers.random_edits import RandomEdits
from tests.helpers.sample import NOW, new_file, open_session

SUBMITTED = datetime.date(2023, 5, 12)
ADOPTED = datetime.date(2023, 9, 1)
REPORTED = datetime.date(2023, 10, 31)
SUBMIT = FreezeVersion("業務改善計画", SUBMITTED, Occasion.SUBMITTED, "経済産業大臣")
REPORT = FreezeVersion("第1回報告", REPORTED, Occasion.REPORTED)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    opened = open_session(new_file(tmp_path))
    yield opened
    _store(opened).close()


def _store(session: PlanSession) -> SqlitePlanStore:
    store = session.records
    assert isinstance(store, SqlitePlanStore)
    return store


def _queries(session: PlanSession) -> VersionQueries:
    return VersionQueries(session.records)


def _dated(plan: Plan) -> Measure:
    return next(m for m in plan.measures() if m.timing_text == "2023年度上期")


def _measure(session: PlanSession, id_: int) -> Measure:
    return get(session.plan, id_, Measure)


def _proposal(session: PlanSession, id_: int) -> TimingProposal:
    proposal = _measure(session, id_).proposal
    assert proposal is not None
    return proposal


def _refused(session: PlanSession, command: Command) -> str:
    before, versions = session.plan, session.records.versions()
    with pytest.raises(DomainError) as fault:
        session.execute(command)
    assert session.plan is before
    assert session.records.versions() == versions
    return fault.value.code


def _adopt(session: PlanSession, measure: int, text: str, on: datetime.date) -> None:
    session.execute(ChangeTiming(measure, text))
    session.execute(ChangeField(_proposal(session, measure).id, "reason", "納入の遅れ"))
    session.execute(AdoptTiming(measure, on))


# --- versions ---------------------------------------------------------------------------------


def test_a_version_holds_plan_records_and_settings_and_submits_the_plan(
    session: PlanSession,
) -> None:
    measure = session.plan.measures()[0]
    session.execute(RecordProgress(measure.id, SUBMITTED, Status.DONE, report_wording="済"))
    (id_,) = session.execute(
        FreezeVersion("計画", SUBMITTED, Occasion.SUBMITTED, "大臣", settings={"wording": "様式"})
    )
    (version,) = session.records.versions()
    assert (version.id, version.name, version.addressee) == (id_, "計画", "大臣")
    assert session.plan.submitted_on == SUBMITTED
    frozen = _queries(session).frozen(version)
    assert frozen.plan == session.plan
    assert [entry.report_wording for entry in frozen.entries] == ["済"]
    assert frozen.settings["wording"] == "様式"
    assert session.undo_label == EditLabel("freeze", "version")


def test_a_version_is_undone_and_done_again_within_the_sitting(session: PlanSession) -> None:
    before = session.plan
    session.execute(SUBMIT)
    (version,) = session.records.versions()
    plan = session.plan
    session.undo()
    assert session.records.versions() == ()
    assert session.plan == before
    session.redo()
    assert session.records.versions() == (version,)
    assert _queries(session).plan_of(version) == session.plan == plan
    _store(session).verify()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.71, 0.99])
def test_a_version_given_up_on_the_way_changes_nothing(session: PlanSession, share: float) -> None:
    session.execute(ChangeField(session.plan.measures()[0].id, "text", "一"))
    session.execute(ChangeField(session.plan.measures()[0].id, "text", "二"))
    session.undo()
    before = (session.plan, session.undo_step, session.redo_step)
    steps = session.execute_steps(SUBMIT)
    while next(steps) < share:
        pass
    assert _refused(session, REPORT) == "version_under_way"
    with pytest.raises(DomainError):
        session.undo()
    steps.close()
    assert (session.plan, session.undo_step, session.redo_step) == before
    assert not session.records.versions()
    assert not _pieces(session)
    session.redo()
    session.execute(SUBMIT)
    assert [each.name for each in session.records.versions()] == [SUBMIT.name]


def _pieces(session: PlanSession) -> int:
    """How many pieces of content the file holds."""
    with sqlite3.connect(_store(session).path) as connection:
        count = connection.execute("SELECT count(*) FROM content").fetchone()[0]
    connection.close()
    return int(count)


def test_each_version_names_the_one_before_even_within_one_second(session: PlanSession) -> None:
    session.execute(SUBMIT)
    session.execute(REPORT)
    session.execute(RecordVersion("再発防止策", datetime.date(2023, 3, 29), Occasion.PUBLISHED))
    session.execute(FreezeVersion("改定", REPORTED, Occasion.REVISED))
    named = {version.name: version for version in session.records.versions()}
    assert named["業務改善計画"].previous == ""
    assert named["第1回報告"].previous == named["業務改善計画"].root
    assert named["改定"].previous == named["第1回報告"].root
    assert named["再発防止策"].root == named["再発防止策"].previous == ""
    assert _queries(session).newest(on=REPORTED) == named["改定"]


def test_a_name_only_version_has_no_plan_and_says_so(session: PlanSession) -> None:
    session.execute(RecordVersion("再発防止策", datetime.date(2023, 3, 29), Occasion.PUBLISHED))
    queries = _queries(session)
    version = queries.named("再発防止策")
    with pytest.raises(DomainError, match="version_without_content"):
        queries.plan_of(version)
    by_hand = {m.id for m in session.plan.measures() if m.new}
    assert by_hand <= queries.marks(session.plan, version).whole
    assert queries.in_force(session.plan, on=SUBMITTED).plan is session.plan


def test_a_withdrawn_version_stays_but_is_in_force_no_more(session: PlanSession) -> None:
    (first,) = session.execute(SUBMIT)
    (second,) = session.execute(REPORT)
    assert _refused(session, WithdrawVersion(second, REPORTED, " ")) == "withdrawal_reason_needed"
    session.execute(WithdrawVersion(second, REPORTED, "誤り"))
    assert _refused(session, WithdrawVersion(second, REPORTED, "再")) == "already_withdrawn"
    queries = _queries(session)
    assert [v.withdrawn_reason for v in queries.listed()] == ["", "誤り"]
    newest = queries.newest(on=REPORTED)
    assert newest is not None
    assert newest.id == first
    session.execute(REPORT)  # the name is free again
    session.execute(WithdrawVersion(first, REPORTED, "誤り"))
    assert session.plan.submitted_on is None
    _store(session).verify()


def test_what_cannot_be_a_version_is_refused(session: PlanSession) -> None:
    session.execute(SUBMIT)
    assert _refused(session, SUBMIT) == "version_name_taken"
    blank = FreezeVersion(" ", SUBMITTED, Occasion.REPORTED)
    assert _refused(session, blank) == "version_name_needed"
    assert _refused(session, WithdrawVersion(7, SUBMITTED, "誤り")) == "no_such_version"


def test_stored_files_come_back_byte_for_byte(session: PlanSession) -> None:
    body = bytes(range(256)) * 100
    files = {"計画.docx": body, "写し.pdf": body, "別.PDF": b""}
    session.execute(FreezeVersion("計画", SUBMITTED, Occasion.SUBMITTED, files=files))
    session.execute(FreezeVersion("報告", REPORTED, Occasion.REPORTED, files=files))
    queries = _queries(session)
    version = queries.named("報告")
    assert {f.name: f.sha256 for f in queries.files_of(version)} == {
        name: sha256_of(content) for name, content in files.items()
    }
    assert {name: queries.file_of(version, name) for name in files} == files
    assert sum(session.records.stored_sizes().values()) == len(body)
    with pytest.raises(DomainError, match="no_such_stored_file"):
        queries.file_of(version, "ない.pdf")


def test_files_too_large_too_many_or_of_another_kind_are_refused(
    session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handler, "LARGEST_FILE", 10)
    monkeypatch.setattr(handler, "LARGEST_SUM", 25)

    def freeze(name: str, files: dict[str, bytes]) -> FreezeVersion:
        return FreezeVersion(name, SUBMITTED, Occasion.REPORTED, files=files)

    assert _refused(session, freeze("一", {"a.pdf": bytes(11)})) == "stored_file_too_large"
    assert _refused(session, freeze("一", {"a.xlsx": b"x"})) == "stored_file_kind"
    session.execute(freeze("一", {"a.pdf": b"a" * 10, "b.pdf": b"b" * 10}))
    assert _refused(session, freeze("二", {"c.pdf": b"c" * 10})) == "stored_files_too_large"
    session.execute(freeze("二", {"a.pdf": b"a" * 10, "c.pdf": b"c" * 5}))


def test_records_of_the_same_step_are_in_the_version(session: PlanSession) -> None:
    measure = session.plan.measures()[0].id
    entry = RecordProgress(measure, SUBMITTED, Status.DONE)
    carried_out = RecordOccurrence(measure, SUBMITTED, people=3)
    session.execute(Together((entry, carried_out, SUBMIT)))
    (version,) = session.records.versions()
    frozen = _queries(session).frozen(version)
    assert [each.measure for each in frozen.entries] == [measure]
    assert frozen.occurrences == session.records.occurrences_of([measure])
    assert len(frozen.occurrences) == 1


# --- dates after submission -------------------------------------------------------------------


def test_before_a_submission_a_new_date_simply_holds(session: PlanSession) -> None:
    measure = _dated(session.plan).id
    session.execute(FreezeVersion("公表", SUBMITTED, Occasion.PUBLISHED))
    session.execute(ChangeTiming(measure, "2023年度下期"))
    assert _measure(session, measure).timing_text == "2023年度下期"
    assert _measure(session, measure).proposals == ()


def test_after_a_submission_a_new_date_waits_beside_the_valid_one(session: PlanSession) -> None:
    session.execute(SUBMIT)
    before = _dated(session.plan)
    (id_,) = session.execute(ChangeTiming(before.id, "2023年度下期"))
    proposal = _proposal(session, before.id)
    assert proposal.id == id_
    assert _measure(session, before.id).timing == before.timing
    assert (proposal.text, proposal.change_kind) == ("2023年度下期", ChangeKind.LATER)
    assert proposal.reference == NOW.date()
    session.execute(ChangeField(proposal.id, "reason", "理由"))
    session.execute(ChangeTiming(before.id, "2022年度下期"))
    again = _proposal(session, before.id)
    assert (again.id, again.reason, again.change_kind) == (id_, "理由", ChangeKind.EARLIER)
    session.execute(ChangeTiming(before.id, before.timing_text))
    assert _measure(session, before.id) == before


def test_the_kind_that_a_person_chose_stays(session: PlanSession) -> None:
    session.execute(SUBMIT)
    measure = _dated(session.plan).id
    session.execute(ChangeTiming(measure, "2023年度下期"))
    session.execute(ChangeField(_proposal(session, measure).id, "change_kind", "instructed"))
    session.execute(ChangeTiming(measure, "2024年度"))
    assert _proposal(session, measure).change_kind is ChangeKind.INSTRUCTED


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("timing_text", "2024年度", ("2024年度", NOW.date(), None)),
        ("timing_reference", "2024-01-01", ("2023年度上期", datetime.date(2024, 1, 1), None)),
    ],
)
def test_a_single_field_of_a_submitted_date_makes_a_proposal_too(
    session: PlanSession, field: str, value: str | int, told: tuple[object, ...]
) -> None:
    session.execute(SUBMIT)
    measure = _dated(session.plan)
    session.execute(ChangeField(measure.id, field, value))
    proposal = _proposal(session, measure.id)
    assert (proposal.text, proposal.reference, proposal.year) == told
    assert _measure(session, measure.id).timing == measure.timing


def test_the_year_that_the_words_leave_open_is_settled_without_a_proposal(
    session: PlanSession,
) -> None:
    session.execute(SUBMIT)
    measure = next(m for m in session.plan.measures() if m.timing_text == "4月～")
    session.execute(ChangeTiming(measure.id, measure.timing_text, None, 2023))
    settled = _measure(session, measure.id)
    assert (settled.timing_year, settled.proposals) == (2023, ())
    assert (settled.timing_text, settled.timing_reference) == ("4月～", measure.timing_reference)
    session.execute(ChangeTiming(measure.id, measure.timing_text, None, 2024))
    assert _measure(session, measure.id).timing_year == 2023
    assert _proposal(session, measure.id).year == 2024
    session.execute(ChangeTiming(measure.id, measure.timing_text, None, 2023))
    assert _measure(session, measure.id).proposals == ()
    session.execute(ChangeField(measure.id, "timing_year", None))
    assert _measure(session, measure.id) == measure
    session.execute(ChangeTiming(measure.id, "2024年度"))
    session.execute(ChangeField(measure.id, "timing_year", 2023))
    assert _proposal(session, measure.id).year == 2023


def test_the_date_of_a_measure_that_no_version_holds_simply_holds(session: PlanSession) -> None:
    session.execute(SUBMIT)
    (id_,) = session.execute(AddEntity("measure", session.plan.chapters[0].items[0].id))
    session.execute(ChangeTiming(id_, "2024年度"))
    assert _measure(session, id_).timing_text == "2024年度"
    assert _queries(session).in_force(session.plan, on=REPORTED).planned == (id_,)
    session.execute(DeleteEntity(id_))


def test_words_written_after_the_submission_are_read_from_their_own_day(
    session: PlanSession,
) -> None:
    item = session.plan.chapters[0].items[0].id
    (before,) = session.execute(AddEntity("measure", item, {"timing_text": "12月"}))
    session.execute(SUBMIT)
    (after,) = session.execute(AddEntity("measure", item, {"timing_text": "12月"}))
    (typed,) = session.execute(AddEntity("measure", item, {"text": "研修"}))
    session.execute(ChangeTiming(typed, "12月"))
    references = [
        get(session.plan, id_, Measure).timing_reference for id_ in (before, after, typed)
    ]
    assert references == [session.plan.date, NOW.date(), NOW.date()]


def test_a_proposal_is_adopted_with_a_reason_only_and_keeps_the_former_words(
    session: PlanSession,
) -> None:
    session.execute(SUBMIT)
    measure = _dated(session.plan)
    assert _refused(session, AdoptTiming(measure.id, ADOPTED)) == "no_proposal"
    session.execute(ChangeTiming(measure.id, "2023年度下期"))
    proposal = _proposal(session, measure.id)
    assert _refused(session, AdoptTiming(measure.id, ADOPTED)) == "proposal_reason_needed"
    session.execute(ChangeField(proposal.id, "reason", "納入の遅れ"))
    early = datetime.date(2023, 5, 11)
    assert _refused(session, AdoptTiming(measure.id, early)) == "adopted_too_early"
    session.execute(AdoptTiming(measure.id, ADOPTED))
    (adopted,) = _measure(session, measure.id).proposals
    assert _measure(session, measure.id).timing_text == "2023年度下期"
    assert (adopted.adopted_on, adopted.former_timing) == (ADOPTED, measure.timing)
    for field, value in (("text", "x"), ("adopted_on", None), ("former_text", "x")):
        assert _refused(session, ChangeField(adopted.id, field, value)) == "proposal_settled"
    assert _refused(session, DeleteEntity(adopted.id)) == "proposal_settled"
    session.undo()
    assert _proposal(session, measure.id).reason == "納入の遅れ"


def test_a_chosen_set_is_adopted_as_one_step_or_every_reason_that_lacks_is_named(
    session: PlanSession,
) -> None:
    session.execute(SUBMIT)
    measures = [m for m in session.plan.measures() if m.timing_text][:4]
    ids = tuple(m.id for m in measures)
    for id_ in ids[:3]:
        session.execute(ChangeTiming(id_, "2026年度"))
    session.execute(ChangeField(_proposal(session, ids[0]).id, "reason", "納入の遅れ"))
    before = session.plan
    with pytest.raises(DomainError, match="proposal_reasons_needed") as fault:
        session.execute(AdoptTimings(ids[:3], ADOPTED))
    assert fault.value.values["count"] == 2
    assert all(m.text[:10] in str(fault.value.values["measures"]) for m in measures[1:3])
    assert _refused(session, AdoptTimings(ids, ADOPTED)) == "no_proposals"
    assert session.plan is before
    for id_ in ids[1:3]:
        session.execute(ChangeField(_proposal(session, id_).id, "reason", "納入の遅れ"))
    early = AdoptTimings(ids[:3], SUBMITTED - datetime.timedelta(days=1))
    assert _refused(session, early) == "adopted_too_early"
    ready = session.plan
    session.execute(AdoptTimings((*ids[:3], ids[0]), ADOPTED))
    assert {_measure(session, id_).timing_text for id_ in ids[:3]} == {"2026年度"}
    assert session.undo_label == EditLabel("adopt", "measure")
    session.undo()
    assert session.plan == ready


def test_a_measure_has_one_open_proposal_at_most(session: PlanSession) -> None:
    measure = _dated(session.plan).id
    session.execute(AddEntity("timing_proposal", measure, {"text": "2024年度"}))
    second = AddEntity("timing_proposal", measure, {"text": "2025年度"})
    assert _refused(session, second) == "proposal_exists"


def test_a_date_is_right_everywhere_from_its_adoption_and_gone_after_undo(
    session: PlanSession,
) -> None:
    session.execute(SUBMIT)
    queries = _queries(session)
    measure = _dated(session.plan).id
    version = queries.named("業務改善計画")

    def valid() -> str:
        plan = queries.in_force(session.plan, on=REPORTED).plan
        return get(plan, measure, Measure).timing_text

    session.execute(ChangeTiming(measure, "2023年度下期"))
    assert valid() == "2023年度上期"
    assert queries.compare(session.plan, old=version, on=SUBMITTED).retimed == ()
    session.execute(ChangeField(_proposal(session, measure).id, "reason", "納入の遅れ"))
    session.execute(AdoptTiming(measure, ADOPTED))
    assert valid() == "2023年度下期"
    early = queries.in_force(session.plan, on=SUBMITTED).plan
    assert get(early, measure, Measure).timing_text == "2023年度上期"
    (retiming,) = queries.compare(session.plan, old=version, on=SUBMITTED).retimed
    assert (retiming.id, retiming.reason) == (measure, "納入の遅れ")
    for _ in range(3):
        session.undo()
    assert valid() == "2023年度上期"
    assert not queries.compare(session.plan, old=version, on=SUBMITTED)
    assert len(queries.trail(session.plan, measure, on=SUBMITTED)) == 1


def test_the_trail_tells_every_date_over_all_versions_in_words(session: PlanSession) -> None:
    measure = _dated(session.plan).id
    session.execute(SUBMIT)
    _adopt(session, measure, "2023年度下期", ADOPTED)
    session.execute(REPORT)
    session.execute(ChangeTiming(measure, "2024年度上期"))
    trail = _queries(session).trail(session.plan, measure, on=SUBMITTED)
    assert [(step.origin, step.since, step.timing.text, step.versions) for step in trail] == [
        (Origin.VERSION, SUBMITTED, "2023年度上期", ("業務改善計画",)),
        (Origin.ADOPTED, ADOPTED, "2023年度下期", ("第1回報告",)),
        (Origin.PROPOSED, None, "2024年度上期", ()),
    ]
    slips = [step.slip.words if step.slip else "" for step in trail]
    assert slips[1] == "2023年度上期 → 2023年度下期（半期の延期）"
    assert trail[1].proposal is not None
    assert trail[1].proposal.reason == "納入の遅れ"


def test_a_measure_of_a_submitted_version_cannot_vanish(session: PlanSession) -> None:
    item = session.plan.chapters[0].items[0]
    session.execute(SUBMIT)
    assert _refused(session, DeleteEntity(item.measures[0].id)) == "measure_was_submitted"
    assert _refused(session, DeleteEntity(item.id)) == "measure_was_submitted"
    (version,) = session.records.versions()
    session.execute(WithdrawVersion(version.id, SUBMITTED, "誤り"))
    session.execute(DeleteEntity(item.id))


# --- comparison, numbers, going back ----------------------------------------------------------


def test_a_version_compared_with_now_and_another_version(session: PlanSession) -> None:
    session.execute(SUBMIT)
    queries = _queries(session)
    measure = session.plan.measures()[0]
    session.execute(ChangeField(measure.id, "text", measure.text + "等"))
    session.execute(REPORT)
    session.execute(ChangeField(measure.id, "text", measure.text))
    first, second = queries.named("業務改善計画"), queries.named("第1回報告")
    assert not queries.compare(session.plan, old=first, on=SUBMITTED)
    between = queries.compare(session.plan, old=first, new=second, on=SUBMITTED)
    assert [r.after for r in between.reworded] == [measure.text + "等"]
    with pytest.raises(DomainError, match="no_such_version"):
        queries.named("第9回報告")


def test_a_number_printed_earlier_is_found(session: PlanSession) -> None:
    session.execute(SUBMIT)
    items = session.plan.chapters[2].items
    session.execute(MoveEntity(items[3].id, before=items[0].id))
    queries = _queries(session)
    for number in ("旧 3-④", "3-4"):
        found = queries.numbered(session.plan, number)
        assert (items[3].id, "業務改善計画") in [(f.entity, f.version) for f in found]
        assert (items[2].id, "") in [(f.entity, f.version) for f in found]


def test_single_changes_go_back_to_the_version(session: PlanSession) -> None:
    (version,) = session.execute(FreezeVersion("公表", SUBMITTED, Occasion.PUBLISHED))
    before = session.plan
    item, other = before.chapters[2].items[:2]
    measure = item.measures[0]
    session.execute(ChangeField(measure.id, "text", "改めた施策"))
    session.execute(ChangeField(measure.id, "new", True))
    session.execute(MoveEntity(measure.id, other.id))
    session.execute(RevertTo(version, measure.id, "text"))
    assert (_measure(session, measure.id).text, _measure(session, measure.id).new) == (
        measure.text,
        True,
    )
    session.execute(RevertTo(version, measure.id))
    assert session.plan == before
    (added,) = session.execute(AddEntity("measure", item.id, {"text": "新しい施策"}))
    session.execute(RevertTo(version, added))
    session.execute(DeleteEntity(item.id))
    assert _refused(session, RevertTo(version, measure.id)) == "parent_missing"
    session.execute(RevertTo(version, item.id))
    assert session.plan == before
    assert session.undo_label == EditLabel("revert", "")


def test_a_deleted_measure_comes_back_with_its_links(session: PlanSession) -> None:
    measure, cause = session.plan.measures()[0], session.plan.causes[0]
    session.execute(AddEntity("link", None, {"source": measure.id, "target": cause.id}))
    (version,) = session.execute(FreezeVersion("公表", SUBMITTED, Occasion.PUBLISHED))
    before = session.plan
    session.execute(DeleteEntity(measure.id))
    session.execute(RevertTo(version, measure.id))
    assert session.plan == before


def test_a_submitted_date_goes_back_as_a_proposal(session: PlanSession) -> None:
    (version,) = session.execute(SUBMIT)
    measure = _dated(session.plan)
    _adopt(session, measure.id, "2023年度下期", ADOPTED)
    session.execute(RevertTo(version, measure.id))
    assert _proposal(session, measure.id).timing == measure.timing
    assert _measure(session, measure.id).timing_text == "2023年度下期"


def test_what_cannot_go_back_is_refused(session: PlanSession) -> None:
    (version,) = session.execute(SUBMIT)
    (empty,) = session.execute(RecordVersion("別", SUBMITTED, Occasion.PUBLISHED))
    measure = session.plan.measures()[0].id
    assert _refused(session, RevertTo(9, measure)) == "no_such_version"
    assert _refused(session, RevertTo(empty, measure)) == "version_without_content"
    assert _refused(session, RevertTo(version, 9)) == "no_such_entity"
    assert _refused(session, RevertTo(version, measure, "colour")) == "unknown_field"


# --- laws -------------------------------------------------------------------------------------


class _Freezing(RandomEdits):
    """Random edits with versions, adoptions and reverts among them."""

    def __init__(self, chance: random.Random, session: PlanSession) -> None:
        super().__init__(chance)
        self._source = chance
        self._session = session
        self._count = 0

    def several(self, plan: Plan) -> Command:
        """As without versions, but one in six is about them."""
        if self._source.random() < 5 / 6:
            return super().several(plan)
        versions = self._session.records.versions()
        choice = self._source.random()
        if choice < 0.5 or not versions:
            return self._freeze()
        if choice < 0.7:
            return self._adopt(plan)
        version = self._source.choice(versions)
        if choice < 0.8:
            return WithdrawVersion(version.id, SUBMITTED, "誤り")
        return self._revert(plan, version)

    def _freeze(self) -> Command:
        self._count += 1
        day = SUBMITTED + datetime.timedelta(days=self._count)
        occasion = self._source.choice([*Occasion])
        files = {"報告.pdf": str(self._count % 3).encode()}
        return FreezeVersion(f"版{self._count}", day, occasion, files=files)

    def _adopt(self, plan: Plan) -> Command:
        waiting = [m for m in plan.measures() if m.proposal is not None]
        if not waiting:
            return self._change_timing(plan) or self._freeze()
        measure = self._source.choice(waiting)
        assert measure.proposal is not None
        reason = ChangeField(measure.proposal.id, "reason", "理由")
        return Together((reason, AdoptTiming(measure.id, datetime.date(2024, 4, 1))))

    def _revert(self, plan: Plan, version: Version) -> Command:
        then = VersionQueries(self._session.records).plan_of(version)
        measures = [*plan.measures(), *then.measures()]
        return RevertTo(version.id, self._source.choice(measures).id if measures else plan.id)


@pytest.mark.parametrize("seed", range(3))
def test_versions_amid_random_edits_undos_and_redos_stay_what_they_were(
    session: PlanSession, seed: int
) -> None:
    chance = random.Random(seed)
    edits = _Freezing(chance, session)
    frozen: dict[str, Plan] = {}
    for _ in range(150):
        action = chance.random()
        if action < 0.15:
            session.undo()
        elif action < 0.25:
            session.redo()
        else:
            _try(session, edits.several(session.plan))
        for version in session.records.versions():
            held = session.records.frozen(version.root).plan
            assert frozen.setdefault(version.root, held) == held
        assert _store(session).load() == session.plan
    _store(session).verify()
    final, versions = session.plan, session.records.versions()
    steps = 0
    while session.undo():
        steps += 1
    assert session.records.versions() == ()
    for _ in range(steps):
        session.redo()
    assert (session.plan, session.records.versions()) == (final, versions)
    for version in versions:
        assert session.records.frozen(version.root).plan == frozen[version.root]
    _store(session).verify()


def _try(session: PlanSession, command: Command) -> None:
    before, versions = session.plan, session.records.versions()
    try:
        session.execute(command)
    except DomainError:
        assert session.plan is before
        assert session.records.versions() == versions


def test_a_measure_not_in_any_version_is_found_nowhere(session: PlanSession) -> None:
    session.execute(SUBMIT)
    assert find(session.plan, 7) is None
    assert _queries(session).trail(session.plan, 7, on=SUBMITTED) == ()
