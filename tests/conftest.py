"""Options of the test run, how Hypothesis draws, and which tests are quick."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
# What `-m quick` leaves out: folders, modules and single tests that start browsers, printers, stores and processes of their own, that ask
# judges, or that set whole sheets by the dozen.  All others are quick, new ones too: with 2 cores they took 45 s (November 2026), and are
# to take less than 60.
SLOW = (
    "checks/test_planted.py",
    "commands/test_batch.py",
    "commands/test_exits.py",
    "commands/test_fonts.py::test_the_machines_own_font_is_found",
    "commands/test_kept.py",
    "commands/test_out_of_date.py",
    "commands/test_paper_and_edition.py",
    "commands/test_recalls.py",
    "commands/test_reviewing.py",
    "commands/test_signing.py",
    "commands/test_translating.py",
    "desk/test_a_day.py",
    "desk/test_basket.py",
    "desk/test_for_phones.py",
    "desk/test_guard.py",
    "desk/test_hands.py",
    "desk/test_keys.py",
    "desk/test_lives_on.py",
    "desk/test_nowhere.py",
    "desk/test_own_sets.py",
    "desk/test_papers.py",
    "desk/test_parts.py",
    "desk/test_printing.py",
    "desk/test_serving.py",
    "desk/test_story.py",
    "handouts/test_approvals.py",
    "handouts/test_finished.py",
    "handouts/test_phones.py::test_looking_for_a_number_takes_no_longer_than_the_text_is_long",
    "handouts/test_phones.py::test_the_time_grows_with_the_length_and_not_beyond",
    "images/drawing/",
    "images/test_qr.py",
    "images/test_svg.py",
    "layouts/test_beside.py",
    "layouts/test_bidi.py::test_the_unicode_conformance_file",
    "layouts/test_codes_on_paper.py",
    "layouts/test_contact.py::test_the_contact_sheets_pass_both_profiles",
    "layouts/test_every_block.py",
    "layouts/test_every_recipe.py",
    "layouts/test_geometry.py",
    "layouts/test_history.py",
    "layouts/test_judges.py",
    "layouts/test_large_print.py",
    "layouts/test_look.py",
    "layouts/test_measured_pages.py::test_what_is_read_is_what_is_written",
    "layouts/test_measured_pages.py::test_what_was_measured_is_up_to_date",
    "layouts/test_mirrored.py",
    "layouts/test_mutants.py",
    "layouts/test_own_words.py::test_what_a_sheet_asks_for_is_held",
    "layouts/test_page_pictures.py",
    "layouts/test_patient.py",
    "layouts/test_photographs.py",
    "layouts/test_placeholders.py",
    "layouts/test_review.py",
    "layouts/test_review_clinics.py",
    "layouts/test_review_marks.py",
    "layouts/test_scripts.py::test_the_judge_agrees",
    "layouts/test_shaping_reference.py",
    "layouts/test_sheets.py",
    "press/test_bundle.py",
    "press/test_cluster.py",
    "press/test_every_input.py",
    "press/test_faults.py",
    "press/test_index_page.py",
    "press/test_nothing_outside.py",
    "press/test_proof.py",
    "press/test_recalled.py",
    "press/test_safe_path.py",
    "press/test_unreadable.py",
    "press/test_web.py",
    "press/test_words_found.py",
    "test_growth.py",
    "test_packaging.py",
    "test_recipes.py",
)

# Hundreds of processes begin in a run: each would compile the program and its libraries anew where a machine is told to keep no bytecode.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ.setdefault("HANDOUTS_CACHE", "off")  # every test makes everything anew; tests/commands/test_kept.py is about the rest
# Under CI the drawn examples are the same every time: a red run says something about the change, not about luck.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the committed snapshots (tag trees, page pictures, schemas) anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is quick."""
    for item in items:
        if not is_slow(f"{item.path.relative_to(TESTS).as_posix()}::{item.name}"):
            item.add_marker(pytest.mark.quick)


def is_slow(test: str) -> bool:
    """Whether a test, "press/test_run.py::test_name[case]", stands in the list."""
    return any(test == slow or test.startswith((f"{slow}::", f"{slow}[") if not slow.endswith("/") else slow) for slow in SLOW)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be written anew."""
    return bool(request.config.getoption("--update"))
