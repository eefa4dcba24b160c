#!/usr/bin/env bash
# A ceremony over TLS between machines that share nothing but a wire: each seat in its own network namespace, in both modes.
# Needs `ip` and `unshare`, no root: everything happens inside namespaces of a user of its own, and goes with them.
# Ends with 77 and a sentence where the system allows no such namespaces. Usage: namespaces.sh PATH-TO-FACTLAB
set -euo pipefail
if [ "${FACTLAB_INSIDE-}" != yes ]; then
    inside=(unshare --user --map-root-user --net --mount)
    if ! "${inside[@]}" mount -t tmpfs tmpfs /run 2>/dev/null; then
        echo "skipped: this system gives nobody namespaces of its own (unshare --user --net --mount)"
        exit 77
    fi
    FACTLAB_INSIDE=yes exec "${inside[@]}" "$0" "$@"
fi
mount -t tmpfs tmpfs /run
bin=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
seats=(teller gemeente jeugd bewaarder-1 bewaarder-2 bewaarder-3)

ip link add wire type bridge
ip link set wire up
n=1
for seat in "${seats[@]}"; do
    ip netns add "$seat"
    ip link add "wire-$n" type veth peer name eth0 netns "$seat"
    ip link set "wire-$n" master wire up
    ip -n "$seat" addr add "10.77.0.$n/24" dev eth0
    ip -n "$seat" link set eth0 up
    n=$((n + 1))
done

list() { echo 'Postcode;Huisnummer;Voorziening'; seq "$1" "$2" | sed "s/.*/1506AB;&;$3/"; }
list 1 400 uitkering >gemeente.csv
list 201 600 amb-jeugd >jeugd.csv
list 1 900 - >bag.csv
"$bin" register bag.csv register.txt >/dev/null
for seat in "${seats[@]}"; do "$bin" key new "$seat.sleutel" >/dev/null; done

part() { # mode, seat, arguments …
    local out=$1-$2 seat=$2
    shift 2
    ip netns exec "$seat" "$bin" ceremony --manifest manifest.json --key "$seat.sleutel" --agreed --plain --out "$out" "$@" >"$out.log"
}

ceremony() { # mode, seats …
    local mode=$1 seat key pids=()
    shift
    "$bin" manifest plan --mode "$mode" >plan.toml
    for seat in "$@"; do
        key=$("$bin" key show "$seat.sleutel" | grep -oE '[0-9a-f]{64}')
        sed -i "0,/\"0\{64\}\"/s//\"$key\"/" plan.toml
    done
    sed -i "s/^opens.*/opens = \"$(date -u -d '-1 minute' +%FT%TZ)\"/; s/^closes.*/closes = \"$(date -u -d '+1 hour' +%FT%TZ)\"/" plan.toml
    rm -f manifest.json # it is never overwritten
    "$bin" manifest new plan.toml manifest.json >/dev/null
    for seat in "$@"; do "$bin" manifest sign manifest.json --key "$seat.sleutel" >/dev/null; done
    for seat in "$@"; do
        case $seat in
        teller) part "$mode" teller --listen 10.77.0.1:7327 & ;;
        bewaarder-*) part "$mode" "$seat" --connect 10.77.0.1:7327 & ;;
        *)
            "$bin" prepare "$seat.csv" --manifest manifest.json --key "$seat.sleutel" --mapping "$seat.toml" --register register.txt >/dev/null </dev/null
            part "$mode" "$seat" --input "$seat.csv" --mapping "$seat.toml" --register register.txt --connect 10.77.0.1:7327 &
            ;;
        esac
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid"; done
    for seat in "$@"; do cmp "$mode-teller/uitkomst.flr" "$mode-$seat/uitkomst.flr"; done
    "$bin" verify "$mode-jeugd" | tail -1
    grep -q '^Totaal,600' "$mode-jeugd/domains-per-address.csv"
    grep -q '^2,200' "$mode-jeugd/domains-per-address.csv"
    echo "$mode: $# namespaces, one result"
}
ceremony chain "${seats[@]:0:3}"
ceremony shares "${seats[@]}"
for file in chain-jeugd/*.csv; do cmp "$file" "shares-jeugd/${file#*/}"; done
echo "both modes give the same tables"
