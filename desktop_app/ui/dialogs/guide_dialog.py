"""使い方: the way through a year in a few sentences, and every key."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QTabWidget, QTextBrowser, QWidget

from desktop_app.support.i18n import N_, _
from desktop_app.ui.dialogs.dialog import Dialog
from desktop_app.ui.key_list import KeyGroup
from desktop_app.ui.widgets.text_field import space_lines

_STEPS = (
    (
        N_("計画を入力する"),
        N_(
            "「計画」の一覧で、Enterで次の行、Ctrl+Enterで下の段の行を加えます。章の下に項目、"
            "項目の下に施策、施策の下に細目が入ります。WordやPDF、Excelの表を写して一覧に貼り付けると、"
            "確かめてからまとめて行になります。入力はその場で保存され、何度でも元に戻せます。"
        ),
    ),
    (
        N_("実施時期を書く"),
        N_(
            "「2023年度上期」「～2027年度」「1回/半期」のように、印刷する言葉のまま書きます。"
            "右の欄に、読み取った意味と、推定した年、読めない部分が出ます。"
        ),
    ),
    (
        N_("提出した内容を残す"),
        N_(
            "「計画」メニューの「版を確定する」で、提出や公表の日の内容を残します。提出した後に実施時期を"
            "変えると変更案になり、理由を添えて計画に反映します。"
        ),
    ),
    (
        N_("進捗を集める"),
        N_(
            "「報告の記録」に次の報告の提出期限と基準日を書き、「進捗」で基準日を選びます。"
            "「計画」メニューの「部署に送る表をコピー」でExcelに貼り付けて部署に送り、"
            "戻った表は見出しごと「進捗」に貼り付けます。回答は報告書の記載へ写すか、変更なしにします。"
        ),
    ),
    (
        N_("報告書を作る"),
        N_(
            "「報告書」で種類を選び、全ページを確かめてから「Wordに出力」を押します。"
            "新旧対照表や総括表も同じ画面で作れます。"
        ),
    ),
)


class GuideDialog(Dialog):
    """Two sheets; it may stay open beside the work."""

    def __init__(self, parent: QWidget, groups: Iterable[KeyGroup]) -> None:
        super().__init__(parent, _("使い方"), width=46, height=40)
        self.steps = _sheet(_("使い方"), _steps())
        self.keys = _sheet(_("キーの一覧"), _keys(groups))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(_("使い方"))
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(_("使い方の見出し"))
        tabs.addTab(self.steps, _("使い方"))
        tabs.addTab(self.keys, _("キーの一覧"))
        self.body.addWidget(tabs, 1)
        self.set_keys()
        self.steps.setFocus()  # so that the keys scroll at once


def _sheet(name: str, body: Iterable[str]) -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setHtml("".join(body))
    space_lines(made.document())
    return made


def _steps() -> Iterator[str]:
    for number, (title, words) in enumerate(_STEPS, start=1):
        yield f"<h3>{number}　{html.escape(_(title))}</h3><p>{html.escape(_(words))}</p>"


def _keys(groups: Iterable[KeyGroup]) -> Iterator[str]:
    for group in groups:
        yield f"<h3>{html.escape(group.title)}</h3><table width='100%' cellpadding='3'>"
        for words, keys in group.rows:
            yield f"<tr><td width='60%'>{html.escape(words)}</td><td>{html.escape(keys)}</td></tr>"
        yield "</table>"
