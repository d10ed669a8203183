"""A real browser, the judge of pages: Debian's chromium, driven by Playwright; and axe-core, run inside a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=30_000)  # a machine at work is slow; what never comes is missed all the same


def program() -> str:
    """Where the browser is, "" for none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser, headless.  Skips where there is none; under CI that fails."""
    if not program():
        why = "there is no chromium (.ci/run installs it)"
        if os.environ.get("CI"):
            pytest.fail(f"the judge is missing under CI: {why}")
        pytest.skip(why)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program(), args=FLAGS)
        yield started
        started.close()


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def complaints(page: Page) -> list[str]:
    """What axe-core finds wrong with a page as it stands, every rule of WCAG 2.2 A, AA and good practice."""
    page.evaluate(_axe())
    found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})")
    return [f"{each['id']}: {each['help']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]
