#!/usr/bin/env python3
"""Writes THIRD-PARTY.md: what the `sekisho` command is built from, by `cargo metadata` and the lock file.

    python3 docs/third-party.py > THIRD-PARTY.md

Walks from the default member along normal and build dependencies, for Linux on x86-64; the tests' dependencies are left out.
"""
import json
import re
import subprocess

PLATFORM = "x86_64-unknown-linux-gnu"

TOP = """# Third-party notices

The `sekisho` command is built from the crates below and from the Rust standard library (MIT OR Apache-2.0). Each keeps its
own licence; its text lies in the crate's source, which `cargo vendor` collects. Made by `python3 docs/third-party.py` for
`{platform}`; crates that only tests use are not listed, and one that depends on a feature is listed rather than left out.

Built from source by `openssl-src`, and part of the command unless `OPENSSL_NO_VENDOR=1` takes the system's: **OpenSSL**,
Apache-2.0, copyright The OpenSSL Project Authors.

The list of municipalities in `jlis-sim/core/data/municipalities.csv` takes codes, names and kana from `code4fukui/localgovjp`
(CC0), which follows public lists of J-LIS and the Geospatial Information Authority of Japan; the romanisation is our own.

The glyphs in the crate `unifont` are those of **GNU Unifont** 15.1, copyright Roman Czyborra, Paul Hardy and others: the SIL Open
Font License 1.1, or the GNU General Public License 2 or later with the GNU font embedding exception. Drawing with them puts no
picture under either.

Two drivers are programs of their own, are not built by default, and are no part of the command. `sekisho-driver-myna-card` links
`myna-card` (MIT), and `sekisho-driver-jpki` links `jpki` (LGPL-2.1-or-later): `harness/drivers/jpki/README.md` says what that asks of
whoever passes on the built program.

Crates marked *build* run while the command is built and are not part of it.

| Crate | Version | Licence | Use |
|---|---|---|---|"""


def metadata():
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def reached(graph, packages, roots):
    """Package ids with whether they are part of the command: not if reached only through build dependencies or macros."""
    linked = {}
    waiting = [(root, True) for root in roots]
    while waiting:
        package, is_linked = waiting.pop()
        is_macro = any("proc-macro" in target["kind"] for target in packages[package]["targets"])
        is_linked = is_linked and not is_macro
        if linked.get(package, False) or (package in linked and not is_linked):
            continue
        linked[package] = is_linked
        for dependency in graph[package]["deps"]:
            for kind in {kind["kind"] for kind in dependency["dep_kinds"]} - {"dev"}:
                waiting.append((dependency["pkg"], is_linked and kind is None))
    return linked


def main():
    found = metadata()
    packages = {package["id"]: package for package in found["packages"]}
    graph = {node["id"]: node for node in found["resolve"]["nodes"]}
    linked = reached(graph, packages, found["workspace_default_members"])
    rows = []
    for package, is_linked in linked.items():
        about = packages[package]
        if about["source"] is None:
            continue  # Our own.
        licence = about["license"] or f"see {about['license_file']}"
        rows.append((about["name"], about["version"], re.sub(" */ *", " OR ", licence), "linked" if is_linked else "build"))
    print(TOP.format(platform=PLATFORM))
    for row in sorted(rows):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
