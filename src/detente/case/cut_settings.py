"""The settings as of a date: hidden claims and actors are taken out of ``case.yaml`` as well."""

from collections.abc import Container
from datetime import date

from detente.case.codes import KINDS
from detente.case.parse_yaml import FILE
from detente.case.settings import Issue, PartnerRule, RoundPlan, Settings, Strategy
from detente.errors import CaseError

__all__ = ["cut_settings"]

Ids = Container[str]


def cut_settings(settings: Settings, as_of: date, *, claims: Ids, actors: Ids) -> Settings:
    """Return the settings without ids that were not yet known.

    A strategy of a hidden convenor and a test towards a hidden actor are left out; a hidden
    rival, hold-out or guest is not named.

    Parameters
    ----------
    settings : Settings
        The settings of the uncut case.
    as_of : date
        The day of the cut.
    claims, actors : container of str
        Ids that are visible.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not yet known.
    """
    _require_roles(settings, as_of, actors)
    strategies = [
        _strategy(s, actors) for s in settings.strategies if _seen(s.convenor, actors) == s.convenor
    ]
    return settings.model_copy(
        update={
            "as_of": as_of,
            "rival": _seen(settings.rival, actors),
            "holdout": _seen(settings.holdout, actors),
            "issues": [_issue(issue, claims) for issue in settings.issues],
            "partner_rule": _rule(settings.partner_rule, actors),
            "strategies": strategies,
        }
    )


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


def _issue(issue: Issue, claims: Ids) -> Issue:
    return issue.model_copy(update={"claims": [i for i in issue.claims if i in claims]})


def _rule(rule: PartnerRule | None, actors: Ids) -> PartnerRule | None:
    if rule is None:
        return None
    tests = [t for t in rule.tests if _seen(t.object, actors) == t.object]
    exclude = [i for i in rule.exclude if i in actors]
    return rule.model_copy(update={"tests": tests, "exclude": exclude})


def _strategy(strategy: Strategy, actors: Ids) -> Strategy:
    rounds = _plan(strategy.rounds, actors)
    return strategy.model_copy(update={"press": _seen(strategy.press, actors), "rounds": rounds})


def _plan(plan: RoundPlan | None, actors: Ids) -> RoundPlan | None:
    if plan is None:
        return None
    invite = [i for i in plan.invite if i in actors]
    widen = [i for i in plan.widen if i in actors]
    return plan.model_copy(update={"invite": invite, "widen": widen})
