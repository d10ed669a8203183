"""What searching costs on the front desk's page: from a key's event to the rows laid out, in Debian's chromium, by the browser's own clock.

    python benchmarks/index_page.py [TOPICS]

Types several words letter by letter, as they are written and with a slip, three times; prints the median and the longest time of a
letter in ms, the size of the page, and how long it took to write it.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browser import browser
from desk_sheets import many, page

WORDS = ("vertebroplasty", "knee pain when you are older", "shulder arthritis", "dolencia 412", "bone cement", "xyzzyx", "p")
TYPE = """words => words.flatMap(word => [...word].map((_, k) => {
    const search = document.getElementById("search");
    search.value = word.slice(0, k + 1);
    const start = performance.now();
    search.dispatchEvent(new Event("input"));
    document.getElementById("list").getBoundingClientRect();
    return performance.now() - start;
}))"""


def main(topics: int = 1000) -> None:
    start = time.perf_counter()
    data = page(many(topics))
    print(f"{topics:,} topics: {len(data) / 1e6:.1f} MB, written in {time.perf_counter() - start:.2f} s")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        path = Path(folder) / "index.html"
        path.write_bytes(data)
        shown = chromium.new_page()
        start = time.perf_counter()
        shown.goto(path.as_uri())
        print(f"opened in {(time.perf_counter() - start) * 1000:.0f} ms")
        times = [each for _ in range(3) for each in shown.evaluate(TYPE, WORDS)]
    print(f"a letter: median {median(times):.1f} ms, longest {max(times):.1f} ms ({len(times)} letters)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
