"""What a run of many sheets costs: a network of made-up clinics, each with its own name, phone, colours and logo, made by real runs.

    python benchmarks/press.py [ORDERS] [TURNS]

Prints, from one call: sheets a second with one and with two workers in turns (medians, and the median of the paired ratios), the
largest memory of a worker after 100 orders and after all of them, and the time of a run in which nothing has changed.  Every sheet is
looked at: no two are equal, and each names its clinic.
"""

import colorsys
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw

from patient_handouts.commands.scaffold import clinic_file, put_example_picture, topic_file
from patient_handouts.handouts.library import Library
from patient_handouts.press.ledger import Ledger
from patient_handouts.press.lock import locked
from patient_handouts.press.making import Site
from patient_handouts.press.order import Order
from patient_handouts.press.plan import Wanted, orders
from patient_handouts.press.run import Run, Serial, processes
from patient_handouts.press.stock import Stock
from patient_handouts.press.workshop import Workshop

TODAY = date(2026, 11, 25)
TOPICS = ("knee-pain", "hip-pain", "neck-pain", "back-pain")        # two pages each; vertebroplasty has ten
SHARE = 20                                                          # sheets of a clinic


def network(folder: Path, clinics: int) -> Path:
    """A workspace with so many clinics and the topics."""
    (folder / "clinics").mkdir(parents=True)
    (folder / "images").mkdir()
    (folder / "network.yaml").write_text('format: 1\nemergency: "911"\n', encoding="utf-8")
    for topic in TOPICS:
        (folder / "handouts" / topic).mkdir(parents=True)
        (folder / "handouts" / topic / "en.yaml").write_text(topic_file(topic, topic.replace("-", " ").capitalize()), encoding="utf-8")
    put_example_picture(folder)
    for k in range(clinics):
        colour = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(k / clinics, .3, .6))
        logo = Image.new("RGB", (640, 240), "white")
        ImageDraw.Draw(logo).ellipse((10 + k % 50, 10, 230, 230), fill=colour)
        logo.save(folder / "images" / f"logo-{k}.png")
        text = clinic_file(f"clinic-{k:03}", f"Clinic Number {k} of Springfield", f"(555) 555-{k:04}", logo=f"logo-{k}.png")
        text = text.replace('brand: "#1f5f6b"', f'brand: "{colour}"')
        (folder / "clinics" / f"clinic-{k:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def wanted(shop: Workshop) -> list[Order]:
    """Twenty sheets for each clinic."""
    return orders(shop, [Wanted.model_construct(topics=("vertebroplasty",), editions=("standard", "large")),
                         *(Wanted.model_construct(topics=TOPICS, editions=("standard", "clear"), paper=paper) for paper in ("letter", "a4"))])


def run(home: Path, folder: Path, most: int, executor: Callable[[], Executor], workers: int) -> float:
    """Seconds of one run into a folder."""
    start = time.perf_counter()
    with locked(folder):
        shop = Workshop(Library(home), TODAY)
        stock = Stock(shop, Ledger(folder), unapproved=True)
        Run(stock, Site(home, folder, TODAY), executor, workers).over(wanted(shop)[:most])
    return time.perf_counter() - start
