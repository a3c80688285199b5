"""The one list of bargaining models, and how each is asked: the same for a case and a table."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detente.assess.agreement.runners.answer import Answer
from detente.assess.agreement.runners.deals import (
    run_egalitarian,
    run_kalai_smorodinsky,
    run_nash,
    run_utilitarian,
)
from detente.assess.agreement.runners.given import BargainInput, Options
from detente.assess.agreement.runners.offers import run_baron_ferejohn, run_rubinstein
from detente.assess.agreement.runners.rounds import (
    run_challenge,
    run_challenge_as_printed,
    run_exchange,
    run_spatial,
)
from detente.assess.agreement.runners.voting import (
    run_compromise,
    run_condorcet,
    run_median,
    run_plurality,
    run_status_quo,
    run_winner,
)
from detente.assess.agreement.traits import Kind, Trait
from detente.errors import DetenteError
from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.cooperative import egalitarian, kalai_smorodinsky, nash, utilitarian
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.noncooperative import baron_ferejohn, rubinstein
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.voting import (
    compromise,
    condorcet,
    condorcet_winner,
    median,
    plurality,
    status_quo,
)
from detente.models.spec import ModelSpec

__all__ = ["MODELS", "Model", "ask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model as it is run.

    Parameters
    ----------
    spec : ModelSpec
        What the model is.
    kind : str
        What it names: "mean", "median", "mode", "chances", "gains" or "stands".
    run : callable
        Runs it; `ask` is the way to call it.
    draws : int, optional
        Draws of a case that are worth their time; all if empty.
    quick : int, optional
        The same for the summary of a run; 0 to leave it out there, all if empty.
    variant : str
        Name of the reading, where the case's answer has several.
    variants : tuple of str
        Names of the readings that can be asked for on a bare table, the first by default.
    actors : int
        Actors at most: beyond, time or memory would not do.
    issues : int
        Issues at least on which somebody has a position.
    """

    spec: ModelSpec
    kind: Kind
    run: Callable[[BargainInput, Options], Answer]
    draws: int | None = None
    quick: int | None = None
    variant: str = ""
    variants: tuple[str, ...] = ()
    actors: int = 100_000
    issues: int = 1

    @property
    def title(self) -> str:
        """The title of the model, with its reading."""
        reading = self.variant.replace("_", " ")
        return f"{self.spec.title} ({reading})" if reading else self.spec.title

    @property
    def traits(self) -> list[Trait]:
        """What the model is, read from its SPEC: what moves, what binds, what is traded."""
        held: dict[Trait, bool] = {
            "moves": "position" in self.spec.outputs,
            "bound": "reversion" in self.spec.inputs,
            "baseline": "status_quo" in self.spec.inputs,
            "package": "issue" in self.spec.core_dims,
        }
        return [self.kind, *(name for name, holds in held.items() if holds)]


def ask(model: Model, given: BargainInput, options: Options | None = None) -> Answer:
    """Run a model, or say why it cannot be run; where nobody has influence there is no outcome.

    Parameters
    ----------
    model : Model
        A model of `MODELS`.
    given : BargainInput
        Draws of a case, or a bare table as one draw.
    options : Options, optional
        Variant and rounds; default the model's own.

    Returns
    -------
    Answer
        For every issue either an outcome in some draw or a reason in ``why_not``.
    """
    actors, issues = given.position.shape[2], int(given.present.any(axis=1).sum())
    why = ""
    if actors > model.actors:
        why = f"{actors:,} actors; at most {model.actors:,} are run here: merge some, or leave out"
        why += " those without influence"
    elif issues < model.issues:
        why = "needs several issues: an exchange gives one for another"
    else:
        try:
            return _complete(model.run(given, options or Options()), given)
        except DetenteError as error:
            why = str(error)
    nothing = np.full(given.position.shape[:2], np.nan)
    return _complete(Answer(outcome=nothing, why_not=dict.fromkeys(given.issues, why)), given)


def _complete(answer: Answer, given: BargainInput) -> Answer:
    """Take outcomes from draws in which nobody has influence; give each empty issue a reason."""
    heard = given.influence.any(axis=-1)
    outcome = np.where(heard & np.isfinite(answer.outcome), answer.outcome, np.nan)
    deal = None if answer.deal is None else np.where(np.isnan(outcome), np.nan, answer.deal)
    why_not = {
        issue: _unheard(given, k) or answer.why_not.get(issue) or _UNDEFINED
        for k, issue in enumerate(given.issues)
        if np.isnan(outcome[:, k]).all()
    }
    return replace(answer, outcome=outcome, deal=deal, why_not=why_not)


def _unheard(given: BargainInput, k: int) -> str:
    """Return why no model has an outcome on an issue, empty if one may."""
    if np.isnan(given.position[:, k]).all():
        return "nobody has a position on it"
    if given.influence[:, k].any():
        return ""
    return "nobody has influence on it" + (" in any draw" if given.draws > 1 else "")


_UNDEFINED = "it has no result that is defined"
_TWO = ("default", "as_run")

MODELS: dict[str, Model] = {
    "bargaining.compromise": Model(spec=compromise.SPEC, kind="mean", run=run_compromise),
    "bargaining.median": Model(spec=median.SPEC, kind="median", run=run_median),
    "bargaining.condorcet_winner": Model(spec=condorcet_winner.SPEC, kind="median", run=run_winner),
    "bargaining.plurality": Model(spec=plurality.SPEC, kind="mode", run=run_plurality),
    "bargaining.condorcet": Model(
        spec=condorcet.SPEC, kind="chances", run=run_condorcet, actors=1000
    ),
    "bargaining.status_quo": Model(spec=status_quo.SPEC, kind="stands", run=run_status_quo),
    "bargaining.challenge": Model(
        spec=challenge.SPEC,
        kind="median",
        run=run_challenge,
        variant="as_run",
        variants=("as_run", *(name for name in challenge.READINGS if name != "as_run")),
        quick=256,
        actors=2000,
    ),
    "bargaining.challenge.as_printed": Model(
        spec=challenge.SPEC,
        kind="median",
        run=run_challenge_as_printed,
        variant="as_printed",
        quick=0,
        actors=2000,
    ),
    "bargaining.exchange": Model(
        spec=exchange.SPEC,
        kind="mean",
        run=run_exchange,
        variants=_TWO,
        draws=512,
        quick=0,
        actors=200,
        issues=2,
    ),
    "bargaining.spatial": Model(
        spec=spatial.SPEC,
        kind="chances",
        run=run_spatial,
        variants=_TWO,
        draws=256,
        quick=0,
        actors=250,
    ),
    "bargaining.nash": Model(spec=nash.SPEC, kind="gains", run=run_nash, quick=256, actors=1000),
    "bargaining.kalai_smorodinsky": Model(
        spec=kalai_smorodinsky.SPEC,
        kind="gains",
        run=run_kalai_smorodinsky,
        quick=0,
        actors=1000,
    ),
    "bargaining.egalitarian": Model(
        spec=egalitarian.SPEC, kind="gains", run=run_egalitarian, quick=256, actors=1000
    ),
    "bargaining.utilitarian": Model(
        spec=utilitarian.SPEC, kind="gains", run=run_utilitarian, quick=256, actors=1000
    ),
    "bargaining.baron_ferejohn": Model(
        spec=baron_ferejohn.SPEC, kind="gains", run=run_baron_ferejohn
    ),
    "bargaining.rubinstein": Model(spec=rubinstein.SPEC, kind="gains", run=run_rubinstein),
}
