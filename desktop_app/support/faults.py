"""What went wrong, as one sentence in the user's language: what, where, and what to do now.

A fault is a stable code with the values that its sentence needs. Window and command line say the
same words. A test collects every code that the program raises and fails if one has no sentence.
"""

import errno
from collections.abc import Mapping
from typing import Final, Protocol

from desktop_app.support.i18n import N_, _
from desktop_app.support.terms import field_word, kind_word

Values = Mapping[str, str | int]


class Fault(Protocol):
    """What the domain and the storage raise, by shape."""

    code: str
    values: dict[str, str | int]


def sentence_of(fault: Fault) -> str:
    """The sentence for a fault."""
    return sentence(fault.code, fault.values)


def sentence(code: str, values: Values) -> str:
    """The sentence for a code; kinds and fields among the values are put into words."""
    words = values if code == "unknown_kind" else _in_words(values)
    return _(SENTENCES[code]).format_map(words)


def code_of_os_error(error: OSError) -> str:
    """The code for what the operating system refused."""
    return _OS_CODES.get(error.errno or 0, "disk_error")


def os_values(error: OSError) -> dict[str, str | int]:
    """The values for the sentence of `code_of_os_error`, where the caller knows no better ones."""
    name = str(error.filename) if error.filename is not None else _("ファイル")
    return {"file": name, "folder": name}


def _in_words(values: Values) -> dict[str, str | int]:
    words = dict(values)
    kind = str(values.get("kind", ""))
    for name in ("kind", "parent", "wanted", "source", "target"):
        if name in words:
            words[name] = kind_word(str(words[name]))
    if "field" in words:
        words["field"] = field_word(kind, str(words["field"]))
    return words


_OS_CODES: Final[Mapping[int, str]] = {
    errno.ENOENT: "no_such_folder",
    errno.ENOTDIR: "no_such_folder",
    errno.EACCES: "access_denied",
    errno.EPERM: "access_denied",
    errno.EROFS: "access_denied",
    errno.EISDIR: "is_a_folder",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}

SENTENCES: Final[Mapping[str, str]] = {
    # The plan
    "no_such_entity": N_(
        "ID {entity} のものは、この計画にないか、ここでは使えない種類です。ID を確かめてください。"
    ),
    "plan_cannot_move": N_("計画そのものは移動できません。移動する章や項目を選んでください。"),
    "plan_cannot_be_deleted": N_(
        "計画そのものは削除できません。不要になった計画は、ファイルを削除してください。"
    ),
    "reason_needed": N_("中止と統合には理由が必要です。理由を入力してください。"),
    "merge_target_without_merge": N_(
        "統合先を選べるのは、進捗区分が統合のときだけです。統合にするか、統合先を空にしてください。"
    ),
    "merge_target_needed": N_("統合には統合先が必要です。ほかの施策を統合先に選んでください。"),
    "nothing_to_confirm": N_(
        "ID {entity} の施策にはまだ進捗の記録がないので、変更なしにできません。"
        "先に進捗を入力してください。"
    ),
    "already_replaced": N_(
        "ID {entity} の記録はすでに訂正されています。訂正した後の記録を選んでください。"
    ),
    "name_needed": N_("部署の名前が空です。名前を入力してください。"),
    "renamed_later": N_(
        "この部署の名前は {day} にも変わっています。それより後の日付にしてください。"
    ),
    "department_ended": N_(
        "その日には廃止されている部署です。別の部署を選ぶか、日付を直してください。"
    ),
    "finished_before_started": N_(
        "完了日（{finished}）が着手日（{started}）より前です。どちらかの日付を直してください。"
    ),
    "wrong_parent": N_(
        "「{kind}」は「{parent}」の下に置けません。「{wanted}」の下に置いてください。"
    ),
    "before_and_after": N_(
        "置く場所に before と after の両方が指定されています。どちらか一方にしてください。"
    ),
    "not_a_sibling": N_(
        "ID {entity} のものは、置く場所の目印にできません。同じ並びにあるものを指定してください。"
    ),
    "not_a_row": N_(
        "「{kind}」は一覧の行ではないので、分けたりつなげたりできません。章や施策の行を選んでください。"
    ),
    "nothing_to_join": N_(
        "すぐ下に同じ種類の行がないので、つなげられません。「{kind}」が続く行を選んでください。"
    ),
    "join_timings": N_(
        "実施時期が「{first}」と「{second}」で違うので、つなげられません。"
        "先にどちらかの実施時期を直してください。"
    ),
    "row_has_history": N_(
        "「{measure}」には進捗、関連付け、担当、提出した版などの記録があるので、"
        "種類を変えたり、ほかの行につないだりできません。施策のままお使いください。"
    ),
    "words_would_be_lost": N_(
        "「{kind}」にすると、実施時期や下の段の行などが失われます。"
        "先にそれらを移すか削除してください。"
    ),
    "not_convertible": N_(
        "「{kind}」を「{wanted}」に変えることはできません。別の行か種類を選んでください。"
    ),
    "no_row_above": N_(
        "すぐ上に「{kind}」がないので、その下に入れられません。先に上の行を追加してください。"
    ),
    "not_linkable": N_(
        "「{source}」と「{target}」は関連付けられません。"
        "関連付けられるのは、原因と事案、真因と原因、施策と命令等の事項、施策と原因です。"
    ),
    "already_linked": N_("この二つはすでに関連付けられています。そのままお使いください。"),
    "read_only": N_(
        "この計画は読み取り専用で開いているので、変更できません。"
        "変更するには、書き込める場所にコピーを保存して開いてください。"
    ),
    # Versions
    "version_under_way": N_(
        "版を確定しているところなので、まだ変更できません。"
        "終わるのを待つか、中止してから、もう一度操作してください。"
    ),
    "measure_was_submitted": N_(
        "「{measure}」は提出した版にあるので、削除できません。"
        "進捗区分を中止か統合にして、理由を入力してください。"
    ),
    "no_proposal": N_("この施策に変更案はありません。先に新しい実施時期を入力してください。"),
    "proposal_reason_needed": N_(
        "変更案の反映には理由が必要です。変更案に理由を入力してください。"
    ),
    "no_plan_in_content": N_(
        "版の内容を計画として読み取れません。計画のファイル（.kaizen）を選び直してください。"
    ),
    "no_proposals": N_(
        "変更案のない施策が{count}件あります: {measures}。"
        "選択から外すか、新しい実施時期を入力してください。"
    ),
    "proposal_reasons_needed": N_(
        "理由のない変更案が{count}件あります: {measures}。"
        "理由を入力するか、選択から外してください。"
    ),
    "proposal_exists": N_("この施策にはすでに変更案があります。その変更案を書き換えてください。"),
    "proposal_settled": N_(
        "反映した変更案の内容と反映日は変えられません。新しい変更案を入力してください。"
    ),
    "adopted_too_early": N_(
        "{since} より前の {day} には反映できません。その日より前でない日付にしてください。"
    ),
    "no_such_version": N_("「{name}」という版はありません。版の一覧で名前を確かめてください。"),
    "version_name_needed": N_("版には名前が必要です。名前を入力してください。"),
    "version_name_taken": N_("「{name}」という版はすでにあります。別の名前にしてください。"),
    "version_without_content": N_(
        "版「{name}」は名前と日付だけの記録で、内容がありません。内容のある版を選んでください。"
    ),
    "already_withdrawn": N_("版「{name}」はすでに取り下げられています。ほかの版を選んでください。"),
    "withdrawal_reason_needed": N_("取下げには理由が必要です。理由を入力してください。"),
    "version_needed": N_(
        "どの版のファイルか分かりません。--version で版の名前を指定してください。"
    ),
    "no_such_report": N_(
        "報告の記録に第{number}回がありません。報告の記録に加えるか、--occasion reported で、"
        "報告の記録に入れずに版を確定してください。"
    ),
    "report_has_version": N_(
        "第{number}回報告として提出した版が、報告の記録にもうあります。記録に入れずに版を確定するには、"
        "--occasion reported と指定してください。"
    ),
    "name_only_keeps_no_file": N_(
        "名前と日付だけの記録にはファイルを保管できません。--name-only か --file を外してください。"
    ),
    "same_file_name": N_(
        "{file} という名前のファイルが二つあります。どちらかの名前を変えてください。"
    ),
    "parent_missing": N_(
        "元の場所（ID {entity}）が今の計画にないので、戻せません。先に元の場所を戻してください。"
    ),
    "no_such_stored_file": N_(
        "版「{version}」に {name} というファイルはありません。版の一覧で名前を確かめてください。"
    ),
    "stored_file_kind": N_(
        "{file} は版に保管できません。.docx か .pdf のファイルを指定してください。"
    ),
    "stored_file_too_large": N_(
        "{file} は {limit} MB を超えるので、版に保管できません。小さくしてから指定してください。"
    ),
    "stored_files_too_large": N_(
        "版に保管するファイルの合計が {limit} MB を超えます。ファイルを減らしてください。"
    ),
    # Values
    "unknown_kind": N_(
        "「{kind}」という種類はありません。"
        "使える種類は plan-reporter apply --help で確かめてください。"
    ),
    "unknown_field": N_(
        "「{kind}」に「{field}」という欄はありません。"
        "使える欄は plan-reporter apply --help で確かめてください。"
    ),
    "invalid_value": N_(
        "「{field}」に「{value}」は入れられません。"
        "欄に合う値を入力してください（日付なら YYYY-MM-DD）。"
    ),
    "invalid_characters": N_(
        "「{field}」に、保存できない文字があります。その文字を除いて入力してください。"
    ),
    "out_of_range": N_("{field}は{low}から{high}までで入力してください（入力された値: {value}）。"),
    "cannot_repeat": N_("再掲の元には、再掲でないほかの施策を選んでください。"),
    "backup_failed": N_(
        "{file} は以前のバージョンのファイルで、新しい形に直す前の控えを作れませんでした。"
        "ディスクの空きを確かめて、もう一度開いてください。ファイルは変わっていません。"
    ),
    "invalid_count": N_("回数や人数に {value} は使えません。正しい数を入力してください。"),
    "id_out_of_range": N_(
        "ID {entity} は使えません。1 以上 2 の 48 乗未満の ID を指定するか、省いてください。"
    ),
    "id_taken": N_("ID {entity} はすでに使われています。別の ID を指定するか、省いてください。"),
    # A command as JSON
    "not_utf8": N_("文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。"),
    "not_json": N_(
        "{column} 文字目が JSON として読めません。一行に一つの JSON オブジェクトを書いてください。"
    ),
    "too_deep": N_("JSON の入れ子が深すぎます。入れ子を浅くしてください。"),
    "repeated_key": N_("「{name}」が二度書かれています。一つにしてください。"),
    "not_an_object": N_(
        'JSON オブジェクトではありません。{{"command": "change_field", …}} のように書いてください。'
    ),
    "command_missing": N_("「command」がありません。使えるコマンドは {known} です。"),
    "unknown_command": N_(
        "「{command}」というコマンドはありません。使えるコマンドは {known} です。"
    ),
    "argument_missing": N_("「{command}」に「{name}」が必要です。書き加えてください。"),
    "unknown_argument": N_(
        "「{command}」に「{name}」という項目はありません。使える項目は {known} です。"
    ),
    "invalid_argument": N_(
        "「{command}」の「{name}」の値が正しくありません。「{expected}」の形に直してください。"
    ),
    "no_such_platform": N_(
        "環境変数 QT_QPA_PLATFORM の「{platform}」は使えません。"
        "この変数を消して、もう一度お試しください。"
    ),
    # Files
    "file_exists": N_(
        "{file} はすでにあります。別の名前にするか、先にそのファイルを移してください。"
    ),
    "output_exists": N_(
        "{file} はすでにあります。別の名前にするか、--force で置き換えてください。"
    ),
    "no_such_file": N_("{file} が見つかりません。ファイルの場所と名前を確かめてください。"),
    "no_such_folder": N_(
        "フォルダー {folder} が見つかりません。場所を確かめるか、先に作ってください。"
    ),
    "is_a_folder": N_("{file} はフォルダーです。ファイルを指定してください。"),
    "cannot_open": N_("{file} を開けません。ファイルとフォルダーのアクセス権を確かめてください。"),
    "cannot_create": N_(
        "{file} を作れません。フォルダーのアクセス権と空き容量を確かめてください。"
    ),
    "access_denied": N_("{file} を使う権限がありません。アクセス権を確かめてください。"),
    "name_too_long": N_("名前が長すぎて {file} を使えません。短い名前にしてください。"),
    "file_moved": N_(
        "{file} は、開いている間に移されたか、名前が変わったか、削除されました。"
        "元に戻すと続けられます。戻せないときは「コピーを保存」で別のファイルに残してください。"
    ),
    "not_a_plan_file": N_(
        "{file} は業務改善計画のファイルではありません。別のファイルを指定してください。"
    ),
    "file_damaged": N_(
        "{file} は壊れています。バックアップのフォルダーにあるコピーを使ってください。"
    ),
    "content_altered": N_(
        "{file} の版の内容が書き換えられています。"
        "バックアップのフォルダーにあるコピーを使ってください。"
    ),
    "version_altered": N_(
        "{file} の版「{version}」が書き換えられています。"
        "バックアップのフォルダーにあるコピーを使ってください。"
    ),
    "version_missing": N_(
        "{file} の版「{version}」がなくなっています。"
        "バックアップのフォルダーにあるコピーを使ってください。"
    ),
    "stored_file_altered": N_(
        "{file} に保管された提出書類が書き換えられています。"
        "バックアップのフォルダーにあるコピーを使ってください。"
    ),
    "content_too_new": N_(
        "この版は新しいバージョンのプログラムで確定されていて、読めません。"
        "プログラムを更新してください。"
    ),
    "file_too_new": N_(
        "{file} は新しいバージョンのプログラムで作られていて、読めません。"
        "プログラムを更新してください。"
    ),
    "file_newer": N_(
        "{file} は新しいバージョンのプログラムで作られているので、変更できません。"
        "プログラムを更新してください。"
    ),
    "unfinished_journal": N_(
        "{file} には、途中で止まった書き込みが残っています。"
        "ウィンドウで開くか apply を実行すると、その前の状態に戻ります。"
    ),
    "file_busy": N_("{file} をほかのプログラムが使っています。少し待ってやり直してください。"),
    "file_held": N_(
        "{file} は {who}（{host}）が {since} から編集しています。終わってからやり直してください。"
    ),
    "file_held_by_somebody": N_(
        "{file} はほかの人が編集しています。終わってからやり直してください。"
    ),
    "file_not_writable": N_(
        "{file} には書き込めません。"
        "ファイルとフォルダーのアクセス権を確かめるか、コピーを使ってください。"
    ),
    "disk_full": N_("{file} を書き込む空き容量がありません。空きを作ってからやり直してください。"),
    "disk_error": N_(
        "{file} の読み書きに失敗しました。ディスクやネットワークの接続を確かめてください。"
    ),
    "copy_onto_itself": N_(
        "{file} は今開いているファイルです。コピーには別の名前を付けてください。"
    ),
    "target_in_use": N_(
        "{file} を置き換えられません。Word などで開いていれば閉じて、やり直してください。"
    ),
    "output_is_plan": N_("{file} は計画のファイルです。出力先には別の名前を付けてください。"),
    # The command line
    "output_closed": N_("結果を出力できません。標準出力の先を確かめてください。"),
    "input_closed": N_("標準入力を読めません。入力を渡すか、ファイルを指定してください。"),
    "no_display": N_(
        "画面につながらないので、ウィンドウを開けません。画面のある環境で実行するか、"
        "plan-reporter export FILE --report plan -o OUT.docx で Word ファイルを作ってください。"
    ),
    "libraries_missing": N_(
        "ウィンドウに必要なライブラリー {libraries} がありません。"
        "Debian と Ubuntu では sudo apt-get install -y {packages} で入ります。"
        "ウィンドウを使わないなら plan-reporter --help のコマンドを使ってください。"
    ),
    "qt_missing": N_(
        "ウィンドウに必要な PySide6 を読み込めません（{detail}）。"
        "pip install PySide6-Essentials で入れ直してください。"
        "ウィンドウを使わないなら plan-reporter --help のコマンドを使ってください。"
    ),
    "interrupted": N_("中断しました。もう一度実行してください。"),
    "unexpected": N_(
        "予期しない問題が起きたので、終了しました。記録は {log} にあります。"
        "この記録を添えて、このプログラムの管理者に連絡してください。計画の文は含まれていません。"
    ),
    "unexpected_unlogged": N_(
        "予期しない問題（{name}）が起きたので、終了しました。もう一度実行してください。"
    ),
}
