"""Models on a bare table, told in words, as JSON and in files."""

import json

import pytest
import typer
from tests.position_tables.tables import KTAB, PLAIN, SEVERAL, write

from detente.cli.bare_table import PLOTS, answer_table

CHALLENGE = "bargaining.challenge"


def answered(
    path,
    capsys,
    models=None,
    *,
    variant=None,
    rounds=None,
    rows=None,
    plot=None,
    as_json=False,
) -> tuple[str, str]:
    """Return what is printed and what is remarked."""
    answer_table(path, models, variant, rounds, None, (rows, plot), as_json=as_json)
    return capsys.readouterr()


def test_each_issue_has_its_scale_and_a_line_for_each_model_that_answers(tmp_path, capsys):
    models = ["bargaining.compromise", "bargaining.median"]
    text, _ = answered(write(tmp_path, SEVERAL), capsys, models)
    lines = [" ".join(line.split()) for line in text.splitlines() if line]
    # tax: influence 0.5 at 0 and 1 at 10; debt: 0.4 at 3 and 1.2 at 4.
    assert lines[0] == "tax: scale from 0 to 10, as the file says"
    assert lines[1:3] == ["model outcome end", "bargaining.compromise 6.667"]
    assert lines[4] == "debt: scale from 3 to 4, the range of what stands on it"
    assert lines[6] == "bargaining.compromise 3.75"
    assert lines[-1].endswith("by each model, not that anything is agreed.")
    assert not [line for line in lines if line.startswith("round")]


def test_a_file_with_scales_of_its_own_says_so(tmp_path, capsys):
    text, _ = answered(write(tmp_path, KTAB), capsys, ["bargaining.compromise"])
    assert text.count("scale from 0 to 100, as the file says") == 2


def test_one_model_alone_is_followed_by_round_as_its_json_has_it(tmp_path, capsys):
    path = write(tmp_path, PLAIN)
    options = {"variant": "as_printed", "rounds": 3}
    text, _ = answered(path, capsys, [CHALLENGE], **options)
    told = json.loads(answered(path, capsys, [CHALLENGE], **options, as_json=True)[0])
    answer = told["issues"]["issue"]["models"][CHALLENGE]
    with_another, _ = answered(path, capsys, [CHALLENGE, "bargaining.median"], **options)
    assert "mean" not in with_another.split()
    lines = [line.split() for line in text.splitlines()]
    start = lines.index(["round", "median", "mean"]) + 1
    played = lines[start : start + len(answer["rounds"])]
    assert len(played) > 1
    for number, (line, step) in enumerate(zip(played, answer["rounds"], strict=True)):
        assert line == [str(number), f"{step['median']:.4g}", f"{step['mean']:.4g}"]
    assert f"round {answer['ended']['round']}" in text
    assert f"{CHALLENGE} (as_printed)" in text


def test_models_without_an_answer_are_named_once_by_their_reason(tmp_path, capsys):
    path = write(tmp_path, PLAIN)
    text, _ = answered(path, capsys)
    told = json.loads(answered(path, capsys, as_json=True)[0])["issues"]["issue"]["models"]
    reasons = {one["why_not"] for one in told.values() if "why_not" in one}
    assert text.count("no outcome of ") == len(reasons) > 0
    flat = " ".join(text.split())
    for why in reasons:
        keys = [key for key, one in told.items() if one.get("why_not") == why]
        assert f"no outcome of {', '.join(keys)}: {why}" in flat
    assert max(len(line) for line in text.splitlines()) <= 100


def test_a_page_holds_the_plot_under_a_title_that_is_text(tmp_path, capsys):
    path = write(tmp_path, PLAIN, "a<b>&c.csv")
    pages = [tmp_path / f"plot{ending}" for ending in (*PLOTS, ".SVG")]
    remarks = [answered(path, capsys, [CHALLENGE], plot=page)[1] for page in pages]
    svg, page, capital = (page.read_text(encoding="utf-8") for page in pages)
    assert svg.startswith("<svg")
    assert capital == svg
    assert svg.rstrip("\n") in page
    assert page.count("Positions by round: a&lt;b&gt;&amp;c.csv") == 2
    assert "<b>" not in page
    assert remarks == [f"written: {page}\n" for page in pages]


@pytest.mark.parametrize("as_json", [True, False])
def test_a_file_that_cannot_be_written_is_one_answer_and_exit_code_1(tmp_path, capsys, as_json):
    path, rows = write(tmp_path, PLAIN), tmp_path / "none" / "rows.csv"
    with pytest.raises(typer.Exit) as left:
        answered(path, capsys, rows=rows, as_json=as_json)
    assert left.value.exit_code == 1
    out, remark = capsys.readouterr()
    said = json.loads(out)["findings"][0]["message"] if as_json else remark
    assert f"{rows} cannot be written: no such file" in said
    assert (out == "") != as_json


def test_rows_are_written_and_json_stands_alone_on_the_output(tmp_path, capsys):
    rows = tmp_path / "rows.csv"
    out, remark = answered(
        write(tmp_path, PLAIN), capsys, ["bargaining.compromise"], rows=rows, as_json=True
    )
    # 0.5 at 0, 2 at 40 and 1 at 100, of 3.5.
    found = json.loads(out)["issues"]["issue"]["models"]["bargaining.compromise"]["outcome"]
    assert found == pytest.approx(180 / 3.5, abs=1e-6)
    assert remark == f"written: {rows}\n"
    assert "bargaining.compromise" in rows.read_text(encoding="utf-8")
