"""What may be typed for how far 期限が近い looks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.ahead import DEFAULT_AHEAD, Ahead, AheadUnit
from desktop_app.support import i18n
from desktop_app.ui.ahead_words import ahead_of, within_words
from desktop_app.ui.widgets.ahead_field import AheadField

DAY, MONTH = AheadUnit.DAY, AheadUnit.MONTH


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("30日", Ahead(30, DAY)),
        ("４５日以内", Ahead(45, DAY)),
        ("45", Ahead(45, DAY)),
        ("6週", Ahead(6)),
        ("8週間以内", Ahead(8)),
        ("1か月", Ahead(1, MONTH)),
        ("２ヶ月以内", Ahead(2, MONTH)),
        ("within 3 months", Ahead(3, MONTH)),
        ("10 days", Ahead(10, DAY)),
        ("0日", None),
        ("そのうち", None),
        ("", None),
    ],
)
def test_days_weeks_and_months_are_read(text: str, ahead: Ahead | None) -> None:
    assert ahead_of(text) == ahead


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("unit", AheadUnit)
def test_what_is_shown_is_read_back(language: i18n.Language, unit: AheadUnit) -> None:
    i18n.set_language(language)
    for count in (1, 5):
        assert ahead_of(within_words(Ahead(count, unit))) == Ahead(count, unit)


def test_what_cannot_be_read_stays_and_changes_nothing(qtbot: QtBot) -> None:
    field = AheadField()
    qtbot.addWidget(field)
    heard: list[Ahead] = []
    field.chosen.connect(heard.append)
    for text in ("そのうち", "8週間以内", "30日"):
        field.typed.setText(text)
        field.typed.editingFinished.emit()
    assert heard == [Ahead(30, DAY)]
    assert field.typed.text() == "30日以内"
    field.show_ahead(DEFAULT_AHEAD)
    assert (field.currentText(), len(heard)) == ("8週間以内", 1)
