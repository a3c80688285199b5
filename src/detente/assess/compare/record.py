"""Define what differs between two finished runs."""

from typing import Literal

from pydantic import Field

from detente.assess.asked.record import Asked
from detente.runs.result import Result

__all__ = [
    "SCHEMA",
    "Caveat",
    "Draws",
    "FieldChange",
    "Headline",
    "Missing",
    "OptionPairs",
    "Pair",
    "Pairing",
    "Reading",
    "RowChange",
    "RunComparison",
    "Setting",
    "SettingChange",
    "Side",
    "Unmatched",
]

SCHEMA = "detente-comparison/3"

Headline = Literal["settlement", "holdout_contact", "table_max", "extra_deaths", "value"]
"""Numbers that are compared: four metrics, and the value by the objectives of the case."""

Pairing = Literal["paired", "other_seed", "nothing_shared"]
"""Whether draws are compared in pairs; if not, why."""

Reading = Literal["same", "noise", "higher", "lower"]
"""What a difference says of the second run; ``noise``: within two standard errors."""

Caveat = Literal["other_reference", "other_objectives"]
"""What the two runs count from another start."""

Missing = Literal["only_a", "only_b", "other_unit", "no_draws"]
"""Why a number is not compared."""

Setting = Literal[
    "as_of",
    "horizon_months",
    "seed",
    "draws",
    "version",
    "sources",
    "switched_off",
    "assumed",
]
"""Settings of a run."""


class Side(Result):
    """One of the two runs."""

    case: str = Field(description="Id of the case.")
    title: str = Field(description="Title of the case.")
    handling: str = Field(description="Handling mark of the case.")
    as_of: str = Field(description="As-of date, ISO 8601.")
    horizon_months: int = Field(description="Months simulated.")
    seed: int = Field(description="Seed.")
    draws: int = Field(description="Draws run.")
    detente: str = Field(description="Version of the program.")
    digest: str = Field(description="SHA-256 of the case, cut to the as-of date.")
    run: str = Field(description="Digest of the run.")
    answer: Asked


class Draws(Result):
    """Which draws are compared, and how."""

    pairing: Pairing = Field(
        description="`paired`: both runs have the same seed and share inputs, so that a draw meets "
        "the same luck in both; otherwise why not."
    )
    a: int = Field(ge=0, description="Draws of the first run that count.")
    b: int = Field(ge=0, description="Draws of the second run that count; paired, the same ones.")


class Pair(Result):
    """A mean over draws in both runs, with the difference."""

    a: float = Field(description="Mean in the first run.")
    b: float = Field(description="Mean in the second run.")
    difference: float = Field(description="Second less first.")
    error: float = Field(description="Standard error of the difference.")
    reading: Reading = Field(
        description="`same`: no difference in any draw; `noise`: within two standard errors; "
        "otherwise whether the second run is higher or lower."
    )
    unit: str = Field(description="Unit, as printed.")
    caveat: Caveat | None = Field(
        description="What the runs count from another start: the reference option, or the "
        "objectives; null if nothing."
    )


class OptionPairs(Result):
    """The numbers of an option that both runs have."""

    title_a: str = Field(description="Its title in the first run.")
    title_b: str = Field(description="Its title in the second run.")
    numbers: dict[Headline, Pair] = Field(description="By number.")
    missing: dict[Headline, Missing] = Field(
        description="By number that is not compared: `only_a` or `only_b` has it, the units "
        "differ, or no draw has it in both."
    )


class Unmatched(Result):
    """Options of one run that the other does not have; titles by id."""

    a: dict[str, str] = Field(description="Only in the first run.")
    b: dict[str, str] = Field(description="Only in the second run.")


class FieldChange(Result):
    """A cell of a table before and after."""

    field: str = Field(description="Column.")
    before: str | None = Field(description="In the first run, as a cell; null if empty.")
    after: str | None = Field(description="In the second run, as a cell; null if empty.")


class RowChange(Result):
    """A row of a table that only one run has, or that differs."""

    table: str = Field(description="Name of the table.")
    row: str = Field(description="Its key; the parts of a longer key are joined by a comma.")
    kind: Literal["added", "removed", "changed"] = Field(
        description="`added`: only the second run has it; `removed`: only the first."
    )
    fields: list[FieldChange] = Field(
        description="Cells that differ; of a row that only one run has, all that are filled."
    )


class SettingChange(Result):
    """A setting before and after."""

    name: str = Field(description="Name of the setting, or its path in case.yaml.")
    before: str | None = Field(description="In the first run; null if it has none.")
    after: str | None = Field(description="In the second run; null if it has none.")


class RunComparison(Result):
    """What differs between two finished runs; contains no time, host or path."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    a: Side = Field(description="The first run.")
    b: Side = Field(description="The second run.")
    same_run: bool = Field(description="Whether both have the digest of one run.")
    same_case: bool = Field(description="Whether the ids of the cases are equal.")
    draws: Draws
    options: dict[str, OptionPairs] = Field(description="By option that both runs have.")
    unmatched: Unmatched
    run: list[SettingChange] = Field(description="Settings of the runs that differ.")
    settings: list[SettingChange] = Field(
        description="What differs in case.yaml, by path; without as-of date and horizon."
    )
    rows: list[RowChange] = Field(description="Rows that differ, by table and row.")
    reordered: list[str] = Field(
        description="Files of tables, and paths of lists in case.yaml, whose common entries are in "
        "another order."
    )
