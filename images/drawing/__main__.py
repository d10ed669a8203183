"""Redraw images/art and images/icons: `python -m patient_handouts.images.drawing [--only NAME]`."""

import argparse

from .registry import IMAGES, drawn, files, names


def main() -> None:
    """Write every picture, or some, and the anchors of its labels into the images folder."""
    parser = argparse.ArgumentParser(prog="python -m patient_handouts.images.drawing", description="Redraw images/art and images/icons.")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names(), help="redraw this picture only")
    for name in parser.parse_args().only or names():
        for file, content in files(drawn(name)).items():
            (IMAGES / file).parent.mkdir(exist_ok=True)
            (IMAGES / file).write_bytes(content.encode())
            print(f"{file}: {len(content.encode())} bytes")


if __name__ == "__main__":
    main()
