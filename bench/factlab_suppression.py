"""Suppresses the tables that `measure FOLDER` wrote with pytauargus, for comparison with Factlab's own.

    pip install pytauargus==0.6.0
    python bench/factlab_suppression.py FOLDER

Frequency rule: fewer than 10, safety range 30 per cent (Tau-Argus asks for a percentage; Factlab asks for a width of 5).
Margins count as cells, as they do in Factlab.
"""

import sys
import tempfile
import time
from pathlib import Path

from pytauargus import protect


def main(folder: str) -> None:
    for path in sorted(Path(folder).glob("*-*.csv"), key=lambda p: int(p.stem.split("-")[0])):
        counts = [[int(n) for n in line.split(",")] for line in path.read_text().splitlines()]
        rows, columns = [], []
        for i, line in enumerate(counts):
            for j, n in enumerate(line):
                rows += [f"r{i:03}"] * n
                columns += [f"c{j:02}"] * n
        data = {"Row": rows, "Column": columns, "One": [1] * len(rows)}
        begin = time.process_time()
        with tempfile.TemporaryDirectory() as work:
            result = protect(data, ["Row", "Column"], response="One", safety_rules="FREQ(10,30)",
                             suppress="OPT(1)", workdir=work)
            status = list(result.tables[0].status())
        spent = time.process_time() - begin
        kinds = {kind: status.count(kind) for kind in sorted(set(status), key=str)}
        print(f"{path.stem}: {kinds} in {spent:.2f} CPU-s (reading {len(rows)} records included)")


if __name__ == "__main__":
    main(sys.argv[1])
