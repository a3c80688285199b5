"""Cut the settings to a date: remove hidden claims and actors from ``case.yaml``."""

from collections.abc import Container
from datetime import date
from typing import TypeVar

from detente.case.as_of.cut_conflict import cut_conflict
from detente.case.findings.catalogue import KINDS
from detente.case.reading.yaml import FILE
from detente.case.schema.hypotheses import Hypothesis, HypothesisSet
from detente.case.schema.options import RoundPlan, Strategy
from detente.case.schema.settings import (
    AcceptedRule,
    Criterion,
    Issue,
    Offers,
    PartnerRule,
    PartnerTest,
    Settings,
    SharedIssue,
)
from detente.errors import CaseError, Finding

__all__ = ["LAST_AS_OF", "as_of_out_of_reach", "cut_settings"]

LAST_AS_OF = date(9979, 12, 31)  # 240 months later the calendar still goes on
_FEWEST_OFFERS = 2
Ids = Container[str]
P = TypeVar("P", AcceptedRule, Issue, SharedIssue, Criterion, Hypothesis, PartnerTest, Strategy)


def cut_settings(settings: Settings, as_of: date, *, claims: Ids, actors: Ids) -> Settings:
    """Return the settings without ids that were not yet known.

    A test towards a hidden actor is removed, as are a hidden rival, hold-out or guest.

    Parameters
    ----------
    settings : Settings
        The settings of the uncut case.
    as_of : date
        The day of the cut.
    claims, actors : container of str
        Visible ids.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not yet known, or if the as-of date is
        so late that the months after it leave the calendar.
    """
    if far := as_of_out_of_reach(as_of, (FILE, None, "as_of")):
        raise CaseError(far)
    _require_roles(settings, as_of, actors)
    return settings.model_copy(
        update={
            "as_of": as_of,
            "rival": _seen(settings.rival, actors),
            "holdout": _seen(settings.holdout, actors),
            "conflict": cut_conflict(settings.conflict, settings.as_of, as_of, claims),
            "offers": _offers(settings.offers, actors),
            "issues": [_issue(_cited(issue, claims), actors) for issue in settings.issues],
            "shared_issues": [_cited(issue, claims) for issue in settings.shared_issues],
            "accepted_rules": _accepted(settings.accepted_rules, claims, actors),
            "criteria": [_cited(criterion, claims) for criterion in settings.criteria],
            "hypotheses": [_rivals(rivals, claims) for rivals in settings.hypotheses],
            "partner_rule": _rule(settings.partner_rule, claims, actors),
            "strategies": [_strategy(_cited(s, claims), actors) for s in settings.strategies],
        }
    )


def as_of_out_of_reach(as_of: date, where: tuple[str, int | None, str]) -> list[Finding]:
    """Return a finding at ``where`` if the months after an as-of date leave the calendar."""
    if as_of <= LAST_AS_OF:
        return []
    allowed = f"a date up to {LAST_AS_OF.isoformat()}"
    return [KINDS.as_of_far(*where, value=as_of.isoformat(), allowed=allowed)]


def _require_roles(settings: Settings, as_of: date, actors: Ids) -> None:
    hidden = [
        KINDS.role_hidden(FILE, None, role, value=name, as_of=as_of.isoformat())
        for role in ("movement", "government", "convenor")
        if (name := getattr(settings, role)) not in actors
    ]
    if hidden:
        raise CaseError(hidden)


def _seen(name: str | None, actors: Ids) -> str | None:
    return name if name in actors else None


def _cited(part: P, claims: Ids) -> P:
    """Return a part without its hidden claims."""
    return part.model_copy(update={"claims": [i for i in part.claims if i in claims]})


def _rivals(rivals: HypothesisSet, claims: Ids) -> HypothesisSet:
    """Return a set of hypotheses whose priors name no hidden claim."""
    members = [_cited(member, claims) for member in rivals.members]
    return rivals.model_copy(update={"members": members})


def _rule(rule: PartnerRule | None, claims: Ids, actors: Ids) -> PartnerRule | None:
    if rule is None:
        return None
    tests = [_cited(t, claims) for t in rule.tests if _seen(t.object, actors) == t.object]
    exclude = [i for i in rule.exclude if i in actors]
    return rule.model_copy(update={"tests": tests, "exclude": exclude})


def _accepted(rules: list[AcceptedRule], claims: Ids, actors: Ids) -> list[AcceptedRule]:
    """Return the rules that were known, without hidden holders."""
    known = [(rule, _cited(rule, claims)) for rule in rules]
    return [
        rule.model_copy(update={"holders": [i for i in rule.holders if i in actors]})
        for before, rule in known
        if rule.claims or not before.claims
    ]


def _offers(offers: Offers | None, actors: Ids) -> Offers | None:
    """Return the offers without hidden actors; None if fewer than two actors are left."""
    order = [i for i in offers.order if i in actors] if offers else []
    if offers is None or len(order) < _FEWEST_OFFERS:
        return None
    kept = {i: ends for i, ends in offers.discount.items() if i in actors}
    return offers.model_copy(update={"order": order, "discount": kept})


def _issue(issue: Issue, actors: Ids) -> Issue:
    """Return an issue without hidden controllers; if all are hidden, the government controls it."""
    if not issue.controllers:
        return issue
    kept = [i for i in issue.controllers if i in actors]
    return issue.model_copy(update={"controllers": kept or None})


def _strategy(strategy: Strategy, actors: Ids) -> Strategy:
    return strategy.model_copy(
        update={
            "rounds": _plan(strategy.rounds, actors),
            "factions": [i for i in strategy.factions if i in actors],
            "exclude": [i for i in strategy.exclude if i in actors],
        }
    )


def _plan(plan: RoundPlan | None, actors: Ids) -> RoundPlan | None:
    if plan is None:
        return None
    invite = [i for i in plan.invite if i in actors]
    widen = [i for i in plan.widen if i in actors]
    return plan.model_copy(update={"invite": invite, "widen": widen})
