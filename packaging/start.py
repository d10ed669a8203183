"""Where the packed program begins: its workers are the same file, which multiprocessing must be able to tell."""

import multiprocessing
import sys

from patient_handouts.generate import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if len(sys.argv) == 1:  # a double click
        sys.argv.append("desk")
    main()
