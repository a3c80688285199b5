"""The finding on all links of the sources' argument."""

from tests.assess.expected.stands import link, stand

from detente.report.sections.expected.verdicts import verdict_sentences, verdict_word


def of(verdict: str, decided: str, text: str = "It helps."):
    one = stand("drugs", "metric", decided, number=0.1, verdict=verdict)
    return link(one, verdict=verdict, text=text)


def test_links_are_counted_by_verdict_and_the_contradicted_ones_are_named():
    found = verdict_sentences(
        [
            of("agrees", "evidence"),
            of("disagrees", "assumption", "It calms."),
            of("disagrees", "evidence", "It pays."),
            link(),
            link(verdict="not_modelled"),
            link(stand("TL001", "case", "evidence"), verdict="not_modelled"),
        ],
        3,
    )
    assert found.startswith(
        "Of the sources’ 6 links the model agrees with 1 and disagrees with 2; undecided: 1, taken "
        "from the case: 1, not modelled: 1. Resting in part on evidence: 3. It disagrees with “It "
        "calms.” and “It pays.”."
    )
    assert found.endswith("Assumption alone decides 1 of these 3.")


def test_what_assumption_decides_throughout_is_said_as_that():
    found = verdict_sentences([of("disagrees", "assumption")], 0)
    assert (
        "agrees with none and disagrees with 1; undecided: none, taken from the case: none" in found
    )
    assert "Resting in part on evidence: none." in found
    assert found.endswith("Assumption alone decides the one link decided.")
    twice = verdict_sentences([of("disagrees", "assumption"), of("agrees", "assumption")], 0)
    assert twice.endswith("Assumption alone decides all 2.")


def test_without_a_contradiction_none_is_named():
    found = verdict_sentences([of("agrees", "evidence"), link()], 1)
    assert "It disagrees" not in found
    assert "Assumption" not in found


def test_a_link_of_which_one_test_agrees_is_contradicted_in_part():
    agrees = stand("drugs", "metric", "evidence", number=0.1, verdict="agrees")
    against = stand("spillover", "metric", "assumption", number=-0.1, verdict="disagrees")
    assert verdict_word(link(agrees, against, verdict="disagrees")) == "disagrees in part"
    assert verdict_word(link(against, verdict="disagrees")) == "disagrees"
    mixed = link(agrees, against, verdict="disagrees")
    found = verdict_sentences([mixed, link(against, verdict="disagrees")], 0)
    assert "disagrees with 2 (1 in part);" in found
    assert verdict_word(link(agrees, verdict="not_modelled")) == "from the case"
