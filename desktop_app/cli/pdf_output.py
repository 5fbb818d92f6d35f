"""A report's pages without a window: as a PDF, or counted for Word. Needs Qt's libraries, but no
screen.
"""

from __future__ import annotations

from desktop_app.cli.errors import Refused
from desktop_app.cli.surroundings import cannot_load
from desktop_app.reports.document import ReportDocument

_NEEDED = ("PySide6", "shiboken6", "pypdf")


def render_pdf(document: ReportDocument) -> bytes:
    """The file's bytes. Raises Refused where Qt is missing."""
    try:
        from desktop_app.printing.faces import ensure_application
        from desktop_app.printing.pagination import paginate
        from desktop_app.printing.pdf import write_pdf
    except ImportError as fault:
        if not cannot_load(fault, *_NEEDED):
            raise
        raise Refused("qt_missing", detail=str(fault)) from fault
    # Qt's application lives as long as the name does.
    application = ensure_application()
    content = write_pdf(paginate(document), document)
    del application
    return content


def count_pages(document: ReportDocument) -> tuple[int, ...] | None:
    """The pages of each section as the window counts them; None without Qt or the faces."""
    try:
        from desktop_app.printing.faces import FacesUnavailable, ensure_application
        from desktop_app.printing.pagination import paginate
    except ImportError as fault:
        if not cannot_load(fault, *_NEEDED):
            raise
        return None
    application = ensure_application()
    try:
        return paginate(document).page_counts
    except FacesUnavailable:
        return None
    finally:
        del application
