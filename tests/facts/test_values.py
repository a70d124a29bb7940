"""Interval logic: which pairs of values can both be true."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from provenance.facts.comparing import compare, same_number
from provenance.facts.model import LABEL, Hedge, Value
from provenance.facts.values import Relation


def exact(number: str, precision: str | None = None, *, hedge: Hedge = Hedge.NONE, approx: bool = False) -> Value:
    n = Decimal(number)
    return Value(n, n, hedge=hedge, approx=approx, precision=Decimal(precision) if precision else None)


def less(number: str) -> Value:
    return Value(None, Decimal(number), hi_open=True, hedge=Hedge.LESS_THAN)


def more(number: str) -> Value:
    return Value(Decimal(number), None, lo_open=True, hedge=Hedge.MORE_THAN)


def at_least(number: str) -> Value:
    return Value(Decimal(number), None, hedge=Hedge.AT_LEAST)


def at_most(number: str) -> Value:
    return Value(None, Decimal(number), hedge=Hedge.AT_MOST)


def on(*days: date, granularity: str = "day", approx: bool = False) -> Value:
    return Value(days[0], days[-1], granularity=granularity, approx=approx)


def years(first: int, last: int) -> Value:
    return on(date(first, 1, 1), date(last, 12, 31), granularity="year" if first == last else "range")


def ago(years: int, *, approx: bool = False) -> Value:
    return Value(years_ago=years, approx=approx, granularity="year")


def role(value: Value, name: str) -> Value:
    return replace(value, role=name)


def weekday(number: int) -> Value:
    return Value(weekday=number, granularity="day")


MONDAY_20 = date(2025, 1, 20)

CASES = [
    (exact("10"), exact("10"), "equal", ""),
    (exact("10"), exact("12"), "apart", "value"),
    (exact("277", "0.5"), exact("277.4", "0.05"), "compatible", ""),
    (exact("277", "0.5"), exact("278", "0.5"), "compatible", ""),  # 277.5 is both, as said
    (exact("277", "0.5"), exact("279", "0.5"), "apart", "value"),
    (exact("1000", "500"), exact("1090"), "compatible", ""),
    (exact("1000", "500"), exact("1400"), "apart", "value"),  # a round figure is not that round
    (exact("30", approx=True), exact("32"), "compatible", ""),
    (exact("30", approx=True), exact("40"), "apart", "value"),
    (exact("10", hedge=Hedge.ONLY), less("10"), "apart", "bound"),
    (exact("10"), less("10"), "apart", "bound"),
    (exact("10", "0.5"), more("10"), "compatible", ""),  # a rounded figure beside "more than" it
    (exact("10", hedge=Hedge.ONLY), more("10"), "apart", "bound"),
    (exact("31407"), more("31407"), "apart", "bound"),  # counted to the last one
    (exact("31400"), more("31400"), "compatible", ""),
    (exact("31407", approx=True), more("31407"), "compatible", ""),
    (exact("500"), at_least("500"), "compatible", ""),
    (exact("600"), at_least("500"), "compatible", ""),
    (exact("400"), at_least("500"), "apart", "bound"),
    (at_most("400"), at_least("500"), "apart", "bound"),
    (more("50"), less("50"), "apart", "bound"),
    (more("50"), at_most("50"), "apart", "bound"),
    (at_least("50"), at_most("50"), "compatible", ""),
    (at_least("4"), at_least("5"), "compatible", ""),
    (more("70000"), more("200000"), "apart", "bound"),  # who knows of the larger figure does not say the smaller
    (less("70000"), less("200000"), "compatible", ""),
    (less("10"), less("10"), "equal", ""),
    (on(date(2018, 1, 1), date(2018, 12, 31), granularity="year"), on(date(2018, 2, 20)), "compatible", ""),
    (on(date(2018, 1, 1), date(2018, 12, 31), granularity="year"), on(date(2019, 2, 20)), "apart", "date"),
    (on(MONDAY_20), on(MONDAY_20), "equal", ""),
    (role(on(date(1993, 1, 1)), "since"), on(date(1995, 1, 1)), "compatible", ""),
    (role(on(date(1993, 1, 1)), "since"), on(date(1991, 1, 1)), "apart", "date"),
    (role(on(date(1993, 1, 1)), "since"), role(on(date(1995, 1, 1)), "since"), "apart", "date"),
    (role(on(date(1993, 1, 1)), "until"), on(date(1991, 1, 1)), "compatible", ""),
    (weekday(3), weekday(2), "apart", "date"),
    (weekday(2), weekday(2), "equal", ""),
    (weekday(1), on(MONDAY_20), "equal", ""),
    (weekday(2), on(MONDAY_20), "apart", "date"),
    (Value(month=1, day=20, weekday=1, granularity="day"), on(MONDAY_20), "equal", ""),
    (Value(month=1, day=21, granularity="day"), on(MONDAY_20), "apart", "date"),
    (Value(month=1, granularity="month"), on(MONDAY_20), "compatible", ""),
    (weekday(2), on(date(2025, 1, 1), date(2025, 1, 31), granularity="month"), "compatible", ""),
    (years(1994, 1998), years(1994, 1999), "apart", "date"),
    (years(1993, 1998), years(1994, 1998), "apart", "date"),
    (years(1994, 1998), years(1995, 1997), "compatible", ""),  # within the other: perhaps a part of it
    (years(1994, 1998), replace(years(1994, 1999), approx=True), "compatible", ""),
    (years(1994, 1994), years(1994, 1998), "compatible", ""),
    (on(date(2024, 1, 1), date(2024, 6, 30), granularity="range"), years(2024, 2025), "compatible", ""),
    (ago(10), ago(10), "equal", ""),
    (ago(10), ago(12), "apart", "date"),
    (ago(10, approx=True), ago(11), "compatible", ""),
    (ago(10, approx=True), ago(12, approx=True), "compatible", ""),
    (ago(10, approx=True), ago(14, approx=True), "apart", "date"),
    (ago(10), on(MONDAY_20), "compatible", ""),  # of what day the one counts from is not known
    (role(exact("320"), LABEL), role(exact("320"), LABEL), "equal", ""),
    (role(exact("320"), LABEL), role(exact("330", "50"), LABEL), "apart", "value"),
]


@pytest.mark.parametrize(("a", "b", "relation", "kind"), CASES)
def test_compare_says_whether_both_can_be_true_in_either_order(a: Value, b: Value, relation: str, kind: str) -> None:
    for left, right in ((a, b), (b, a)):
        found = compare(left, right)
        assert (found.relation, found.kind) == (relation, kind)
        assert found.reason
        assert (found.distance > 0) == (found.relation is Relation.APART)


def test_the_same_number_is_seen_through_its_hedge() -> None:
    assert same_number(less("10"), exact("10"))
    assert not same_number(less("10"), exact("11"))
    assert not same_number(exact("20"), on(MONDAY_20))
