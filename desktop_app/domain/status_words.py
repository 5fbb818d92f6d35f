"""The words of a plan for its 進捗区分. A plan that has none uses those of the forms."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.plan import Plan, StatusWord
from desktop_app.domain.progress import Status


def status_words(plan: Plan) -> Mapping[Status, StatusWord]:
    """The words that the plan sets itself, in the order of the 進捗区分.

    Two of them may be the same: then a form counts both under one word.
    """
    told = {word.status: word for word in reversed(plan.status_words) if word.word}
    return {status: told[str(status)] for status in Status if str(status) in told}
