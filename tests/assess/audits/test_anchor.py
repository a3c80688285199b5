"""The reference war beside the record."""

import math

import pytest
from tests.assess.audits.reruns import rerun

from detente.assess.audits.anchor import anchor_audit

MET = rerun().task.anchored


def meeting(**numbers: float):
    return anchor_audit(MET._replace(met=MET.met._replace(**numbers)))


@pytest.mark.parametrize(("deal", "holds"), [(0.114, True), (0.116, False)])
def test_deals_must_agree_within_015(deal, holds):
    assert meeting(deal=deal, deal_recorded=0.1).any_deal.holds is holds


@pytest.mark.parametrize(("hazard", "holds"), [(0.0149, True), (0.0151, False), (0.006, False)])
def test_joining_must_agree_by_a_factor(hazard, holds):
    assert meeting(joining=hazard, joining_recorded=0.01).joining.holds is holds


def test_what_never_came_up_neither_holds_nor_fails():
    joining = meeting(joining=math.nan).joining
    assert (joining.here, joining.holds) == (None, None)


def test_nothing_is_anchored_without_anything_to_settle():
    assert anchor_audit(None) is None
