"""What pairwise private set intersection costs on lists of Factlab's size: openmined-psi, cardinality only.

    pip install openmined-psi==2.0.6
    python bench/factlab_psi.py ADDRESSES [PAIRS]

Measures PAIRS pairs (3 unless told) of lists of ADDRESSES out of fifteen times as many, both sides together, in CPU seconds, and
multiplies by 351: all pairs of 27 organisations. It yields counts of pairs only, not which things come together.
"""

import random
import sys
import time

import private_set_intersection.python as psi


def pair(one: list[str], two: list[str]) -> tuple[int, float]:
    begin = time.process_time()
    client = psi.client.CreateWithNewKey(False)
    server = psi.server.CreateWithNewKey(False)
    setup = server.CreateSetupMessage(1e-9, len(two), one, psi.DataStructure.RAW)
    request = client.CreateRequest(two)
    size = client.GetIntersectionSize(setup, server.ProcessRequest(request))
    return size, time.process_time() - begin


def main(addresses: int, pairs: int) -> None:
    dice = random.Random(27)
    spent = 0.0
    for _ in range(pairs):
        one, two = (dice.sample(range(15 * addresses), addresses) for _ in range(2))
        keys = [[f"P|1506AB|{n}|" for n in numbers] for numbers in (one, two)]
        size, seconds = pair(*keys)
        assert size == len(set(one) & set(two))
        spent += seconds
    each = spent / pairs
    print(f"{addresses} addresses: {each:.2f} CPU-s a pair (mean of {pairs}); 351 pairs: {351 * each:.0f} CPU-s, extrapolated")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
