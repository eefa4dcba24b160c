#!/usr/bin/env python3
"""Reads a result's PDF back and compares it with its CSV tables: check_result.py FOLDER

Needs pikepdf. Every table of the CSV files must stand in the PDF, cell by cell as a screen reader is told it, with heads
above and in front that are tagged as such; and there must be as many pictures, each with words for who does not see it.
"""

import csv
import pathlib
import re
import sys

import pikepdf

HIDDEN = "nietgetoond"

def unicodes(font):
    """What each glyph of a font stands for, by its ToUnicode."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    words = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    known = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        known |= {int(glyph, 16): words(said) for glyph, said in re.findall(r"<(\w+)>\s*<(\w+)>", part)}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, said in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            start = int(first, 16)
            for glyph in range(start, int(last, 16) + 1):
                known[glyph] = words(f"{int(said, 16) + glyph - start:0{len(said)}x}")
    return known


def marked(page):
    """The text of each marked content of a page, by its number."""
    fonts = {str(name): unicodes(font) for name, font in page.Resources.get("/Font", {}).items()}
    said, stack, font = {}, [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            about = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            stack.append((about.get("/MCID"), "/ActualText" in about))
            number = next((one for one, _ in reversed(stack) if one is not None), None)
            if "/ActualText" in about:
                said[number] = said.get(number, "") + str(about["/ActualText"])
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and not any(actual for _, actual in stack):
            number = next((one for one, _ in reversed(stack) if one is not None), None)
            parts = [operands[0]] if operator == "Tj" else [o for o in operands[0] if isinstance(o, pikepdf.String)]
            glyphs = b"".join(bytes(part) for part in parts)
            codes = [int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2)]
            said[number] = said.get(number, "") + "".join(font.get(code, "\ufffd") for code in codes)
    return said


def below(node):
    """What stands directly below a structure element."""
    kids = node.get("/K", pikepdf.Array())
    return kids if isinstance(kids, pikepdf.Array) else [kids]


def elements(node):
    """All structure elements below one, in reading order."""
    for kid in below(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def words(node, pages, page=None):
    """The text of a structure element."""
    page = node.get("/Pg", page)
    text = ""
    for kid in below(node):
        if isinstance(kid, int):
            text += pages[page.objgen].get(kid, "")
        elif kid.get("/Type") == "/MCR":
            text += pages[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
        else:
            text += words(kid, pages, page)
    return text


def squeezed(text):
    """A text without what lines and fonts do to it."""
    return "".join(c for c in text if not c.isspace() and c not in "\u200b\u2060\u00ad\ufffd")


def tables(pdf):
    """Each table as rows of (kind, text)."""
    pages = {page.objgen: marked(page) for page in pdf.pages}
    for table in elements(pdf.Root.StructTreeRoot):
        if table.S == "/Table":
            rows = [one for one in elements(table) if one.S == "/TR"]
            yield [[(str(c.S), squeezed(words(c, pages))) for c in below(row)] for row in rows]


def told(cell):
    """A cell of a CSV file as a person reads it: a mark between thousands."""
    return f"{int(cell):,}".replace(",", ".") if cell.isdigit() else squeezed(cell)


def faults(folder):
    """What is not as it should be."""
    files = sorted(folder.glob("*.csv"))
    with pikepdf.open(folder / "uitkomst.pdf") as pdf:
        found = list(tables(pdf))
        pictures = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]
    plain = [[[text for _, text in row] for row in table] for table in found]
    hides = False
    for file in files:
        with open(file, newline="", encoding="utf-8") as lines:
            wanted = [[told(cell) for cell in row] for row in csv.reader(lines)]
        hides = hides or any(HIDDEN in row for row in wanted)
        # The corner above the heads of the rows is empty in a CSV file.
        same = [i for i, table in enumerate(plain) if [table[0][1:], *table[1:]] == [wanted[0][1:], *wanted[1:]]]
        if not same:
            yield f"The table {file.name} does not stand in the PDF as it is."
        elif any(kind != "/TH" for kind, _ in found[same[0]][0]) or any(row[0][0] != "/TH" for row in found[same[0]]):
            yield f"The heads of {file.name} are not tagged as heads."
    if not hides:
        yield "No count is hidden, so this shows nothing of hidden counts."
    if len(pictures) != len(files) or not files:
        yield f"{len(files)} tables have {len(pictures)} pictures."


def main(folder):
    """Prints what is wrong; the exit code."""
    wrong = list(faults(pathlib.Path(folder)))
    for fault in wrong:
        print(f"{folder}: {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
