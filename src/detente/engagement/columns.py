"""Build the columns of a chunk: outputs at the horizon, months of the first draws, inputs."""

import numpy as np

from detente.case.case import Case
from detente.engagement.layout import Band, Faction, Guest, Model, Power, War
from detente.engagement.loop import SERIES, Batch, Outputs
from detente.engagement.mechanisms.trust import LEAST, MOST
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import Partners
from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Bools, Floats
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levels import OPEN

__all__ = ["TERMS", "UNDEFINED", "input_columns", "month_columns", "output_columns"]

TERMS = {"bargaining.compromise": Model.COMPROMISE, "bargaining.median": Model.MEDIAN}
_COUNTS = {
    "rounds": War.ROUNDS,
    "table_last": War.SEATS,
    "table_max": War.LARGEST,
    "table_month": War.LARGEST_MONTH,
    "talks": War.TALKS,
    "first_talk": War.FIRST_TALK,
    "offers": War.OFFERS,
    "signed": War.SIGNED,
    "signed_full": War.FULL,
    "broken": War.BROKEN,
    "splits": War.SPLITS,
    "attacks": War.ATTACKS,
    "bound": War.BOUND,
    "cohesion": War.COHESION,
    "toll": War.TOLL,
    "credit": War.CREDIT,
}
UNDEFINED = "undefined"


def output_columns(case: Case, batch: Batch, out: Outputs, first: int) -> Columns:
    """Return the output columns, rows draw × strategy.

    If a number of the state is not finite, the draw is undefined: its column ``undefined`` is 1
    and every other output is NaN.
    """
    columns = _written(case, batch, out, first)
    lost = _undefined(out).ravel()
    if lost.any():
        for name in columns.keys() - {"draw", "strategy"}:
            columns[name] = np.where(lost, np.nan, columns[name])
    return columns | {UNDEFINED: lost.astype(np.float64)}


def _undefined(out: Outputs) -> Bools:
    """Return where a number that must be finite is not, shape (draw, strategy)."""
    bad = np.zeros(out.war.shape[:2], dtype=np.bool_)
    for array in (out.guest, out.band, out.war, out.presence):
        bad |= ~np.isfinite(array).reshape(*bad.shape, -1).all(axis=2)
    return bad


def _written(case: Case, batch: Batch, out: Outputs, first: int) -> Columns:
    """Return the output columns as written by the kernels."""
    guests, factions = case.guests(), case.factions()
    draws, strategies = out.war.shape[:2]
    columns: Columns = {
        "draw": np.repeat(np.arange(first, first + draws), strategies),
        "strategy": np.tile(np.arange(strategies), draws),
    }
    columns |= {name: out.war[:, :, row].ravel() for name, row in _COUNTS.items()}
    powers = batch.power[:, None, :, :]
    shared = _consensus(powers, out, powers[..., Power.MOVES])
    columns["consensus"] = shared.ravel()
    columns["consensus_weighted"] = _consensus(powers, out, powers[..., Power.MEANS]).ravel()
    accepted = np.where(np.isnan(shared), np.nan, out.war[:, :, War.STATUS_ACCEPTANCE])
    columns["status_acceptance"] = accepted.ravel()
    if case.settings.issues:
        columns |= {
            "settlement": (out.war[:, :, War.SIGNED] > 0).astype(np.float64).ravel(),
            "settlement_full": (out.war[:, :, War.FULL] > 0).astype(np.float64).ravel(),
            "held": (out.war[:, :, War.DEAL] > 0).astype(np.float64).ravel(),
            "status_success": out.war[:, :, War.STATUS_SUCCESS].ravel(),
        }
    if case.settings.holdout in guests:
        reached = out.guest[:, :, guests.index(case.settings.holdout), Guest.OPENED] >= 0
        columns["holdout_contact"] = reached.astype(np.float64).ravel()
    if _knows_a_stance_on_drugs(case):
        columns["drugs"] = out.war[:, :, War.DRUGS].ravel()
    bordering = batch.near[batch.place.shape[1] :].max(axis=1, initial=0.0)
    for j, guest in enumerate(guests):
        if bordering[j] == 1.0:
            columns[f"spill.{guest}"] = out.guest[:, :, j, Guest.SPILL].ravel()
        columns[f"contact.{guest}"] = out.guest[:, :, j, Guest.CONTACT].ravel()
        columns[f"opened.{guest}"] = out.guest[:, :, j, Guest.OPENED].ravel()
        columns[f"role.{guest}"] = out.guest[:, :, j, Guest.ROLE].ravel()
        columns[f"attended.{guest}"] = out.guest[:, :, j, Guest.ATTENDED].ravel()
        columns[f"first_role.{guest}"] = out.guest[:, :, j, Guest.FIRST_ROLE].ravel()
    for f, faction in enumerate(factions):
        columns[f"engaged.{faction.id}"] = out.band[:, :, f, Band.ENGAGED].ravel()
        columns[f"seated.{faction.id}"] = out.band[:, :, f, Band.SEATED].ravel()
        columns[f"bound.{faction.id}"] = out.band[:, :, f, Band.BOUND].ravel()
        columns[f"cooperated.{faction.id}"] = out.band[:, :, f, Band.SUCCESSES].ravel()
        now, before = _mutual_trust(batch, out, f)
        columns[f"trust.{faction.id}"] = now.min(axis=-1).ravel()
        columns[f"trust_rise.{faction.id}"] = (now - before).min(axis=-1).ravel()
    for k, issue in enumerate(case.settings.issues):
        for model, row in TERMS.items():
            columns[f"terms.{model}.{issue.id}"] = 100.0 * out.terms[:, :, row, k].ravel()
    return columns


def _knows_a_stance_on_drugs(case: Case) -> bool:
    """Say whether the stance on drugs of the movement or of a faction is assessed."""
    side = {case.settings.movement, *(f.id for f in case.factions())}
    return any(a.variable == "stance-drugs" and a.subject in side for a in case.assessments)


def _mutual_trust(batch: Batch, out: Outputs, f: int) -> tuple[Floats, Floats]:
    """Return trust in and of a faction, at the horizon and at the start; last axis: direction."""
    now = out.band[:, :, f, [Band.TRUSTED, Band.TRUSTS]]
    given = batch.faction[:, f, [Faction.TRUSTED, Faction.TRUSTS]]
    return now, np.clip(given, LEAST, MOST)[:, None, :]


def _consensus(powers: Floats, out: Outputs, weight: Floats) -> Floats:
    """Return the weighted share of powers with open or admitted contact; NaN if all weigh 0."""
    contact = out.guest[:, :, :, Guest.CONTACT]
    admitted = (powers[..., Power.ADMITTED] == 1.0) & (contact > 0)
    shown = (contact == OPEN) | admitted
    in_contact, total = np.zeros(contact.shape[:2]), np.zeros(contact.shape[:2])
    for j in range(contact.shape[2]):
        in_contact = in_contact + shown[:, :, j] * weight[:, :, j]
        total = total + weight[:, :, j]
    return np.where(total > 0, in_contact / np.where(total > 0, total, 1.0), np.nan)


def month_columns(out: Outputs, first: int) -> Columns:
    """Return the monthly series of the first draws of a run, rows draw × strategy × month."""
    draws, strategies, months = out.month.shape[:3]
    per_draw = strategies * months
    columns: Columns = {
        "draw": np.repeat(np.arange(first, first + draws), per_draw),
        "strategy": np.tile(np.repeat(np.arange(strategies), months), draws),
        "month": np.tile(np.arange(1, months + 1), draws * strategies),
    }
    columns |= {name: out.month[:, :, :, n].ravel() for n, name in enumerate(SERIES)}
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
    for f, faction in enumerate(partners.factions):
        columns[str(InputKey("class", faction))] = partners.klass[:, f]
        columns[str(InputKey("true_class", faction))] = partners.true_class[:, f]
        for test, passed in partners.passed.items():
            columns[str(InputKey("passed", test, faction))] = passed[:, f]
    return columns
