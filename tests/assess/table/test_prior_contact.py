"""How much of each power's chance of open contact is prior."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example, table

from detente.assess.table.holdout import holdout_paths
from detente.assess.table.prior_contact import opened_by_priors, prior_of_contact, prior_paths
from detente.engagement.course.input_rows import Head
from detente.engagement.task import EngagementTask


def test_every_power_but_the_convenor_carries_three_numbers():
    summary, rows, _ = finished()
    case = example()
    found = summary.contacts.prior
    assert set(found) == {p.id for p in case.powers()} - {case.settings.convenor}
    option = summary.strategy_list[0].id
    for power, one in found.items():
        ever = rows.output(option, f"opened.{power}") >= 0
        assert one.chance == pytest.approx(ever.mean(), abs=1e-6)
        assert 0.0 <= one.assumed <= 1.0


def test_the_hold_out_has_the_numbers_of_its_own_table():
    task = EngagementTask(example(), 1)
    paths = prior_paths(task, 128)
    j = paths.heads.index(example().settings.holdout)
    own = holdout_paths(task, paths)
    assert np.array_equal(own.assumed, paths.assumed[:, j])
    assert np.array_equal(own.prior, opened_by_priors(task, paths)[:, j])


def test_without_contacts_on_record_all_of_it_is_prior():
    settings = example().settings.model_copy(update={"contact_record_from": None})
    case = replace(example(), settings=settings, relations=table([]))
    paths = prior_paths(EngagementTask(case, 1), 64)
    others = [j for j, name in enumerate(paths.heads) if name != settings.government]
    assert (paths.assumed[:, others] == 1.0).all()


def test_who_is_in_open_contact_assumes_nothing():
    opened = [
        tie.model_copy(update={"level": "open"}) if tie.type == "contact" else tie
        for tie in example().relations
    ]
    paths = prior_paths(EngagementTask(replace(example(), relations=table(opened)), 1), 64)
    reached = paths.batch.head[:, :, Head.CONTACT] == 3.0
    assert reached.any()
    assert (paths.assumed[reached] == 0.0).all()


def test_a_run_of_few_draws_has_as_many():
    rows = finished()[1].first(4)
    task = EngagementTask(example(), 1)
    found = prior_of_contact(task, rows, prior_paths(task, 4))
    assert all((4 * one.prior_only) % 1.0 == pytest.approx(0.0) for one in found.values())
