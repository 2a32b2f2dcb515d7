# SPDX-License-Identifier: MIT
"""Days as people say them: "Thursday, 26 November", "today", "in 4 days"."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from coach.domain.dates import DateHabits, Order

_YEAR = 365.25  # days
_YEARS = 2 * 365  # days from which on they are said as years


def habits_of(locale: QLocale) -> DateHabits:
    """How dates are written in a country, by its short form of a date."""
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    orders = {"d": Order.DAY_FIRST, "M": Order.MONTH_FIRST, "y": Order.YEAR_FIRST}
    first = next((letter for letter in form if letter in orders), "d")
    return DateHabits(orders[first], locale.firstDayOfWeek().value - 1)


def to_qdate(day: date) -> QDate:
    """The same day as Qt writes it."""
    return QDate(day.year, day.month, day.day)


def to_date(day: QDate) -> date:
    """The same day as Python writes it."""
    return date(day.year(), day.month(), day.day())


def _formatted(day: date, form: str) -> str:
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return english.toString(to_qdate(day), form)


def from_talk(days: int) -> str:
    """How far from the talk: "3 days before", "the day after", "on the day"."""
    if days == 0:
        return QCoreApplication.translate("Dates", "on the day")
    words = {
        -1: QCoreApplication.translate("Dates", "the day before"),
        1: QCoreApplication.translate("Dates", "the day after"),
    }
    after = QCoreApplication.translate("Dates", "{days} days after")
    form = after if days > 0 else QCoreApplication.translate("Dates", "{days} days before")
    return words.get(days, form.format(days=abs(days)))


def long_day(day: date) -> str:
    """Weekday, day and month: "Thursday, 26 November"."""
    return _formatted(day, "dddd, d MMMM")


def long_moment(day: date | None, time: str) -> str:
    """A day and a time of it, where there is one: "Thursday, 26 November, 14:30"."""
    return ", ".join(filter(None, (long_day(day), time))) if day is not None else ""


def whole_day(day: date) -> str:
    """Weekday, day, month and year, none cut short: "Thursday, 26 November 2026"."""
    return _formatted(day, "dddd, d MMMM yyyy")


def full_day(day: date) -> str:
    """Weekday, day, month and year: "Thu 26 November 2026"."""
    return _formatted(day, "ddd d MMMM yyyy")


def weekday(day: date) -> str:
    """The weekday alone: "Monday"."""
    return _formatted(day, "dddd")


def in_days(day: date, today: date) -> str:
    """How far off a day is: "today", "tomorrow", "in 4 days", "yesterday", "4 days ago"."""
    days = (day - today).days
    near = {
        0: QCoreApplication.translate("Days", "today"),
        1: QCoreApplication.translate("Days", "tomorrow"),
        -1: QCoreApplication.translate("Days", "yesterday"),
    }
    if days in near:
        return near[days]
    if abs(days) >= _YEARS:
        years = round(abs(days) / _YEAR)
        if days > 0:
            return QCoreApplication.translate("Days", "in about {years} years").format(years=years)
        return QCoreApplication.translate("Days", "about {years} years ago").format(years=years)
    if days > 0:
        return QCoreApplication.translate("Days", "in {days} days").format(days=days)
    return QCoreApplication.translate("Days", "{days} days ago").format(days=-days)


def short_day(day: date, today: date) -> str:
    """A day in a word or two: "today", "tomorrow", "Mon", "26 Nov", "26 Nov 2027"."""
    days = (day - today).days
    if -1 <= days <= 1:
        return in_days(day, today)
    if 1 < days < 7:
        return _formatted(day, "ddd")
    return _formatted(day, "d MMM" if day.year == today.year else "d MMM yyyy")
