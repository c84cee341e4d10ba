#!/usr/bin/env python3
"""Counts which pairs of characters stand beside each other in Chinese text, for Sources/WordLists/lists/chinese_pairs.bin.

Usage: Scripts/chinese-pairs.py JIEBA_DICTIONARY TEXT [TEXT …]

The dictionary is jieba/dict.txt of PyPI `jieba` 0.42.1 (MIT); the texts are running Chinese: the training sets cais, senti-hotel, smp2017,
smp2019, smp2020 and pawsx-zh.dev of ../shared/data/language, the pages of Debian's libreoffice-help-zh-cn without their tags, and our
own Knowledge/*/*.zh.md. What measures false alarms (lcqmc, senti-waimai, manpages-zh, debian-reference-zh-cn and others) is none of them.

A pair is kept that was seen twice or more. Written are the numbers first * 2048 + second of the BIP-39 list in rising order, each as its
distance from the one before, seven bits a byte, lowest first, with the high bit set where more follow.
"""
import collections
import pathlib
import re
import sys

LISTS = pathlib.Path(__file__).parent.parent / "Sources/WordLists/lists"


def main() -> None:
    dictionary, *texts = sys.argv[1:]
    numbers: dict[str, int] = {}
    for name in ("chinese_simplified", "chinese_traditional"):
        for number, character in enumerate((LISTS / f"{name}.txt").read_text("utf-8").split()):
            numbers.setdefault(character, number)
    counts: collections.Counter[int] = collections.Counter()

    def add(run: str, weight: int) -> None:
        for first, second in zip(run, run[1:]):
            if first in numbers and second in numbers:
                counts[numbers[first] * 2048 + numbers[second]] += weight

    for path in texts:
        for run in re.findall("[\u4e00-\u9fff]+", pathlib.Path(path).read_text("utf-8")):
            add(run, 1)
    for line in pathlib.Path(dictionary).read_text("utf-8").splitlines():
        word, frequency = line.split()[:2]
        if int(frequency) >= 3:
            add(word, max(1, int(frequency) // 50))

    out = bytearray()
    last = -1
    for pair in sorted(pair for pair, count in counts.items() if count >= 2):
        distance = pair - last
        last = pair
        while distance >= 0x80:
            out.append(distance & 0x7F | 0x80)
            distance >>= 7
        out.append(distance)
    (LISTS / "chinese_pairs.bin").write_bytes(out)
    print(f"{sum(count >= 2 for count in counts.values())} pairs, {len(out)} bytes")


main()
