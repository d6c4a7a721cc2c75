#!/usr/bin/env python3
"""Writes jis-levels.txt: which characters the kanji standards of Japan hold, by the codecs of Python's standard library.

    python3 jlis-sim/core/data/jis-levels.py > jlis-sim/core/data/jis-levels.txt

`euc_jp` holds JIS X 0208 and, behind 8F, JIS X 0212; `euc_jis_2004` holds JIS X 0213. One line a set, its characters in the
order of Unicode; a set of JIS X 0213 lists only what JIS X 0208 lacks. Cells of two code points (letters with a combining
mark) are no single character and are left out.
"""

CELLS = [bytes((row + 0xA0, cell + 0xA0)) for row in range(1, 95) for cell in range(1, 95)]

PLANE_2 = {1, 3, 4, 5, 8, 12, 13, 14, 15, *range(78, 95)}


def read(octets, codec):
    try:
        text = octets.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None


def main():
    sets = {name: set() for name in ("non-kanji", "level-1", "level-2", "more-non-kanji", "level-3", "level-4", "supplementary")}
    for octets in CELLS:
        row = octets[0] - 0xA0
        if character := read(octets, "euc_jp"):
            sets["non-kanji" if row < 16 else "level-1" if row < 48 else "level-2"].add(character)
        elif character := read(octets, "euc_jis_2004"):
            sets["more-non-kanji" if row < 14 else "level-3"].add(character)
        # Python's codec falls back to JIS X 0212 in the rows that plane 2 leaves free.
        if row in PLANE_2 and (character := read(b"\x8f" + octets, "euc_jis_2004")):
            sets["level-4"].add(character)
        # 補助漢字: rows 16 to 77 of JIS X 0212. Its other rows are no kanji.
        if row >= 16 and (character := read(b"\x8f" + octets, "euc_jp")):
            sets["supplementary"].add(character)
    for name, characters in sets.items():
        print(name, "".join(sorted(characters)))


main()
