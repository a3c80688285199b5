import pytest
from tests.position_tables.tables import findings, places, write

from detente.position_tables.recognise import read_positions

HEAD = "actor,position,salience,capability\n"


@pytest.mark.parametrize(
    ("positions", "codes"),
    [
        ([4, 7, 999], [999]),
        ([-99, 10, 20], [-99]),
        ([1, 5, 99], [99]),
        ([40, 60, -999, 999], [-999, 999]),
    ],
)
def test_codes_far_from_the_others_are_refused(tmp_path, positions, codes):
    rows = "".join(f"{name},{p},0.8,1\n" for name, p in zip("ABCD", positions, strict=False))
    found = places(findings(tmp_path, HEAD + rows))
    assert [(code, float(value)) for code, _, _, value in found] == [
        ("code-for-missing", code) for code in codes
    ]


@pytest.mark.parametrize(
    "positions", [[10, 50, 99], [-99, -40, 20], [999, 700, 100], [99, 99, 99], [-1, 0, 1], [-9, 3]]
)
def test_real_positions_are_left_alone(tmp_path, positions):
    rows = "".join(f"{name},{p},0.8,1\n" for name, p in zip("ABC", positions, strict=False))
    assert read_positions(write(tmp_path, HEAD + rows)).findings == ()


def test_a_scale_that_is_given_says_that_the_number_is_meant(tmp_path):
    text = "actor,position,salience,capability,low,high\nA,4,0.5,1,0,999\nB,999,0.5,1,,\n"
    assert read_positions(write(tmp_path, text)).findings == ()


def test_a_capability_is_only_doubted(tmp_path):
    table = read_positions(write(tmp_path, HEAD + "A,1,0.5,1\nB,2,0.5,999\n"))
    assert [(f.code, f.severity, f.line) for f in table.findings] == [
        ("capability-far", "warning", 3)
    ]


@pytest.mark.parametrize("word", ["NA", "n/a", ".", "-", "NaN"])
def test_words_for_missing_say_what_to_do(tmp_path, word):
    (found,) = findings(tmp_path, HEAD + f"A,{word},0.8,1\nB,2,0.5,1\n")
    assert "leave the position empty" in found.hint


@pytest.mark.parametrize(
    ("salience", "part"), [("99", "0.99"), ("-99", "empty"), ("100", "mean 1?")]
)
def test_saliences_outside_their_range(tmp_path, salience, part):
    (found,) = findings(tmp_path, HEAD + f"A,1,{salience},1\nB,2,0.5,1\n")
    assert part in found.hint
