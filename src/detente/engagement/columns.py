"""Build the columns of a chunk: outputs at the horizon, months of the first draws, inputs."""

from typing import Final

import numpy as np

from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.case.course.shared_issues import shared_of
from detente.engagement.course.input_rows import Head, Pair, Policy
from detente.engagement.course.run import SERIES, Batch, Outputs
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.drawing.partners import Partners
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levels import OPEN

__all__ = ["UNDEFINED", "input_columns", "month_columns", "output_columns"]

UNDEFINED: Final = "undefined"
_COUNTS: Final = {
    "outcome": War.OUTCOME,
    "fate": War.FATE,
    "fate_month": War.FATE_MONTH,
    "again": War.AGAIN,
    "rounds": War.ROUNDS,
    "table_last": War.SEATS,
    "table_max": War.LARGEST,
    "table_month": War.LARGEST_MONTH,
    "talks": War.TALK_MONTHS,
    "first_talk": War.FIRST_TALKS,
    "signed": War.ANY_DEAL,
    "signed_full": War.FIRST_WHOLE,
    "bilateral": War.FIRST_BILATERAL,
    "broken": War.FAILURES,
    "failed": War.FIRST_FAILURE,
    "ceasefire": War.FIRST_CEASEFIRE,
    "low_activity": War.FIRST_LOW,
    "joins": War.JOINS,
    "sides": War.SIDES,
    "defections": War.DEFECTIONS,
    "splits": War.SPLITS,
    "attacks": War.ATTACKS,
    "bound": War.BOUND,
    "toll": War.TOLL,
    "share_open": War.SHARE_OPEN,
    "criticism": War.CRITICISM,
    "left": War.LEFT_MONTH,
    "acceptance_ranked": War.STATUS_RANKED,
    "acceptance_without": War.STATUS_WITHOUT,
    "acceptance_ranked_without": War.RANKED_WITHOUT,
}
_LEAST, _MOST = 0.01, 0.99
_PERCENT: Final = 100.0


def output_columns(case: Case, batch: Batch, out: Outputs, first: int) -> Columns:
    """Return the output columns, rows draw × option; options made up by the model are left out.

    If a number of the state is not finite, the draw is undefined: its column ``undefined`` is 1
    and every other output is NaN.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    batch : Batch
        Inputs of the draws.
    out : Outputs
        Results.
    first : int
        Number of the first draw.
    """
    kept = len(case.settings.strategies)
    if out.war.shape[1] > kept:
        out = out._replace(
            head=out.head[:, :kept],
            faction=out.faction[:, :kept],
            war=out.war[:, :kept],
            terms=out.terms[:, :kept],
            presence=out.presence[:, :kept],
            month=out.month[:, :kept],
        )
    columns = _written(case, batch, out, first)
    lost = _undefined(out).ravel()
    if lost.any():
        for name in columns.keys() - {"draw", "strategy"}:
            columns[name] = np.where(lost, np.nan, columns[name])
    return columns | {UNDEFINED: lost.astype(np.float64)}


def _undefined(out: Outputs) -> Bools:
    """Return where a number that must be finite is not, shape (draw, option)."""
    bad = np.zeros(out.war.shape[:2], dtype=np.bool_)
    for array in (out.head, out.faction, out.war, out.presence, out.terms):
        bad |= ~np.isfinite(array).reshape(*bad.shape, -1).all(axis=2)
    return bad


def _written(case: Case, batch: Batch, out: Outputs, first: int) -> Columns:
    """Return the output columns as written by the kernels."""
    draws, options = out.war.shape[:2]
    columns: Columns = {
        "draw": np.repeat(np.arange(first, first + draws), options),
        "strategy": np.tile(np.arange(options), draws),
    }
    columns |= {name: out.war[:, :, row].ravel() for name, row in _COUNTS.items()}
    aimed = (batch.target[:, :options] > 0.0).any(axis=2)
    columns["aims"] = aimed.astype(np.float64).ravel()
    columns |= _settled(case, out) | _shared(case, batch, out)
    columns |= _of_heads(case, batch, out) | _of_factions(case, batch, out)
    columns |= _of_the_gone(case, draws * options)
    for k, issue in enumerate(case.settings.issues):
        settled = np.where(out.war[:, :, War.DEAL] > 0.0, out.terms[:, :, k], np.nan)
        columns[f"terms.{issue.id}"] = _PERCENT * settled.ravel()
    return columns


def _settled(case: Case, out: Outputs) -> Columns:
    """Return what deals came to, for a case with issues to settle."""
    if not case.settings.issues:
        return {}
    war = out.war
    return {
        "settlement": (war[:, :, War.ANY_DEAL] > 0).astype(np.float64).ravel(),
        "settlement_full": (war[:, :, War.FIRST_WHOLE] > 0).astype(np.float64).ravel(),
        "held": ((war[:, :, War.DEAL] > 0) & (war[:, :, War.ENDED] == 0))
        .astype(np.float64)
        .ravel(),
        "status_success": war[:, :, War.STATUS_SUCCESS].ravel(),
    }


def _shared(case: Case, batch: Batch, out: Outputs) -> Columns:
    """Return what concerns powers together, the hold-out and drugs."""
    heads = [head.actor.id for head in heads_of(case)]
    shared, ranked = _consensus(batch, out)
    accepted = np.where(np.isnan(shared), np.nan, out.war[:, :, War.STATUS_ACCEPTANCE])
    columns: Columns = {
        "consensus": shared.ravel(),
        "consensus_weighted": ranked.ravel(),
        "status_acceptance": accepted.ravel(),
    }
    if case.settings.holdout in heads:
        opened = out.head[:, :, heads.index(case.settings.holdout), HeadState.OPENED] >= 0
        columns["holdout_contact"] = opened.astype(np.float64).ravel()
    if any(one.kind == "drugs" for one in shared_of(case)):
        columns["drugs"] = out.war[:, :, War.DRUGS].ravel()
    if case.settings.rival is not None and out.presence.shape[2] > 0:
        columns["presence"] = out.presence.mean(axis=2).ravel()
    return columns


def _consensus(batch: Batch, out: Outputs) -> tuple[Floats, Floats]:
    """Return the share of powers in open or admitted contact, plain and by rank; NaN for none."""
    host = int(batch.base[Policy.HOST])
    powers = batch.head[0, :, Head.POWER] == 1.0
    if host >= 0:
        powers[host] = False
    if not powers.any():
        nobody = np.full(out.war.shape[:2], np.nan)
        return nobody, nobody
    contact = out.head[:, :, :, HeadState.CONTACT]
    shown = (contact == OPEN) | (out.head[:, :, :, HeadState.ADMITTED] == 1.0)
    rank = batch.head[:, None, powers, Head.RANK]
    ranked = (shown[:, :, powers] * rank).sum(axis=2) / rank.sum(axis=2)
    return np.asarray(shown[:, :, powers].sum(axis=2) / powers.sum()), np.asarray(ranked)


def _of_heads(case: Case, batch: Batch, out: Outputs) -> Columns:
    columns: Columns = {}
    regions = batch.place.shape[1]
    for h, head in enumerate(heads_of(case)):
        name, state = head.actor.id, out.head[:, :, h]
        if regions and batch.near[regions + h].max() == 1.0:
            columns[f"spill.{name}"] = state[:, :, HeadState.SPILL].ravel()
        columns[f"contact.{name}"] = state[:, :, HeadState.CONTACT].ravel()
        columns[f"opened.{name}"] = state[:, :, HeadState.OPENED].ravel()
        columns[f"role.{name}"] = state[:, :, HeadState.ROLE].ravel()
        attended = np.maximum(state[:, :, HeadState.ATTENDED], 0.0)
        columns[f"attended.{name}"] = attended.ravel()
        columns[f"first_role.{name}"] = state[:, :, HeadState.FIRST_ROLE].ravel()
        if head.labels:
            columns[f"delisted.{name}"] = state[:, :, HeadState.DELISTED].ravel()
        if head.backing:
            columns[f"support.{name}"] = state[:, :, HeadState.SUPPORT].ravel()
            columns[f"halved.{name}"] = state[:, :, HeadState.HALVED].ravel()
        if head.controls and head.kind != "government":
            columns[f"bilateral.{name}"] = state[:, :, HeadState.BILATERAL].ravel()
        if head.kind == "power":
            columns[f"admitted.{name}"] = state[:, :, HeadState.ADMITTED].ravel()
            columns[f"recognised.{name}"] = state[:, :, HeadState.RECOGNISED].ravel()
    return columns


def _of_the_gone(case: Case, count: int) -> Columns:
    """Return the columns of powers on record that are gone by the as-of date: they do nothing."""
    here = {head.actor.id for head in heads_of(case)}
    none, never = np.zeros(count), np.full(count, -1.0)
    columns: Columns = {}
    for name in case.guests():
        if name in here:
            continue
        columns |= {f"{kind}.{name}": none for kind in ("contact", "role", "attended")}
        columns |= {f"first_role.{name}": none, f"opened.{name}": never}
    return columns


def _of_factions(case: Case, batch: Batch, out: Outputs) -> Columns:
    columns: Columns = {}
    for f, wing in enumerate(factions_of(case)):
        name, state = wing.actor.id, out.faction[:, :, f]
        columns[f"engaged.{name}"] = state[:, :, FactionState.LEVEL].ravel()
        columns[f"seated.{name}"] = state[:, :, FactionState.SEATED].ravel()
        columns[f"bound.{name}"] = state[:, :, FactionState.BOUND].ravel()
        columns[f"cooperated.{name}"] = state[:, :, FactionState.MONTHS].ravel()
        columns[f"moved.{name}"] = state[:, :, FactionState.MODERATION].ravel()
        columns[f"strength_end.{name}"] = state[:, :, FactionState.STRENGTH].ravel()
        columns[f"trust_rise.{name}"] = state[:, :, FactionState.TRUST_SUM].ravel()
        columns[f"trust.{name}"] = _mutual_trust(batch, state, f).ravel()
    return columns


def _mutual_trust(batch: Batch, state: Floats, f: int) -> Floats:
    """Return the lower of both sides' trust at the horizon, but for what a failure took."""
    sides = []
    for row in (Pair.TRUST_FACTION, Pair.TRUST_HEAD):
        start = np.clip(batch.pair[:, row, 0, f], _LEAST, _MOST)
        odds = (start / (1.0 - start))[:, None] * np.exp(state[:, :, FactionState.TRUST_SUM])
        sides.append(odds / (1.0 + odds))
    return np.asarray(np.minimum(sides[0], sides[1]))


def month_columns(case: Case, out: Outputs, first: int) -> Columns:
    """Return the monthly series of the first draws of a run, rows draw × option × month.

    As in the other columns, an option that was made up as a reference is left out.
    """
    series = out.month[:, : len(case.settings.strategies)]
    draws, strategies, months = series.shape[:3]
    per_draw = strategies * months
    columns: Columns = {
        "draw": np.repeat(np.arange(first, first + draws), per_draw),
        "strategy": np.tile(np.repeat(np.arange(strategies), months), draws),
        "month": np.tile(np.arange(1, months + 1), draws * strategies),
    }
    columns |= {name: series[:, :, :, n].ravel() for n, name in enumerate(SERIES)}
    return columns


def input_columns(inputs: Inputs, partners: Partners, first: int) -> Columns:
    """Return the input columns, one row per draw: claims, hypotheses, numbers, classes."""
    claims = inputs.claims
    columns: Columns = {"draw": np.arange(first, first + inputs.numbers.count)}
    columns |= {str(InputKey("origin", o)): drawn for o, drawn in claims.origins.items()}
    columns |= {str(InputKey("claim", c)): drawn for c, drawn in claims.standing.items()}
    columns |= {str(InputKey("proposition", p)): drawn for p, drawn in claims.propositions.items()}
    columns |= {str(InputKey("hypothesis", h)): drawn for h, drawn in claims.hypotheses.items()}
    columns |= inputs.values
    for f, wing in enumerate(factions_of(inputs.case)):
        name = wing.actor.id
        columns[str(InputKey("class", name))] = partners.seen[:, f]
        columns[str(InputKey("true_class", name))] = partners.true_class[:, f]
        for test, passed in partners.passes.items():
            columns[str(InputKey("passed", test, name))] = passed[:, f]
    return columns
