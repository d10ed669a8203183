"""Opening hours: what may be written, what contradicts, and how each is said in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.catalogue import catalogue, languages
from patient_handouts.handouts.opening import OpenHours, always_open, contradiction
from patient_handouts.handouts.opening_words import hours_words

SAID = [
    ("{days: mon-fri, from: '8:00', to: '17:00'}", ["Monday to Friday, 8~AM to 5~PM"]),
    ("{days: mon-sun, open: all day}", ["Open 24 hours, every day"]),
    ("{days: mon-sun, from: '0:00', to: '24:00'}", ["Open 24 hours, every day"]),
    ("{days: sat-sun, open: all day}", ["Saturday to Sunday, 24 hours"]),
    ("{days: sat, from: '20:00', to: '2:00'}", ["Saturday, 8~PM to 2~AM the next day"]),
    ("{days: sat, from: '8:00', to: '24:00'}", ["Saturday, 8~AM to midnight"]),
    ("{days: sat, open: by appointment}", ["Saturday, by appointment"]),
    ("{days: sun, open: closed}", ["Sunday, closed"]),
    ("{closed_on: [holidays, 12-25, 2026-11-27]}", ["Closed on public holidays, December~25, and November~27,~2026"]),
    (
        "{days: mon-fri, from: '8:00', to: '12:00'}, {days: mon-fri, from: '13:00', to: '17:00'}",
        ["Monday to Friday, 8~AM to noon and 1~PM to 5~PM"],
    ),
]


@pytest.mark.parametrize(("hours", "said"), SAID)
def test_hours_are_said_as_a_clinic_would(a_wording, hours: str, said: list[str]) -> None:
    lines = [words.plain.replace("\N{NO-BREAK SPACE}", "~") for words in a_wording(more=f"hours: [{hours}]\n").hours()]
    assert [line.replace("~", " ") for line in lines] == [line.replace("~", " ") for line in said]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("hours", [hours for hours, _ in SAID])
def test_every_language_says_them_without_a_hole(a_clinic, language: str, hours: str) -> None:
    for country in ("US", ""):
        for line in hours_words(catalogue(language), a_clinic(f"hours: [{hours}]\n").hours, country):
            assert line and "{" not in line


def test_who_is_always_open_is_never_closed(a_wording, say) -> None:
    always, six_days = (f"hours: [{{days: {days}, open: all day}}]\n" for days in ("mon-sun", "mon-sat"))
    assert not a_wording(more=always).after_hours() and a_wording(more=six_days).after_hours()
    assert say("Call {after_hours}.", always) == "Call (555)~555-0142." and say("Call {after_hours}.", six_days) == "Call 911."


TIME = st.integers(0, 23).map(lambda hour: f"{hour}:00")
DAY = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
LINE = st.builds(lambda day, first, last: OpenHours(days=day, from_=first, to=last), DAY, TIME, TIME)


@given(st.lists(LINE, max_size=6))
def test_two_lines_contradict_where_some_hour_is_told_twice(lines: list[OpenHours]) -> None:
    """Counted hour by hour, the night with the day on which it begins."""
    told, twice = set[tuple[str, int]](), False
    for line in lines:
        first, last = (int(str(each).split(":")[0]) for each in (line.from_, line.to))
        hours = {(str(line.days), hour) for hour in range(first, last if last > first else last + 24)}
        twice, told = twice or bool(hours & told), told | hours
    assert bool(contradiction(lines)) == twice
    assert not always_open(lines) or len(told) >= 7 * 24
