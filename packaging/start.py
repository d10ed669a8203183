"""Where the packed program begins: its workers are the same file, which multiprocessing must be able to tell."""

import multiprocessing
import sys

from patient_handouts.generate import main
from patient_handouts.images.pdf_file import FROZEN

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [FROZEN]:  # a PDF that is a picture, read by a process of its own
        from patient_handouts.images.pdf_page import main as read_page

        read_page()
        sys.exit()
    if len(sys.argv) == 1:  # a double click
        sys.argv.append("desk")
    main()
