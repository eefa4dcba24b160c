#!/usr/bin/env python3
"""Reads the QR codes of a PDF as a phone would, page by page from the top: scan.py FILE.pdf

Prints what each code says, one on a line. Renders with pdftoppm and decodes with ZXing, which shares nothing with the
encoder.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import zxingcpp
from PIL import Image

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["pdftoppm", "-r", "150", "-gray", sys.argv[1], f"{folder}/p"], check=True, stderr=subprocess.DEVNULL)
    for path in sorted(Path(folder).glob("p-*.pgm")):
        with Image.open(path) as image:
            found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
        for code in sorted(found, key=lambda one: one.position.top_left.y):
            print(code.text)
