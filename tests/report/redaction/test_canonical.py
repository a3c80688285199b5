import pytest

from detente.report.redaction.canonical import canonical, readings, runs

TEXT = "The “envoy” met A&B, twice"
SAID = "the envoy met a b twice"


def test_a_text_in_canonical_form_has_letters_digits_and_single_spaces():
    assert canonical(f"  {TEXT}\n") == SAID
    assert canonical("ﬁle\u200b s\u00adign") == "file sign"


@pytest.mark.parametrize(
    "written",
    [
        "<b>The “envoy”</b> met A&amp;B, twice",
        "The &ldquo;envoy&rdquo; met A&amp;amp;B, twice",
        r"The “envoy” met A\&B\, twice",
        'The ""envoy"" met A&B, twice',
        "<w:t>The “env</w:t></w:r><w:t>oy” met A&amp;B, twice</w:t>",
        "The%20%E2%80%9Cenvoy%E2%80%9D%20met%20A%26B,%20twice",
        r"The \201c envoy\201d  met A\26 B, twice",
    ],
)
def test_each_way_of_writing_a_text_can_be_read(written):
    assert any(SAID in reading for reading in readings(written))


def test_runs_are_all_of_one_length():
    assert list(runs("abcd", 3)) == ["abc", "bcd"]
    assert list(runs("ab", 3)) == []
