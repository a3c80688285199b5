"""Names of fates stand in the order of the columns."""

from detente.assess.ends.record import FATES
from detente.engagement.course.fates import Fate


def test_fates_are_those_of_the_kernels_in_order():
    assert [name.upper() for name in FATES] == [fate.name for fate in Fate]
