import io

import pytest

from detente.case.editing.keys import insert_key, inserted_below, replace_key
from detente.case.editing.yaml import keeping_comments

TEXT = """\
# top
a: 1   # first
b:     # second
  - x: 1
    y: 2   # of y
  - {x: 3, y: 4}

# about c
c: [1,
  2]
d: text
"""


def changed(how) -> str:
    yaml = keeping_comments()
    document = yaml.load(TEXT)
    how(document)
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def test_a_key_is_replaced_in_place_with_its_comment():
    text = changed(lambda d: replace_key(d["b"][0], "y", {"u": 5, "v": 6}))
    assert "    u: 5\n    v: 6   # of y\n" in text
    assert text.count("#") == TEXT.count("#")


def test_a_key_is_taken_out_or_set_where_it_is():
    text = changed(lambda d: replace_key(d["b"][1], "x", {}))
    assert "  - {y: 4}\n" in text
    text = changed(lambda d: replace_key(d["b"][1], "x", {"y": 7}))
    assert "  - {y: 7}\n" in text


def test_a_key_is_inserted_behind_another():
    text = changed(lambda d: insert_key(d, "z", True, after="a"))
    assert "a: 1   # first\nz: true\nb:" in text


@pytest.mark.parametrize(
    ("key", "before"), [("a", "b:     #"), ("b", "\n# about c"), ("c", "d: text")]
)
def test_lines_go_below_a_key_and_all_that_is_in_it(key, before):
    text = inserted_below(TEXT, key, ["new: 1"])
    assert f"new: 1\n{before}" in text
    assert text.replace("new: 1\n", "") == TEXT


def test_lines_go_below_the_last_key_of_a_text_without_an_end():
    assert inserted_below("a: 1\nb: 2", "b", ["c: 3"]) == "a: 1\nb: 2\nc: 3\n"
    assert inserted_below("a: 1\r\nb: 2\r\n", "a", ["c: 3"]) == "a: 1\r\nc: 3\r\nb: 2\r\n"
