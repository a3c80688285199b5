"""Others that join a deal."""

from tests.models.record.worlds import agreement, dyad_year

from detente.models.record.counting.joining import joining


def three_movements():
    return [dyad_year(year, dyad=dyad) for year in range(2000, 2004) for dyad in (1, 2, 3)]


def test_one_of_two_others_joins():
    texts = [agreement(2001.5), agreement(2003.5, dyads=(2,), number=2)]
    assert joining(three_movements(), texts, 1990, 2002) == (1, 2, 1, 2 + 3)


def test_a_second_deal_within_three_years_is_no_first():
    texts = [agreement(2001.5), agreement(2003.5, dyads=(2,), number=2)]
    assert joining(three_movements(), texts, 2003, 2003) == (0, 0, 0, 0)


def test_where_all_sign_nobody_is_left():
    assert joining(three_movements(), [agreement(2001.5, dyads=(1, 2, 3))], 1990, 2010) == (
        1,
        0,
        0,
        0,
    )


def test_a_process_is_no_deal_and_one_movement_has_no_others():
    assert joining(three_movements(), [agreement(2001.5, kind=3)], 1990, 2010) == (0, 0, 0, 0)
    assert joining([dyad_year(2001)], [agreement(2001.5)], 1990, 2010) == (0, 0, 0, 0)
