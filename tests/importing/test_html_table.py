"""Tables as Word, browsers and mail programs put them on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importing import cells_of_html


@pytest.mark.parametrize(
    ("page", "cells"),
    [
        ("<p>表はない</p>", []),
        ("<table><tr><td>A</td><td>B</td></tr><tr><th>C<td>D</table>", [["A", "B"], ["C", "D"]]),
        ("<table><tr><td><p>一行</p><p>二行</p></td></tr></table>", [["一行\n二行"]]),
        ("<table><tr><td>一行<br>二行<br/>\n 三行</td></tr></table>", [["一行\n二行\n三行"]]),
        ("<table><tr><td>\n  間の\n  空白&nbsp;</td></tr></table>", [["間の 空白"]]),
        ("<style>td{x}</style><table><tr><td><style>y</style>A</td></tr></table>", [["A"]]),
        (
            "<table><tr><td colspan=2>A<td>B<tr><td>C<td>D<td>E</table>",
            [["A", "", "B"], ["C", "D", "E"]],
        ),
        (
            "<table><tr><td rowspan=2>A<td>B<tr><td>C<tr><td>D<td>E</table>",
            [["A", "B"], ["", "C"], ["D", "E"]],
        ),
        ("<table><tr><td>A<td rowspan=2>B<tr><td>C</table>", [["A", "B"], ["C", ""]]),
        (
            "<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>B</td></tr></table>",
            [["外内", "B"]],
        ),
        ("<table><tr><td colspan='x' rowspan='-1'>A<td colspan=99999999>B</table>", None),
        ("<table><tr><td><![if !supportMisalignedColumns]>A</td></tr></table>", [["A"]]),
        ("<table><tr><td><![foo[x]]>A<td><![ y]>B</table>", [["A", "B"]]),
        ("<table><tr><td>A</td><td></td><td>C</td></tr></table>", [["A", "", "C"]]),
    ],
)
def test_rows_and_cells(page: str, cells: list[list[str]] | None) -> None:
    found = cells_of_html(page)
    if cells is None:
        assert len(found[0]) == 1001
    else:
        assert found == cells


TAGS = (
    "<table> </table> <tr> </tr> <td> </td> <td|rowspan=3> <td|colspan=2> <br> <p> x < &amp;"
    " <![ <![if]> <![y[ ]]>"
)


@given(st.lists(st.sampled_from([tag.replace("|", " ") for tag in TAGS.split()])))
def test_no_page_is_too_broken(parts: list[str]) -> None:
    for row in cells_of_html("".join(parts)):
        assert all(isinstance(cell, str) for cell in row)
