"""The words for kinds, fields, statuses and steps: one word per thing, as in the glossary.

Names are the program's own (`measure`, `timing_text`, `in-progress`); a name without a word is
given back as it is, so that a fault can quote what somebody typed.
"""

import datetime
from collections.abc import Mapping
from typing import Final, Protocol

from desktop_app.support.i18n import N_, _, pgettext


class Label(Protocol):
    """What an edit is called, by shape (`application.labels.EditLabel`)."""

    @property
    def action(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def field(self) -> str: ...


def day_words(day: datetime.date) -> str:
    """「2023年5月12日」."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def kind_word(kind: str) -> str:
    """「施策」 for `measure`."""
    return _(KINDS.get(kind, kind))


def field_word(kind: str, field: str) -> str:
    """「実施時期」 for `timing_text`; the same field may be called differently in two kinds."""
    return _(FIELDS_OF_KIND.get((kind, field)) or FIELDS.get(field, field))


def status_word(status: str) -> str:
    """「実施中」 for `in-progress`."""
    return _(STATUSES.get(status, status))


def pace_word(pace: str) -> str:
    """「遅れ」 for `behind`."""
    return _(PACES.get(pace, pace))


def doubt_word(doubt: str) -> str:
    """「完了日なし」 for `no-finish`."""
    return _(DOUBTS.get(doubt, doubt))


def measure_type_word(measure_type: str) -> str:
    """「整備」 for `build`."""
    return _(MEASURE_TYPES.get(measure_type, measure_type))


def part_word(part: str) -> str:
    """「概要」 for `overview`."""
    return _(PARTS.get(part, part))


def label_words(label: Label) -> str:
    """What a step is called behind 元に戻す and in the journal, such as 「施策の追加」."""
    if label.action in _STEPS_BACK:
        inner = " ".join(part for part in (label.kind, label.field) if part)
        return _(_STEPS_BACK[label.action]).format(step=_words(*_split(inner)))
    return _words(label.action, label.kind, label.field)


def _split(text: str) -> tuple[str, str, str]:
    action, _sep, rest = text.partition(" ")
    kind, _sep, field = rest.partition(" ")
    return action, kind, field


def _words(action: str, kind: str, field: str) -> str:
    if not kind and action in _OF_SEVERAL:
        return _(_OF_SEVERAL[action])
    if action == "change" and field:
        return _(N_("{kind}の{field}の変更")).format(
            kind=kind_word(kind), field=field_word(kind, field)
        )
    return _step_word(action).format(kind=kind_word(kind))


def _step_word(action: str) -> str:
    """Two steps are called like what they make; English says that in another way."""
    match action:
        case "progress":
            return pgettext("step", "進捗の記録")
        case "occurrence":
            return pgettext("step", "実施の記録")
    return _(ACTIONS.get(action, action))


KINDS: Final[Mapping[str, str]] = {
    "plan": N_("計画"),
    "paragraph": N_("段落"),
    "sender_line": N_("発信者の行"),
    "order": N_("命令等"),
    "requirement": N_("命令等の事項"),
    "chapter": N_("章"),
    "item": N_("項目"),
    "group": N_("小見出し"),
    "measure": N_("施策"),
    "detail": N_("細目"),
    "note": N_("注記"),
    "incident": N_("事案"),
    "cause": N_("原因"),
    "root_cause": N_("真因"),
    "link": N_("関連付け"),
    "assignment": N_("担当"),
    "timing_proposal": N_("変更案"),
    "department": N_("部署"),
    "department_name": N_("部署の旧名"),
    "status_word": N_("進捗区分の言葉"),
    "report": N_("報告"),
    "question": N_("追加質問"),
    "progress_entry": N_("進捗の記録"),
    "occurrence": N_("実施の記録"),
    "version": N_("版"),
}

FIELDS: Final[Mapping[str, str]] = {
    "addressee": N_("宛先"),
    "adopted_on": N_("反映日"),
    "answer": N_("回答"),
    "answered_on": N_("回答日"),
    "approved_on": N_("承認日"),
    "approver": N_("承認者"),
    "as_of": N_("基準日"),
    "asked_on": N_("質問を受けた日"),
    "assignee": N_("担当者"),
    "change_kind": N_("変更の種類"),
    "company": N_("会社名"),
    "date": N_("日付"),
    "definition": N_("定義"),
    "department": N_("部署"),
    "due_on": N_("期限"),
    "ended_on": N_("終わりの日"),
    "evidence": N_("根拠資料"),
    "finished_on": N_("完了日"),
    "fiscal_year_start": N_("年度の始まりの月"),
    "former_reference": N_("変更前の基準の日"),
    "former_text": N_("変更前の実施時期"),
    "former_year": N_("変更前の年"),
    "index_title": N_("一覧での項目名"),
    "label": N_("見出し"),
    "lead": N_("冒頭の文"),
    "mark": N_("記号"),
    "measure": N_("施策"),
    "measure_type": N_("種別"),
    "measures": N_("関係する施策"),
    "merged_into": N_("統合先"),
    "name": N_("名称"),
    "new": N_("新規の印"),
    "new_note": N_("赤字の注"),
    "next_steps": N_("今後の予定"),
    "note": N_("備考"),
    "noted": N_("確認の控え"),
    "notice_addressee": N_("宛先"),
    "notice_date": N_("お知らせの日付"),
    "notice_subject": N_("件名"),
    "number": N_("回"),
    "occasion": N_("版の種類"),
    "on": N_("実施日"),
    "pace": N_("進捗評価"),
    "position": N_("分割位置"),
    "part": N_("載せる場所"),
    "people": N_("対象者数"),
    "previous": N_("前の版の控え"),
    "rate": N_("受講率など"),
    "reason": N_("理由"),
    "recorded_at": N_("記録した日時"),
    "recorded_by": N_("記録した人"),
    "reference": N_("基準の日"),
    "repeated_count": N_("再掲を数えるか"),
    "repeats": N_("再掲の元"),
    "replaces": N_("訂正する記録"),
    "report_wording": N_("実施状況"),
    "reporting_ended_on": N_("定期報告の終了日"),
    "result": N_("効果・結果"),
    "role": N_("役割"),
    "root": N_("版の控え"),
    "sent": N_("提出したもの"),
    "since": N_("始まりの日"),
    "source": N_("関連元"),
    "started_on": N_("着手日"),
    "status": N_("進捗区分"),
    "submitted_on": N_("提出日"),
    "target": N_("関連先"),
    "text": N_("文"),
    "times": N_("回数"),
    "timing_reference": N_("実施時期の基準の日"),
    "timing_text": N_("実施時期"),
    "timing_year": N_("実施時期の年"),
    "title": N_("表題"),
    "two_digit_years": N_("2桁の年の読み方"),
    "unchanged": N_("変更なしの印"),
    "until": N_("終わりの日"),
    "version": N_("版"),
    "withdrawn_on": N_("取下げの日"),
    "withdrawn_reason": N_("取下げの理由"),
    "word": N_("言葉"),
    "year": N_("年"),
}

FIELDS_OF_KIND: Final[Mapping[tuple[str, str], str]] = {
    ("chapter", "title"): N_("章の名前"),
    ("item", "title"): N_("項目名"),
    ("order", "reason"): N_("主な理由"),
    ("question", "number"): N_("番号"),
    ("question", "text"): N_("質問"),
    ("timing_proposal", "text"): N_("新しい実施時期"),
    ("version", "name"): N_("版の名前"),
    ("version", "addressee"): N_("提出先"),
}

STATUSES: Final[Mapping[str, str]] = {
    "not-started": N_("未着手"),
    "preparing": N_("準備中"),
    "in-progress": N_("実施中"),
    "continuing": N_("継続実施中"),
    "done": N_("実施済"),
    "cancelled": N_("中止"),
    "merged": N_("統合"),
}

DOUBTS: Final[Mapping[str, str]] = {
    "no-finish": N_("完了日なし"),
    "still-planned": N_("今後の予定あり"),
}

PACES: Final[Mapping[str, str]] = {
    "": N_("未設定"),
    "as-planned": N_("計画どおり"),
    "ahead": N_("前倒し"),
    "behind": N_("遅れ"),
}

MEASURE_TYPES: Final[Mapping[str, str]] = {
    "": N_("未設定"),
    "build": N_("整備"),
    "run": N_("運用"),
}

PARTS: Final[Mapping[str, str]] = {
    "notice": N_("お知らせの本文"),
    "attachment": N_("添付資料"),
    "overview": N_("概要"),
    "preface": N_("項目一覧の前"),
    "causes": N_("原因の表の後"),
}

ACTIONS: Final[Mapping[str, str]] = {
    "add": N_("{kind}の追加"),
    "change": N_("{kind}の変更"),
    "timing": N_("実施時期の変更"),
    "move": N_("{kind}の移動"),
    "delete": N_("{kind}の削除"),
    "progress": N_("進捗の記録"),
    "confirm": N_("変更なしの確認"),
    "occurrence": N_("実施の記録"),
    "rename": N_("{kind}の名称変更"),
    "merge": N_("{kind}の統合"),
    "assign": N_("担当部署の変更"),
    "freeze": N_("版の確定"),
    "withdraw": N_("版の取下げ"),
    "adopt": N_("変更案の反映"),
    "record": N_("版の記録"),
    "revert": N_("{kind}を版の内容に戻す"),
    "together": N_("まとめて変更"),
    "replace": N_("置換"),
    "duplicate": N_("行の複製"),
    "create": N_("{kind}の作成"),
    "split": N_("{kind}の分割"),
    "join": N_("{kind}の結合"),
    "kind": N_("{kind}への変更"),
}

_OF_SEVERAL: Final[Mapping[str, str]] = {
    "add": N_("まとめて追加"),
    "change": N_("まとめて変更"),
    "move": N_("まとめて移動"),
    "delete": N_("まとめて削除"),
    "join": N_("まとめて結合"),
    "kind": N_("行の種類の変更"),
    "revert": N_("まとめて版の内容に戻す"),
}

_STEPS_BACK: Final[Mapping[str, str]] = {
    "undo": N_("元に戻す: {step}"),
    "redo": N_("やり直し: {step}"),
}
