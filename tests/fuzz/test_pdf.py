"""PDFs that were good and are damaged. Each is taken apart in a process of its own, so few are looked at."""

from __future__ import annotations

import os
from functools import cache

from hypothesis import given, settings

from tests.fuzz.test_archives import DAMAGE, damaged
from tests.fuzz.test_readers import taken_in
from tests.read.test_pdf import made

FEW = settings() if os.environ.get("HYPOTHESIS_PROFILE") == "long" else settings(max_examples=8)


@cache
def good() -> bytes:
    """Return a PDF of four pages, with packed contents."""
    return made()


def test_the_good_one_is_read(tmp_path):
    """Else the damaged ones would show nothing."""
    assert any(not hasattr(x, "problem") for x in taken_in(good(), tmp_path, ".pdf"))


@FEW
@given(damage=DAMAGE)
def test_a_damaged_one_is_read_or_told(tmp_path, damage):
    """In its head, in a page, in the table at its end that says where everything stands."""
    taken_in(damaged(good(), damage), tmp_path, ".pdf")
