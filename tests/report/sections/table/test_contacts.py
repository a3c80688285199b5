"""Sentences and rows on contacts at the horizon."""

from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.sections.table.ties_on_record import tie, with_ties

from detente.report.sections.table.contacts import contacts_view
from detente.report.words import percent


def chances(*values: float) -> dict:
    """Return changes that give Southland these chances of open contact, an option each."""
    options = [option.id for option in finished()[0].strategy_list]
    filled = [*values, *[values[-1]] * (len(options) - len(values))]
    return {
        f"contacts/powers/{option}/{power}/ever_open": value if power == "southland" else 0.0
        for option, value in zip(options, filled, strict=True)
        for power in finished()[0].contacts.powers[option]
    }


def test_a_power_has_its_lowest_and_its_highest_chance():
    found = contacts_view(altered(finished()[0], chances(0.2, 0.4, 0.3)))
    prior = percent(finished()[0].contacts.prior["southland"].prior_only)
    titles = [option.title for option in finished()[0].strategy_list]
    first = found["contact_sentences"][0]
    assert f"(by priors alone, under “{titles[0]}”): " in first
    assert f"Southland 20 to 40 % ({prior})" in first


def test_powers_whose_number_is_mostly_prior_are_counted_where_they_are_many():
    summary = finished()[0]
    options = [option.id for option in summary.strategy_list]
    one = summary.contacts.powers[options[0]]["southland"].model_copy(update={"ever_open": 0.2})
    prior = summary.contacts.prior["southland"].model_copy(update={"assumed": 0.75})
    four = list(summary.actors)[:4]
    contacts = summary.contacts.model_copy(
        update={
            "powers": {option: dict.fromkeys(four, one) for option in options},
            "prior": dict.fromkeys(four, prior),
        }
    )
    many = summary.model_copy(update={"contacts": contacts})
    assert contacts_view(many)["contact_sentences"][0] == (
        "For 4 other powers it is 20 %, mostly assumed: 75 % of the number is prior."
    )


def test_a_power_has_one_chance_where_the_draws_cannot_tell_options_apart():
    summary = altered(finished()[0], chances(0.20, 0.22, 0.22))
    many = contacts_view(summary.model_copy(update={"draws": 100_000}))["contact_sentences"][0]
    assert "Southland 20 to 22 % (" in many
    few = contacts_view(summary.model_copy(update={"draws": 1_000}))["contact_sentences"][0]
    assert "Southland 22 % (" in few


def test_the_hold_out_has_a_chance_for_each_path():
    summary = finished()[0]
    over = {
        "low": {"not pressed": 0.1, "pressed": 0.2},
        "high": {"not pressed": 0.3, "pressed": 0.4},
    }
    said = contacts_view(altered(summary, {"contacts/holdout/over": over}))["holdout_paths"]
    assert "10 % not pressed and 20 % pressed (low); 30 % not pressed and 40 % pressed (hi" in said
    alike = dict.fromkeys(over, over["low"])
    said = contacts_view(altered(summary, {"contacts/holdout/over": alike}))["holdout_paths"]
    assert said.startswith(
        "At any pain of the war its chance is 10 % not pressed and 20 % pressed;"
    )
    assert contacts_view(altered(summary, {"contacts/holdout": None}))["holdout_paths"] == ""


def test_the_weighted_share_in_contact_covers_all_options():
    summary = finished()[0]
    share = {"p10": 0.1, "p50": 0.2, "p90": 0.4}
    stem = "contacts/consensus/{}/weighted"
    known = {stem.format(option.id): share for option in summary.strategy_list}
    first = stem.format(summary.strategy_list[0].id)
    said = contacts_view(altered(summary, known | {first: share | {"p10": 0.05}}))
    assert said["contact_sentences"][-1] == (
        "Weighted by capability, 20 % (5 to 40 %) are in open or admitted contact at the horizon."
    )
    none = contacts_view(altered(summary, dict.fromkeys(known, None)))["contact_sentences"]
    assert not any("Weighted" in sentence for sentence in none)


def test_contacts_and_labels_have_their_claims():
    one, other = tie(claims=["C1"], acknowledged="denied", exists=0.995), tie(exists=None)
    found = contacts_view(with_ties(one, other))["ties"]
    assert [row.claims for row in found.rows] == [["C1"], other["claims"]]
    assert [row.doubted for row in found.rows] == [True, False]
    assert [row.holds for row in found.rows] == [">99", "–"]
    assert {len(row.cells) + 3 for row in found.rows} == {len(found.heads)}
    assert contacts_view(with_ties(tie(type="label")))["ties"] is None


def test_rows_of_the_same_parties_stand_together_and_name_them_once():
    one, other = tie(claims=["C1"]), tie(claims=["C2"], to="southland")
    rows = contacts_view(with_ties(one, other, tie(claims=["C3"])))["ties"].rows
    assert [row.claims for row in rows] == [["C1"], ["C3"], ["C2"]]
    names = {i: actor.name for i, actor in with_ties().actors.items()}
    first, again, last = (row.ends for row in rows)
    assert first == ((names[one["from"]], 3), (names[one["to"]], 2))
    assert again == ()
    assert last == (("Southland", 1),)


def test_ties_of_other_kinds_are_listed_by_kind():
    arms = tie(type="arms", acknowledged="denied", claims=["C1"])
    rivals = tie(type="rivalry", acknowledged=None, since=None, exists=None, to="southland")
    found = contacts_view(with_ties(tie(), arms, rivals, rivals))
    names = {i: actor.name for i, actor in with_ties().actors.items()}
    first, second = found["other_ties"]
    assert (first.kind, first.claims) == ("arms", ["C1"])
    assert first.pairs == f"{names[arms['from']]}–{names[arms['to']]} (denied, 2015, 50 %)"
    assert (second.kind, second.claims) == ("rivalry", [])
    assert second.pairs == f"{names[rivals['from']]}–Southland"
    assert len(found["ties"].rows) == 1
