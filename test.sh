#!/usr/bin/env bash
# Installs what the full test needs from the distribution, and runs all tests. For Debian and its derivatives.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

packages=(
    build-essential pkg-config git python3 python3-venv # to build and to run small drivers
    libssl-dev openssl                                  # the distribution's OpenSSL: to link and to judge
    pcscd vsmartcard-vpcd libpcsclite-dev               # real PC/SC with virtual readers
    opensc opensc-pkcs11 gnutls-bin python3-pyscard     # software that is not ours
    openjdk-17-jdk-headless softhsm2                    # Java judges and reads our key files, a token in software signs for us
    faketime                                            # a clock for judges that cannot be told the time
    chromium                                            # the browser example
    util-linux procps
)

say "Packages"
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if ((${#missing[@]})); then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
    # A list that is out of date names packages that are gone.
    "${as_root[@]}" apt-get update -qq
    # The package may start the machine's own pcscd; no test talks to it: every test starts a private one.
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# The distribution's OpenSSL builds in no time; the vendored one is for newcomers, and CI builds it once.
export OPENSSL_NO_VENDOR=1

say "Formatting"
cargo fmt --all --check

say "Lints"
cargo clippy --workspace --all-targets --locked -- -D warnings

say "Judges from PyPI"
outside=target/outside-python
pins=ca-sim/judges/programs/requirements.txt
if ! cmp -s "$pins" "$outside/requirements.txt"; then
    python3 -m venv --clear "$outside"
    "$outside/bin/pip" install --quiet --disable-pip-version-check -r "$pins"
    cp "$pins" "$outside/requirements.txt"
fi
export SEKISHO_OUTSIDE_PYTHON="$PWD/$outside/bin/python"

say "Tests"
# Ignored tests are started by others in scenes of their own.
cargo test --workspace --locked

say "The bench tested by itself"
sekisho=target/debug/sekisho
"$sekisho" self-test

say "The built-in implementation"
"$sekisho" run --out target/sekisho-report/built-in >/dev/null 2>&1 || {
    status=$?
    "$sekisho" run --out target/sekisho-report/built-in
    exit "$status"
}
echo "conforming"

say "The driver in Python"
"$sekisho" run --out target/sekisho-report/python -- python3 docs/python-driver/driver.py 2>/dev/null | tail -n 3

say "OpenSC, myna-card and jpki, each through a private pcscd"
# They wait for their readers most of the time, so all at once. The deadline is for jpki, which waits for a card for ever.
declare -A runs
for client in opensc myna-card jpki; do
    "$sekisho" run --deadline 15 --out "target/sekisho-report/$client" --exceptions "harness/drivers/$client/exceptions.toml" \
        -- "target/debug/sekisho-driver-$client" >"target/sekisho-report/$client.txt" 2>&1 &
    runs[$client]=$!
done
for client in "${!runs[@]}"; do
    status=0
    wait "${runs[$client]}" || status=$?
    if [ "$status" -ne 0 ]; then
        cat "target/sekisho-report/$client.txt"
        exit "$status"
    fi
    echo "$client: $(grep '^Conclusion' "target/sekisho-report/$client.txt")"
done

say "Done"
