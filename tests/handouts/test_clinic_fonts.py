"""Which of a clinic's fonts a sheet may be set in."""

import pytest

from patient_handouts.handouts.clinic_fonts import beyond, files_of, named_fonts, words_on_sheet

FONTS = "fonts: {zh: {regular: zh.ttf, bold: zh-bold.ttf}, am: am.ttf}\n"


@pytest.mark.parametrize("words", ["中文", "አማርኛ", "Español 한국어", "বাংলা"])
def test_some_scripts_want_another_font(words: str) -> None:
    assert beyond(words)


@pytest.mark.parametrize(
    "words", ["Español", "Tiếng Việt", "Русский", "العربية", "हिन्दी", "עברית", "ไทย", "ქართული", "38 °C · ½ № ☎", "ʼAbd"]
)
def test_those_of_the_sheets_own_font_do_not(words: str) -> None:
    assert not beyond(words)


def test_fonts_of_other_languages_are_asked_for_what_stands_there(a_clinic, a_handout) -> None:
    clinic = a_clinic(FONTS)

    def files(language: str, words: str) -> list[str]:
        named = named_fonts(clinic, language, words_on_sheet(a_handout(words), clinic))
        return [str(file) for each in named for file in files_of(each)]

    assert files("en", "Ask for help.") == []
    assert files("en", "Ask for help: 中文.") == ["zh.ttf", "zh-bold.ttf", "am.ttf"]
    assert files("am", "Ask for help.") == ["am.ttf"]
    assert files("am", "Ask for help: 中文.") == ["am.ttf", "zh.ttf", "zh-bold.ttf"]


def test_an_english_sheet_asks_for_those_of_the_lines_in_other_languages(a_clinic, a_handout) -> None:
    other = a_clinic(FONTS + "language_help: {zh: 需要口译吗？, en: Need an interpreter?}\n")
    assert any(map(beyond, words_on_sheet(a_handout(), other)))
    assert any(map(beyond, words_on_sheet(a_handout(), a_clinic(FONTS + "language_help: {en: 中文?}\n"))))
