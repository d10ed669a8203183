"""The art kit: pictures drawn as code, written to `images/art` by `python -m patient_handouts.images.drawing`. Not shipped."""
