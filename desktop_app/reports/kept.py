"""What a version keeps of the words and choices of reports, so that it says the same text again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from desktop_app.domain.comparison import Marking
from desktop_app.reports.document import MarkStyle
from desktop_app.reports.options import Calendar, ProgressForm, ReportOptions
from desktop_app.reports.wording import wording_text

WORDING: Final = "wording"
CHOICES: Final = "choices"
KEPT_CHOICES: Final = (
    "calendar",
    "wide_digits",
    "marks",
    "marking",
    "form",
    "fold_done",
    "old_left",
)
"""The options that decide what a report says whatever it is about."""


def kept_settings(chosen: Mapping[str, ReportOptions]) -> dict[str, str]:
    """The settings of a version: the words of the forms, and per report what was chosen."""
    told = {
        report: {name: getattr(options, name) for name in KEPT_CHOICES}
        for report, options in chosen.items()
    }
    return {WORDING: wording_text(), CHOICES: json.dumps(told, sort_keys=True)}


def with_kept(options: ReportOptions, settings: Mapping[str, str], report: str) -> ReportOptions:
    """The options with what a version keeps for that report.

    If it keeps a choice that this program does not know, they stay as they are.
    """
    try:
        return with_choices(options, _choices(settings, report))
    except ValueError:
        return options


def with_choices(options: ReportOptions, kept: Mapping[str, object]) -> ReportOptions:
    """The options with the choices of these names. Raises ValueError for one that is unknown."""
    return replace(
        options,
        calendar=Calendar(str(kept.get("calendar", options.calendar))),
        wide_digits=bool(kept.get("wide_digits", options.wide_digits)),
        marks=MarkStyle(str(kept.get("marks", options.marks))),
        marking=Marking(str(kept.get("marking", options.marking))),
        form=ProgressForm(str(kept.get("form", options.form))),
        fold_done=bool(kept.get("fold_done", options.fold_done)),
        old_left=bool(kept.get("old_left", options.old_left)),
    )


def _choices(settings: Mapping[str, str], report: str) -> dict[str, object]:
    try:
        told = json.loads(settings.get(CHOICES, "{}"))
    except ValueError:
        return {}
    choices = told.get(report) if isinstance(told, dict) else None
    return dict(choices) if isinstance(choices, dict) else {}
