#!/usr/bin/env bash
# A ceremony over TLS between machines that share nothing but a wire: each seat in its own network namespace.
# Needs root and `ip`. Usage: namespaces.sh PATH-TO-FACTLAB
set -euo pipefail
bin=$(realpath "$1")
work=$(mktemp -d)
run=$$
seats=(teller gemeente jeugd)
space() { echo "fl$run-$1"; }
cleanup() {
    for seat in "${seats[@]}"; do ip netns del "$(space "$seat")" 2>/dev/null || true; done
    ip link del "flbr$run" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
cd "$work"

ip link add "flbr$run" type bridge
ip link set "flbr$run" up
n=1
for seat in "${seats[@]}"; do
    ip netns add "$(space "$seat")"
    ip link add "fl$run-$n" type veth peer name eth0 netns "$(space "$seat")"
    ip link set "fl$run-$n" master "flbr$run" up
    ip -n "$(space "$seat")" addr add "10.77.0.$n/24" dev eth0
    ip -n "$(space "$seat")" link set eth0 up
    n=$((n + 1))
done

"$bin" manifest plan >plan.toml
for seat in "${seats[@]}"; do
    key=$("$bin" key new "$seat.sleutel" | grep -oE '[0-9a-f]{64}')
    sed -i "0,/\"0\{64\}\"/s//\"$key\"/" plan.toml
done
sed -i "s/^opens.*/opens = \"$(date -u -d '-1 minute' +%FT%TZ)\"/; s/^closes.*/closes = \"$(date -u -d '+1 hour' +%FT%TZ)\"/" plan.toml
"$bin" manifest new plan.toml manifest.json >/dev/null
for seat in "${seats[@]}"; do "$bin" manifest sign manifest.json --key "$seat.sleutel" >/dev/null; done
list() { echo 'Postcode;Huisnummer;Voorziening'; seq "$1" "$2" | sed "s/.*/1506AB;&;$3/"; }
list 1 400 uitkering >gemeente.csv
list 201 600 amb-jeugd >jeugd.csv

part() { # seat, arguments …
    local seat=$1
    shift
    ip netns exec "$(space "$seat")" "$bin" ceremony --manifest manifest.json --key "$seat.sleutel" --agreed --plain --out "uit-$seat" "$@"
}
part teller --listen 10.77.0.1:7327 >teller.log &
pids=($!)
for seat in gemeente jeugd; do
    "$bin" prepare "$seat.csv" --manifest manifest.json --key "$seat.sleutel" --mapping "$seat.toml" >/dev/null </dev/null
    part "$seat" --input "$seat.csv" --mapping "$seat.toml" --connect 10.77.0.1:7327 >"$seat.log" &
    pids+=($!)
done
for pid in "${pids[@]}"; do wait "$pid"; done
cmp uit-teller/uitkomst.flr uit-gemeente/uitkomst.flr
cmp uit-teller/uitkomst.flr uit-jeugd/uitkomst.flr
"$bin" verify uit-jeugd
cat uit-jeugd/domains-per-address.csv
grep -q '^Totaal,600' uit-jeugd/domains-per-address.csv
grep -q '^2,200' uit-jeugd/domains-per-address.csv
echo "three namespaces, one result"
