"""What pairwise private set intersection costs on lists of Factlab's size: openmined-psi, cardinality only.

    pip install openmined-psi==2.0.6
    cargo run --release -p factlab --example ceremony 27 LIST ADDRESSES FOLDER   # writes the lists, and measures itself
    python bench/factlab_psi.py FOLDER [PAIRS]

Measures PAIRS pairs (3 unless told) of the lists in FOLDER, both sides together, in CPU seconds, and multiplies by 351: all pairs of
27 organisations. It yields counts of pairs only, not which things come together.
"""

import sys
import time
from pathlib import Path

import private_set_intersection.python as psi


def pair(one: list[str], two: list[str]) -> tuple[int, float]:
    begin = time.process_time()
    client = psi.client.CreateWithNewKey(False)
    server = psi.server.CreateWithNewKey(False)
    setup = server.CreateSetupMessage(1e-9, len(two), one, psi.DataStructure.RAW)
    request = client.CreateRequest(two)
    size = client.GetIntersectionSize(setup, server.ProcessRequest(request))
    return size, time.process_time() - begin


def main(folder: Path, pairs: int) -> None:
    spent = 0.0
    for seat in range(pairs):
        lists = [(folder / f"{2 * seat + side}.txt").read_text().split() for side in (0, 1)]
        keys = [[f"P|1506AB|{n}|" for n in numbers] for numbers in lists]
        size, seconds = pair(*keys)
        assert size == len(set(lists[0]) & set(lists[1]))
        spent += seconds
    each = spent / pairs
    print(f"{len(keys[0])} addresses: {each:.2f} CPU-s a pair (mean of {pairs}); 351 pairs: {351 * each:.0f} CPU-s, extrapolated")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
