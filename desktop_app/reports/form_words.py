"""The words that each form prints, by name; `wording` fills them from the file of words."""

from __future__ import annotations

from msgspec import Struct


class CommonWords(Struct, frozen=True):
    """Words that more than one form prints."""

    date: str
    date_wareki: str
    amended: str
    date_both: str
    first_year: str
    as_of: str
    nothing: str
    dash: str
    footer: str
    legend_word: str
    note_mark: str
    legend_underline: str
    legend_bracket: str
    mark_new: str
    mark_changed: str
    repeat: str
    repeats_left_out: str
    repeats_counted: str
    without_repeats: str
    with_repeats: str
    number: str
    blank_date: str
    report: str
    report_unnumbered: str
    plus: str
    minus: str
    separator: str
    draft: str
    draft_line: str
    draft_working: str
    place: str
    changes: str
    changes_of: str
    no_former: str
    internal: str
    internal_title: str
    scope: str
    scope_chapter: str


class PlanWords(Struct, frozen=True):
    """業務改善計画の概要."""

    title: str
    subject: str
    group: str
    orders_heading: str
    reason: str
    requirements: str
    index_heading: str
    index: str
    timing: str
    new_note: str
    note_mark: str
    note_whole: str
    note_phrases: str
    note_day: str
    causes_heading: str
    incident: str
    cause: str
    root_cause: str
    orders_table: str
    causes_table: str


class NoticeWords(Struct, frozen=True):
    """お知らせ."""

    title: str
    subject: str
    closing: str
    attachment: str
    sender_table: str


class ProgressWords(Struct, frozen=True):
    """実施状況報告."""

    title: str
    subject: str
    measure: str
    timing: str
    status_text: str
    status_text_narrow: str
    status: str
    next_steps: str
    planned: str
    planned_line: str
    sentence: str
    sentence_empty: str
    sentence_none: str
    count: str
    count_separator: str
    not_entered: str
    not_entered_counted: str
    not_entered_definition: str
    definitions: str
    now: str
    now_short: str
    before_short: str
    nth: str
    before: str
    of_report: str
    of_day: str
    change: str
    total: str
    folded: str
    folded_unnumbered: str
    previous_status: str
    retimed: str
    retimed_definition: str
    change_reason: str
    reason: str
    merged_into: str
    windows: str
    window: str
    window_missed: str
    window_run: str
    window_months: str
    no_department: str
    department: str
    answer: str
    pace: str
    pace_definition: str
    plan_short: str
    result_short: str
    status_short: str
    counts_table: str
    legend_mark: str
    legend_since: str
    legend_new: str
    legend_changed: str
    legend_former: str
    legend_former_text: str
    legend_close: str


class SummaryWords(Struct, frozen=True):
    """総括表."""

    title: str
    subject: str
    share_sentence: str
    share_sentence_before: str
    unit: str
    chapter: str
    total: str
    total_label: str
    before: str
    before_of: str
    before_short: str
    change: str
    share: str
    share_value: str
    points: str
    joiner: str
    joiner_short: str
    moved_new: str
    moved_status: str
    moved_content: str
    moved_removed: str
    abandoned: str
    within: str
    became: str
    names: str
    others: str
    retimed: str
    retimed_one: str
    table: str
    planned: str


class ComparisonWords(Struct, frozen=True):
    """新旧対照表."""

    title: str
    subject: str
    after: str
    before: str
    reason: str
    measure: str
    timing: str
    note: str
    note_plain: str
    of_version: str
    of_report: str
    added: str
    removed: str
    omitted: str
    nothing: str
    nothing_to_compare: str
    counts: str
    counts_added: str
    counts_removed: str
    moved: str
    table: str


class LetterWords(Struct, frozen=True):
    """報告書（鑑）."""

    title: str
    subject: str
    honorific: str
    usual_addressee: str
    opening: str
    opening_undated: str
    resolve: str
    middle: str
    overview: str
    overview_text: str
    overview_empty: str
    overview_none: str
    changes_text: str
    attached: str
    attachments: str
    attachment: str
    contact: str
    closing: str
    company_label: str
    representative_label: str
    contact_label: str
    sender_table: str


class DecisionWords(Struct, frozen=True):
    """決裁."""

    title: str
    subject: str
    approvals: str
    approvals_table: str
    request: str
    to: str
    changes_text: str
    place: str
    measure: str
    before: str
    after: str
    status: str
    new: str
    removed: str
    timing: str
    text: str
    reason: str
    wording_only: str
    wording_alone: str
    others: str
    none: str
    table: str
