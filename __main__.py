"""`python -m patient_handouts`."""

from .generate import main

if __name__ == "__main__":
    main()
