#!/usr/bin/env python3
"""Reads a print pack as the hall would: check_pack.py PACK.pdf PACK.json

Renders every page (pdftoppm), decodes its QR codes with ZXing (zxing-cpp, which shares nothing with the encoder),
and compares what it finds with the model: each address once, each name, number and code in the text, on paper of the
right size, and nothing that could be a stance. Needs poppler-utils, zxing-cpp and Pillow. Prints one sentence for each
thing that fails, and ends with 1 if there is any.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import zxingcpp
from PIL import Image

DPI = 150
MILLIMETRE = DPI / 25.4
SMALLEST = 25  # millimetres across, for an old phone at arm's length
QUIET = 4  # modules
# Words of stances and of what they lead to, in both languages; none of them belongs on paper that lies about.
STANCES = ("onder voorbehoud", "niet gezien", "under reservation", "not seen", "gedragen", "carried")


def text_of(pdf):
    """The text of each page, in reading order."""
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return [page.replace("\u200b", "") for page in raw.split("\f")[:-1]]


def squeezed(text):
    """A text without what a line break or a column may have put into it."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


def quiet_enough(image, found, across):
    """Whether the zone around a code is white."""
    left, top = found.position.top_left.x, found.position.top_left.y
    right, bottom = found.position.bottom_right.x, found.position.bottom_right.y
    zone = QUIET * (right - left) / across - 2
    box = (left - zone, top - zone, right + zone, bottom + zone)
    if min(box[:2]) < 0 or box[2] > image.width or box[3] > image.height:
        return False
    around = image.convert("L").crop(tuple(int(side) for side in box))
    inner = int(zone) - 3
    edges = [(0, 0, around.width, inner), (0, around.height - inner, around.width, around.height),
             (0, 0, inner, around.height), (around.width - inner, 0, around.width, around.height)]
    return all(around.crop(edge).getextrema()[0] > 200 for edge in edges)


def codes(pdf):
    """Every QR code of every page: page number, text, millimetres across, level, whether its quiet zone is white."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", pdf, f"{folder}/p"], check=True, stderr=subprocess.DEVNULL)
        for number, path in enumerate(sorted(Path(folder).glob("p-*.pgm")), start=1):
            with Image.open(path) as image:
                image.load()
                for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode):
                    across = (found.position.top_right.x - found.position.top_left.x) / MILLIMETRE
                    modules = 17 + 4 * int(found.extra["Version"])
                    yield number, found.text, across, found.ec_level, quiet_enough(image, found, modules)


def code_faults(pdf, pack, parts):
    """What is wrong with the QR codes."""
    wanted = Counter()
    if "seat_cards" in parts:
        wanted.update(card["address"] for card in pack["cards"])
    if "flowers" in parts:
        wanted.update(flower["address"] for flower in pack["flowers"])
    read = Counter()
    for page, text, across, level, quiet in codes(pdf):
        read[text] += 1
        if across < SMALLEST:
            yield f"The QR code on page {page} is {across:.1f} mm across, less than {SMALLEST}."
        if level != "M":
            yield f"The QR code on page {page} has error correction {level}, not M."
        if not quiet:
            yield f"The QR code on page {page} has no quiet zone of {QUIET} modules."
    for address, times in (wanted - read).items():
        yield f"No QR code could be read for {address} ({times} missing)."
    for address, times in (read - wanted).items():
        yield f"A QR code nobody asked for: {address} ({times})."


def printable(name):
    """Whether every sign of a name is of a script that the fonts hold from left to right."""
    return bool(name.strip()) and all(ord(sign) < 0x590 or 0x1E00 <= ord(sign) < 0x2000 for sign in name)


def text_faults(pages, pack, parts):
    """What is missing in the text, or should not be there."""
    whole = squeezed("".join(pages))
    for part, people in (("seat_cards", pack["cards"]), ("walks", pack["walks"])):
        for person in people if part in parts else []:
            if printable(person["name"]) and squeezed(person["name"]) not in whole:
                yield f"A name is missing: {person['name']}."
    for coded in (pack["cards"] if "seat_cards" in parts else []) + (pack["flowers"] if "flowers" in parts else []):
        if squeezed(coded["code"]) not in whole:
            yield f"A code is missing: {coded['code']}."
    for card in pack["cards"] if "seat_cards" in parts else []:
        page = next((page for page in pages if squeezed(card["code"]) in squeezed(page)), "")
        if not re.search(rf"^{card['seat']}\b", page, re.MULTILINE):
            yield f"The seat number {card['seat']} does not stand on the page of its code."
    words = "\n".join(pages).lower()
    for word in STANCES:
        if word in words:
            yield f"The pack speaks of a stance: “{word}”."


def size_faults(pdf, count):
    """Pages that are neither A4 nor A3."""
    info = subprocess.run(["pdfinfo", "-f", "1", "-l", str(count), pdf], check=True, capture_output=True).stdout.decode()
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+) pts", info)
    if len(sizes) != count:
        yield f"Of {count} pages {len(sizes)} have a size."
    for page, width, height in sizes:
        short, long = sorted((round(float(width) * 25.4 / 72), round(float(height) * 25.4 / 72)))
        if (short, long) not in ((210, 297), (297, 420)):
            yield f"Page {page} is {short} by {long} mm."


def main(arguments):
    """Checks one pack; the exit code."""
    if len(arguments) != 2:
        print("Say which PDF, and the JSON it was made from.")
        return 2
    pdf, model = arguments
    pack = json.loads(Path(model).read_text(encoding="utf-8"))
    parts = set(pack["parts"])
    pages = text_of(pdf)
    faults = [*size_faults(pdf, len(pages)), *text_faults(pages, pack, parts), *code_faults(pdf, pack, parts)]
    for fault in faults:
        print(f"{pdf}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
