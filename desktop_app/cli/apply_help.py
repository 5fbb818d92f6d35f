"""What `apply --help` tells: every command, kind and field, read off the classes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.application.command_json import (
    COMMANDS,
    arguments_of,
    fields_of_kinds,
    parents_of_kinds,
)
from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import kind_word

MEANINGS: Final[Mapping[str, str]] = {
    "add_entity": N_(
        "kind の種類のものを parent の下に加える。values は欄の値（省いた欄は空）。\n"
        "      場所は before か after（同じ並びの ID）、どちらもなければ末尾"
    ),
    "change_field": N_("一つの欄の値を変える"),
    "change_timing": N_(
        "施策の実施時期を変える。reference は言葉が載った文書の日付（省略時: 計画の日付）、\n"
        "      year は言葉にない最初の年。提出したあとは変更案になり、言葉は今日の日付から読む"
    ),
    "move_entity": N_("並びの中で、または別の parent へ、下にあるものごと移す"),
    "split_row": N_(
        "行の文を position（前から何文字目の後か）で二つの行に分割する。\n"
        "      実施時期と下にあるものは前の行に残る"
    ),
    "join_rows": N_(
        "行を、並びのすぐ次にある同じ種類の行とつなげる。進捗の記録や提出した版にある行は\n"
        "      つなげられない"
    ),
    "change_kind": N_(
        "行を kind の種類に変える（細目と施策、施策と小見出し、施策と項目）。\n"
        "      新しい ID になり、文や進捗が失われるときは変えない"
    ),
    "delete_entity": N_("下にあるもの、関連付け、施策なら進捗の記録ごと削除する"),
    "use_status_words": N_(
        "計画の進捗区分の言葉（words）と定義（definitions）を、区分の名前ごとに決める。\n"
        "      省いた区分は元の言葉に戻る。代わりに preset（four_words か two_words）と書ける"
    ),
    "record_progress": N_(
        "施策の基準日（as_of）現在の進捗を記録する。replaces は訂正する（隠す）記録、\n"
        "      pace は進捗評価（省略時: 日付から見た評価）"
    ),
    "edit_progress": N_(
        "施策の進捗のうち values の欄だけを変える。同じ基準日の記録は訂正し、なければ\n"
        "      その前の記録を写して始める。欄は record_progress の status から pace まで"
    ),
    "confirm_unchanged": N_("施策の進捗が基準日（as_of）現在も前の記録のままだと確かめる"),
    "record_occurrence": N_(
        "施策を実施した日と回数などを記録する。replaces は訂正する記録、times が 0 なら取り消す"
    ),
    "rename_department": N_("部署の名前を on の日から変える。前の日まで旧名が残る"),
    "merge_department": N_("部署を on の日に別の部署（into）へ統合し、担当する施策を引き継ぐ"),
    "assign_measures": N_(
        "部署を since の日から施策の主管（lead）か関係（related）にする。\n"
        "      それまでの主管は前の日で終わる"
    ),
    "freeze_version": N_(
        "計画と進捗を今のまま、名前と日付のある版として確定する。\n"
        "      files は提出した .docx と .pdf、settings は文言や設定（名前と文）、\n"
        "      report は一緒に提出した報告の記録、content は今の計画の代わりにする以前の計画"
    ),
    "record_version": N_("内容がこのファイルにない版を、名前と日付だけで記録する"),
    "withdraw_version": N_("版を取り下げる。版はファイルに残る"),
    "adopt_timing": N_("施策の変更案を on の日から有効な実施時期にする。変更案に理由が要る"),
    "adopt_timings": N_(
        "選んだ施策の変更案をまとめて on の日から有効な実施時期にする。理由のないものが\n"
        "      一つでもあれば、それらを名指しして何も変えない"
    ),
    "revert_to": N_(
        "一つのもの（entity）を版の内容に戻す。field を書けばその欄だけ、place なら場所だけ"
    ),
    "together": N_("いくつかのコマンドを一つの変更として行う。一つでも失敗すればどれも行わない"),
}


def command_help() -> str:
    """The text below the arguments."""
    return "\n".join((*_introduction(), "", *_commands(), "", *_kinds()))


def _introduction() -> Iterator[str]:
    yield _(
        "一行が一つの変更で、行ごとに結果 {result} を出力します。\n"
        "誤りのある行で止まり、それより前の行は反映されたままです。ID は dump で分かります。\n"
        "例:"
    ).format(result='{"line": 1, "new_ids": […]}')
    yield '  {"command": "change_timing", "measure": 222481586133114, "text": "2023年度下期～"}'
    yield '  {"command": "add_entity", "kind": "measure", "parent": 172571438066348,'
    yield '   "values": {"text": "…", "timing_text": "4月～", "new": true}}'


def _commands() -> Iterator[str]:
    yield _("コマンド（* は必ず書くもの）:")
    for name, type_ in COMMANDS.items():
        yield f"  {name}"
        yield f"      {_(MEANINGS[name])}"
        for argument in arguments_of(type_):
            mark = "*" if argument.required else " "
            yield f"    {mark} {argument.name}: {argument.form}"


def _kinds() -> Iterator[str]:
    parents = parents_of_kinds()
    yield _("種類と欄（種類の後は、置く場所）:")
    for kind, fields in fields_of_kinds().items():
        place = f" < {parents[kind]}" if kind in parents else ""
        yield f"  {kind} ({kind_word(kind)}){place}"
        for field, form in fields:
            yield f"      {field}: {form}"
