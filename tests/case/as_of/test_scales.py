from tests.case.breakage import swap

from detente.case.as_of.scales import scale_of
from detente.case.reading.read import read_case
from detente.vocabulary.variables import VARIABLES


def test_a_criterion_has_a_scale_of_its_own(case_folder):
    swap(
        "case.yaml", ("    profiles: [4, 6.5]", "    low: 2\n    high: 8\n    profiles: [4, 6.5]")
    )(case_folder)
    edit = swap("assessments.csv", ("5,7.5,9", "5,7.5,8"), ("0.5,1.5,4", "2,2.5,4"))
    edit(case_folder)
    case = read_case(case_folder)
    assert scale_of(case, VARIABLES["performance"], "talk") == (2, 8)
    assert scale_of(case, VARIABLES["performance"], "drugs") == (0, 10)
    assert scale_of(case, VARIABLES["performance"], "none") == (0, 10)
    assert scale_of(case, VARIABLES["position"], "power") == (0, 100)
