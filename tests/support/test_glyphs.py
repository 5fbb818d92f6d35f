import pytest

from desktop_app.support import paths
from desktop_app.support.glyphs import missing_glyphs


@pytest.mark.parametrize(
    "text",
    [
        "業務改善計画の概要 ABC abc 0123 ０１２３",
        "①⑳㈱℡※➤ー－−～〜…―—“”「」・／",
        "髙﨑祇辻葛𠮟剝塡頰纊鍈㍻㋿",
        "行\n\t行\u3000\u200b\ufe0f",
        "葛\U000e0100",
    ],
)
def test_what_a_company_writes_is_covered(text: str) -> None:
    assert missing_glyphs(text) == ""


def test_each_missing_character_is_named_once_in_order() -> None:
    assert missing_glyphs("吉𠮷☑計𠮷😀") == "𠮷☑😀"


def test_the_list_is_in_order_and_its_faces_exist() -> None:
    folder = paths.resources() / "fonts"
    characters = (folder / "covered.txt").read_text("utf-8").replace("\n", "")
    assert list(characters) == sorted(set(characters))
    assert len(list(folder.glob("BIZUD*.ttf"))) == 5
