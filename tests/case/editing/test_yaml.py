import pytest

from detente.case.editing.yaml import changed_setting
from detente.errors import CaseError, UnknownNameError

TEXT = """# top
id: a # the id
title: 'x'
codes: {}
issues:
  - id: b
    note: |
      two
      lines
"""


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["id"], "c", "id: c # the id"),
        (["title"], "c: d", "title: 'c: d'"),
        (["codes"], {"A": "b"}, "codes: {A: b}"),
        (["issues", "0", "id"], "c", "  - id: c"),
        (["issues", 0, "title"], "c", "    title: c"),
        (["issues", 0, "note"], "one", "      one"),
        (["horizon_months"], 12, "horizon_months: 12"),
    ],
)
def test_a_value_is_changed_where_it_stands(path, value, line):
    changed = changed_setting(TEXT, path, value).splitlines()
    assert line in changed
    assert changed[0] == "# top"
    assert len([one for one in TEXT.splitlines() if one not in changed]) <= 3


def test_a_key_is_removed():
    assert "title" not in changed_setting(TEXT, ["title"], None)


def test_a_place_that_is_none_is_refused():
    with pytest.raises(UnknownNameError, match="positions 0 to 0"):
        changed_setting(TEXT, ["issues", "x"], 1)
    with pytest.raises(CaseError, match=r"case\.yaml"):
        changed_setting("- a\n", ["id"], 1)
