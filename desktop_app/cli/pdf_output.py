"""A report as a PDF, by the pages that the window prints. Needs Qt's libraries, but no screen."""

from __future__ import annotations

from desktop_app.cli.errors import Refused
from desktop_app.reports.document import ReportDocument


def render_pdf(document: ReportDocument) -> bytes:
    """The file's bytes. Raises Refused where Qt is missing."""
    try:
        from desktop_app.printing.faces import ensure_application
        from desktop_app.printing.pagination import paginate
        from desktop_app.printing.pdf import write_pdf

        # Qt's application lives as long as the name does.
        application = ensure_application()
        content = write_pdf(paginate(document), document)
    except ImportError as fault:
        if not (fault.name or "").startswith(("PySide6", "shiboken6", "pypdf")):
            raise
        raise Refused("qt_missing", detail=str(fault)) from fault
    del application
    return content
