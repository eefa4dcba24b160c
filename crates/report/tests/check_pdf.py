#!/usr/bin/env python3
"""Checks what PDF/UA-1 asks of a PDF file, from the outside: check_pdf.py FILE...

Needs pikepdf. Prints one sentence for each thing that fails, and ends with 1 if there is any.
"""

import sys

import pikepdf

PDFUAID = "http://www.aiim.org/pdfua/ns/id/"


def elements(node, role_map):
    """Every structure element below `node`, in reading order, with the standard type it stands for."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child, role_map)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            kind = str(node.S)
            seen = set()
            while kind in role_map and kind not in seen:
                seen.add(kind)
                kind = str(role_map[kind])
            yield kind, node
        if "/K" in node:
            yield from elements(node.K, role_map)


def metadata_faults(pdf):
    """What is missing in the metadata and the catalog."""
    with pdf.open_metadata() as meta:
        if meta.get(f"{{{PDFUAID}}}part") != "1":
            yield "The metadata does not say pdfuaid:part=1."
        if not meta.get("dc:title"):
            yield "The metadata has no title."
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "The document says no language (/Lang)."
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "The document is not marked as tagged (/MarkInfo)."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "A reader would show the file name instead of the title (/DisplayDocTitle)."
    if "/StructTreeRoot" not in root:
        yield "The document has no structure tree."
    if "/Outlines" not in root:
        yield "The document has no bookmarks."


def structure_faults(pdf):
    """What is wrong in the structure tree."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return
    role_map = {str(key): value for key, value in tree.get("/RoleMap", {}).items()}
    level, headings = 0, 0
    for kind, node in elements(tree.get("/K"), role_map):
        if kind == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "A figure has no alternative text."
        if kind in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"):
            headings += 1
            this = int(kind[2])
            if this > level + 1:
                yield f"Heading {headings} has level {this} and follows level {level}: a level is skipped."
            level = this
        if kind == "/Link" and not any("/Obj" in child for child in kids(node)):
            yield "A link is tagged without its annotation."
    if headings == 0:
        yield "The document has no headings."


def kids(node):
    """The dictionaries directly below a structure element."""
    below = node.get("/K", pikepdf.Array())
    below = below if isinstance(below, pikepdf.Array) else [below]
    return [child for child in below if isinstance(child, pikepdf.Dictionary)]


def page_faults(pdf):
    """What is wrong on the pages themselves."""
    for number, page in enumerate(pdf.pages, start=1):
        if page.get("/Annots") and str(page.get("/Tabs", "")) != "/S":
            yield f"Page {number} has links, but its tab order does not follow the structure."
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield f"Page {number} has a link without a description."
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            if "/ToUnicode" not in font:
                yield f"Font {name} on page {number} does not say which characters its glyphs are."


def main(paths):
    """Checks each file; the exit code."""
    faults = 0
    for path in paths:
        with pikepdf.open(path) as pdf:
            for fault in [*metadata_faults(pdf), *structure_faults(pdf), *page_faults(pdf)]:
                print(f"{path}: {fault}")
                faults += 1
    if not paths:
        print("Say which PDF files to check.")
        return 2
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
