"""The example with questions, as records and as a folder."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.ensemble.planted import example, table

from detente.case.case import Case
from detente.case.publishing.new import template_folder
from detente.case.schema.evidence import Question

DAY = date(2020, 6, 30)
HEAD = "id,text,resolution,close_date,metric,subject,threshold,outcome,outcome_date,outcome_source"
ROWS = (
    "open,Open contact?,By its government.,2021-12-31,holdout_contact,,,yes,2021-03-01,",
    "deal,A deal?,If signed.,2022-06-30,deal,,,no,,",
    "seat,At the next round?,If seen.,2021-06-30,present,front,,no,2020-11-01,",
    "split,A split?,If seen.,2022-06-30,splits,,1,mixed,,",
    "talks,Talks?,If both sit.,2021-06-30,talks,,,,,",
    "blind,Rain?,By the gauge.,2021-06-30,,,,yes,,",
)


def question(name: str, metric: str | None = None, **fields) -> Question:
    known = {"text": f"{name}?", "resolution": "If seen.", "close_date": "2022-06-30"}
    return Question.model_validate({"id": name, "metric": metric, **known, **fields})


def asking(*questions: Question, case: Case | None = None) -> Case:
    return replace(case or example(), questions=table(questions))


LATER = (
    "second,Second round,northland-talks,2020-10-01,day,northland,northland,yes,accepted,host,,,",
    "second,Second round,northland-talks,2020-10-01,day,northland,southland,yes,accepted,"
    "participant,,,",
    "second,Second round,northland-talks,2020-10-01,day,northland,eastland,yes,declined,absent,,,",
)


def add_later_round(folder: Path) -> Path:
    """Add a round after the as-of date to a case folder."""
    file = folder / "rounds.csv"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text("\n".join((text, *LATER)) + "\n", encoding="utf-8")
    return folder


def folder_with(place: Path, *rows: str) -> Path:
    """Copy the example case and give it questions."""
    case = place / "case"
    shutil.copytree(template_folder(), case)
    (case / "questions.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return case
