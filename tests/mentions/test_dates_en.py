"""English dates: what is found, where, and what it means."""

from datetime import date

import pytest
from date_rows import expected, read

# A Thursday.
PUBLISHED = date(2025, 1, 23)

ABSOLUTE = [
    ("The lease dates from [January 20, 2025].", "2025-01-20 day"),
    ("The lease dates from [January 20th, 2025].", "2025-01-20 day"),
    ("Signed on [Monday, January 20, 2025] in Leeds.", "2025-01-20 day"),
    ("Signed on [Monday, 20 January 2025] in Leeds.", "2025-01-20 day"),
    ("Signed on [20 Jan 2025] in Leeds.", "2025-01-20 day"),
    ("Signed on [Sept. 12, 2024] in Leeds.", "2024-09-12 day"),
    ("Signed on the [3rd of May, 1999] in Leeds.", "1999-05-03 day"),
    ("Signed on the [third of May 1999] in Leeds.", "1999-05-03 day"),
    ("Signed on [1/20/2025] in Leeds.", "2025-01-20 day"),
    ("Signed on [20/1/2025] in Leeds.", "2025-01-20 day"),
    ("Signed on [2025-01-20] in Leeds.", "2025-01-20 day"),
    ("Signed on [20.01.2025] in Leeds.", "2025-01-20 day"),
    ("Sold in [March 2024].", "2024-03-01..2024-03-31 month"),
    ("Sold in [late March 2024].", "2024-03-01..2024-03-31 month end"),
    ("Sold in [Sept. 2024].", "2024-09-01..2024-09-30 month"),
    ("The [November 1995] sale failed.", "1995-11-01..1995-11-30 month"),
    ("Since the [January 1998] sale, nothing.", "1998-01-01..1998-01-31 month"),
    ("Sales in the [third quarter of 2024] fell.", "2024-07-01..2024-09-30 quarter"),
    ("Sales in [Q3 2024] fell.", "2024-07-01..2024-09-30 quarter"),
    ("Sales in the [first half of 2024] fell.", "2024-01-01..2024-06-30 range"),
    ("Sales in [fall 2025] fell.", "2025-09-23..2025-12-20 season"),
    ("Sales in the [winter of 2023] fell.", "2023-12-21..2024-03-19 season"),
    ("A song of the [1990s].", "1990-01-01..1999-12-31 decade"),
    ("A song of the '[90s].", "1990-01-01..1999-12-31 decade"),
    ("A song of the [early 1980s].", "1980-01-01..1989-12-31 decade start"),
    ("A song of the [late nineties].", "1990-01-01..1999-12-31 decade end"),
    ("A [20th century] song.", "1900-01-01..1999-12-31 century"),
    ("A song of the [nineteenth century].", "1800-01-01..1899-12-31 century"),
    ("Closed on [Christmas Day 2024].", "2024-12-25 day"),
    ("Closed on [Thanksgiving 2024].", "2024-11-28 day"),
    ("Closed on [Easter Monday 2025].", "2025-04-21 day"),
    ("Closed on [Memorial Day 2025].", "2025-05-26 day"),
    ("Closed on [Election Day 2024].", "2024-11-05 day"),
]

YEARS = [
    ("The firm, founded in [2018], grows.", "2018-01-01..2018-12-31 year"),
    ("The firm ([1977]) grows.", "1977-01-01..1977-12-31 year"),
    ("Since [2015] it has grown.", "2015-01-01..2015-12-31 year since"),
    ("It must close by [2029].", "..2029-12-31 year at_most"),
    ("It is open until [2030].", "2030-01-01..2030-12-31 year until"),
    ("It is open through [May 2030].", "2030-05-01..2030-05-31 month until"),
    ("It has grown since at least [2015].", "..2015-12-31 year since at_least"),
    ("It must close no later than [2029].", "..2029-12-31 year at_most"),
    ("It was shut before [2010].", "..2009-12-31 year less_than"),
    ("It was shut after [2010].", "2011-01-01.. year more_than"),
    ("It was shut around [1990].", "1990-01-01..1990-12-31 year about approx"),
    ("It was shut in [1990] or so.", "1990-01-01..1990-12-31 year about approx"),
    ("It will be shut in [2030] or later.", "2030-01-01.. year at_least"),
    ("It will be shut from [2030] onwards.", "2030-01-01..2030-12-31 year since"),
    ("Two weeks before [May 13, 1999] it was shut.", "1999-05-13 day"),
    ("The [1996] law was repealed.", "1996-01-01..1996-12-31 year"),
    ("The [2019] elections were close.", "2019-01-01..2019-12-31 year"),
    ("In his failed [1996] campaign he lost.", "1996-01-01..1996-12-31 year"),
    ("Sales in [fiscal 1989] fell.", "1989-01-01..1989-12-31 year"),
    ("Bonds due [1993] fell.", "1993-01-01..1993-12-31 year"),
    ("It was built in [nineteen ninety-one].", "1991-01-01..1991-12-31 year"),
    ("It was built in [early 1997].", "1997-01-01..1997-12-31 year start"),
    ("By the [end of 1990] it was shut.", "..1990-12-31 year end at_most"),
    (
        "Between [1994] and [1997] it was shut.",
        "1994-01-01..1994-12-31 year since; 1997-01-01..1997-12-31 year until",
    ),
    (
        "It was shut between [1994] [1997].",
        "1994-01-01..1994-12-31 year since; 1997-01-01..1997-12-31 year until",
    ),
    ("The organ of Ida Brandt ([1510-1582]) still plays.", "1510-01-01..1582-12-31 range"),
    ("Built in [1994] 1997 times over.", "1994-01-01..1994-12-31 year"),
    ("It was built in the year [two thousand].", "2000-01-01..2000-12-31 year"),
    ("It was built in [two thousand and one].", "2001-01-01..2001-12-31 year"),
    ("Songs of the [1970s] and '[80s].", "1970-01-01..1979-12-31 decade; 1980-01-01..1989-12-31 decade"),
    ("Songs of the [1990's].", "1990-01-01..1999-12-31 decade"),
    ("In [1990's third quarter] it fell.", "1990-07-01..1990-09-30 quarter"),
    ("The [2019-2024] plan ends.", "2019-01-01..2024-12-31 range"),
    ("The [2019-24] plan ends.", "2019-01-01..2024-12-31 range"),
    ("It was built in [two thousand and twenty-one].", "2021-01-01..2021-12-31 year"),
    ("Sales in [FY2023] fell, as in [FY22].", "2023-01-01..2023-12-31 year; 2022-01-01..2022-12-31 year"),
    (
        "The law of [1905] stands, the war of [1812] is past.",
        "1905-01-01..1905-12-31 year; 1812-01-01..1812-12-31 year",
    ),
    ("Orders fell in the [first two quarters of 1990].", "1990-01-01..1990-06-30 range"),
    ("It opened on the [first Monday in May 2023].", "2023-05-01 day"),
    ("It opened on the [last day of October 2023].", "2023-10-31 day"),
    ("It opened on the [last weekend of March 2024].", "2024-03-30..2024-03-31 day"),
    ("It rained all through the [week of May 6, 2024].", "2024-05-06..2024-05-12 week"),
    ("Logged at [2024-05-06T14:05:00Z].", "2024-05-06 day time"),
    ("Closed [Jan.-Feb. 2023] for repairs.", "2023-01-01..2023-02-28 range"),
    ("The [Sept. 11] attacks changed it; [9/11] did.", "2001-09-11 day; 2001-09-11 day"),
    ("A shop ( [1983] ) and a barn.", "1983-01-01..1983-12-31 year"),
    (
        "Born [1967] in Rome, he left after the coalition-led [2003] invasion.",
        "1967-01-01..1967-12-31 year; 2003-01-01..2003-12-31 year",
    ),
    ("A rival from the [2000] presidential race came back.", "2000-01-01..2000-12-31 year"),
    ("A mill of the [late 1800s].", "1800-01-01..1899-12-31 century end"),
    ("By the [year 2000] it was shut.", "..2000-12-31 year at_most"),
    ("Before the [end of May 2019] it was shut.", "..2019-05-31 month end less_than"),
    ("The year before [2015] was calm.", "2015-01-01..2015-12-31 year"),
    ("In [2018] and [2019] it was shut.", "2018-01-01..2018-12-31 year; 2019-01-01..2019-12-31 year"),
]

RANGES = [
    ("Closed from [May 3 to 5, 2024].", "2024-05-03..2024-05-05 range"),
    ("Closed [May 3-5, 2024].", "2024-05-03..2024-05-05 range"),
    ("Closed from [3 to 5 May 2024].", "2024-05-03..2024-05-05 range"),
    ("Closed from [April 28, 2024] to [May 5, 2024].", "2024-04-28 day since; 2024-05-05 day until"),
    ("Closed from [April 28 to May 5, 2024].", "2024-04-28..2024-05-05 range"),
    ("Closed [June-August 1992].", "1992-06-01..1992-08-31 range"),
    ("Closed from [November to February 2017].", "2016-11-01..2017-02-28 range"),
    ("Closed on [April 24] and [25, 2024].", "2024-04-24 day; 2024-04-25 day"),
]

PLACED = [
    ("The mayor spoke on [Monday].", "2025-01-20 day"),
    ("The mayor spoke [Thursday].", "2025-01-23 day"),
    ("The mayor spoke on [Friday].", "2025-01-17 day"),
    ("The mayor will speak on [Friday].", "2025-01-24 day"),
    ("The mayor is expected to speak [Tuesday night].", "2025-01-28 day"),
    ("The mayor spoke [last Friday].", "2025-01-17 day"),
    ("The mayor speaks [next Friday].", "2025-01-31 day"),
    ("The mayor speaks [this Friday].", "2025-01-24 day"),
    ("The mayor speaks on [Tuesday of next week].", "2025-01-28 day"),
    ("Sworn in on [Monday, Jan. 20], he signed.", "2025-01-20 day"),
    ("Sworn in on [Tuesday, Jan. 20], he signed.", "2026-01-20 day"),
    ("The trial began on [Oct. 23].", "2024-10-23 day"),
    ("The trial will begin on [Feb. 10].", "2025-02-10 day"),
    ("The trial will begin on [Oct. 23].", "2025-10-23 day"),
    ("The trial, held in [November], failed.", "2024-11-01..2024-11-30 month"),
    ("A deal is expected in [April].", "2025-04-01..2025-04-30 month"),
    ("A deal was struck [last October].", "2024-10-01..2024-10-31 month"),
    ("A deal is due [this September].", "2025-09-01..2025-09-30 month"),
    ("A [June] deal failed.", "2024-06-01..2024-06-30 month"),
    ("It fell [yesterday].", "2025-01-22 day"),
    ("It fell the [day before yesterday].", "2025-01-21 day"),
    ("It falls [today].", "2025-01-23 day"),
    ("It falls [tomorrow].", "2025-01-24 day"),
    ("It fell [last night].", "2025-01-22 day"),
    ("It fell [this week].", "2025-01-20..2025-01-26 week"),
    ("It fell [last week].", "2025-01-13..2025-01-19 week"),
    ("It falls [early next week].", "2025-01-27..2025-02-02 week start"),
    ("They will meet [next week] in Rome.", "2025-01-27..2025-02-02 week"),
    ("They met in the last week in [May].", "2024-05-01..2024-05-31 month"),
    ("It fell [last month].", "2024-12-01..2024-12-31 month"),
    ("It falls [next year].", "2026-01-01..2026-12-31 year"),
    ("It fell [earlier this year].", "2025-01-01..2025-12-31 year start"),
    ("It fell [last fall].", "2024-09-23..2024-12-20 season"),
    ("It fell over the [weekend].", "2025-01-18..2025-01-19 day"),
    ("It fell [three years ago].", "2022-01-01..2022-12-31 year"),
    ("It fell [two days ago].", "2025-01-21 day"),
    ("It fell [a decade ago].", "2015-01-01..2015-12-31 year"),
    ("It will close [in three weeks].", "2025-02-10..2025-02-16 week"),
    ("A [third-quarter] loss was booked.", "2024-07-01..2024-09-30 quarter"),
    ("In [April of last year] it fell.", "2024-04-01..2024-04-30 month"),
    ("It closes [today (Thursday)].", "2025-01-23 day"),
    ("It closes [tomorrow], [Friday, Jan. 24].", "2025-01-24 day; 2025-01-24 day"),
    ("The trial begins [Friday].", "2025-01-24 day"),
    ("The bell tore off its beam [Friday].", "2025-01-17 day"),
    ("It will be paid on an unspecified date in [June].", "2025-06-01..2025-06-30 month"),
    ("Loans of $90 million run through [August].", "2025-08-01..2025-08-31 month until"),
    ("He stayed until [Monday].", "2025-01-20 day until"),
    ("The talks ran from [Tuesday through Thursday].", "2025-01-21..2025-01-23 range"),
    ("Talks will run from [Wednesday to Saturday].", "2025-01-22..2025-01-25 range"),
    ("It fell over the [past weekend].", "2025-01-18..2025-01-19 day"),
    ("The pubs shut on [Good Friday].", "2025-04-18 day"),
    ("The club has paid since [Saturday] and will pay on.", "2025-01-18 day since"),
    ("The club will have paid since [Saturday].", "2025-01-18 day since"),
    ("The board said it is holding a vote on [April 7].", "2025-04-07 day"),
    ("The vote is on [Nov. 4].", "2025-11-04 day"),
    ("In [August], after the Smith vs. Jones ruling, two banks closed.", "2024-08-01..2024-08-31 month"),
    ("Sales fell in the [last quarter], he said.", "2024-10-01..2024-12-31 quarter"),
    ("Sales rise [next quarter], he said.", "2025-04-01..2025-06-30 quarter"),
    ("The [March] meeting was short.", "2024-03-01..2024-03-31 month"),
    ("It opens on the [first Tuesday of next month].", "2025-02-04 day"),
    ("It began more than [twenty years ago].", "..2005-12-31 year at_most"),
    ("It began less than [three years ago].", "2022-01-01.. year at_least"),
    ("It began nearly [10 years ago].", "2015-01-01..2015-12-31 year about approx"),
    ("[May Day] is near.", "2025-05-01 day"),
]

IN_TEXT = [
    ("On [May 3, 2019], he sold. The [next day], he bought.", "2019-05-03 day; 2019-05-04 day"),
    ("On [May 3, 2019], he sold. He had bought the [day before].", "2019-05-03 day; 2019-05-02 day"),
    ("On [May 3, 2019], he sold. [That same day] he bought.", "2019-05-03 day; 2019-05-03 day"),
    ("In [2019] he sold. The [following year] he bought.", "2019-01-01..2019-12-31 year; 2020-01-01..2020-12-31 year"),
    ("On [May 3, 2019], he sold. [Three days later], he bought.", "2019-05-03 day; 2019-05-06 day"),
    (
        "Profit rose in the [third quarter of 2023] from [a year earlier].",
        "2023-07-01..2023-09-30 quarter; 2022-07-01..2022-09-30 quarter",
    ),
    (
        "Profit rose in the [third quarter of 2023] from the [2021 quarter].",
        "2023-07-01..2023-09-30 quarter; 2021-07-01..2021-09-30 quarter",
    ),
    (
        "Profit rose in the [third quarter of 2023], not in the [same period last year].",
        "2023-07-01..2023-09-30 quarter; 2022-07-01..2022-09-30 quarter",
    ),
    (
        "Profit rose in the [third quarter of 2023]. [That quarter] was wet.",
        "2023-07-01..2023-09-30 quarter; 2023-07-01..2023-09-30 quarter",
    ),
    ("Profit rose in [2023] from [a year earlier].", "2023-01-01..2023-12-31 year; 2022-01-01..2022-12-31 year"),
]

CLOCK = [
    ("The vote opens at [5 p.m.]", "2025-01-23 day time"),
    ("The vote opens at [10:35 a.m.] in Rome.", "2025-01-23 day time"),
    ("The vote opens at [17:30].", "2025-01-23 day time"),
    ("The vote opens at [noon].", "2025-01-23 day time"),
    ("The vote opens at [12 noon].", "2025-01-23 day time"),
    ("Stamped [23.04.2022 14:55]\n[30.04.2022].", "2022-04-23 day time; 2022-04-30 day"),
    ("The vote opened at [5 p.m. on Monday], he said.", "2025-01-20 day time"),
    ("The vote opened around [5 p.m.], [Monday], he said.", "2025-01-20 day about time approx; 2025-01-20 day"),
    ("The vote will open at [4 a.m. EDT Friday].", "2025-01-24 day time"),
    ("On [Easter Monday at 10:30 am], the vote opens.", "2025-04-21 day time"),
    ("On [Monday], the vote opened around [9 o'clock].", "2025-01-20 day; 2025-01-20 day about time approx"),
]

NOTHING = [
    "It was found in 1838 houses.",
    "This is what others found before us (Ruiz and Ek, 2005).",
    "Three weeks later, she left.",
    "I may go; May the best one win; she may march.",
    "They march on, sat in the sun for a second, and fall.",
    "The fall of Rome, spring water, winter sports gear.",
    "A plant of 2,000 jobs, 2015 people and 1 200 chips.",
    "It opened in 2000 homes and by 1500 votes.",
    "A price of $1999, 1999 euros, 2024%.",
    "Version 2.0.1, a 3-2 win, a 4x4, page 12/24, 24/7.",
    "Call 555-2010-1999 or +44 20 7946 0018.",
    "The Sunday Times wrote of Bloody Sunday.",
    "June Smith and Mr. March met Miss May.",
    "For four years, aged 80, over the next four years, in the past decade, over the last year.",
    "The day before the vote, three years before the war.",
    "Every Monday and each Tuesday it closes.",
    "It opens from Monday to Friday and on Saturday nights.",
    "The Good Friday agreement held.",
    "A rise in two thousand homes.",
    "The second half, the first days, the last day of the fair, the coming years.",
    "The file report_2019_12.pdf and a Boeing 747.",
    "On 31/04/2024 nothing, on 2/29/2023 nothing.",
    "She may second that.",
    "Saturday Night Live and the Boston Sunday Globe; USA Today and the Today show.",
    "The first quarter of the game and the fourth quarter of the match were dull.",
    "Highs in the 70s are likely, and temperatures in the 80s.",
    "On 3/4 of the seats they won.",
    "In this day and age it is rare.",
    "It was on a Friday, or it was a Tuesday.",
    "That day all was quiet; nine days later he was found.",
]


@pytest.mark.parametrize(
    ("row", "meaning"), [*ABSOLUTE, *YEARS, *RANGES, *PLACED, *IN_TEXT, *CLOCK], ids=lambda value: value[:60]
)
def test_with_a_day_of_publication(row: str, meaning: str) -> None:
    brackets, found = read(row, "en", PUBLISHED)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize(("row", "meaning"), [*ABSOLUTE, *YEARS, *RANGES, *IN_TEXT], ids=lambda value: value[:60])
def test_what_names_its_year_needs_no_day_of_publication(row: str, meaning: str) -> None:
    brackets, found = read(row, "en", None)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize(
    ("row", "meaning"),
    [
        ("Sworn in on [Monday, Jan. 20], he signed.", "? day m1 d20 w1"),
        ("He spoke [Wednesday] of a deal struck the [day before].", "? day w3; ? day w2"),
        ("She sued in [March].", "? month m3"),
        ("On [31 April] he left.", "? day m4 d31"),
        ("[2015] Harbour Prize goes to Oslo.", "2015-01-01..2015-12-31 year"),
        ("The guild lost its case, and in [1838] accepted the rules.", "1838-01-01..1838-12-31 year"),
        ("The bridge was given to the town when the railway came, [1871].", "1871-01-01..1871-12-31 year"),
        ("Since [1931] she has lived in Oslo.", "1931-01-01..1931-12-31 year since"),
        ("She sued [last week].", "? week"),
        ("She sued [ten years ago].", "? year ago10"),
        ("She sued [two decades ago].", "? year ago20"),
        ("She sued [three weeks ago].", "? week"),  # texts on one matter are often weeks apart, seldom years
        ("She sued [last year].", "? year"),
        ("Closed from [May 3 to 5].", "? range m5"),
        ("On [May 3, 2019], the vote opened at [5 p.m.]", "2019-05-03 day; 2019-05-03 day time"),
    ],
    ids=lambda value: value[:60],
)
def test_without_a_day_of_publication_only_the_text_decides(row: str, meaning: str) -> None:
    brackets, found = read(row, "en", None)
    assert found == expected(brackets, meaning)


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert read(text, "en", PUBLISHED)[1] == []
