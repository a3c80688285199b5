"""The Afghan case: its evidence, its cut, its rounds, and a small run of it."""

import csv
import re
from datetime import date
from functools import cache
from math import exp
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pytest

from detente.assess.run import run
from detente.case.as_of.known_date import claim_known, last_day
from detente.case.case import Case
from detente.case.course.heads import controllers_of
from detente.case.course.levers import apart, levers_of
from detente.case.course.reference import reference_of
from detente.case.reading.read import check_case, read_case
from detente.report.page import render
from detente.runs.plan import Plan
from detente.runs.result import json_of

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"
CUT = date(2018, 1, 15)


@cache
def case() -> Case:
    return read_case(FOLDER)


@cache
def summary() -> dict:
    with TemporaryDirectory() as place:
        return run(case(), Path(place) / "run", Plan(draws=64, workers=2)).summary


def test_it_checks_without_an_error():
    assert [f for f in check_case(FOLDER) if f.severity == "error"] == []


def test_every_claim_of_the_article_is_there():
    wanted = {f"S{n:03}" for n in range(1, 64)}
    assert wanted <= set(case().claims.by_id)


def test_every_claim_of_the_seed_is_there(shared):
    rows = (shared / "seed" / "seed_claims.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {re.match(r"S\d+", row).group() for row in rows if row} <= set(case().claims.by_id)


UNDATED = ("S010", "S022", "S024", "S025", "S026", "S031", "S050", "S059")


def test_what_the_article_dates_by_nothing_has_no_start():
    assert [i for i in UNDATED if case().claims[i].date_from] == []


def test_who_says_what_and_how_firmly_is_the_articles():
    claims = case().claims
    assert {claims[i].hedge for i in ("S038", "S039", "S040", "S044", "S059", "S061")} == {
        "asserted"
    }
    assert claims["S027"].origin not in {c.origin for c in claims if c.id != "S027"}
    assert "directly" in claims["S043"].text
    assert claims["S057"].text.startswith("Policymakers in Moscow")
    assert "synergies" in claims["S050"].text
    assert "aligned with the Kremlin" in claims["S051"].text
    assert "drugs bound" in claims["S034"].text
    named = {c.id for c in claims if c.source == "ramani-2018"}
    assert not {"S044b", "S044c"} & named  # the article does not say who was asked to which round


def test_a_step_of_early_january_is_known():
    assert "TL071" in case().claims


@pytest.mark.parametrize(
    ("name", "lever"),
    [("invited", "ask_movement"), ("picked", "engage"), ("pressed", "press_holdout")],
)
def test_an_added_option_differs_in_one_lever(name, lever):
    reference = reference_of(case())
    assert not reference.added
    added = next(s for s in case().settings.strategies if s.id == name)
    found = apart(case(), levers_of(case(), reference.option), levers_of(case(), added))
    assert found == (lever,)


def test_each_option_says_what_it_takes():
    for option in case().settings.strategies:
        said = (option.law, option.first_90_days, option.who_objects, option.undo, option.exit_test)
        assert all(said), option.id


# What the second form asks for; tests/cases/test_stand_ins.py holds what is alike in all cases.


def test_who_can_settle_what():
    by = {i.id: controllers_of(case(), i) for i in case().settings.issues}
    assert by.pop("foreign-forces") == ("usa",)
    assert by.pop("prisoners-delisting") == ("afg-gov", "un")
    assert (by.pop("transnational"), by.pop("narcotics")) == ((), ())
    assert set(by.values()) == {("afg-gov",)}
    warned = {f.code for f in check_case(FOLDER) if f.severity == "warning"}
    assert warned == {"issue-movement-owned"}  # the two are the movement's own to give


def test_no_patron_rests_on_nothing():
    assert all(tie.claims for tie in case().relations if tie.type == "support")


def test_one_expectation_of_the_article_has_nothing_that_stands_for_it():
    assert [row.id for row in case().expectations if not row.stands_for] == ["e-theatres"]


def test_no_likelihood_of_the_new_sets_is_more_than_twice_another():
    """The analyst knew what came later, so that this evidence is weak on purpose."""
    sets = {s.id: s for s in case().settings.hypotheses}
    for name in ("issue-linkage", "mediation-effect", "holdout-return"):
        assert {round(m.prior, 1) for m in sets[name].members} == {0.3}
        found: dict[str, list[float]] = {}
        for row in case().hypotheses:
            if row.set == name:
                found.setdefault(row.claim, []).append(row.likelihood)
        assert found
        for claim, values in found.items():
            assert max(values) <= 2 * min(values), claim
            assert case().claims[claim].origin != "ramani-russian-officials"
    said = [row.times_likelier for row in case().precedents if row.set in sets]
    assert len(said) == 8
    assert max(said) <= 2


def test_each_question_names_its_metric_or_says_that_it_is_a_blind_spot():
    rows = {row["id"]: row for row in table(FOLDER, "questions.csv")}
    assert len(rows) == 10
    for row in rows.values():
        assert bool(row["metric"]) != row["note"].startswith("Blind spot"), row["id"]
    assert rows["q4"]["outcome_date"] == "2019-04-25"


def words_of(text: str) -> list[str]:
    """Return the words of a text, addresses left out."""
    return re.findall(r"[^\W_]+", re.sub(r"https?://[^\s,]+", " ", text).casefold())


def test_no_run_of_six_words_is_the_articles(shared):
    """Claims are in our words; six words on end would be a quotation."""
    article = words_of((shared / "seed" / "article.txt").read_text(encoding="utf-8"))
    runs = {tuple(article[n : n + 6]) for n in range(len(article) - 5)}
    found = []
    for path in sorted(FOLDER.iterdir()):
        mine = words_of(path.read_text(encoding="utf-8"))
        found += [
            f"{path.name}: {' '.join(mine[n : n + 6])}"
            for n in range(len(mine) - 5)
            if tuple(mine[n : n + 6]) in runs
        ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "many"), [("moscow-2016-12", 3), ("moscow-2017-02", 6), ("moscow-2017-04", 11)]
)
def test_rounds_in_moscow_grew_from_three_to_eleven(name, many):
    (found,) = (r for r in summary().attendance.observed if r.id == name)
    assert found.convenor == "rus"
    assert found.participants == many
    parts = {part.actor: part.role for part in found.parts}
    assert parts["rus"] == "host"
    assert parts["usa"] == "absent"
    assert sum(role == "participant" for role in parts.values()) == many - 1


def holding(kind: str, frm: str, to: str, day: date) -> list:
    return [
        r
        for r in case().relations
        if (r.type, r.from_, r.to) == (kind, frm, to)
        and (r.date_from is None or r.date_from <= day)
        and (r.date_to is None or r.date_to >= day)
    ]


def test_label_and_contact_hold_at_once_in_2017():
    for day in (date(2017, 1, 1), date(2017, 12, 31)):
        assert holding("label", "rus", "taliban", day)
        assert holding("contact", "rus", "taliban", day)
    recorded = [
        (tie.type, tie.exists)
        for tie in summary().contacts.recorded
        if (tie.from_, tie.to) == ("rus", "taliban")
    ]
    assert {kind for kind, exists in recorded if exists} >= {"label", "contact"}


# The cut.


def test_no_visible_claim_was_known_later():
    for claim in case().claims:
        known = claim_known(case(), claim)
        assert known is None or known <= CUT, claim.id


def test_a_later_source_stands_only_for_what_was_public_in_time():
    for source in case().sources:
        if source.date and last_day(source.date, source.precision) > CUT:
            cited = [c for c in case().claims if c.source == source.id]
            assert cited, source.id
            assert all(c.known and c.known <= CUT for c in cited), source.id


def test_no_visible_row_is_dated_later():
    for name in case().TABLES:
        for row in case().table(name):
            known = getattr(row, "known", None)
            assert known is None or known <= CUT, (name, row)
    assert all(part.date <= CUT for part in case().rounds)
    assert all(r.date_from is None or r.date_from <= CUT for r in case().relations)
    assert all(r.date_to is None or r.date_to <= CUT for r in case().relations)
    assert all(a.active_from is None or a.active_from <= CUT for a in case().actors)
    assert all(q.outcome is None for q in case().questions)


def test_something_is_hidden_and_comes_back_later():
    """So that the tests before could fail."""
    hidden = case().hidden
    assert hidden["claims"] > 0
    later = read_case(FOLDER, date(2026, 1, 1))
    assert len(later.claims) == len(case().claims) + hidden["claims"]


# Numbers taken from data sets.


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def deaths(vectors: Path) -> dict[int, tuple[int, int, int]]:
    """Return low, best and high count by year, of the years that were public in time."""
    return {
        int(row["year_cy"]): tuple(
            int(row[f"sb_total_deaths_{end}_cy"]) for end in ("low", "best", "high")
        )
        for row in table(vectors / "ucdp", "organized_violence.csv")
        if row["country_cy"] == "Afghanistan" and 2012 <= int(row["year_cy"]) <= 2016
    }


def number(name: str) -> tuple[float, float, float]:
    found = case().assessments[name]
    return found.low, found.mode, found.high


def test_claims_of_deaths_say_what_the_data_say(vectors):
    said = {c.id: c for c in case().claims if c.source == "ucdp-organized-violence"}
    assert {c.known for c in said.values()} == {date(2017, 7, 1)}
    assert all(c.date_to.year <= 2016 for c in said.values())
    counts = deaths(vectors)
    for claim, (_, best, _) in zip(sorted(said)[:5], counts.values(), strict=True):
        assert f"{best:,}" in said[claim].text
    low, _, high = counts[2016]
    assert f"{low:,}" in said["FA56"].text
    assert f"{high:,}" in said["FA56"].text


def test_deaths_a_month_are_a_twelfth_of_the_last_known_year(vectors):
    assert number("deaths-afg-gov") == tuple(round(n / 12) for n in deaths(vectors)[2016])


def test_pain_follows_from_deaths(vectors):
    counts = deaths(vectors)
    usual = median(best for _, best, _ in counts.values())
    low, best, high = counts[2016]
    found = (
        1 - exp(-(0.75 * low) / (1.25 * usual)),
        1 - exp(-best / usual),
        1 - exp(-high / (0.8 * usual)),
    )
    assert number("pain-afg-gov") == pytest.approx(found, abs=0.01)
    assert case().assessments["pain-afg-gov"].status == "judgement"


def test_distances_are_those_of_the_data(shared):
    code = {row["iso3"]: int(row["cow_ccode"]) for row in table(shared / "data", "state_codes.csv")}
    apart = {
        (int(row["ccode1"]), int(row["ccode2"])): float(row["mindist"])
        for row in table(shared / "data", "state_mindist_km_2016.csv")
    }
    here = code["AFG"]
    states = [a for a in case().actors if a.kind == "state"]
    assert len(states) == 17
    for state in states:
        pair = sorted((here, code[state.iso3]))
        low, mode, high = number(f"dist-{state.id}")
        assert mode == apart[tuple(pair)], state.id
        assert (low, high) == (max(0.0, mode - 0.5), mode + 0.5)


def test_the_nine_nearest_states_are_the_guests_of_april_2017():
    """Why the table of eleven is no evidence for the model: nearness alone gives it."""
    far = {a.subject: a.mode for a in case().assessments if a.variable == "distance"}
    far.pop("rus")  # the host
    nearest = sorted(far, key=far.get)[:9]
    guests = {
        r.actor for r in case().rounds if r.round == "moscow-2017-04" and r.role == "participant"
    }
    assert set(nearest) == guests - {"afg-gov"}
    assert far[nearest[-1]] < sorted(far.values())[9]


# Shares of provinces.

COUNTED = {"helmand": (9, 14), "kunduz": (5, 7), "uruzgan": (4, 6)}  # claim FA29


def test_the_shares_of_a_province_are_parts_of_one():
    for region in case().regions:
        rows = [p for p in case().presence if p.region == region.id]
        for reading in ("east", "west", "north-west"):
            held = {p.actor: p.mode for p in rows if p.reading is None}
            held |= {p.actor: p.mode for p in rows if p.reading == reading}
            assert sum(held.values()) <= 1, (region.id, reading)


def test_the_movements_shares_agree_with_the_counts_of_districts():
    held: dict[str, float] = {}
    for p in case().presence:
        if p.actor != "is-khorasan":
            held[p.region] = held.get(p.region, 0.0) + p.mode
    for region, (sway, districts) in COUNTED.items():
        assert held[region] == pytest.approx(sway / districts, abs=0.001)
        assert f"{sway} of {districts}" in case().claims["FA29"].text
    assert "54 of 407" in case().claims["TL064"].text
    sway, districts = (sum(n) for n in zip(*COUNTED.values(), strict=True))
    others = [share for region, share in held.items() if region not in COUNTED]
    assert sum(others) / len(others) == pytest.approx((54 - sway) / (407 - districts), abs=0.002)


def test_no_number_was_read_from_a_later_document():
    assert [f for f in check_case(FOLDER) if f.code == "read-later"] == []
    haqqani = case().actors["haqqani"]  # counts of its strength came out in November 2018
    assert not haqqani.note.startswith("FA10")
    assert (haqqani.share_low, haqqani.share_high) == (0.03, 0.25)


# The answer.


def test_islamic_state_is_no_partner():
    camps = summary().camps
    assert "is-khorasan" not in camps.factions
    for picked in camps.partners.values():
        assert "is-khorasan" not in picked
    assert camps.rival.acceptability["engageable"] < 0.05
    for by_faction in summary().contacts.factions.values():
        assert "is-khorasan" not in by_faction


def test_the_number_of_camps_is_not_taken_for_granted():
    camps = summary().camps
    assert camps.camp_count["1"] > 0.05
    assert camps.camp_count_prior["1"] == 0.25


def test_strategies_of_the_article_and_the_harmful_ones_are_compared():
    found = {s.id for s in summary().strategy_list}
    assert found >= {
        "none",
        "continue",
        "invited",
        "picked",
        "pressed",
        "selective",
        "unconditional",
        "coercion",
        "divide",
    }


# Persons.


def test_leaders_are_coded_by_tier_and_public_role():
    leaders = [a for a in case().actors if a.kind == "leader"]
    assert leaders
    for leader in leaders:
        assert leader.tier in {"senior", "mid"}, leader.id
        assert leader.role, leader.id
        assert case().actors[leader.parent].kind in {"faction", "movement"}, leader.id
        assert len(leader.note or "") <= 120, leader.id


def test_leaders_have_no_place_and_no_seat():
    leaders = {a.id for a in case().actors if a.kind == "leader"}
    assert not leaders & {p.actor for p in case().presence}
    assert not leaders & {p.actor for p in case().rounds}


def test_no_leader_is_named_in_what_is_said_of_camps():
    leaders = [a for a in case().actors if a.kind == "leader"]
    text = json_of(summary().camps)
    strings = set(re.findall(r'"([^"]*)"', text))
    assert not {a.id for a in leaders} & strings
    assert not [a.name for a in leaders if a.name in text]


# Reasons.


def test_every_number_has_a_reason():
    assert [a.id for a in case().assessments if not a.reason] == []


def test_the_page_holds_the_case():
    page = render(summary())
    assert len(page.encode()) < 2_000_000
    for name in ("S022", "S028", "S037", "S047"):
        assert f'id="claim-{name}"' in page
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r'id="([^"]+)"', page))
    assert "alleged" in page
