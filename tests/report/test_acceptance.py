"""The twelve acceptance checks of the report's specification; 1, 2 and 12 need a real browser.

See ``tests/browser`` for those three.
"""

import copy
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.assess.altered import altered
from tests.assess.flip_cases import DRAWS, hanging, hanging_case
from tests.docs.test_smallest_case import made as smallest
from tests.report.documents import document, read
from tests.report.filled import PARTS, filled
from tests.report.test_page import Reader

from detente.assess.run import run
from detente.case.publishing.new import template_folder
from detente.report.page import render, write_report
from detente.report.sections.asked.words import headline
from detente.report.sections.engageable.words import camp_sentence
from detente.report.sections.options.compared import rank_sentence
from detente.report.sections.options.judgements import judgements, struck
from detente.report.sections.options.picture import options_figure
from detente.report.sections.scores.past import rounds_sentence
from detente.report.sections.watch.words import dissent_lines, few_sentence
from detente.report.words import percent
from detente.runs.plan import Plan

AFGHANISTAN = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"
LIKELIHOOD = (
    r"almost no chance|very unlikely|unlikely|roughly even|very likely|likely|almost certain"
)


@cache
def afghan() -> dict[str, Any]:
    with TemporaryDirectory() as place:
        made = run(AFGHANISTAN, Path(place) / "run", Plan(draws=64, workers=2)).summary
    return document(made)


@pytest.fixture(params=["example", "afghanistan"])
def summary(request) -> dict[str, Any]:
    return known(request.param)


def known(name: str) -> dict[str, Any]:
    """Return the summary of a case: the template, the smallest, or the Afghan one."""
    if name == "smallest":
        return document(smallest().run.summary)
    return document() if name == "example" else copy.deepcopy(afghan())


def first_page(text: str) -> str:
    return text[text.index('<section id="page-one"') : text.index('<section id="inner"')]


FORMS = ("Yes", "No", "It does not matter", "The record cannot tell", "No option is ranked")
MOST_WORDS = 500


def outside_pictures(page: str) -> list[str]:
    """Return the words of a page that are not in SVG."""
    while (less := re.sub(r"<svg(?:(?!<svg).)*?</svg>", " ", page, flags=re.DOTALL)) != page:
        page = less
    return Reader(page).words().split()


def part_of(text: str, start: str, end: str) -> str:
    return text.split(start)[1].split(end, maxsplit=1)[0]


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def sentences(text: str) -> list[str]:
    words = Reader(text).words()
    return re.split(r"(?<=[.!?])\s+(?=[A-Z“])", words)


def chips(text: str) -> list[str]:
    return re.findall(r'class="chip[^"]*" href="#(claim-[^"]+)"', text)


def test_1_page_one_is_short_and_stands_before_the_inner_report(summary):
    text = render(read(summary))
    assert text.count("<main>") == text.count("<h1>") == 1
    assert text.index("<main>") < text.index('id="page-one"') < text.index('id="inner"')
    assert len(outside_pictures(first_page(text))) <= MOST_WORDS


@pytest.mark.parametrize("name", ["example", "smallest", "afghanistan"])
@pytest.mark.parametrize(
    "parts", [("advice",), ("events",), ("advice", "events"), PARTS], ids="-".join
)
def test_1_page_one_is_as_short_with_advice_and_events(name, parts):
    found = filled(known(name), *parts)
    page = first_page(render(read(found)))
    assert len(outside_pictures(page)) <= MOST_WORDS
    words = spaced(Reader(page).words())
    if "advice" in parts:
        assert found["advice"]["what_is_new"] in words
        assert found["advice"]["recommendations"][0]["do"] in words
    if "events" in parts:
        assert "15 July 2020: “Will the conference offer talks without any terms?”" in words


def test_2_the_heading_is_one_of_the_forms_of_an_answer(summary):
    text = render(read(summary))
    heading = part_of(text, "<h1>", "</h1>")
    assert spaced(heading) == headline(read(summary).answer)
    assert heading.startswith(FORMS)


def test_3_each_measure_stands_beside_its_record_or_has_none(summary):
    shown = read(summary)
    panels = options_figure(shown).panels
    page = spaced(Reader(first_page(render(shown))).words())
    deal = shown.record.chances.get("deal")
    for panel in panels:
        is_deal = panel.event.startswith("Deal with the government")
        assert (panel.record is not None) == (is_deal and deal is not None)
        if panel.record is not None:
            assert panel.record == f"wars like this: {percent(deal.chance)}"
    assert page.count("no record") >= sum(panel.record is None for panel in panels)


def test_10_advice_is_only_what_an_analyst_wrote(summary):
    assert summary["advice"] is None
    page = Reader(first_page(render(read(summary)))).words()
    assert "Advice No advice has been written." in page


ADVICE = """---
written_on: 2020-06-20
by: analyst
---
what_is_new: A wing has asked for talks.
why_it_matters: It never did before.
recommendations:
  - do: Ask Southland first.
    who_objects: The capital.
    how_to_undo: Do not ask again.
    when_to_stop: The wing denies it.
"""


def test_10_without_the_file_the_advice_is_gone(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(template_folder(), case)
    (case / "advice.md").write_text(ADVICE, encoding="utf-8")
    with_advice = ran(case, tmp_path / "with")
    (case / "advice.md").unlink()
    without = ran(case, tmp_path / "without")
    assert "Advice – by analyst, 20 June 2020, not by the model" in with_advice
    assert "A wing has asked for talks. It never did before. Ask Southland first." in with_advice
    assert "Advice No advice has been written." in without
    assert "A wing has asked for talks" not in without


def ran(case: Path, folder: Path) -> str:
    """Run a case with few draws, and return the words of page one."""
    run(case, folder, Plan(draws=16, workers=2))
    text = write_report(folder).read_text(encoding="utf-8")
    return spaced(Reader(first_page(text)).words())


def test_3_numbers_have_chips_that_resolve(summary):
    text = render(read(summary))
    page = part_of(text, '<h2 id="options">', '<h3 id="by-objectives">')
    row = part_of(page, '<p id="struck" class="note">', "</p>")
    named = struck(read(summary))
    expected = [c for n in named for c in summary["basis"][n]["claims"][:4]]
    assert chips(row) == [f"claim-{c}" for c in expected]
    more = sum(len(summary["basis"][n]["claims"]) > 4 for n in named)
    assert len(re.findall(r"and \d+ more", row)) == more
    wars = part_of(text, " that state the facts:", "</p>")
    chances = summary["record"]["chances"].values()
    assert chips(wars) == [
        f"claim-{c}" for c in dict.fromkeys(c for o in chances for c in o["claims"])
    ]
    coming = part_of(text, " that change this forecast when struck out", "</p>")
    cited = summary["rounds"]["upcoming"]["claims"][:4]
    assert cited
    assert chips(coming) == [f"claim-{c}" for c in cited]
    judged = re.findall(r"<li>(.*?)</li>", part_of(page, '<h3 id="key-judgements">', "</ol>"), re.S)
    assert len(judged) >= 3
    for line, told in zip(judged, judgements(read(summary)), strict=True):
        assert chips(line) == [f"claim-{c}" for c in told["claims"]]
    assert any(chips(line) for line in (row, *judged))
    assert set(chips(text)) <= set(Reader(text).ids)


def test_4_every_likelihood_word_has_its_number(summary):
    for match in re.finditer(
        rf"\b({LIKELIHOOD})\b", Reader(first_page(render(read(summary)))).words()
    ):
        after = match.string[match.end() : match.end() + 20]
        assert re.match(r"( chance)? \((under |over )?\d+", after), match.string[
            match.start() - 60 :
        ][:90]


def test_5_no_sentence_holds_both_a_likelihood_and_a_confidence(summary):
    for sentence in sentences(render(read(summary))):
        both = re.search(rf"\b({LIKELIHOOD})\b", sentence) and re.search(
            r"\bconfiden(t|ce)\b", sentence, re.I
        )
        assert not both, sentence


def test_6_alleged_claims_are_marked_and_can_be_switched_off(summary):
    name = next(iter(summary["claims"]))
    summary["claims"][name]["hedge"] = "alleged"
    summary["basis"]["deal"]["claims"] = [name]
    text = render(read(summary))
    assert re.search(rf'class="chip weak" href="#claim-{name}"[^>]*>[^<]* alleged</a>', text)
    row = text.split(f'<li id="claim-{name}">')[1].split("</li>")[0]
    assert '<span class="flag">alleged</span>' in row
    assert "--set assume.CLAIM=false" in Reader(text).words()


def test_6_a_supposed_report_is_said_on_page_one_and_in_the_command(summary):
    summary["assumed"] = {"C1": False}
    text = render(read(summary))
    assert "supposing C1 empty" in Reader(first_page(text)).words()
    assert "--set assume.C1=false" in text.split("How to reproduce")[-1]


LONGEST = {"camps": 1550, "rounds": 1270}  # words of a section, about a tenth over the flagship
FIRST = {
    "camps": ("Engageable in half of the draws", "No faction ", "The case has no criteria"),
    "rounds": ("Given who was asked, the seats taken lay", "No past round shows"),
}


@pytest.mark.parametrize("name", LONGEST)
def test_11_a_section_is_short_and_opens_with_its_finding(summary, name):
    section = part_of(render(read(summary)), f'<h2 id="{name}">', "<h2 ")
    assert len(outside_pictures(f"<h2>{section}")) <= LONGEST[name]
    assert section.count("<table") <= 5
    assert part_of(section, '<p class="line">', "</p>").startswith(FIRST[name])
    assert "summary.json" in section


def test_7_one_camp_is_shown_and_can_be_the_answer(summary):
    text = render(read(summary))
    alternatives = re.findall(
        r"<desc [^>]*>([^<]*)</desc>", part_of(text, 'id="camps"', 'id="rounds"')
    )
    assert camp_sentence(read(summary).camps) in spaced(Reader(text).words())
    assert any("camps" in words for words in alternatives) or not summary["camps"]["factions"]
    summary["camps"] |= {"camp_verdict": 1, "camp_leaders": 9}
    summary["camps"]["camp_count"] = {"1": 0.97, "2": 0.02, "3": 0.01, "4": 0.0}
    sentence = camp_sentence(read(summary).camps)
    assert "one camp" in sentence
    assert sentence in spaced(Reader(render(read(summary))).words())


def test_8_the_dissent_changes_the_answer_or_says_that_none_does(summary):
    page = Reader(first_page(render(read(summary)))).words()
    dissent = summary["dissent"]
    strongest = dissent["strongest"]
    assert " Dissent: what would change the answer " in page
    assert (strongest is None) == (dissent["why_not"] is not None)
    assert dissent_lines(read(summary))[0] in spaced(page)
    if strongest is not None:
        assert strongest["form"] != dissent["usual"]
        assert strongest["title"] in page


def test_9_indicators_are_dated_or_say_why_not(summary):
    page = first_page(render(read(summary)))
    part = part_of(page, "What to watch", "<h2>")
    found = summary["indicators"]
    lines = re.findall(r"<li>(.*?)</li>", part)
    assert len(lines) == len(found["events"])
    for line in lines:
        assert re.match(r"\d{1,2} [A-Z][a-z]+ \d{4}: ", line)
    dates = {event["date"] for event in found["events"]}
    assert all(date <= found["until"] for date in dates)
    if found["shortfall"] is None:
        assert 3 <= len(lines) <= 5
        assert len(dates) >= 3
    else:
        assert few_sentence(read(summary)) in spaced(Reader(page).words())


def test_10_misses_are_listed(summary):
    shown = read(summary)
    text = Reader(render(shown)).words()
    scored = {name: r for name, r in shown.rounds.rounds.items() if not r.why_not}
    assert scored
    for one in scored.values():
        assert one.title in text
    assert rounds_sentence(shown) in spaced(text)
    errors = {"model": 0.9, "nearest_neighbour": 0.1, "last_round": 0.2}
    missed = {
        f"rounds/rounds/{name}/brier/{key}": error
        for name in scored
        for key, error in errors.items()
    }
    many = len(scored)
    assert f"lost to the guess that the nearest come in {many} of {many}" in rounds_sentence(
        altered(shown, missed)
    )


def test_11_the_same_summary_gives_the_same_bytes(summary):
    flips = hanging()
    assert render(read(summary)) == render(read(copy.deepcopy(summary)))
    assert render(read(summary), flips) == render(
        read(copy.deepcopy(summary)), copy.deepcopy(flips)
    )


def test_change_a_claim_and_the_sentence_changes(tmp_path):
    """Sentences are made of numbers: strike out the claim that carries them and they turn."""
    case = hanging_case()
    told = run(case, tmp_path / "as-is", Plan(draws=DRAWS)).summary
    without = run(
        case, tmp_path / "without", Plan(draws=DRAWS, assumed={"DECISIVE": False})
    ).summary
    assert "“Some wings, unofficially” comes first" in rank_sentence(told)
    assert "“No contact” alone is left to rank" in rank_sentence(without)
