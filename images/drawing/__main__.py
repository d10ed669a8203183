"""Redraw the art: `python -m patient_handouts.images.drawing [--only NAME]`."""

import argparse

from .registry import ART, drawn, files, names


def main() -> None:
    """Write every picture, or one, and its anchors into the art folder."""
    parser = argparse.ArgumentParser(prog="python -m patient_handouts.images.drawing", description="Redraw images/art.")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names(), help="redraw this picture only")
    ART.mkdir(exist_ok=True)
    for name in parser.parse_args().only or names():
        for file, content in files(drawn(name)).items():
            (ART / file).write_bytes(content.encode())
            print(f"{file}: {len(content.encode())} bytes")


if __name__ == "__main__":
    main()
