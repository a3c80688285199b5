"""Models on a bare table: equal to the models, honest where there is no outcome."""

import csv
import io
import json
import math

import numpy as np
import pytest
from tests.position_tables.tables import DECIDE, KTAB, PLAIN, SEVERAL, write

from detente.assess.agreement.bare_table import COLUMNS, KEYS, table_outcomes
from detente.errors import DomainError, UnknownNameError
from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.cooperative import nash
from detente.models.bargaining.cooperative.deal import Deal, Status
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.models.index import MODELS
from detente.position_tables.recognise import read_positions

HEAD = "actor,position,salience,capability\n"
TRADE = """issue,actor,position,salience,capability,low,high
tax,A,0,0.9,1,0,10
tax,B,10,0.3,2,,
tax,C,4,0.5,1,,
debt,A,3,0.2,1,,
debt,B,9,0.8,2,,
"""


@pytest.fixture
def read(tmp_path):
    return lambda text: read_positions(write(tmp_path, text))


def models(table, issue, *keys, **options):
    found = json.loads(table_outcomes(table, list(keys) or None, **options).to_json())
    json.dumps(found, allow_nan=False)
    return found["issues"][issue]["models"]


def of(table, issue, key, **options):
    return models(table, issue, key, **options)[key]


def test_every_bargaining_model_is_there():
    # What names no single outcome answers another question.
    others = {f"bargaining.{name}" for name in ("core", "crisis", "levers", "linkage", "win_set")}
    assert {key for key in MODELS if key.startswith("bargaining.")} - others <= set(KEYS)


def test_an_outcome_or_a_reason(read):
    for text in (PLAIN, SEVERAL, KTAB, DECIDE):
        found = json.loads(table_outcomes(read(text)).to_json())
        for issue in found["issues"].values():
            assert set(issue["models"]) == set(KEYS)
            for answer in issue["models"].values():
                assert (answer["outcome"] is None) == bool(answer.get("why_not"))
                assert (answer["outcome"] is None) == (answer["rounds"] == [])


def test_means_and_medians_are_the_models_own(read):
    table = read(SEVERAL)
    arrays = table.position, table.capability, table.salience
    for key, array in (
        ("bargaining.compromise", compromise_array(*arrays)),
        ("bargaining.median", median_array(*arrays)),
    ):
        assert [of(table, name, key)["outcome"] for name in table.issues] == array.tolist()


def test_rounds_of_models_without_rounds_are_the_positions_given(read):
    (step,) = of(read(DECIDE), "tax", "bargaining.compromise")["rounds"]
    assert step["positions"] == {"A": 10.0, "B": 50.0}
    assert step["mean"] == pytest.approx((0.9 * 10 + 0.2 * 50) / 1.1)


@pytest.mark.parametrize("variant", list(challenge.READINGS))
def test_challenges_by_every_reading(read, variant):
    table = read(PLAIN)
    told = of(table, "issue", "bargaining.challenge", variant=variant, rounds=5)
    plain = challenge.challenge_array(
        table.position, table.capability, table.salience, variant=variant, rounds=5
    )
    last = int(plain.ended[0])
    assert told["variant"] == variant
    assert told["outcome"] == plain.median[0, last]
    assert [step["median"] for step in told["rounds"]] == plain.median[0, : last + 1].tolist()
    assert told["rounds"][-1]["positions"] == dict(
        zip(table.actors, plain.position[0, :, last].tolist(), strict=True)
    )
    assert told["ended"]["round"] == last
    assert told["ended"]["how"] == challenge.Ending(int(plain.ending[0])).name.lower()


def test_the_printed_reading_stands_beside_the_run_one(read):
    found = models(read(PLAIN), "issue")
    assert found["bargaining.challenge"]["variant"] == "as_run"
    printed = of(read(PLAIN), "issue", "bargaining.challenge", variant="as_printed")
    assert found["bargaining.challenge.as_printed"]["rounds"] == printed["rounds"]


def test_a_cycle_is_reported_as_one(read):
    rows = "A,0,0.9,1\nB,40,0.3,1\nC,100,0.8,1.5\n"
    ended = of(read(HEAD + rows), "issue", "bargaining.challenge", rounds=500)["ended"]
    assert ended["how"] in {"cycle", "rounds", "rest"}
    table = read(HEAD + rows)
    plain = challenge.challenge_array(table.position, table.capability, table.salience, rounds=500)
    assert ended.get("cycle", 0) == plain.cycle_length[0]


@pytest.mark.parametrize("variant", ["default", "as_run"])
def test_exchanges(read, variant):
    table = read(TRADE)
    told = of(table, "tax", "bargaining.exchange", variant=variant, rounds=2)
    rules = exchange.AS_RUN if variant == "as_run" else None
    plain = exchange.exchange_array(
        table.position, table.capability, table.salience, scale=table.scale, rounds=2, rules=rules
    )
    assert told["outcome"] == plain.outcome[-1, 0]
    assert told["rounds"][2]["mean"] == pytest.approx(plain.outcome[-1, 0])
    assert len(told["rounds"]) == 3
    assert told["exchanges"][0] > 0
    assert told["exchanges"] == plain.deals.realised.tolist()


def test_one_issue_leaves_nothing_to_exchange(read):
    assert "several issues" in of(read(PLAIN), "issue", "bargaining.exchange")["why_not"]


def test_dimensions_are_played_together_where_saliences_are_shares_of_one_whole(read):
    table = read(KTAB)
    told = of(table, "Tax", "bargaining.spatial", variant="as_run")
    plain = spatial.spatial_array(
        table.position.T, table.power, table.salience.T, scale=table.scale, rules=spatial.AS_RUN
    )
    assert told["issues"] == "together"
    assert told["outcome"] == plain.outcome[plain.turns, 0]
    assert told["ended"] == {"how": "rest", "round": int(plain.turns)}
    assert of(read(SEVERAL), "tax", "bargaining.spatial")["issues"] == "one by one"


def test_turns_that_run_out_are_said(read):
    assert of(read(PLAIN), "issue", "bargaining.spatial", rounds=1)["ended"]["how"] == "rounds"


def test_the_election_is_among_distinct_positions(read):
    one = read(HEAD + "A,0,1,3\nB,100,1,1\n")
    told = of(one, "issue", "bargaining.condorcet")
    assert [c["position"] for c in told["chances"]] == [0.0, 100.0]
    assert [c["probability"] for c in told["chances"]] == pytest.approx([0.75, 0.25])
    assert told["outcome"] == pytest.approx(25.0)
    split = read(HEAD + "A,0,1,1\nA2,0,1,2\nB,100,1,1\n")
    assert of(split, "issue", "bargaining.condorcet")["outcome"] == pytest.approx(25.0)


def test_a_plurality_tie_names_no_winner(read):
    table = read(HEAD + "A,0,1,1\nB,100,1,1\n")
    assert "positions tie" in of(table, "issue", "bargaining.plurality")["why_not"]
    winner = of(table, "issue", "bargaining.condorcet_winner")
    assert (winner["low"], winner["high"], winner["outcome"]) == (0.0, 100.0, 50.0)


def package(reversion="0", capability="1"):
    head = "issue,actor,position,salience,capability,low,high,reversion,status_quo\n"
    return head + (
        f"tax,A,0,0.8,1,0,10,{reversion},2\ntax,B,10,0.2,1,,,,\n"
        f"roads,A,0,0.2,{capability},0,100,{reversion},\nroads,B,100,0.8,1,,,,\n"
    )


def test_deals_are_in_the_units_of_each_issue(read):
    told = models(read(package("5").replace("100,5", "100,50")), "tax")
    plain = nash.nash_array(
        np.array([[0.0, 100.0], [0.0, 100.0]]),
        np.ones(2),
        np.array([[0.8, 0.2], [0.2, 0.8]]),
        reversion=np.array([50.0, 50.0]),
    )
    assert told["bargaining.nash"]["outcome"] == pytest.approx(plain.outcome[0] / 10)
    assert told["bargaining.nash"]["deal"] == "deal"
    for key in ("kalai_smorodinsky", "egalitarian", "utilitarian"):
        assert 0.0 <= told[f"bargaining.{key}"]["outcome"] <= 10.0
    assert told["bargaining.status_quo"]["outcome"] == 2.0


def test_deals_need_a_reversion_point_and_one_capability(read):
    assert "reversion" in of(read(PLAIN), "issue", "bargaining.nash")["why_not"]
    part = models(read(package().replace("0,100,0,", "0,100,,")), "roads", "bargaining.nash")
    assert "column reversion" in part["bargaining.nash"]["why_not"]
    told = of(read(package(capability="3")), "tax", "bargaining.nash")
    assert "one capability an actor" in told["why_not"]


@pytest.mark.parametrize(
    ("status", "why"), [(Status.UNFINISHED, "did not come to rest"), (Status.UNDEFINED, "nobody")]
)
def test_a_deal_that_is_not_found_says_why(read, monkeypatch, status, why):
    nan = np.full(2, np.nan)
    lost = Deal(nan, nan, nan, np.int64(status))
    monkeypatch.setattr(nash, "nash_array", lambda *args, **options: lost)
    told = of(read(package()), "tax", "bargaining.nash")
    assert told["outcome"] is None
    assert why in told["why_not"]


def test_what_no_table_holds_is_said(read):
    found = models(read(PLAIN), "issue")
    assert "who offers first" in found["bargaining.rubinstein"]["why_not"]
    assert "chance to propose" in found["bargaining.baron_ferejohn"]["why_not"]


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ("A,7,1,1\n", 7.0),
        ("A,7,1,1\nB,7,0.5,3\n", 7.0),
        ("A,7,1,1\nB,,0.5,3\n", 7.0),
        ("A,7,1,1\nB,3,0,3\n", 7.0),
    ],
    ids=["one actor", "equal positions", "one absent", "one without salience"],
)
def test_small_tables_have_the_outcome_that_is_left(read, rows, outcome):
    found = models(read(HEAD + rows), "issue")
    for key in ("compromise", "median", "condorcet_winner", "plurality", "condorcet", "challenge"):
        assert found[f"bargaining.{key}"]["outcome"] == pytest.approx(outcome), key
    assert math.isfinite(found["bargaining.spatial"]["outcome"])


@pytest.mark.parametrize(
    ("rows", "why"),
    [("A,7,0,1\nB,3,1,0\n", "nobody has influence"), ("A,,1,1\n", "nobody has a position")],
)
def test_without_influence_or_position_every_model_says_so(read, rows, why):
    found = json.loads(table_outcomes(read(HEAD + rows)).to_json())
    for answer in found["issues"]["issue"]["models"].values():
        assert answer["outcome"] is None
        assert why in answer["why_not"]
    assert len(found["findings"]) == 1


def test_ten_thousand_actors(read):
    rows = "".join(f"a{n},{(n * 37) % 101},0.{1 + n % 9},{1 + n % 5}\n" for n in range(10_000))
    found = models(read(HEAD + rows), "issue")
    for key in ("compromise", "median", "condorcet_winner"):
        assert 0.0 <= found[f"bargaining.{key}"]["outcome"] <= 100.0
    for key in ("challenge", "exchange", "spatial", "condorcet"):
        assert "10,000 actors; at most" in found[f"bargaining.{key}"]["why_not"]


def test_unknown_models_variants_and_rounds_are_refused(read):
    table = read(PLAIN)
    with pytest.raises(UnknownNameError, match=r"'guess' is not known here; allowed: bargaining\."):
        table_outcomes(table, ["guess"])
    with pytest.raises(UnknownNameError, match=r"'guess' is not known; .*as_run, as_printed"):
        table_outcomes(table, ["bargaining.challenge"], variant="guess")
    with pytest.raises(UnknownNameError, match="none for these models"):
        table_outcomes(table, ["bargaining.median"], variant="as_run")
    with pytest.raises(DomainError, match="rounds is 0"):
        table_outcomes(table, rounds=0)


def test_rows_hold_every_number_once(read):
    found = table_outcomes(read(PLAIN), ["bargaining.challenge", "bargaining.nash"], rounds=2)
    rows = list(csv.DictReader(io.StringIO(found.to_csv())))
    assert tuple(rows[0]) == COLUMNS
    measures = [row["measure"] for row in rows if row["model"] == "bargaining.challenge"]
    told = json.loads(found.to_json())["issues"]["issue"]["models"]["bargaining.challenge"][
        "rounds"
    ]
    assert measures.count("position") == 3 * len(told)
    assert measures.count("outcome") == 1
    assert float(rows[1]["value"]) == told[0]["median"]
    silent = [row for row in rows if row["model"] == "bargaining.nash"]
    assert [(row["value"], "reversion" in row["note"]) for row in silent] == [("", True)]


def test_a_frame_holds_the_rows(read):
    pytest.importorskip("pandas", reason="pandas is an extra (notebook)")
    found = table_outcomes(read(PLAIN), ["bargaining.challenge", "bargaining.nash"], rounds=2)
    frame = found.to_dataframe()
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(list(found.rows()))
    assert frame["value"].dtype == np.float64


EMISSION = """actor,issue,position,capability,salience
a,standard,4,0.08,0.8
b,standard,7,0.08,0.4
c,standard,4,0.03,0.2
d,standard,4,0.16,0.8
e,standard,10,0.16,0.6
f,standard,10,0.16,0.6
g,standard,10,0.16,0.9
h,standard,7,0.05,0.1
i,standard,4,0.05,1
j,standard,7,0.08,0.7
"""


def test_a_direction_that_decides_is_shown(read):
    """The same dispute with the scale read from the other end: 14 - x for x."""
    here = of(read(EMISSION), "standard", "bargaining.challenge", rounds=8)
    turned = EMISSION.replace(",4,", ",old,").replace(",10,", ",4,").replace(",old,", ",10,")
    there = of(read(turned), "standard", "bargaining.challenge", rounds=8)
    assert (round(here["outcome"], 2), round(here["mirrored"], 2)) == (9.67, 8.18)
    assert there["outcome"] == pytest.approx(14 - here["mirrored"])
    assert there["mirrored"] == pytest.approx(14 - here["outcome"])


def test_a_direction_that_means_nothing_is_not_mentioned(read):
    two = "actor,issue,position,capability,salience\na,x,0,1,1\nb,x,100,3,1\n"
    assert "mirrored" not in of(read(two), "x", "bargaining.challenge")


TRADES = """actor,issue,position,capability,salience
a,p,0,1,1
a,q,0,1,0.5
b,p,0,1,1
b,q,0,1,0.5
c,p,100,1,0.5
c,q,100,1,1
d,p,100,1,0.5
d,q,100,1,1
e,p,50,1,0.5
e,q,100,1,0.5
"""


def test_exchanges_of_equal_gain_are_counted_and_their_orders_tried(read):
    table = read(TRADES)
    plain = of(table, "p", "bargaining.exchange")
    tried = of(table, "p", "bargaining.exchange", ties=20)
    assert sum(plain["equal_gains"]) > 0
    assert "spread" not in plain
    assert tried["spread"][0] <= plain["outcome"] + 1e-9
    assert tried["spread"][1] >= plain["outcome"] - 1e-9
    assert tried["outcome"] == plain["outcome"]


def test_a_negative_number_of_orders_is_refused(read):
    with pytest.raises(DomainError, match="ties is -1"):
        table_outcomes(read(PLAIN), ties=-1)
