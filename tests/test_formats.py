"""The formats of results, and the version, rise with every change of a record."""

import hashlib
import json

import numpy as np
import pytest
from tests.ensemble.planted import example

import detente
from detente.assess.compare import record as compare
from detente.assess.contributions import answer as contributions
from detente.assess.contributions.record import Contributions
from detente.assess.evidence.flips import answer as flips
from detente.assess.evidence.flips.record import Flips
from detente.assess.scores import record as scores
from detente.assess.summary import record as summary
from detente.engagement.task import EngagementTask
from detente.runs import manifest

# Format and shape of each record at this version. If a shape differs, raise the format and
# `__version__`, then write both here.
VERSION = "0.11.0"
FORMATS = {
    summary.Summary: (summary.SCHEMA, "detente-summary/0.21", "c93a9eef3f93f741"),
    Flips: (flips.SCHEMA, "detente-flips/0.2", "51c7346b3b397432"),
    Contributions: (contributions.SCHEMA, "detente-contributions/0.4", "12a54e9a80a1e17b"),
    scores.TrackRecord: (scores.SCHEMA, "detente-score/2", "9bea985c09159d79"),
    compare.RunComparison: (compare.SCHEMA, "detente-comparison/3", "f8d8414b3df19356"),
    manifest.Manifest: (manifest.SCHEMA, "detente-manifest/1", "db3c9bb528e79455"),
}
WORDS = {"description", "title"}
# Sums of the columns' mean sizes in 64 draws of the example at this version. If one differs,
# numbers changed: raise `__version__`, write a fragment of the kind science, then the sums here.
NUMBERS = {"inputs": 495.72109961, "outputs": 129.32705926, "months": 53.570402403}


def shape(schema):
    """Return a JSON Schema without its words."""
    if isinstance(schema, list):
        return [shape(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: shape(one)
        for key, one in schema.items()
        if key not in WORDS or isinstance(one, dict)  # a field may be called title
    }


@pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.__name__)
def test_a_changed_record_has_a_new_format(record):
    stated, expected, digest = FORMATS[record]
    text = json.dumps(shape(record.model_json_schema()), sort_keys=True)
    assert stated == expected
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == digest, (
        f"the shape of {record.__name__} changed: raise {stated} and the version"
    )


def test_the_version_is_that_of_these_numbers(few_anchors):
    chunk = EngagementTask(example(), 1)(0, 64)
    found = {
        part: float(sum(abs(np.nan_to_num(column)).mean() for column in columns.values()))
        for part, columns in (
            ("inputs", chunk.inputs),
            ("outputs", chunk.outputs),
            ("months", chunk.months),
        )
    }
    assert found == pytest.approx(NUMBERS, rel=1e-6)


def test_the_version_is_that_of_these_formats():
    assert detente.__version__ == VERSION
