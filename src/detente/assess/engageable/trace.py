"""Trace the results on which factions can be engaged and on the number of camps.

These results draw their own inputs, so each one is traced exactly to the inputs it uses.
"""

from collections.abc import Sequence

from detente.assess.engageable.answer import sets_of_readings, tier_leaders
from detente.assess.engageable.camp_count import entries_on_scale
from detente.assess.engageable.issues import issue_key
from detente.assess.engageable.record import SortedActor
from detente.assess.explain.nodes import Node, assumption, judgement
from detente.assess.explain.trace import (
    Context,
    Place,
    Trace,
    Tracer,
    each,
    of_the_model,
    of_the_run,
    written,
)
from detente.case.schema.settings import Criterion, PartnerTest
from detente.case.schema.world import Actor
from detente.engagement.setup.sorting import borders_of, perceived, traits
from detente.vocabulary.input_key import InputKey

__all__ = ["TRACES", "keys_of_test"]

_PREFERENCE = "stated in case.yaml; a preference"
_EVEN = "priors of the number of camps, one to four, and of the distance between them"
_CANNOT_TELL = "no number of camps has odds of at least two to one beyond the sampling error"
_TOO_FEW = "fewer than two leaders or factions have a criterion on record: nothing is computed"
_COUNTED = "recorded in the case; the leaders are not listed"
_WITHHELD = "withheld: it would be, or would reveal, a mean of fewer than three leaders"


def _actor(context: Context, place: Place) -> Actor:
    """Return the actor that is sorted: a faction, or the rival group."""
    is_faction = place.tokens[1] == "factions"
    return context.case.actors[place.keys[0] if is_faction else context.case.settings.rival or ""]


def _sorted(context: Context, place: Place) -> SortedActor | None:
    camps = context.summary.camps
    return camps.factions[place.keys[0]] if place.tokens[1] == "factions" else camps.rival


def _below(place: Place) -> tuple[str, ...]:
    """Return the keys below the actor that is sorted."""
    return place.keys[1:] if place.tokens[1] == "factions" else place.keys


# Classes of an actor.


def _borders(criteria: Sequence[Criterion]) -> tuple[Node, ...]:
    """Return the borders between classes, which are stated in the case and not drawn."""
    return tuple(
        judgement(
            f"borders|{c.id}",
            f"borders of “{c.title}”: {c.profiles[0]:g} and {c.profiles[1]:g}, uncertain by "
            f"± {c.doubt:g}; indifference {c.q:g}, preference {c.p:g}, "
            + ("no veto" if c.v is None else f"veto {c.v:g}"),
            _PREFERENCE,
        )
        for c in criteria
    )


def _doubt(criteria: Sequence[Criterion]) -> list[InputKey]:
    return [InputKey.choice(f"border-{c.id}") for c in criteria]


def _classes(context: Context, place: Place) -> Trace:
    actor = _actor(context, place)
    keys = context.used(lambda inputs: (traits(inputs, [actor]), borders_of(inputs)))
    return (*context.inputs.nodes(keys), *_borders(context.case.settings.criteria))


def _perceived_keys(context: Context, actor: Actor) -> list[InputKey]:
    return context.used(
        lambda inputs: (
            perceived(inputs, [actor], traits(inputs, [actor])),
            borders_of(inputs),
        )
    )


def _perceived(context: Context, place: Place) -> Trace:
    keys = _perceived_keys(context, _actor(context, place))
    return (*context.inputs.nodes(keys), *_borders(context.case.settings.criteria))


def _central_weights(context: Context, place: Place) -> Trace:
    sorted_ = _sorted(context, place)
    empty = {k for k, w in sorted_.central_weights.items() if w is None} if sorted_ else set()
    if _below(place)[0] in empty:
        return (assumption(place.name, "no draw gives this class"),)
    return _classes(context, place)


def _tier(context: Context, place: Place) -> Trace:
    """Trace the classes of a tier; behind a withheld tier, no row of a leader is shown."""
    *faction, tier = place.keys
    camps = context.summary.camps
    tiers = camps.factions[faction[0]].tiers if faction else camps.tiers
    withheld = any(name == tier and classes and classes.withheld for name, classes in tiers.items())
    if withheld:
        if place.field in {"leaders", "withheld"}:
            return (judgement(place.name, "leaders with a criterion on record", _COUNTED),)
        return (assumption(place.name, _WITHHELD),)
    keys = context.used(lambda inputs: traits(inputs, tier_leaders(inputs, tier, *faction)))
    if place.field in {"leaders", "withheld", "criteria_known"}:
        return context.inputs.nodes(keys)
    keys += context.used(borders_of)
    return (*context.inputs.nodes(keys), *_borders(context.case.settings.criteria))


def _tier_block(context: Context, place: Place) -> Trace:
    """Trace a block of criteria of a tier to the numbers of its leaders and to the borders."""
    keys = context.used(lambda inputs: traits(inputs, tier_leaders(inputs, place.keys[0])))
    if place.field == "known":
        return context.inputs.nodes(keys)
    keys += context.used(borders_of)
    return (*context.inputs.nodes(keys), *_borders(context.case.settings.criteria))


def _tier_gap(context: Context, _: Place) -> Trace:
    """Trace the difference between tiers to the criteria of all leaders of both."""
    keys = context.used(
        lambda inputs: [traits(inputs, tier_leaders(inputs, tier)) for tier in ("senior", "mid")]
    )
    keys += context.used(borders_of)
    return (*context.inputs.nodes(keys), *_borders(context.case.settings.criteria))


# One criterion.


def _value_keys(context: Context, actor: Actor, criteria: Sequence[Criterion]) -> list[InputKey]:
    """Return the inputs that an actor's values are read from: its own, or its leaders'."""
    return context.used(lambda inputs: [inputs.faction_value(actor, c.id) for c in criteria])


def _criterion(context: Context, place: Place) -> Criterion:
    return context.case.settings.criteria[int(_below(place)[0])]


def _value(context: Context, place: Place) -> Trace:
    keys = _value_keys(context, _actor(context, place), [_criterion(context, place)])
    return context.inputs.nodes(keys)


def _against_borders(context: Context, place: Place) -> Trace:
    criteria = [_criterion(context, place)]
    keys = _value_keys(context, _actor(context, place), criteria) + _doubt(criteria)
    return (*context.inputs.nodes(keys), *_borders(criteria))


def _claims(context: Context, place: Place, claims: Sequence[str]) -> Trace:
    """Trace a list of claims, or the claim at which the pointer ends."""
    last = place.tokens[-1]
    shown = claims if last == place.field else [claims[int(last)]]
    none = (assumption(place.name, "no claim supports it"),)
    return context.facts.claims(shown) or none


def _claims_of_actor(context: Context, place: Place) -> Trace:
    sorted_ = _sorted(context, place)
    return _claims(context, place, sorted_.claims if sorted_ else ())


def _claims_of_criterion(context: Context, place: Place) -> Trace:
    sorted_ = _sorted(context, place)
    row = int(_below(place)[0])
    return _claims(context, place, sorted_.criteria[row].claims if sorted_ else ())


# The sorting by hand.


def _named_criteria(context: Context, names: Sequence[str]) -> list[Criterion]:
    """Return the criterion that a pointer names, or all if it ends above them."""
    criteria = context.case.settings.criteria
    return [c for c in criteria if c.id in names] or list(criteria)


def _hand_value(context: Context, place: Place) -> Trace:
    criteria = _named_criteria(context, place.keys[1:])
    return context.inputs.nodes(_value_keys(context, _actor(context, place), criteria))


def _hand_weight(context: Context, place: Place) -> Trace:
    criteria = _named_criteria(context, place.keys[1:])
    keys = [InputKey.choice("weights"), *(InputKey("weight", c.id) for c in criteria)]
    return context.inputs.nodes(keys)


def _hand_border(context: Context, place: Place) -> Trace:
    criteria = _named_criteria(context, place.keys[2:])
    return (*_borders(criteria), *context.inputs.nodes(_doubt(criteria)))


def _hand_level(context: Context, place: Place) -> Trace:
    low, high = context.case.settings.cutting_level
    stated = judgement(place.name, f"cutting level, {low:g} to {high:g}", _PREFERENCE)
    return (stated, context.inputs.node(InputKey.choice("cutting-level")))


def _hand_concordance(context: Context, place: Place) -> Trace:
    criteria = _named_criteria(context, place.keys[2:])
    keys = _value_keys(context, _actor(context, place), criteria) + _doubt(criteria)
    return (*context.inputs.nodes(keys), *_borders(criteria))


# The number of camps.


def _camp_prior(_context: Context, _place: Place) -> Trace:
    return (assumption("camp-count", _EVEN),)


def _leaders(context: Context, place: Place) -> Trace:
    nodes = context.inputs.nodes(context.used(entries_on_scale))
    return nodes or (assumption(place.name, "no leader and no faction has a criterion on record"),)


def _camp_count(context: Context, place: Place) -> Trace:
    nodes = context.inputs.nodes(context.used(entries_on_scale))
    camps = context.summary.camps
    reason = None
    if camps.camp_leaders + camps.camp_factions < 2:
        reason = _TOO_FEW
    elif place.field == "camp_verdict" and camps.camp_verdict is None:
        reason = _CANNOT_TELL
    why = (assumption(place.name, reason),) if reason else ()
    return (*why, assumption("camp-count", _EVEN), *nodes)


# Partners, and where the rival is.


def _factions(context: Context, names: Sequence[str]) -> list[Actor]:
    """Return the faction that a pointer names, or all if it ends above them."""
    factions = context.case.factions()
    return [f for f in factions if f.id in names] or factions


def keys_of_test(context: Context, test: PartnerTest, faction: Actor) -> list[InputKey]:
    """Return the inputs that decide whether a faction passes a partner test.

    Parameters
    ----------
    context : Context
        The run.
    test : PartnerTest
        The test.
    faction : Actor
        The faction.
    """
    if test.measure == "class":
        return _perceived_keys(context, faction) if context.case.settings.criteria else []
    if test.measure == "rival-weight":
        regions = [r.id for r in context.case.regions]
        return _presence_keys(context, [faction.id], regions)
    subject = f"{faction.id}>{test.object}" if test.object else faction.id
    return [InputKey.assessment(subject, test.variable or "", test.item or "")]


def _rule(context: Context, place: Place) -> Node:
    rule = context.case.settings.partner_rule
    if rule is None:
        return assumption(place.name, "the case has no partner rule")
    titles = "; ".join(t.title for t in rule.tests)
    return judgement("partner_rule", f"the partner tests: {titles}", "stated in case.yaml")


def _partners(context: Context, place: Place) -> Trace:
    rule = context.case.settings.partner_rule
    return _by_tests(context, place, rule.tests if rule else [])


def _passed(context: Context, place: Place) -> Trace:
    rule = context.case.settings.partner_rule
    tests = [t for t in rule.tests if t.id == place.keys[0]] if rule else []
    return _by_tests(context, place, tests)


def _by_tests(context: Context, place: Place, tests: Sequence[PartnerTest]) -> Trace:
    keys = [
        key
        for faction in _factions(context, place.keys[1:])
        for test in tests
        for key in keys_of_test(context, test, faction)
    ]
    return (_rule(context, place), *context.inputs.nodes(keys))


def _claims_of_test(context: Context, place: Place) -> Trace:
    return _claims(context, place, context.summary.camps.tests[place.keys[0]].claims)


def _combine(context: Context, place: Place) -> Trace:
    return (_rule(context, place),)


def _presence_keys(
    context: Context, factions: Sequence[str], regions: Sequence[str]
) -> list[InputKey]:
    """Return the weights in regions of the rival group and of factions."""
    rival = context.case.settings.rival
    actors = [rival, *factions] if rival else []
    return [InputKey.presence(actor, region) for actor in actors for region in regions]


def _readings(context: Context) -> tuple[Node, ...]:
    return tuple(context.facts.hypothesis(s.id) for s in sets_of_readings(context.case))


def _rival_weight(context: Context, place: Place) -> Trace:
    factions = [f.id for f in _factions(context, place.keys[1:])]
    keys = _presence_keys(context, factions, [r.id for r in context.case.regions])
    return (*_readings(context), *context.inputs.nodes(keys))


def _rival_presence(context: Context, place: Place) -> Trace:
    regions = place.keys[1:] or [r.id for r in context.case.regions]
    return (*_readings(context), *context.inputs.nodes(_presence_keys(context, [], regions)))


def _issue(context: Context, place: Place) -> Trace:
    name, faction = place.keys
    return context.inputs.nodes([issue_key(context.case, name, faction)])


def _of_actor(stem: str) -> dict[str, Tracer]:
    """Return entries for fields that factions and the rival group have in common."""
    row = f"{stem}/criteria/*"
    return {
        **each(stem, ("acceptability/*", "pessimistic/*", "optimistic/*"), _classes),
        **each(stem, ("error", "confidence", "entropy", "contradiction"), _classes),
        f"{stem}/central_weights/*/*": _central_weights,
        f"{stem}/claims/*": _claims_of_actor,
        f"{row}/id": written,
        **each(row, ("value", "rests_on", "read_from_leaders", "reasons/*"), _value),
        **each(row, ("below", "above"), _against_borders),
        f"{row}/claims/*": _claims_of_criterion,
    }


_FACTION = "camps/factions/*"
_STEP = f"{_FACTION}/by_hand/steps/*"

TRACES: dict[str, Tracer] = {
    **each("camps", ("draws", "seed"), of_the_run),
    **_of_actor("camps/rival"),
    **_of_actor(_FACTION),
    f"{_FACTION}/perceived/*": _perceived,
    **each(f"{_FACTION}/tiers/*", ("leaders", "withheld", "criteria_known"), _tier),
    **each(f"{_FACTION}/tiers/*", ("spoiler", "ambivalent", "engageable"), _tier),
    f"{_FACTION}/by_hand/values/*": _hand_value,
    f"{_FACTION}/by_hand/weights/*": _hand_weight,
    f"{_FACTION}/by_hand/borders/*/*": _hand_border,
    f"{_FACTION}/by_hand/cutting_level": _hand_level,
    **each(_STEP, ("border", "direction"), of_the_model),
    **each(_STEP, ("concordances/*", "discordances/*"), _hand_concordance),
    **each(_STEP, ("concordance", "credibility", "outranks"), _classes),
    **each(f"{_FACTION}/by_hand", ("pessimistic", "optimistic"), _classes),
    **each("camps", ("camp_count/*", "camp_verdict", "camp_error"), _camp_count),
    **each("camps/tiers/*", ("leaders", "withheld", "criteria_known"), _tier),
    **each("camps/tiers/*", ("spoiler", "ambivalent", "engageable"), _tier),
    "camps/tier_gap/*": _tier_gap,
    **each("camps/tier_blocks/*/*", ("known", "below", "above"), _tier_block),
    "camps/tier_blocks/*/*/criteria/*": written,
    **each("camps", ("camp_leaders", "camp_factions", "camp_known"), _leaders),
    "camps/camp_count_prior/*": _camp_prior,
    "camps/partners/*/*": _partners,
    "camps/tests/*/title": written,
    "camps/tests/*/claims/*": _claims_of_test,
    **each("camps/tests/*", ("passed/*", "unknown/*"), _passed),
    "camps/excluded/*": written,
    **each("camps", ("combine", "unknown"), _combine),
    "camps/rival_weight/*/*": _rival_weight,
    **each("camps/rival_presence/tiles/*", ("name", "row", "col"), written),
    "camps/rival_presence/readings/*/*": _rival_presence,
    **each("camps/issues/*/*", ("value", "rests_on"), _issue),
}
