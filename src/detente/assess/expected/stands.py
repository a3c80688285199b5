"""Find what stands for a link of the sources' argument, and what a run says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import numpy as np

from detente.assess.audits.record import Audits
from detente.assess.ends.answer import moment_draws
from detente.assess.evidence.influence import shares_by_ground
from detente.assess.expected.given import apart_by
from detente.assess.expected.record import Decided, Kind, Stand, Verdict
from detente.assess.expected.verdict import FALLS, verdict_on
from detente.assess.explain.sensitivity import ranked
from detente.assess.options.metrics import metric_values, reference_in
from detente.case.case import Case
from detente.case.course.bindings import bindings_of
from detente.case.schema.evidence import Expectation
from detente.case.schema.hypotheses import HypothesisSet
from detente.engagement.registry import MECHANISMS
from detente.ensemble.claims import Evidence
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import interval, rounded
from detente.vocabulary.ends import ENDS, MOMENTS
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levers import LEVERS
from detente.vocabulary.metrics import METRICS, RELATIVE
from detente.vocabulary.parameter import Prior

__all__ = ["Stands"]

_ERRORS: Final = 2.0
_MOVED: Final = 0.05  # change of a probability from which evidence decides
_DRAWS: Final = 512  # first draws, which show what decides a sign


@dataclass(frozen=True)
class Stands:
    """Finds what stands for a link.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    audits : Audits
        The audits of the run.
    """

    case: Case
    rows: Rows
    audits: Audits

    def of(self, name: str, row: Expectation) -> Stand:
        """Return what a name in a row stands for.

        A name of several things is that of the first, in the order of the kinds; a member of a set
        that the row names as well comes first of all.

        Parameters
        ----------
        name : str
            A name of its `stands_for`.
        row : Expectation
            The row.
        """
        if self._members.get(name) in row.stands_for:
            return self._member(name, "member", row)
        makers = {
            "metric": (METRICS, self._compared),
            "event": (MOMENTS, self._compared),
            "end": (ENDS, self._compared),
            "mechanism": ([m.key for m in MECHANISMS], self._mechanism),
            "lever": (LEVERS, self._lever),
            "parameter": (PARAMETERS, self._parameter),
            "set": (self._sets, self._set),
            "member": (self._members, self._member),
        }
        kinds: tuple[Kind, ...] = (
            *("metric", "event", "end", "mechanism", "lever", "parameter", "set", "member"),
        )
        for kind in kinds:
            names, make = makers[kind]
            if name in names:
                return make(name, kind, row)
        return _stand(name, "case", decided=self._of_the_case(name))

    @cached_property
    def _sets(self) -> dict[str, list[str]]:
        return {s.id: [m.id for m in s.members] for s in self.case.settings.hypotheses}

    @cached_property
    def _members(self) -> dict[str, str]:
        """Set of each member; the first that has it."""
        found: dict[str, str] = {}
        for name, members in self._sets.items():
            for member in members:
                found.setdefault(member, name)
        return found

    @cached_property
    def _posteriors(self) -> dict[str, Floats]:
        evidence = Evidence(self.case)
        return {name: evidence.posterior(name) for name in self._sets}

    @cached_property
    def _spoken_of(self) -> set[str]:
        """Sets that reports or precedents move: an answer becomes likelier or less by .05."""
        spoken = {row.set for row in self.case.hypotheses}
        spoken |= {p.set for p in self.case.precedents if p.set and p.times_likelier}
        return {s.id for s in self.case.settings.hypotheses if s.id in spoken and self._moves(s)}

    def _moves(self, rivals: HypothesisSet) -> bool:
        before = np.array([m.prior for m in rivals.members])
        return bool(np.abs(self._posteriors[rivals.id] - before / before.sum()).max() >= _MOVED)

    def _compared(self, name: str, kind: Kind, row: Expectation) -> Stand:
        """Compare what a row names: two options, or draws with an event; else all options."""
        if row.given and name not in {row.given, *RELATIVE}:
            return self._with_event(name, kind, row)
        if not row.between or not set(row.between) <= set(self.rows.strategies):
            return self._surest(name, kind)
        option, against = row.between
        gap = self._gap(name, kind, option, against)
        if gap is None:
            return _stand(name, kind)
        return self._change(name, kind, (option, against), gap, row)

    def _with_event(self, name: str, kind: Kind, row: Expectation) -> Stand:
        """Compare draws of the reference option with an event and without; a test of the row."""
        option = reference_in(self.case, self.rows)
        event = None if option is None else self._column(str(row.given), "event", option)
        values = None if option is None else self._column(name, kind, option)
        if event is None or values is None:
            return _stand(name, kind)
        found = apart_by(values, event > 0.0)
        if found is None:
            number = error = None
            verdict: Verdict = "undecided"
        else:
            number, error = found
            ends = number - _ERRORS * error, number + _ERRORS * error
            verdict = verdict_on(row.direction, *ends, falls=False)
        sure = number is not None and error is not None and abs(number) > _ERRORS * error
        decided: Decided = "assumption" if sure else "nothing"
        return _stand(name, kind, option, number, error, decided=decided).model_copy(
            update={"given": row.given, "verdict": verdict}
        )

    def _surest(self, name: str, kind: Kind) -> Stand:
        """Compare the options with the reference; the one whose difference is surest speaks."""
        reference = reference_in(self.case, self.rows)
        best: tuple[float, str, Floats] | None = None
        for option in self.rows.strategies if reference is not None else ():
            gap = self._gap(name, kind, option, str(reference))
            if option == reference or gap is None:
                continue
            spread = float(gap.std())
            sure = abs(float(gap.mean())) / spread if spread > 0.0 else 0.0
            if best is None or sure > best[0]:
                best = (sure, option, gap)
        if best is None:
            return _stand(name, kind)
        _, option, gap = best
        return self._change(name, kind, (option, str(reference)), gap)

    def _change(
        self,
        name: str,
        kind: Kind,
        options: tuple[str, str],
        gap: Floats,
        row: Expectation | None = None,
    ) -> Stand:
        """Return a change between two options; it is a test of a row that names them."""
        number, error = float(gap.mean()), float(gap.std() / np.sqrt(gap.size))
        wide = _ERRORS * error
        decided: Decided = "nothing"
        if abs(number) > wide:
            decided = self._ground(name, options, gap)
        verdict: Verdict | None = None
        if row is not None and row.direction is not None:
            verdict = verdict_on(row.direction, number - wide, number + wide, falls=False)
        option, against = options
        return _stand(name, kind, option, number, error, decided=decided).model_copy(
            update={"against": against, "verdict": verdict}
        )

    def _gap(self, name: str, kind: Kind, option: str, reference: str) -> Floats | None:
        own, other = (self._column(name, kind, one) for one in (option, reference))
        return None if own is None or other is None else np.nan_to_num(own - other)

    def _column(self, name: str, kind: Kind, option: str) -> Floats | None:
        if kind == "metric":
            return metric_values(self.case, self.rows, option, name)
        if kind == "end":
            return np.asarray(self.rows.output(option, "outcome") == ENDS.index(name), np.float64)
        moment = next(one for one in MOMENTS if one == name)
        months = moment_draws(self.rows, option, moment)
        return None if months is None else (~np.isnan(months)).astype(np.float64)

    def _ground(self, name: str, options: tuple[str, str], gap: Floats) -> Decided:
        """Return the ground of most of what the difference varies with."""
        flagged = {d.option for d in self.audits.dominance if d.flagged and d.metric == name}
        if flagged & set(options):
            return "assumption"
        count = min(_DRAWS, gap.size)
        inputs = {key: np.asarray(column)[:count] for key, column in self.rows.inputs.items()}
        shares = shares_by_ground(self.case, dict(ranked(inputs, gap[:count]))) or {}
        if not shares:
            return "assumption"
        most = max(shares, key=lambda ground: shares[ground])
        return "judgement" if most == "placeholder" else most

    def _mechanism(self, name: str, kind: Kind, _: Expectation) -> Stand:
        row = next((one for one in self.audits.inert if one.mechanism == name), None)
        if row is None:
            return _stand(name, kind)
        keys = [key for key, one in PARAMETERS.items() if one.mechanism == name]
        contrast = row.contrast
        is_noise = contrast is not None and abs(contrast.delta) <= _ERRORS * contrast.error
        return _stand(
            name,
            kind,
            number=None if contrast is None else contrast.delta,
            error=None if contrast is None else contrast.error,
            decided="nothing" if row.inert or is_noise else self._bound(keys),
        )

    def _lever(self, name: str, kind: Kind, _: Expectation) -> Stand:
        found = self.audits.lever_gains
        gain = None if found is None else found.gains.get("value") or found.gains["any_deal"]
        worth = {} if gain is None else {str(key): value for key, value in gain.levers.items()}
        if found is None or gain is None or name not in worth:
            return _stand(name, kind)
        error = {str(key): value for key, value in gain.errors.items()}[name]
        sure = abs(worth[name]) > _ERRORS * error
        decided: Decided = "assumption" if sure else "nothing"
        return _stand(name, kind, found.option, worth[name], error, decided=decided)

    def _parameter(self, name: str, kind: Kind, row: Expectation) -> Stand:
        known = PARAMETERS[name]
        column = self.rows.inputs.get(str(InputKey.parameter(known.mechanism, name)))
        drawn = None if column is None else np.asarray(column, dtype=np.float64)
        found = None if drawn is None else interval(drawn)
        verdict: Verdict | None = None
        if known.open and found is not None and row.direction is not None:
            verdict = verdict_on(row.direction, found.p10, found.p90, falls=name in FALLS)
        return _stand(
            name,
            kind,
            number=None if drawn is None else float(drawn.mean()),
            decided="assumption" if self._one_sided(name) else self._bound([name]),
        ).model_copy(update={"interval": found, "verdict": verdict})

    def _one_sided(self, name: str) -> bool:
        """Return whether an effect that may have either sign has one under every hypothesis.

        Evidence on the set that binds it then moves its size alone.
        """
        if not PARAMETERS[name].open:
            return False
        priors = [
            one.priors.get(name, PARAMETERS[name].prior)
            for members in bindings_of(self.case).values()
            if any(name in one.priors for one in members.values())
            for one in members.values()
        ]
        sides = {None if prior is None else _side(prior) for prior in priors}
        return len(sides) == 1 and None not in sides

    def _bound(self, keys: Iterable[str]) -> Decided:
        """Return what decides parameters: evidence on a set that binds one, or a prior."""
        asked = set(keys)
        binding = {
            name
            for name, members in bindings_of(self.case).items()
            if any(asked & one.priors.keys() for one in members.values())
        }
        if binding & self._spoken_of:
            return "evidence"
        return "judgement" if binding else "assumption"

    def _set(self, name: str, kind: Kind, _: Expectation) -> Stand:
        number = float(self._posteriors[name].max())
        return _stand(name, kind, number=number, decided=self._told(name))

    def _member(self, name: str, kind: Kind, _: Expectation) -> Stand:
        owner = self._members[name]
        number = float(self._posteriors[owner][self._sets[owner].index(name)])
        return _stand(name, kind, number=number, decided=self._told(owner))

    def _told(self, name: str) -> Decided:
        return "evidence" if name in self._spoken_of else "judgement"

    def _of_the_case(self, name: str) -> Decided:
        """Return whether a row of the case that has the name cites a claim."""
        s = self.case.settings
        cited = [one.claims for one in s.issues if one.id == name]
        cited += [one.claims for one in s.shared_issues if one.id == name]
        cited += [one.claims for one in s.criteria if one.id == name]
        cited += [row.claims for row in self.case.precedents if row.precedent == name]
        cited += [row.claims for row in self.case.rounds if row.round == name]
        return "evidence" if any(cited) else "judgement"


def _stand(
    name: str,
    kind: Kind,
    option: str | None = None,
    number: float | None = None,
    error: float | None = None,
    *,
    decided: Decided = "nothing",
) -> Stand:
    return Stand(
        name=name,
        kind=kind,
        option=option,
        against=None,
        given=None,
        number=None if number is None else rounded(number),
        error=None if error is None else rounded(error),
        interval=None,
        decided=decided,
        verdict=None,
    )


def _side(prior: Prior) -> Literal["above", "below"] | None:
    """Return on which side of zero all of a prior lies; None if on both."""
    if prior.family == "positive_normal":
        return "above"
    if prior.family != "pert":
        return None
    low, _, high = prior.values
    if low >= 0.0:
        return "above"
    return "below" if high <= 0.0 else None
