"""Sentences on the stages follow the numbers."""

from tests.report.documents import document, read

from detente.assess.options.stages import STAGES
from detente.report.page import render
from detente.report.sections.agreement.signing import signing_sentences
from detente.report.sections.options.stages import STAGE_WORDS, stages_view


def sentences(found: dict) -> list[str]:
    return stages_view(read(found))["stage_sentences"]


def broken_at(**stages: str | None) -> dict:
    """Return a summary of two options, each breaking at a stage that loses four draws in ten."""
    found = document()
    plans = found["stages"]["strategies"]
    found["stages"]["strategies"] = {s: plans[s] for s in stages}
    for strategy, stage in stages.items():
        plans[strategy]["breaks"] = stage
        if stage:
            plans[strategy]["stages"][stage]["lost"] = 0.4
    return found


def test_options_that_break_at_the_same_stage_are_told_together():
    same = sentences(broken_at(none="table", divide="table"))[0]
    assert same == (
        "Taken in this order, most draws are lost at the table under “No contact” and “Divide” "
        "(40 % of all draws)."
    )
    apart = broken_at(none="cooperation", divide="deal")
    apart["stages"]["strategies"]["divide"]["stages"]["deal"]["lost"] = 0.3
    assert "at cooperation under “No contact” (40 %" in sentences(apart)[0]
    assert "; at a deal under “Divide” (30 %" in sentences(apart)[0]


def test_many_options_that_break_alike_are_not_listed():
    found = document()
    first = next(iter(found["stages"]["strategies"].values()))
    first["breaks"] = "trust"
    first["stages"]["trust"]["lost"] = 0.4
    found["strategy_list"] = [{**found["strategy_list"][0], "id": f"o{n}"} for n in range(5)]
    found["stages"]["strategies"] = {f"o{n}": first for n in range(5)}
    assert sentences(found)[0].endswith("at trust under every option (40 % of all draws).")


def test_the_section_opens_with_where_the_chain_breaks():
    page = render(read(document()))
    opening = page.split('<h2 id="stages">')[1].split('<p class="line">')[1].split("</p>")[0]
    assert opening.startswith(("Taken in this order, most draws are lost", "No draw is lost"))


def test_a_chain_that_never_breaks():
    assert sentences(broken_at(none=None))[0].startswith("No draw is lost on the way")


def test_skipped_stages_are_a_share_of_the_deals():
    found = broken_at(none="deal", divide="deal")
    found["draws"] = 100
    for strategy, deals, skipped in (("none", 0.10, 3), ("divide", 0.30, 7)):
        stage = found["stages"]["strategies"][strategy]["stages"]["deal"]
        stage |= {"reached": deals, "without": skipped}
    assert "25 % had skipped at least one" in sentences(found)[1]
    for told in found["stages"]["strategies"].values():
        told["stages"]["deal"] |= {"reached": 0.0, "without": 0}
    assert not any("skipped" in sentence for sentence in sentences(found))


def test_how_little_a_rise_of_trust_may_be():
    found = broken_at(none="deal", divide="deal")
    found["stages"]["strategies"]["none"]["trust_rise"] = 0.02
    found["stages"]["strategies"]["divide"]["trust_rise"] = 0.12
    assert "the median rise was 0.02 to 0.12" in " ".join(sentences(found))
    for told in found["stages"]["strategies"].values():
        told["trust_rise"] = None
    assert not any("Trust counts" in sentence for sentence in sentences(found))


def test_what_a_case_cannot_reach_is_said_and_shown_as_a_dash():
    found = document()
    found["stages"]["missing"] = {"deal": "the case names no issues to settle"}
    assert "A deal: the case names no issues to settle." in sentences(found)
    assert render(read(found)).count("–") > render(read(document())).count("–")


def test_every_stage_has_a_name_and_a_column():
    assert list(STAGE_WORDS) == list(STAGES)
    page = render(read(document()))
    assert 'id="stages"' in page
    for words in STAGE_WORDS.values():
        assert f'<th class="n" scope="col">{words}, %</th>' in page


def test_a_chain_is_printed_where_it_is_shorter_than_the_stage():
    found = document()
    name = found["strategy_list"][0]["id"]
    stages = found["stages"]["strategies"][name]["stages"]
    stages["trust"] |= {"reached": 0.4, "chain": 0.4}
    stages["table"] |= {"reached": 0.4, "chain": 0.2}
    row = stages_view(read(found))["stage_rows"][0]
    trust, table = row.stages[1:3]
    assert (trust.reached, trust.chain) == ("40", "")
    assert (table.reached, table.chain) == ("40", "20")


def test_deals_that_are_full_or_fail_stand_beside_the_stages():
    found = document()
    name = found["strategy_list"][0]["id"]
    found["signing"][name] |= {"full": 0.12, "failed": 0.34}
    row = stages_view(read(found))["stage_rows"][0]
    assert (row.full, row.failed) == ("12", "34")
    assert stages_view(read(found))["deals_differ"]
    assert "a deal that failed, %</th>" in render(read(found))
    for deals in found["signing"].values():
        deals |= {"full": 0.12, "failed": 0.34}
    assert not stages_view(read(found))["deals_differ"]
    assert "a deal that failed, %</th>" not in render(read(found))
    found["signing"] = {}
    assert stages_view(read(found))["stage_rows"][0].full == "–"


def test_options_that_print_alike_share_a_row():
    found = document()
    found["signing"] = {}
    plans = found["stages"]["strategies"]
    one = next(iter(plans.values()))
    found["stages"]["strategies"] = dict.fromkeys(plans, one)
    titles = [plan["title"] for plan in found["strategy_list"]]
    assert [row.title for row in stages_view(read(found))["stage_rows"]] == ["; ".join(titles)]


def test_whom_deals_bind_is_said_where_deals_are_no_rarity():
    found = document()
    for deals in found["signing"].values():
        deals["signed"] = 0.3
    often = sentences(found)
    for deals in found["signing"].values():
        deals["signed"] = 0.04
    rare = sentences(found)
    assert set(signing_sentences(read(found))).isdisjoint(rare)
    assert often[: len(rare)] == rare
    assert len(often) > len(rare)


def test_every_reason_of_a_missing_stage_is_in_words():
    for reason in (
        "the case names no shared issue to work together on",
        "no stance on a shared issue is on record",
    ):
        found = document()
        found["stages"]["missing"] = {"cooperation": reason}
        assert f"Cooperation: {reason}." in sentences(found)
