"""Find the claims behind each key judgement, and the grounds of its inputs."""

from dataclasses import dataclass
from typing import get_args

from detente.assess.evidence.record import Basis, InputGround, KeyJudgement
from detente.case.case import Case
from detente.engagement.registry import MECHANISMS
from detente.ensemble.grades import accuracy_of
from detente.ensemble.numbers import input_key
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["Grounds", "basis", "ground_of", "grounds", "keys_of"]

_SHOWN = 4
_DEAL = ("willingness", "trust", "war-cost", "balance", "pain", "position", "salience")
_MECHANISMS: dict[KeyJudgement, tuple[str, ...]] = {
    "deal": ("attendance", "trust", "bargaining", "ratification"),
    "table": ("attendance",),
    "camps": (),
    "holdout": ("contact",),
    "deaths": ("battlefield",),
    "spillover": ("cooperation",),
}


@dataclass(frozen=True)
class Grounds:
    """Inputs, parameters and claims behind a key judgement.

    Parameters
    ----------
    inputs : dict
        Elicited inputs that count as its basis, by ground.
    parameters : tuple of InputKey
        Parameters of the mechanisms behind it, which are assumptions.
    claims : tuple of str
        All claims behind it: first those named for the judgement, then the others by accuracy.
    """

    inputs: dict[InputGround, list[InputKey]]
    parameters: tuple[InputKey, ...]
    claims: tuple[str, ...]

    def resting_on(self, ground: InputGround) -> list[InputKey]:
        """Return the inputs and parameters with a given ground."""
        parameters = self.parameters if ground == "assumption" else ()
        return [*self.inputs[ground], *parameters]


def basis(case: Case, rows: Rows) -> dict[KeyJudgement, Basis]:
    """Return the claims behind each judgement and the grounds of its inputs."""
    return {
        name: Basis(
            claims=list(behind.claims[:_SHOWN]),
            sources=len({case.claims[c].source for c in behind.claims}),
            rests_on={what: len(behind.resting_on(what)) for what in get_args(InputGround)},
        )
        for name, behind in grounds(case, rows).items()
    }


def grounds(case: Case, rows: Rows) -> dict[KeyJudgement, Grounds]:
    """Return the inputs and claims behind each judgement.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    columns: dict[KeyJudgement, list[InputKey]] = {
        "deal": _assessed(rows, _DEAL),
        "table": _assessed(rows, ("alignment", "interest")),
        "camps": _assessed(rows, ("performance",)),
        "holdout": _of_actor(rows, case.settings.holdout),
        "deaths": _assessed(rows, ("pain", "deaths", "balance")),
        "spillover": _assessed(rows, ("stance-rival",)),
    }
    named: dict[KeyJudgement, list[str]] = {
        "table": _rounds(case),
        "holdout": _ties(case, case.settings.holdout),
        "spillover": _presence(case),
    }
    return {
        name: _behind(case, keys, named.get(name, []), _MECHANISMS[name])
        for name, keys in columns.items()
    }


def keys_of(rows: Rows) -> list[InputKey]:
    """Return the keys of the input columns, in their order."""
    return [InputKey.parse(name) for name in rows.inputs if name != "draw"]


def ground_of(case: Case) -> dict[InputKey, InputGround]:
    """Return the ground of each assessed number; a later assessment overrides an earlier one."""
    supported = {s.assessment for s in case.supports}
    ground_by_key: dict[InputKey, InputGround] = {}
    for a in case.assessments:
        if a.is_placeholder:
            ground_by_key[input_key(a)] = "placeholder"
        else:
            ground_by_key[input_key(a)] = "evidence" if a.id in supported else "judgement"
    return ground_by_key


def _assessed(rows: Rows, variables: tuple[str, ...]) -> list[InputKey]:
    """Return the inputs of the given variables."""
    return [k for k in keys_of(rows) if k.kind == "assessment" and k.variable in variables]


def _of_actor(rows: Rows, actor: str | None) -> list[InputKey]:
    """Return the inputs about one actor."""
    return [k for k in keys_of(rows) if k.kind == "assessment" and actor in k.actors]


def _claims_of(case: Case) -> dict[InputKey, list[str]]:
    """Return the claims behind each assessed number."""
    supports: dict[str, list[str]] = {}
    for s in case.supports:
        supports.setdefault(s.assessment, []).append(s.claim)
    claims: dict[InputKey, list[str]] = {}
    for a in case.assessments:
        claims.setdefault(input_key(a), []).extend(supports.get(a.id, []))
    return claims


def _rounds(case: Case) -> list[str]:
    """Return the claims on the convenor's latest recorded round."""
    own = [r for r in case.rounds if r.convenor == case.settings.convenor]
    last = max((r.date for r in own), default=None)
    return [claim for r in own if r.date == last for claim in r.claims]


def _presence(case: Case) -> list[str]:
    """Return the claims on the presence of the rival group."""
    return [c for p in case.presence if p.actor == case.settings.rival for c in p.claims]


def _ties(case: Case, actor: str | None) -> list[str]:
    kinds = {"contact", "label", "urging"}
    return [
        claim
        for t in case.relations
        if t.type in kinds and actor in {t.from_, t.to}
        for claim in t.claims
    ]


def _behind(
    case: Case, keys: list[InputKey], named: list[str], mechanisms: tuple[str, ...]
) -> Grounds:
    claims_of = _claims_of(case)
    status = {
        input_key(a): "placeholder" if a.is_placeholder else a.status for a in case.assessments
    }
    inputs: dict[InputGround, list[InputKey]] = {what: [] for what in get_args(InputGround)}
    for key in keys:
        if key not in status:
            inputs["assumption"].append(key)
        elif status[key] == "placeholder":
            inputs["placeholder"].append(key)
        else:
            inputs["evidence" if claims_of[key] else "judgement"].append(key)
    claims = dict.fromkeys([*named, *(c for key in keys for c in claims_of.get(key, []))])
    graded = sorted(claims, key=lambda c: (c not in named, -accuracy_of(case, case.claims[c])))
    parameters = tuple(
        InputKey.parameter(m.key, p.name)
        for m in MECHANISMS
        if m.key in mechanisms
        for p in m.spec.parameters
    )
    return Grounds(inputs, parameters, tuple(graded))
