"""Record of actors' positions on issues; every reader of position tables returns it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from detente.case.findings.spelling import variants
from detente.case.reading.condense import grouped
from detente.errors import CaseError, Finding
from detente.numerics.arrays import Bools, Floats
from detente.position_tables.kinds import TableKinds

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Form", "IssueFacts", "PositionTable", "Stand", "position_table"]

Form: TypeAlias = Literal["plain", "ktab", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Content of one row: the position of an actor on an issue.

    Parameters
    ----------
    line : int
        Line of the row in its file.
    actor, issue : str
        Names.
    position : float
        In the units of the issue; NaN if the actor is absent.
    salience : float
        Share of its means that it would spend on the issue, in [0, 1].
    capability : float
        Means with which it can influence the outcome, >= 0.
    """

    line: int
    actor: str
    issue: str
    position: float
    salience: float
    capability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """Numbers of a file about an issue as a whole; NaN if the file does not give them.

    Parameters
    ----------
    low, high : float
        Ends of its scale, in the units of the issue.
    status_quo, reversion : float
        Status quo, and outcome without a deal.
    """

    low: float = math.nan
    high: float = math.nan
    status_quo: float = math.nan
    reversion: float = math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTable:
    """Positions, saliences and capabilities of actors on issues.

    Parameters
    ----------
    file : str
        Name of the file.
    form : {"plain", "ktab", "decide"}
        Format of the file.
    actors, issues : tuple of str
        Names, in the order of the file.
    position : array of float, shape (issue, actor)
        In the units of each issue; NaN if an actor is absent from it.
    salience : array of float, shape (issue, actor)
        Shares in [0, 1]; 0 if absent.
    capability : array of float, shape (issue, actor)
        Means, >= 0; 0 if absent.
    scale : array of float, shape (issue, 2)
        Lowest and highest position: as given in the file; otherwise the range of its numbers.
    scale_given : tuple of bool
        Whether the file gives the scale.
    status_quo, reversion : array of float, shape (issue,)
        Status quo, and outcome without a deal; NaN if the file does not give them.
    findings : tuple of Finding
        Warnings of the reader.
    """

    file: str
    form: Form
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    scale: Floats
    scale_given: tuple[bool, ...]
    status_quo: Floats
    reversion: Floats
    findings: tuple[Finding, ...] = field(default=())

    @property
    def present(self) -> Bools:
        """Whether an actor has a position on an issue, shape (issue, actor)."""
        return ~np.isnan(self.position)

    @property
    def influence(self) -> Floats:
        """Capability times salience, shape (issue, actor)."""
        return self.capability * self.salience

    @property
    def power(self) -> Floats | None:
        """Capability of each actor, shape (actor,); None if it differs between issues.

        It is 0 for an actor without any position.
        """
        present = self.present
        most = np.max(self.capability, axis=0, where=present, initial=-np.inf)
        least = np.min(self.capability, axis=0, where=present, initial=np.inf)
        known = present.any(axis=0)
        return None if (most[known] != least[known]).any() else np.where(known, most, 0.0)

    def to_dataframe(self) -> "pd.DataFrame":
        """Return one row for each position of an actor on an issue.

        Raises
        ------
        MissingExtraError
            If pandas is not installed.
        """
        from detente.models.labelled import extra

        held = np.argwhere(self.present)
        columns: dict[str, list[Any]] = {  # names and numbers
            "issue": [self.issues[k] for k, _ in held],
            "actor": [self.actors[i] for _, i in held],
        }
        for name in ("position", "salience", "capability"):
            columns[name] = [float(getattr(self, name)[k, i]) for k, i in held]
        frame: pd.DataFrame = extra("pandas").DataFrame(columns)
        return frame

    def to_dataset(self) -> "xr.Dataset":
        """Return the table with named dimensions, as input for `detente.labelled`.

        Capability has the dimension issue only if it differs between issues.

        Raises
        ------
        MissingExtraError
            If xarray is not installed.
        """
        from detente.models.labelled import extra

        both = ("issue", "actor")
        power = self.power
        variables: dict[str, Any] = {  # dimensions and numbers
            "position": (both, self.position),
            "salience": (both, self.salience),
            "capability": (both, self.capability) if power is None else ("actor", power),
        }
        ends = {n: ("issue", getattr(self, n)) for n in ("status_quo", "reversion")}
        names = {"issue": list(self.issues), "actor": list(self.actors)}
        dataset: xr.Dataset = extra("xarray").Dataset({**variables, **ends}, coords=names)
        return dataset


def position_table(
    file: str,
    form: Form,
    stands: Sequence[Stand],
    facts: dict[str, IssueFacts] | None = None,
    *,
    actors: Sequence[str] = (),
    findings: Sequence[Finding] = (),
) -> PositionTable:
    """Return the table of the rows; raise if there are errors, with all of them.

    Parameters
    ----------
    file : str
        Name of the file, for findings.
    form : {"plain", "ktab", "decide"}
        Format of the file.
    stands : sequence of Stand
        The rows.
    facts : dict, optional
        Numbers about issues as a whole; the issues of the table have the same order.
    actors : sequence of str, optional
        Names in order, including actors without a row.
    findings : sequence of Finding, optional
        Findings of the reader.

    Returns
    -------
    PositionTable
        Its findings include warnings.

    Raises
    ------
    CaseError
        If a finding is an error, or an actor has two positions on an issue.

    Examples
    --------
    >>> row = dict(issue="delay", salience=1.0, capability=1.0)
    >>> rows = [
    ...     Stand(line=2, actor="A", position=4.0, **row),
    ...     Stand(line=3, actor="B", position=10.0, **row),
    ... ]
    >>> position_table("years.csv", "plain", rows).scale.tolist()
    [[4.0, 10.0]]
    """
    known = facts or {}
    every = [*grouped(findings), *_twice(file, stands), *_variants(file, stands)]
    if not stands and not every:
        every.append(TableKinds.table_empty(file))
    if any(f.severity == "error" for f in every):
        raise CaseError(every)
    people = {name: n for n, name in enumerate(dict.fromkeys([*actors, *_names(stands, "actor")]))}
    issues = {name: n for n, name in enumerate(dict.fromkeys([*known, *_names(stands, "issue")]))}
    position = np.full((len(issues), len(people)), np.nan)
    salience, capability = np.zeros_like(position), np.zeros_like(position)
    for stand in stands:
        if math.isnan(stand.position):
            continue
        at = issues[stand.issue], people[stand.actor]
        position[at] = stand.position
        salience[at], capability[at] = stand.salience, stand.capability
    about = [known.get(name, IssueFacts()) for name in issues]
    scale = np.array([_ends(issue, row) for issue, row in zip(about, position, strict=True)])
    return PositionTable(
        file=file,
        form=form,
        actors=tuple(people),
        issues=tuple(issues),
        position=position,
        salience=salience,
        capability=capability,
        scale=scale,
        scale_given=tuple(not math.isnan(issue.low) for issue in about),
        status_quo=np.array([issue.status_quo for issue in about]),
        reversion=np.array([issue.reversion for issue in about]),
        findings=(*every, *_empty_issues(file, tuple(issues), position, salience * capability)),
    )


def _names(stands: Sequence[Stand], column: str) -> list[str]:
    return [getattr(stand, column) for stand in stands]


def _twice(file: str, stands: Sequence[Stand]) -> list[Finding]:
    """Return a finding for each row whose actor already has a position on the issue."""
    first: dict[tuple[str, str], int] = {}
    found = []
    for stand in stands:
        before = first.setdefault((stand.issue, stand.actor), stand.line)
        if before != stand.line:
            found.append(
                TableKinds.actor_twice(file, stand.line, "actor", value=stand.actor, before=before)
            )
    return found


def _variants(file: str, stands: Sequence[Stand]) -> list[Finding]:
    """Return a finding for each actor or issue whose name is an earlier one in other letters."""
    return [
        TableKinds.name_variant(
            file, v.line, column, value=v.name, other=v.earlier, before=v.first, how=v.how
        )
        for column in ("actor", "issue")
        for v in variants((getattr(stand, column), stand.line) for stand in stands)
    ]


def _ends(facts: IssueFacts, positions: Floats) -> tuple[float, float]:
    """Return the ends of a scale: as given, or the range of the numbers on it."""
    if not math.isnan(facts.low):
        return facts.low, facts.high
    held = np.array([*positions, facts.status_quo, facts.reversion])
    held = held[~np.isnan(held)]
    if held.size == 0:
        return 0.0, 1.0
    low, high = float(held.min()), float(held.max())
    # If all positions are equal, any length is valid: all distances are 0.
    return (low, high) if low < high else (low - 0.5, low + 0.5)


def _empty_issues(
    file: str, issues: tuple[str, ...], position: Floats, influence: Floats
) -> list[Finding]:
    found = []
    for name, row, weight in zip(issues, position, influence, strict=True):
        if np.isnan(row).all():
            found.append(TableKinds.no_position(file, field="position", value=name))
        elif not weight.any():
            found.append(TableKinds.no_influence(file, field="capability", value=name))
    return found
