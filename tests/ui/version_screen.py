"""版 and 変更案 on screen: the fictional plan with its versions, opened in a window."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.versions import VersionQueries
from desktop_app.domain.plan import Measure
from desktop_app.domain.tree import get
from desktop_app.domain.version import Version
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.views.comparison_page import ComparisonPage
from desktop_app.ui.views.versions_page import VersionsPage
from desktop_app.ui.widgets.proposal_box import ProposalBox
from desktop_app.ui.widgets.timing_field import TimingField
from desktop_app.ui.windows import Windows
from tests.helpers.fictional import fictional_store
from tests.ui.screen import opened, outline_of


def fictional_window(windows: Windows, folder: Path) -> MainWindow:
    """A window on a copy of the fictional plan."""
    fictional_store(folder).close()
    made = windows.open(folder / "架空.kaizen")
    made.resize(1366, 768)
    return made


def queries_of(window: MainWindow) -> VersionQueries:
    return VersionQueries(opened(window).session.records)


def version(window: MainWindow, name: str) -> Version:
    return queries_of(window).named(name)


def versions_page(window: MainWindow) -> VersionsPage:
    opened(window).desk.show_page("versions")
    page = opened(window).desk.page("versions")
    assert isinstance(page, VersionsPage)
    return page


def comparison_page(window: MainWindow, name: str) -> ComparisonPage:
    """The comparison of that version with the plan as it is."""
    page = versions_page(window)
    page.compare(version(window, name).id)
    return page.comparison


def show(window: MainWindow, measure: Measure) -> None:
    """Puts the cursor on a measure, its fields beside it."""
    opened(window).desk.show_page("plan")
    opened(window).details.show_content()
    outline_of(window).show_row(measure.id)


def now(window: MainWindow, measure: Measure) -> Measure:
    """The measure as it stands."""
    return get(opened(window).session.plan, measure.id, Measure)


def timing_field(window: MainWindow) -> TimingField:
    field = opened(window).details.content.timing
    assert field is not None
    return field


def box(window: MainWindow) -> ProposalBox:
    return opened(window).details.content.proposal


def waiting_measure(window: MainWindow) -> Measure:
    """The measure whose 変更案 the sample leaves open."""
    return next(m for m in opened(window).session.plan.measures() if m.proposal is not None)


def dated(window: MainWindow, text: str) -> Measure:
    """The first measure with that 実施時期 and no 変更案."""
    measures = opened(window).session.plan.measures()
    return next(m for m in measures if m.timing_text == text and not m.proposals)
