"""Where Python looks for modules: never in the folder in which the program happens to be started.

That folder is a workspace, and holds files of others.  `python -c`, by which multiprocessing starts its workers, its forkserver and its
resource tracker, would look there before anywhere else: a file `signal.py` beside the definitions would be run.
"""

import os
import sys
from pathlib import Path

OURS = str(Path(__file__).resolve().parents[2])  # the folder that the package lies in: whoever runs it trusts what is beside it
INSTALLED = ("site-packages", "dist-packages")


def leave_out_current_folder() -> None:
    """Take the current folder out of the module search path of this process and of every one that it starts.

    Raises ValueError where Python was told (-E) not to hear of it in those.
    """
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        raise ValueError("Python was started with -E, and its workers would run files of this folder; start it with -I, or with -E -P")
    os.environ["PYTHONSAFEPATH"] = "1"
    sys.path[:] = [folder for folder in sys.path if not _current(folder)]
    if named := os.environ.get("PYTHONPATH"):
        os.environ["PYTHONPATH"] = os.pathsep.join(folder for folder in named.split(os.pathsep) if not _current(folder))


def _current(folder: str) -> bool:
    """Whether it is the current folder, by whatever name; one that the program itself is run from stays."""
    try:
        whole, here = os.path.realpath(folder), os.path.realpath(os.curdir)
    except OSError:  # a folder that was removed under us
        return not folder
    trusted = whole in (OURS, os.path.dirname(os.path.realpath(os.__file__))) or os.path.basename(whole) in INSTALLED
    return whole == here and not trusted
