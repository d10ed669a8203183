"""The README as an index of packages can show it; all else stands in pyproject.toml.

An index page has no folder beside it: links into the repository become their words, and the picture is left out.
"""

import re
from pathlib import Path

from setuptools import setup

README = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
PICTURE = re.compile(r"^!\[[^\]]*\]\((?!https?:)[^)]*\)\n+", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)")

setup(
    script_name="setup.py",  # by this name it is known as no part of the package, whose folder it lies in
    long_description=LINK.sub(r"\1", PICTURE.sub("", README)),
    long_description_content_type="text/markdown",
)
