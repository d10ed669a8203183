"""The door: the click group, and nothing else.

`python generate.py make vertebroplasty`, or `handouts make vertebroplasty` once installed.  Every command is a file in `commands/`, loaded
when it is called.
"""

import sys

if __name__ == "__main__" and sys.path and sys.path[0] == __file__.rpartition("/")[0]:
    del sys.path[0]  # the folder of a checkout, which would come before Python's own modules

import atexit
import gc
import importlib
import importlib.util
from pathlib import Path


def _package() -> None:
    """Make this checkout known as `patient_handouts` when it is not installed."""
    here = Path(__file__).resolve().parent
    if (spec := importlib.util.find_spec("patient_handouts")) is not None and Path(spec.origin or "").parent == here:
        return
    spec = importlib.util.spec_from_file_location("patient_handouts", here / "__init__.py", submodule_search_locations=[str(here)])
    if spec is None or spec.loader is None:
        raise ImportError(f"{here} cannot be loaded as a package")
    module = sys.modules["patient_handouts"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def main() -> None:
    """Run the command line; a missing dependency is named in one line."""
    gc.set_threshold(100_000)  # next to nothing that a command makes is garbage: looking for it took a tenth of the time
    atexit.register(gc.freeze)  # nor is what is left at the end worth being looked through: a seventh
    if __package__ in (None, ""):
        _package()
    try:
        importlib.import_module("patient_handouts.handouts.safe_path").leave_out_current_folder()
        command = importlib.import_module("patient_handouts.commands.program")
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("patient_handouts"):
            raise
        print(
            f"handouts: “{missing.name}” is missing; install what the program needs with: {sys.executable} -m pip install -e .",
            file=sys.stderr,
        )
        sys.exit(4)  # the machine: see commands/program.py, which could not be loaded
    except ValueError as unsafe:
        print(f"handouts: {unsafe}", file=sys.stderr)
        sys.exit(2)
    command.run()


if __name__ == "__main__":
    main()
elif __name__ == "__mp_main__":  # a worker of a bare checkout
    _package()
