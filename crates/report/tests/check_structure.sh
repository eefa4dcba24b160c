#!/bin/sh
# Compares how a PDF reads to a screen reader with its snapshot: check_structure.sh FILE.pdf [--update]
# Needs pdfinfo (poppler-utils). Object numbers and positions are left out: they say nothing to a reader.
set -eu
snapshot="$(dirname "$0")/snapshots/$(basename "$1" .pdf).struct.txt"
structure() {
    pdfinfo -struct-text "$1" 2>/dev/null | sed -E -e 's/Object [0-9]+ [0-9]+/Object/' -e '/\/(BBox|Width|Height) /d'
}
if [ "${2-}" = --update ]; then
    structure "$1" > "$snapshot"
    echo "Written: $snapshot"
elif structure "$1" | diff -u "$snapshot" -; then
    echo "The structure of $(basename "$1") is as before."
else
    echo "The structure of $(basename "$1") changed. If that is right: $0 $1 --update" >&2
    exit 1
fi
