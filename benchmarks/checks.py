"""What checking costs: the shipped sheet in all its languages, and the texts of `tests/checks/texts/`.

    python benchmarks/checks.py [PROCESSES]

Each process is a new one.  It first checks the sheets of November (`tests/checks/sheets/`), by which the words of all languages come to be
loaded, and forgets what they said; then, in random order, each definition, none of which it has seen; then all of these again, five
times.  A translation is held beside its original too.  Reading files is left out: the original and its record are read before, for which
whichever translation came first paid else.  Garbage is looked for as rarely as in a command.  Prints medians of process time in ms.
"""

import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from patient_handouts.checks.bilingual.phrases import folded
from patient_handouts.checks.bilingual.said import heard
from patient_handouts.checks.check import check_handout, check_translation
from patient_handouts.checks.prose import read_sentences
from patient_handouts.checks.translation import check as compared
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.translation import digests, read_record
from patient_handouts.images.pictures import Pictures, icons

CASES = Path(__file__).parents[1] / "tests" / "checks"
TOPIC, LANGUAGES = "vertebroplasty", ("en", "es", "ar", "hi", "ru", "vi")
TURNS = 5
Times = dict[str, dict[str, list[float]]]  # definition → "first", "new" or "again" → ms


def ms(handout: Handout, library: Library, pictures: Pictures, beside: Handout | None = None) -> float:
    """The process time of one check; `beside`: the original, where it is none of the library's."""
    start = time.process_time()
    check_handout(handout, pictures)
    if beside:
        list(compared(handout, beside, digests(beside)))
    elif handout.language != "en":  # the texts are in no library
        check_translation(handout, library)
    return (time.process_time() - start) * 1000


def definitions(library: Library, pictures: Pictures) -> Iterator[tuple[str, Handout]]:
    """Those that are measured, by name."""
    names = {*pictures.ids(), "example-picture"}
    for language in LANGUAGES:
        yield f"{TOPIC}, {language}", library.read_handout(TOPIC, language, names, icons())
    for path in sorted((CASES / "texts").glob("*.yaml")):
        if path.stem != "judged":
            yield path.stem, read_handout(path, path.stem, "en", names, icons())


def one_process(seed: int) -> Times:
    """What one process took for each."""
    gc.set_threshold(100_000)  # as `generate.py` does
    library = Library()
    pictures = Pictures(library.picture_folders())
    found: Times = {}
    original = read_handout(CASES / "sheets" / "en.yaml", TOPIC, "en")
    for language in LANGUAGES:
        old = original if language == "en" else read_handout(CASES / "sheets" / f"{language}.yaml", TOPIC, language, original="en")
        found[f"{TOPIC}, {language}"] = {"first": [ms(old, library, pictures, None if language == "en" else original)]}
    heard.cache_clear()
    folded.cache_clear()
    read_sentences.cache_clear()
    library.original(TOPIC)
    read_record(library.topic_folder(TOPIC))
    known = list(definitions(library, pictures))
    random.Random(seed).shuffle(known)
    for turn in range(1 + TURNS):
        for name, handout in known:
            found.setdefault(name, {}).setdefault("again" if turn else "new", []).append(ms(handout, library, pictures))
    return found


def main(processes: int = 9) -> None:
    runs: list[Times] = [
        json.loads(subprocess.run([sys.executable, __file__, "--one", str(k)], check=True, capture_output=True, text=True).stdout)
        for k in range(processes)
    ]
    print("| definition | first of its language | new | again |\n|---|---|---|---|")
    for name in sorted(runs[0], key=lambda name: (not name.startswith(TOPIC), name)):
        cells = [[each for run in runs for each in run[name].get(column, ())] for column in ("first", "new", "again")]
        print(f"| {name} | {' | '.join(f'{median(cell):.1f}' if cell else '' for cell in cells)} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one_process(int(sys.argv[2]))))
    else:
        main(*map(int, sys.argv[1:]))
