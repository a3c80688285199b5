"""Each first citation of a claim in a section has an anchor."""

from tests.assess.runs import finished

from detente.report.sections.evidence.citing import Place, best_graded, citations, named_claims


def chip(claim: str) -> str:
    return f'<a class="chip weak" href="#claim-{claim}" title="x">{claim} B2</a>'


PAGE = (
    f'<section id="page-one">{chip("C1")}</section>'
    '<section id="inner" aria-label="x"><nav class="contents"><a href="#ends">1. Ends</a></nav>'
    f'<h2 id="ends">1. How the war ends</h2>{chip("C1")}{chip("C2")}{chip("C1")}'
    f'<h2 id="rest">2. The <b>rest</b></h2>{chip("C1")}'
)


def test_places_have_the_numbers_and_short_names_of_sections():
    found = citations(PAGE)
    assert found.places == {
        "C1": [
            Place("cite-1", "page one", ""),
            Place("cite-2", "Ends", "1"),
            Place("cite-4", "The rest", "2"),
        ],
        "C2": [Place("cite-3", "Ends", "1")],
    }


def test_only_the_first_citation_in_a_section_has_an_anchor():
    html = citations(PAGE).html
    assert html.count(' id="cite-') == 4
    assert 'href="#claim-C2" id="cite-3" title="x"' in html
    plain = html
    for n in range(1, 5):
        plain = plain.replace(f' id="cite-{n}"', "")
    assert plain == PAGE


def test_a_page_without_citations_stays_as_it_is():
    assert citations("<h2>x</h2>") == ("<h2>x</h2>", {})


def test_a_claim_that_a_table_names_is_linked_where_it_is_listed():
    named = (
        '<span class="named" data-claim="C1">C1</span><span class="named" data-claim="C2">C2</span>'
    )
    listed = '<li id="claim-C1">'
    assert named_claims(named + listed) == f'<a class="chip" href="#claim-C1">C1</a>C2{listed}'


def test_the_best_graded_come_in_the_order_that_they_have():
    summary = finished()[0]
    by_grade = sorted(summary.claims, key=lambda one: -summary.claims[one].accuracy)
    weakest, best = by_grade[-1], by_grade[:2]
    assert summary.claims[weakest].accuracy < summary.claims[best[1]].accuracy
    assert best_graded([best[1], weakest, "nowhere", best[0]], summary, 2) == [best[1], best[0]]
    assert best_graded([weakest, best[0]], summary, 3) == [weakest, best[0]]
