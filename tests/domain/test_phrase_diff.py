"""Wordings by phrase: whole on both sides, readable, stable, quick."""

import itertools
import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain import phrase_diff
from desktop_app.domain.phrase_diff import changed_spans, diff_phrases, words_of

TEXT = st.text(st.sampled_from("監査実施情報のをにはアー・。、2０年月A ｂ\n𠮷々"), max_size=60)


def _shown(before: str, after: str) -> str:
    return "".join(
        phrase.after if phrase.same else f"[{phrase.before}→{phrase.after}]"
        for phrase in diff_phrases(before, after)
    )


@given(before=TEXT, after=TEXT)
@settings(max_examples=300, deadline=None)
def test_the_phrases_are_both_texts(before: str, after: str) -> None:
    phrases = diff_phrases(before, after)
    assert "".join(phrase.before for phrase in phrases) == before
    assert "".join(phrase.after for phrase in phrases) == after
    assert all(one.same != other.same for one, other in itertools.pairwise(phrases))
    marked = "".join(after[start:end] for start, end in changed_spans(before, after))
    assert marked == "".join(phrase.after for phrase in phrases if not phrase.same)
    assert diff_phrases(before, after) == phrases


@given(text=TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(phrase.same for phrase in diff_phrases(text, text))
    assert "".join(words_of(text)) == text


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("2023年度上期", "2023年度下期", "2023年度[上期→下期]"),
        ("2023年4月～", "2023年10月～", "2023年[4→10]月～"),
        ("監査の実施", "点検の報告", "[監査→点検]の[実施→報告]"),
        ("パスワードの管理", "パスワードの管理の徹底", "パスワードの管理[→の徹底]"),
        ("ＩＤの管理", "IDの管理", "[ＩＤ→ID]の管理"),
        ("再発防止策を実施", "再発防止対策を実施", "[再発防止策→再発防止対策]を実施"),
        ("研修（1回/半期）", "研修（2回/半期）", "研修（[1→2]回/半期）"),
        ("", "新設", "[→新設]"),
        ("確認及び報告", "現地確認及び報告", "[→現地]確認及び報告"),
        ("現地確認又は報告", "確認又は報告", "[現地→]確認又は報告"),
        ("業務監査の実施", "業務監査計画の実施", "業務監査[→計画]の実施"),
        ("監査及び点検", "監査並びに点検", "監査[及び→並びに]点検"),
        ("計画の見直し", "新計画の見直し", "[計画→新計画]の見直し"),
        ("削る", "", "[削る→]"),
    ],
)
def test_no_word_is_torn_apart(before: str, after: str, shown: str) -> None:
    assert _shown(before, after) == shown


def test_a_long_text_is_compared_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs: list[int] = []

    def counted(_junk: None, old: list[str], new: list[str], **how: bool) -> object:
        pairs.append(len(old) * len(new))
        return SequenceMatcher(None, old, new, **how)

    monkeypatch.setattr(phrase_diff, "SequenceMatcher", counted)
    chance = random.Random(1)
    before = "".join(chance.choice("監査実施のを、情報研修ア") for _ in range(40_000))
    letters = list(before)
    for _ in range(2_000):
        letters[chance.randrange(len(letters))] = "計"
    phrases = diff_phrases(before, "".join(letters))
    assert 0 < sum(pairs) < 2 * len(words_of(before))
    assert "".join(phrase.before for phrase in phrases) == before
