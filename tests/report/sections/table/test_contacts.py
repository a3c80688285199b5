"""Sentences and rows on contacts at the horizon."""

from tests.assess.altered import altered
from tests.assess.runs import finished

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


def test_a_row_has_the_lowest_and_the_highest_chance():
    found = contacts_view(altered(finished()[0], chances(0.2, 0.4, 0.3)))
    rows = {row.name: row for row in found["contact_rows"]}
    assert rows["Southland"].chances == "20 to 40 %"
    titles = [option.title for option in finished()[0].strategy_list]
    assert (
        f"differ most for Southland: open contact at some time in 20 % of draws under "
        f"“{titles[0]}”, in 40 % under “{titles[1]}”."
    ) in found["contact_sentences"][0]


def test_options_that_do_not_differ_are_not_compared():
    found = contacts_view(altered(finished()[0], chances(0.2)))
    assert not any("differ most" in sentence for sentence in found["contact_sentences"])


def test_the_hold_out_has_a_chance_for_each_path():
    summary = finished()[0]
    said = contacts_view(summary)["holdout_paths"]
    for row in summary.contacts.holdout.over.values():
        assert all(percent(chance) in said for chance in row.values())
    assert contacts_view(altered(summary, {"contacts/holdout": None}))["holdout_paths"] == ""


def test_shares_in_contact_cover_all_options():
    summary = finished()[0]
    (said,) = [s for s in contacts_view(summary)["contact_sentences"] if "all options: " in s]
    powers = [one.powers for one in summary.contacts.consensus.values() if one.powers]
    assert percent(max(one.p90 for one in powers)) in said
