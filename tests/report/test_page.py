"""The page: self-contained, every chip resolves, every number and caution is on it."""

import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from tests.assess.altered import altered
from tests.assess.camp_cases import with_settings
from tests.assess.runs import plan
from tests.ensemble.planted import copied, example, table
from tests.report.documents import document, read
from tests.runs.damage import reseal
from typer.testing import CliRunner

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.publishing.new import template_folder
from detente.cli.app import app
from detente.errors import RunFolderError
from detente.report.page import render, write_report
from detente.report.sections.scores.skill import skill_sentence

# ../shared/report/ETHICS.md, wording.
CAUTIONS = [
    "Classes describe publicly recorded positions of organisations at a date, under stated "
    "weights. They are not findings about any person, not a chance of violence, and must not be "
    "used to select people for any action.",
    "the tool does not search for ways to split a movement.",
    "Contact, support or payment may be restricted by sanctions and counter-terrorism law; this is "
    "not legal advice. Humanitarian contact is outside this comparison.",
    "These percentages are what the stated assumptions imply.",
]


@cache
def page() -> str:
    return render(read(document()))


EMPTY = {"meta", "br", "line", "circle", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects ids, links, text and the nesting of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.tags, self.open, self.text = [], [], [], []
        self.source = text
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element, line {self.getpos()}"

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.text.append(data)

    def words(self) -> str:
        """Return the text; a linked term is part of its sentence."""
        plain = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", self.source)
        text = self.text if plain == self.source else Reader(plain).text
        return re.sub(r"\s+", " ", " ".join(text))


def test_every_element_is_closed_and_every_id_stands_once():
    read = Reader(page())
    assert read.open == []
    assert len(set(read.ids)) == len(read.ids)


def test_the_page_fetches_nothing():
    read = Reader(page())
    for tag, attrs in read.tags:
        assert tag not in {"link", "iframe", "img", "image", "object", "embed"}
        assert not {"src", "srcset", "xlink:href", "poster", "action"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
        if "href" in attrs:
            assert tag in {"a", "use"}
            assert re.match("#" if tag == "use" else r"#|https?://", attrs["href"])
    assert not re.search(r"@import|url\((?!#|&quot;#|'#)", page())


def test_only_sources_are_linked_to_the_outside():
    found = document()
    found["sources"]["daily"]["url"] = "https://example.org/report"
    hrefs = [a["href"] for t, a in Reader(render(read(found))).tags if t == "a" and "href" in a]
    assert [h for h in hrefs if not h.startswith("#")] == ["https://example.org/report"]


def test_every_link_within_the_page_resolves():
    read = Reader(page())
    targets = [a["href"][1:] for t, a in read.tags if t == "a" and a["href"].startswith("#")]
    assert {f"claim-{c}" for c in ("C1", "C2", "C3")} <= set(targets)
    assert set(targets) <= set(read.ids)


def test_every_cited_claim_links_back_to_each_section_that_cites_it():
    read = Reader(page())
    text = page()
    entries = dict(re.findall(r'<li id="claim-([^"]+)">(.*?)</li>', text, re.DOTALL))
    cited = set(re.findall(r'class="chip[^"]*" href="#claim-([^"]+)"', text))
    assert cited
    assert cited <= set(entries)
    for claim in cited:
        back = re.findall(r'href="#(cite-\d+)"', entries[claim])
        assert back
        for anchor in back:
            assert f'href="#claim-{claim}" id="{anchor}"' in text
            assert read.ids.count(anchor) == 1


def test_the_contents_name_every_section_in_order():
    front, inner = page().split('<section id="inner"')
    contents = re.search(r'<nav class="contents".*?</nav>', inner, re.DOTALL)[0]
    named = re.findall(r'<li><a href="#([^"]+)">[^<]+</a></li>', contents)
    sections = re.findall(r'<h2 id="([^"]+)"|<h3 id="(months)"', inner)
    assert named == ["page-one", *(one or other for one, other in sections)]
    assert 'id="page-one"' in front


def test_sections_are_numbered_in_headings_and_contents():
    inner = page().split('<section id="inner"')[1]
    contents = re.search(r'<nav class="contents".*?</nav>', inner, re.DOTALL)[0]
    numbers = dict(re.findall(r'<a href="#([^"]+)">(\d+)\. ', contents))
    headings = re.findall(r'<h2 id="([^"]+)">(\d+)\. ', inner)
    assert headings == list(numbers.items())
    assert [int(number) for _, number in headings] == list(range(1, len(headings) + 1))
    assert len(headings) == inner.count("<h2")


def test_a_claim_says_in_which_section_it_is_cited():
    text = page()
    names = dict(re.findall(r'<a href="#[^"]+">(\d+)\. ([^<]+)</a>', text))
    places = re.findall(r'<a href="#cite-\d+" title="([^"]+)">↑(\d+)</a>', text)
    assert places
    assert all(names[number] == name for name, number in places)


def test_every_heading_of_the_inner_report_can_be_linked():
    inner = page().split('<section id="inner"')[1]
    headings = re.findall(r"<(h[234])\b([^>]*)>(.*?)</\1>", inner, re.DOTALL)
    assert len(headings) > 10
    for _, attributes, inside in headings:
        name = re.search(r'id="([^"]+)"', attributes)[1]
        assert f'<a class="self" href="#{name}" aria-label="' in inside


def test_the_same_run_gives_the_same_bytes():
    assert render(read(document())) == page()


def test_a_page_is_small():
    assert len(page().encode()) < 2_000_000


@pytest.mark.parametrize("caution", CAUTIONS)
def test_cautions_stand_on_the_page(caution):
    assert caution in Reader(page()).words()


def test_each_figure_has_a_description():
    figures = [
        attrs
        for tag, attrs in Reader(page()).tags
        if tag == "svg" and attrs.get("aria-hidden") != "true"
    ]
    assert len(figures) >= 4
    for attrs in figures:
        assert attrs.get("role") == "img"
        assert attrs.get("aria-label") or attrs.get("aria-labelledby")


def test_percentages_do_not_break_from_their_sign():
    assert not re.search(r"\d %", page())
    assert "\N{NO-BREAK SPACE}%" in page()


def test_every_likelihood_word_has_its_number():
    bands = r"almost no chance|very unlikely|unlikely|roughly even|very likely|almost certain"
    for match in re.finditer(bands, Reader(page()).words()):
        after = match.string[match.end() : match.end() + 20]
        assert re.match(r"( chance)? \((under |over )?\d+", after), match.group()


def test_no_leader_stands_on_the_page():
    for actor in example().actors:
        if actor.kind == "leader":
            assert actor.id not in page()
            assert actor.name not in page()


# What is on the page follows the case.


def page_of(folder, place) -> str:
    return write_report(run(folder, place, plan()).folder.path).read_text(encoding="utf-8")


def test_an_edited_claim_changes_the_page(tmp_path):
    whole = page_of(copied(tmp_path / "a"), tmp_path / "one")
    old = "Northland's envoy has met men of the river wing since late 2019."
    text = page_of(
        copied(tmp_path / "b", claims=[(old, "They met in a tea house.")]), tmp_path / "two"
    )
    assert "They met in a tea house." in text
    assert "They met in a tea house." not in whole
    graded = copied(
        tmp_path / "c",
        claims=[(f"{old},northland-meets-front,+,2", f"{old},northland-meets-front,+,5")],
    )
    weaker = page_of(graded, tmp_path / "three")
    assert ">C1 B2<" in whole
    assert ">C1 B5<" in weaker
    chance = r"river wing since late 2019</td><td class=\"n\">(\d+)"
    before, after = (int(re.search(chance, p, re.S).group(1)) for p in (whole, weaker))
    assert after < before


def test_text_of_a_case_is_escaped_everywhere():
    found = document()
    bad = '<script>alert("1")</script>'
    found["claims"]["C1"]["text"] = bad
    found["question"] = found["title"] = bad
    found["actors"]["river-wing"]["name"] = bad
    found["actors"]["southland"]["name"] = bad
    found["strategy_list"][1]["title"] = bad
    found["outcomes"]["power"]["title"] = bad
    found["sources"]["daily"]["title"] = bad
    found["criteria"]["talk"] = bad
    text = render(read(found))
    assert text.count("<script") == 1  # the page's own
    assert "&lt;script&gt;" in text
    assert Reader(text).open == []


def test_the_page_allows_its_own_script_and_nothing_from_elsewhere():
    head = page().split("<title>")[0]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', head)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == "'unsafe-inline'"
    own = re.findall(r"<script>(.*?)</script>", page(), re.DOTALL)
    digest = b64encode(sha256(own[0].encode()).digest()).decode()
    assert len(own) == page().count("<script") == 1
    assert rules["script-src"] == f"'sha256-{digest}'"


def test_a_report_is_rebuilt_to_the_same_bytes(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=8)).folder.path
    first = write_report(folder).read_bytes()
    (folder / "report.html").unlink()
    answer = CliRunner().invoke(app, ["report", str(folder)])
    assert answer.exit_code == 0
    assert (folder / "report.html").read_bytes() == first


@pytest.mark.parametrize("content", ["{}", "[]", '{"schema": "detente-summary/99"}'])
def test_a_summary_of_another_version_is_refused(tmp_path, content):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    (folder / "summary.json").write_text(content)
    assert reseal(folder)
    with pytest.raises(RunFolderError, match=r"has schema .*; run the case again"):
        write_report(folder)


def test_the_printed_command_gives_the_same_run(tmp_path):
    first = run(
        example(), tmp_path / "one", plan(draws=8), strategies=["divide", "none"]
    ).folder.path
    text = write_report(first).read_text(encoding="utf-8")
    command = re.search(r'class="command">detente (run CASE [^<]*)</code>', text).group(1)
    words = [str(template_folder()) if w == "CASE" else w for w in command.split()]
    answer = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "two")])
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "two" / "summary.json").read_bytes() == (first / "summary.json").read_bytes()
    assert (tmp_path / "two" / "report.html").read_text(encoding="utf-8") == text


def lacking(**changes):
    return with_settings(example(), **changes)


@pytest.mark.parametrize(
    "case",
    [
        lambda: lacking(criteria=[]),
        lambda: lacking(partner_rule=None),
        lambda: lacking(rival=None),
        lambda: lacking(holdout=None),
        lambda: lacking(hypotheses=[]),
        lambda: lacking(issues=[]),
        lambda: lacking(strategies=example().settings.strategies[:1]),
    ],
    ids=["criteria", "rule", "rival", "holdout", "hypotheses", "issues", "rounds"],
)
def test_cases_that_lack_parts_have_a_page(tmp_path, case):
    folder = run(case(), tmp_path / "run", plan(draws=4)).folder.path
    read = Reader(write_report(folder).read_text(encoding="utf-8"))
    assert read.open == []
    assert "None" not in read.words()
    assert "nan" not in read.words().split()


def test_a_case_without_evidence_has_a_page(tmp_path):
    bare = ("claims", "supports", "hypotheses", "relations", "rounds", "regions", "presence")
    case = replace(example(), **{name: table([]) for name in bare})
    folder = run(case, tmp_path / "run", plan(draws=4)).folder.path
    words = Reader(write_report(folder).read_text(encoding="utf-8")).words()
    for heading in ("What is said and denied", "Label and contact together", "Claims and sources"):
        assert heading in Reader(render(read(document()))).words()
    for heading in ("What is said and denied", "Label and contact together"):
        assert heading not in words  # a section about nothing


def test_picks_stand_on_the_page_without_criteria(tmp_path):
    case = lacking(criteria=[])
    folder = run(case, tmp_path / "run", plan(draws=4)).folder.path
    text = write_report(folder).read_text(encoding="utf-8")
    picks = text.split('<h3 id="partners">')[1].split("</ul>")[0]
    assert "River wing" in picks


def test_the_page_reads_the_summary_only(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    held = Summary.model_validate_json((folder / "summary.json").read_text(encoding="utf-8"))
    assert write_report(folder).read_text(encoding="utf-8") == render(held)


@pytest.mark.parametrize("name", ["flips.json", "contributions.json", "score.json"])
def test_an_answer_that_was_damaged_since_is_refused(tmp_path, name):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    (folder / name).write_text('{"schema": "detente-flips/0.1"}')
    with pytest.raises(RunFolderError, match=f"{name} was changed, or made from another run"):
        write_report(folder)
    assert reseal(folder)
    with pytest.raises(RunFolderError, match=f"{name} cannot be read as the result of a run"):
        write_report(folder)


def test_an_output_without_skill_says_so_wherever_it_is_printed(tmp_path):
    """One round is too few to show skill."""
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    summary = Summary.model_validate_json((folder / "summary.json").read_text(encoding="utf-8"))
    said = skill_sentence(summary.rounds)
    assert said.startswith("No skill shown")
    assert summary.basis["table"].confidence in {"low", "very low"}
    text = unescape(write_report(folder).read_text(encoding="utf-8"))
    first, rest = text.split('<section id="inner"')
    assert "No skill shown" in first
    judged = rest.split("Key judgements")[-1].split("</ol>")[0]
    assert f"Confidence: {summary.basis['table'].confidence}." in judged
    assert "No skill shown at past rounds." in judged
    assert f"{said} Confidence is low." in rest.split('<h2 id="rounds">')[1]


def test_a_round_yet_to_be_held_has_no_seats():
    found = read(document())
    (name, *_) = (r.id for r in found.attendance.observed)
    ahead = altered(found, {"attendance/observed/0/date": "2020-12-01"})
    text = unescape(re.sub(r"<[^>]+>", " ", render(ahead)))
    assert ahead.attendance.observed[0].id == name
    assert "announced, not held by 30 June 2020" in text
    assert "announced, not held" not in unescape(page())
