"""What the page says of contributions."""

import pytest
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.assess.runs import finished

from detente.assess.contributions.actors import actors
from detente.assess.contributions.mechanisms import frozen, shared_out
from detente.assess.contributions.priors import priors
from detente.assess.contributions.record import Contributions, PrecedentEffect
from detente.assess.evidence.record import PrecedentResult
from detente.report.sections.contributions.tornado import meaning_of
from detente.report.sections.contributions.words import contributions_view
from detente.runs.result import Change


@pytest.fixture(scope="module")
def found() -> Contributions:
    return Contributions(
        schema_="detente-contributions/0.1",
        digest="d",
        run="r",
        seed=1,
        draws=32,
        first=again().first,
        mechanisms=frozen(again(), 2, nothing),
        groups=shared_out(again(), 2, nothing),
        priors=priors(again(), 2, nothing),
        actors=actors(again(), 2, nothing),
        precedents={},
        weights={},
        rules={},
        shuffled=None,
    )


def each(records: dict, **fields) -> dict:
    """Return records with some of their fields replaced."""
    return {key: record.model_copy(update=fields) for key, record in records.items()}


def test_nothing_turned_is_said(found):
    still = found.model_copy(update={"mechanisms": each(found.mechanisms, first=found.first)})
    sentence = contributions_view(finished()[0], still)["contribution_sentences"][0]
    assert sentence.endswith("comes first whichever mechanism is frozen on its own.")


def test_what_turns_the_order_is_counted(found):
    mechanisms = each(found.mechanisms, first=found.first)
    turning = {k: m for k, m in mechanisms.items() if k in {"contact", "talks"}}
    turned = found.model_copy(update={"mechanisms": mechanisms | each(turning, first="none")})
    sentence = contributions_view(finished()[0], turned)["contribution_sentences"][0]
    many = len(found.mechanisms)
    assert f"one of 2 mechanisms (of {many}) frozen at the first day, another" in sentence
    alone = mechanisms | {"contact": turned.mechanisms["contact"]}
    one = found.model_copy(update={"mechanisms": alone})
    sentence = contributions_view(finished()[0], one)["contribution_sentences"][0]
    assert f"with 1 mechanism (of {many}) frozen" in sentence


def test_priors_are_counted_and_split(found):
    shown = contributions_view(finished()[0], found)
    hardly = sum(not effect.matters for effect in found.priors.values())
    assert f"Of {len(found.priors)} priors, {hardly} hardly" in " ".join(
        shown["contribution_sentences"]
    )
    none = found.model_copy(update={"priors": each(found.priors, matters=False)})
    shown = contributions_view(finished()[0], none)
    text = " ".join(shown["contribution_sentences"])
    assert f"{len(found.priors)} hardly matter" in text
    assert "None of them changes" in text


def test_a_prior_that_turns_the_order_is_named(found):
    name, effect = next(iter(found.priors.items()))
    other = next(s for s in finished()[0].strategies if s != found.first)
    halved = effect.halved.model_copy(update={"first": other})
    turned = effect.model_copy(update={"halved": halved, "matters": True})
    view = contributions_view(finished()[0], found.model_copy(update={"priors": {name: turned}}))
    text = view["contribution_sentences"][-1]
    assert text == (f"Another option comes first with “{meaning_of(name)}” halved or doubled.")


def test_groups_run_from_all_frozen_to_all_at_work(found):
    text = contributions_view(finished()[0], found)["group_sentence"]
    led = found.first
    for part in ("frozen", "whole"):
        mean = getattr(found.groups, part)[led]["value"]
        assert f"{100 * mean:.1f} with all" in text
    assert text.count("+") + text.count("−") + text.count(" 0") == len(found.groups.groups)


def test_without_objectives_nothing_is_ranked(found):
    bare = {"value": None, "first": None}
    unranked = {
        name: effect.model_copy(
            update={
                "halved": effect.halved.model_copy(update={"first": None}),
                "doubled": effect.doubled.model_copy(update={"first": None}),
            }
        )
        for name, effect in found.priors.items()
    }
    groups = {
        part: {
            option: {metric: v for metric, v in means.items() if metric != "value"}
            for option, means in getattr(found.groups, part).items()
        }
        for part in ("frozen", "whole")
    }
    none = found.model_copy(
        update={
            "first": None,
            "mechanisms": each(found.mechanisms, **bare),
            "actors": each(found.actors, **bare),
            "priors": unranked,
            "groups": found.groups.model_copy(update=groups),
        }
    )
    shown = contributions_view(finished()[0], none)
    assert shown["contribution_sentences"][0].startswith("Nothing is ranked")
    deal = 100 * found.groups.whole[shown["led"]]["settlement"]
    assert shown["group_sentence"].startswith("In hundredths, the chance of a deal under")
    assert f"{deal:.1f} with all at work" in shown["group_sentence"]
    assert "comes first" not in " ".join(shown["actor_sentences"])


def unranked(found: Contributions) -> Contributions:
    """Return the contributions of a case without objectives."""
    bare = {"first": None, "value": None}
    priors_ = {
        key: p.model_copy(
            update={
                "halved": p.halved.model_copy(update=bare),
                "doubled": p.doubled.model_copy(update=bare),
            }
        )
        for key, p in found.priors.items()
    }
    changes = {
        "first": None,
        "mechanisms": each(found.mechanisms, **bare),
        "actors": each(found.actors, **bare),
        "priors": priors_,
    }
    return found.model_copy(update=changes)


def test_without_objectives_the_metrics_are_spoken_of(found):
    """Every mechanism used to move nothing, because no value had been computed."""
    shown = contributions_view(finished()[0], unranked(found))
    first, still, counted = shown["contribution_sentences"]  # and no sentence on the order
    assert "the chance of a deal instead of for a value" in first
    assert "value" not in still
    assert "which option comes first" not in counted
    moving = [
        key
        for key, changed in found.mechanisms.items()
        if any(abs(c.delta) > 2 * c.error for m in changed.metrics.values() for c in m.values())
    ]
    rest = len(found.mechanisms) - len(moving)
    assert f"{rest} mechanism" in still if rest else "Each mechanism" in still
    titles = {row.title for row in shown["frozen_rows"]}
    assert titles == {finished()[0].mechanisms[key].title for key in moving}


def test_precedents_are_told_at_both_ends(found):
    (changed,) = list(found.mechanisms.values())[:1]
    led = found.first
    earlier = PrecedentResult(
        **dict.fromkeys(("cited_by", "argument", "set", "hypothesis", "times_likelier")),
        **dict.fromkeys(("similarity", "note")),
        precedent="war-1995",
        title="An earlier war",
        reading="It ended.",
        claims=[],
        outcome="mixed",
        factor=1.0,
    )
    summary = finished()[0].model_copy(update={"precedents": {"war-1995-ended": earlier}})

    def said(delta: float) -> str:
        change = Change(delta=delta, error=0.001)
        one = changed.model_copy(update={"value": {**changed.value, led: change}})
        both = {earlier.precedent: PrecedentEffect(zero=one, full=one)}
        shown = contributions_view(summary, found.model_copy(update={"precedents": both}))
        return shown["ranked_sentences"][0]

    assert f"“{earlier.title}” +2.0 ± 0.2 if it says nothing here, +2.0 ± 0.2 if" in said(0.02)
    assert said(0.0) == "No precedent (of 1) moves the result beyond noise."
    none = contributions_view(finished()[0], found.model_copy(update={"precedents": {}}))
    assert not any("recedent" in sentence for sentence in none["ranked_sentences"])
