"""Changes are carried over into a text as a person wrote it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from detente.case.editing.merged import merged, plain_text
from detente.case.editing.yaml import keeping_comments, written


def changed(text: str, change) -> str:
    yaml = keeping_comments()
    document = yaml.load(plain_text(text))
    before = written(yaml, document)
    change(document)
    return merged(text, before, written(yaml, document))


def test_a_line_is_put_in_where_the_text_indents_otherwise():
    text = "a:   1\noptions:\n- id: one   # first\n  level:  open\n- id:  two\n  level: none\n"
    made = changed(text, lambda it: it["options"][1].insert(1, "appeal", 0))
    assert made == text.replace("- id:  two\n", "- id:  two\n  appeal: 0\n")


def test_a_line_is_taken_out_and_one_is_put_at_the_end_of_a_text_without_a_last_end():
    text = "---\r\na: 1  \r\nb: {x: 1,y: 2}\r\nc: 3"
    assert changed(text, lambda it: it.pop("a")) == "---\r\nb: {x: 1,y: 2}\r\nc: 3"
    assert changed(text, lambda it: it.insert(3, "d", 4)) == text + "\r\nd: 4\r\n"


def test_nothing_changed_is_nothing_written():
    text = "\ufeffa:  'x'   # why\r\n\r\n\r\nb:\r\n- 1\r\n-  2"
    assert changed(text, lambda _: None) == text


@pytest.mark.parametrize("wrong", ["a: 1\nb: 2\n", ""])
def test_what_cannot_be_carried_over_is_written_as_a_program_does(wrong):
    assert merged("x: 1\r\ny: 2\r\n", wrong, "x: 1\ny: 3\n") in (
        "x: 1\r\ny: 3\r\n",
        "y: 3\r\n",
    )


NAMES = st.sampled_from(["a", "b", "c", "d"])
TREES = st.recursive(
    st.integers(0, 9) | st.sampled_from(["yes indeed", "x # y", "ü"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)
FORMS = st.sampled_from([(2, 2, 0), (2, 4, 2), (4, 6, 4), (3, 3, 0)])


@given(
    st.dictionaries(NAMES, TREES, min_size=1, max_size=4),
    FORMS,
    st.booleans(),
    NAMES,
    TREES,
    st.booleans(),
)
def test_the_result_means_what_the_change_means(tree, form, ends, name, value, takes_out):

    yaml = YAML()
    yaml.indent(mapping=form[0], sequence=form[1], offset=form[2])
    out = io.StringIO()
    yaml.dump(tree, out)
    text = out.getvalue().replace("\n", "\r\n") if ends else out.getvalue()

    def change(document):
        if takes_out:
            document.pop(next(iter(document)))
        else:
            document[name] = value

    wanted = dict(tree)
    change(wanted)
    assert (YAML(typ="safe").load(plain_text(changed(text, change))) or {}) == wanted
