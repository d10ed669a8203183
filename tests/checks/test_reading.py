"""Reading grades by their published formulas, on words counted by hand."""

import pytest

from patient_handouts.checks.prose import sentences, words_of
from patient_handouts.checks.reading import _dictionary, flesch_kincaid, inflesz, smog, spanish_syllables, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("able", 2),
        ("bandage", 2),
        ("bones", 1),
        ("walked", 1),
        ("needed", 2),
        ("procedure", 3),
        ("emergency", 4),
        ("kyphoplasty", 4),
        ("swollen", 2),
        ("vertebrae", 3),
        ("x-ray", 2),
        ("you’ll", 1),
        ("numbed", 1),
        ("medicines", 3),
        ("fibrillate", 3),
        ("ablated", 3),
    ],
)
def test_syllables_of_english(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("dolor", 2),
        ("cirugía", 4),
        ("médico", 3),
        ("día", 2),
        ("hueso", 2),
        ("aéreo", 4),
        ("fractura", 3),
        ("enfermedad", 4),
        ("caer", 2),
    ],
)
def test_syllables_of_spanish(word: str, count: int) -> None:
    assert spanish_syllables(word) == count


def test_the_formulas() -> None:
    """10 words, 2 sentences, 13 syllables; 30 long words in 30 sentences; Spanish: 10 words, 2 sentences, 20 syllables."""
    assert flesch_kincaid(10, 2, 13) == pytest.approx(0.39 * 5 + 11.8 * 1.3 - 15.59)
    assert smog(30, 30) == pytest.approx(1.0430 * 30**0.5 + 3.1291)
    assert inflesz(10, 2, 20) == pytest.approx(206.835 - 124.6 - 5)


def test_sentences_are_parted_where_they_end() -> None:
    assert sentences("Call Dr. Lee at 8 a.m. on Monday. “Walk.” Then 2.5 miles! Is it e.g. sore? Yes") == [
        "Call Dr. Lee at 8 a.m. on Monday.",
        "“Walk.”",
        "Then 2.5 miles!",
        "Is it e.g. sore?",
        "Yes",
    ]
    assert sentences("Болит? «Да.» Это 2,6 балла. Скажите нам, т. е. врачу") == [
        "Болит?",
        "«Да.»",
        "Это 2,6 балла.",
        "Скажите нам, т. е. врачу",
    ]
    assert sentences("¿Tiene cáncer? ¿Le duele? ¡Llame! «Sí.» No.") == ["¿Tiene cáncer?", "¿Le duele?", "¡Llame!", "«Sí.»", "No."]
    assert words_of("Take 2 of the X-rays, don’t wait.") == ["Take", "of", "the", "X-rays", "don’t", "wait"]


def test_sentences_and_words_of_scripts_without_capitals() -> None:
    assert sentences("هل تشعر بألم؟ اتصل بنا. 2 أو أكثر") == ["هل تشعر بألم؟", "اتصل بنا.", "2 أو أكثر"]
    assert sentences("क्या दर्द है? हमें बताएँ। धन्यवाद") == ["क्या दर्द है?", "हमें बताएँ।", "धन्यवाद"]
    assert sentences("Больно? Скажите нам. нет") == ["Больно?", "Скажите нам. нет"]
    assert [len(words_of(words)) for words in ("يثبّت الكسرَ 2", "हड्डी की किताब")] == [2, 3]


def test_the_dictionary_is_sorted_as_the_search_in_it_wants() -> None:
    lines = _dictionary()
    assert len(lines) > 100_000 and lines == sorted(lines)
