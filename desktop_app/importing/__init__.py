"""Text from Word, PDF or Excel read as rows of a plan. It proposes; a person decides."""

from desktop_app.importing.html_table import cells_of_html
from desktop_app.importing.proposal import (
    Aside,
    Branch,
    Proposal,
    ProposedRow,
    RowKind,
    Why,
    branches,
)
from desktop_app.importing.reader import read_html, read_text

__all__ = [
    "Aside",
    "Branch",
    "Proposal",
    "ProposedRow",
    "RowKind",
    "Why",
    "branches",
    "cells_of_html",
    "read_html",
    "read_text",
]
