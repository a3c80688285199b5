"""The tornado: ten inputs at most, the largest first, and a title that its table gives."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.contributions.test_record import whole
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, words

from detente.assess.contributions.record import PriorChange, PriorEffect
from detente.report.sections.contributions.tornado import (
    NO_SOURCE,
    Swing,
    tornado,
    tornado_finding,
)
from detente.runs.result import Change
from detente.vocabulary.engagement import PARAMETERS

SUMMARY = finished()[0]
OPTION = next(iter(SUMMARY.strategies))
TALKS = [*(k for k, one in PARAMETERS.items() if one.mechanism == "talks"), "pace", "soft"]
ENDS = st.tuples(st.integers(-30, 30), st.integers(-30, 30), st.booleans())


def moved(*ends) -> list[dict]:
    return [
        {
            "inputs": [f"parameter|talks|{TALKS[n]}|"],
            "party": None,
            "number": "any_deal",
            "low": 0.5 + low / 100,
            "high": 0.5 + high / 100,
            "times": 3.0,
            "claim": claim,
        }
        for n, (low, high, claim) in enumerate(ends)
    ]


def weak(*ends):
    option = SUMMARY.audits.unsourced.option
    changes = {"audits/unsourced/moved": moved(*ends), f"strategies/{option}/settlement": 0.5}
    return tornado(altered(SUMMARY, changes), None)


@given(st.lists(ENDS, max_size=14))
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(ends):
    figure = weak(*ends)
    rows = figure.twin.rows
    assert len(rows) == min(len(ends), 10)
    sizes = [max(abs(row[1]), abs(row[2])) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    if not rows:
        draws = SUMMARY.audits.unsourced.draws
        moved = f"In {draws} draws no input tried moves the chance of a deal more than twofold"
        assert figure.finding == moved
        assert figure.svg == ""
        return
    source = "and has a source" if rows[0][3] == "yes" else "and has no source"
    assert figure.finding == f"“{rows[0][0]}” moves the chance of a deal most, {source}"


def test_inputs_without_a_source_are_marked():
    figure = weak((-3, 9, False), (-1, 2, True))
    for root in parsed(figure.svg):
        labels = [label for label in words(root) if "the model’s" in label]
        assert [label.startswith(NO_SOURCE) for label in labels] == [
            "first" in label for label in labels
        ]
        assert len(labels) == 2
    assert "first talks, in log-odds” (talks): −3.0, +9.0" in figure.alt


def prior(low: float, high: float, error: float) -> PriorEffect:
    def end(delta: float) -> PriorChange:
        change = {OPTION: Change(delta=delta, error=error)}
        return PriorChange(first=OPTION, value=change, settlement=change, most=None, largest=0.0)

    return PriorEffect(halved=end(low), doubled=end(high), matters=True)


def test_priors_stand_where_they_were_varied_and_noise_is_left_out():
    priors = {
        "talks.t_med": prior(-0.01, 0.05, 0.001),
        "contact.press": prior(0.001, 0.002, 0.01),
    }
    known = whole().model_copy(update={"first": OPTION, "priors": priors})
    figure = tornado(SUMMARY, known)
    (row,) = figure.twin.rows
    assert row[0] == "effect of contact on talks with the government's consent"
    assert [round(end, 6) for end in row[1:3]] == [-1.0, 5.0]
    assert row[-1] == "none"
    assert [entry.words for entry in figure.key] == ["halved", "doubled"]


def test_where_no_deal_is_modelled_the_value_is_moved():
    bare = prior(-0.01, 0.05, 0.001)
    valued = {
        part: getattr(bare, part).model_copy(update={"settlement": {}})
        for part in ("halved", "doubled")
    }
    known = {"first": OPTION, "priors": {"talks.t_med": bare.model_copy(update=valued)}}
    figure = tornado(SUMMARY, whole().model_copy(update=known))
    assert "moves the first option’s value most" in figure.finding


def test_the_largest_is_named_by_either_end():
    low = Swing(name="a", low=-5.0, high=0.0, sourced=True)
    high = Swing(name="b", low=0.0, high=4.0, sourced=False)
    assert tornado_finding([high, low], "it") == "“a” moves it most, and has a source"
