"""Consent changes where an option does not state it."""

import numpy as np
from tests.assess.audits.reruns import rerun
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.audits.changed.consent import as_drawn, consent_reversed, consent_unknown
from detente.engagement.course.input_rows import Policy

BATCH = rerun().base.batch


def test_unknown_consent_is_even_and_reversed_consent_the_rest():
    assert (consent_unknown(example(), BATCH).policy[:, Policy.CONSENT] == 0.5).all()
    turned = consent_reversed(example(), BATCH).policy[:, Policy.CONSENT]
    np.testing.assert_allclose(turned, 1.0 - BATCH.policy[:, Policy.CONSENT])


def test_stated_consent_stays():
    options = [
        one.model_copy(update={"rounds": one.rounds.model_copy(update={"consent": "yes"})})
        if one.rounds
        else one
        for one in example().settings.strategies
    ]
    found = consent_unknown(with_settings(example(), strategies=options), BATCH)
    stated = np.array([one.rounds is not None for one in options])
    was = BATCH.policy[:, Policy.CONSENT]
    np.testing.assert_array_equal(found.policy[stated, Policy.CONSENT], was[stated])
    assert (found.policy[~stated, Policy.CONSENT] == 0.5).all()


def test_the_reference_option_changes_with_the_others():
    found = consent_unknown(example(), BATCH)
    assert found.base[Policy.CONSENT] == 0.5
    assert as_drawn(example(), BATCH) is BATCH
