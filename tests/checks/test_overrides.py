"""A workspace's catalogue may say it in its own words, and may not turn danger words round."""

from pathlib import Path

import pytest

from patient_handouts.checks.overrides import check
from patient_handouts.handouts.catalogue import FOLDER, catalogue


def told(folder: Path, language: str, old: str, new: str) -> list[str]:
    """What is told of a workspace's catalogue that is the program's own but for one line, with the line."""
    words = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    assert words.count(f"  {old}\n") == 1, old
    (folder / f"{language}.yaml").write_text(words.replace(f"  {old}\n", f"  {new}\n"), encoding="utf-8")
    line = next(number for number, text in enumerate(words.splitlines(), 1) if text == f"  {old}")
    found = list(check(catalogue(language, folder)))
    assert all(problem.place.line == line and problem.place.file.endswith(f"{language}.yaml") for problem in found)
    return [problem.code for problem in found]


TURNED = [
    ("en", "call_now: Call {emergency} now", 'call_now: "Wait two days, then call {emergency}"'),
    ("en", "call_now: Call {emergency} now", "call_now: Do not call {emergency}"),
    ("en", "call_now: Call {emergency} now", 'call_now: "Lie down. {emergency}"'),
    ("en", "call_today: Call us today", "call_today: Call us in 3 days"),
    ("en", "call_today: Call us today", "call_today: Call 911 today"),
    ("en", "do_not: Do not", "do_not: Do"),
    ("en", "not_approved: Not yet approved by a clinician", "not_approved: Approved by a clinician"),
    ("es", "call_now: Llame ya al {emergency}", "call_now: No llame al {emergency}"),
    ("es", "call_now: Llame ya al {emergency}", "call_now: Espere y llame después al {emergency}"),
    ("es", "do_not: No debe", "do_not: Debe"),
    ("es", "call_now: Llame ya al {emergency}", "call_now: Llame ya al 112 ({emergency})"),
    ("ru", "call_now: Звоните {emergency} сразу", "call_now: Не звоните {emergency}"),
    ("ru", "call_today: Позвоните нам сегодня", "call_today: Подождите до завтра"),
    ("vi", "call_now: Gọi {emergency} ngay", "call_now: Đừng gọi {emergency}"),
    ("ar", "call_now: اتصل فورًا بالرقم {emergency}", "call_now: لا تتصل بالرقم {emergency}"),
    ("ar", "call_today: اتصل بنا اليوم", "call_today: انتظر يومين ثم اتصل بنا"),
    ("hi", 'call_now: "{emergency} पर तुरंत फ़ोन करें"', 'call_now: "{emergency} पर फ़ोन न करें"'),
    ("hi", "call_today: हमें आज ही फ़ोन करें", "call_today: हमें कल फ़ोन करें"),
]
RIGHT = [
    ("en", "call_now: Call {emergency} now", "call_now: Call {emergency} at once"),
    ("en", "call_today: Call us today", "call_today: Phone us today"),
    ("en", "title: Danger signs", "title: Warning signs"),
    ("es", "call_now: Llame ya al {emergency}", "call_now: Llame de inmediato al {emergency}"),
    ("ru", "call_now: Звоните {emergency} сразу", "call_now: Сразу звоните {emergency}"),
    ("vi", "call_now: Gọi {emergency} ngay", "call_now: Hãy gọi ngay {emergency}"),
    ("ar", "call_now: اتصل فورًا بالرقم {emergency}", "call_now: اتصل حالًا بالرقم {emergency}"),
    ("hi", 'call_now: "{emergency} पर तुरंत फ़ोन करें"', 'call_now: "तुरंत {emergency} पर कॉल करें"'),
]


@pytest.mark.parametrize(("language", "old", "new"), TURNED)
def test_words_turned_round_are_told_at_their_line(tmp_path: Path, language: str, old: str, new: str) -> None:
    assert told(tmp_path, language, old, new) == ["catalogue-turned"]


@pytest.mark.parametrize(("language", "old", "new"), RIGHT)
def test_other_words_that_say_the_same_pass(tmp_path: Path, language: str, old: str, new: str) -> None:
    assert told(tmp_path, language, old, new) == []


@pytest.mark.parametrize("language", ["ar", "en", "es", "hi", "ru", "vi"])
def test_the_programs_own_words_pass(language: str) -> None:
    assert list(check(catalogue(language))) == []


def test_a_language_of_the_workspace_alone_is_held_against_english(tmp_path: Path) -> None:
    """By numbers and {names} only: nobody here knows its words."""
    words = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "it.yaml").write_text(words.replace("Call {emergency} now", "Chiamate il 118 o {emergency}"), encoding="utf-8")
    assert [problem.code for problem in check(catalogue("it", tmp_path))] == ["catalogue-turned"]
