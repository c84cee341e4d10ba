#!/usr/bin/env python3
"""Writes seed_phrases.json: valid BIP-39 phrases in the ways in which people write them, and damaged ones.

The phrases come from PyPI `mnemonic` (MIT), an implementation independent of ours:

    pip install mnemonic
    python3 make_vectors.py

The seed is fixed, so that a run changes nothing unless this file or the package has changed.
"""
import json
import pathlib
import random

from mnemonic import Mnemonic

PHRASES = 200
WRITINGS_PER_PHRASE = 9
STRENGTHS = {12: 128, 15: 160, 18: 192, 21: 224, 24: 256}

rng = random.Random(20261122)
english = Mnemonic("english")
WORDS = english.wordlist
SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
EMOJI = "🙂🔥🚀✅💰🌊🍀⭐️"


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if 0x21 <= ord(c) <= 0x7E else c for c in text)


def sprinkle(word):
    """Puts something invisible inside a word."""
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad") + word[at:]


def misspelt(word):
    """One slip of the fingers; never a word of the list."""
    while True:
        at = rng.randrange(len(word))
        kind = rng.randrange(4)
        letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
        if kind == 0:
            slip = word[:at] + word[at + 1 :]
        elif kind == 1:
            slip = word[:at] + letter + word[at:]
        elif kind == 2:
            slip = word[:at] + letter + word[at + 1 :]
        else:
            slip = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        if slip not in WORDS and len(slip) > 1:
            return slip


def alter(words, at, word):
    return " ".join(words[:at] + [word] + words[at + 1 :])


# Each writing makes a text of the words. The number of words that the marker should name is that of the phrase, unless the writing is in
# UNCOUNTED.
WRITINGS = {
    "plain": lambda w: " ".join(w),
    "lines": lambda w: "\n".join(w),
    "windows_lines": lambda w: "\r\n".join(w),
    "numbered_dots": lambda w: "\n".join(f"{i}. {x}" for i, x in enumerate(w, 1)),
    "numbered_brackets": lambda w: " ".join(f"{i}) {x}" for i, x in enumerate(w, 1)),
    "numbered_mixed": lambda w: " ".join(f"{i}{rng.choice(['. ', ') ', ': ', ' - ', '、'])}{x}" for i, x in enumerate(w, 1)),
    "numbered_behind": lambda w: ", ".join(f"{x} ({i})" for i, x in enumerate(w, 1)),
    "numbered_glued": lambda w: " ".join(f"{i}{x}" for i, x in enumerate(w, 1)),
    "list_numbers": lambda w: " ".join(f"{x} {WORDS.index(x) + 1}" for x in w),
    "commas": lambda w: ",".join(w),
    "chinese_commas": lambda w: "、".join(w),
    "tabs": lambda w: "\t".join(w),
    "spaces": lambda w: "".join(x + " " * rng.randrange(1, 5) for x in w),
    "ideographic_space": lambda w: "\u3000".join(w),
    "quotes": lambda w: " ".join(f'"{x}"' for x in w),
    "curly_quotes": lambda w: "，".join(f"“{x}”" for x in w),
    "json": lambda w: json.dumps(w),
    "json_lines": lambda w: json.dumps("\n".join(w)),
    "table": lambda w: "\n".join(f"| {i} | {x} |" for i, x in enumerate(w, 1)),
    "bullets": lambda w: "\n".join(f"- {x}" for x in w),
    "capitals": lambda w: " ".join(w).upper(),
    "titles": lambda w: " ".join(x.title() for x in w),
    "mixed_case": lambda w: " ".join("".join(rng.choice([c, c.upper()]) for c in x) for x in w),
    "full_width": lambda w: full_width(" ".join(w)),
    "full_width_numbered": lambda w: full_width(" ".join(f"{i}.{x}" for i, x in enumerate(w, 1))),
    "zero_width_inside": lambda w: " ".join(sprinkle(x) for x in w),
    "zero_width_between": lambda w: "\u200b".join(w),
    "emoji": lambda w: "".join(x + rng.choice(EMOJI) for x in w),
    "punctuation": lambda w: "".join(x + rng.choice([" / ", ";", " | ", "...", " – ", " · ", "_", " + "]) for x in w),
    "camel": lambda w: "".join(x.title() for x in w),
    "joined": lambda w: "".join(w),
    "chinese_labels": lambda w: " ".join(f"第{i}个{x}" for i, x in enumerate(w, 1)),
    "word_labels": lambda w: " ".join(f"word {i}: {x}" for i, x in enumerate(w, 1)),
    "ordinals": lambda w: " ".join(f"{i}{SUFFIXES.get(i, 'th')} {x}" for i, x in enumerate(w, 1)),
    "announced": lambda w: "Seed phrase: " + " ".join(w),
    "announced_chinese": lambda w: "我的助记词是" + " ".join(w) + "，帮我看看",
    "in_a_sentence": lambda w: "Hello, my wallet is empty. I wrote: " + " ".join(w) + ". Is it correct?",
    "two_in_a_row": lambda w: " ".join(w) + "\n" + " ".join(english.generate(128).split()),
    "misspelt": lambda w: alter(w, at := rng.randrange(1, len(w) - 1), misspelt(w[at])),
    "misspelt_first": lambda w: alter(w, 0, misspelt(w[0])),
    "misspelt_last": lambda w: alter(w, len(w) - 1, misspelt(w[-1])),
    "unknown_word": lambda w: alter(w, rng.randrange(1, len(w) - 1), "xyzzyplugh"),
    "wrong_word": lambda w: alter(w, rng.randrange(len(w)), rng.choice(WORDS)),
    "swapped_words": lambda w: " ".join(w[:3] + [w[4], w[3]] + w[5:]),
    "missing_word": lambda w: " ".join(w[:5] + w[6:]),
}
UNCOUNTED = {"two_in_a_row", "missing_word", "unknown_word"}


def phrase(length):
    entropy = bytes(rng.randrange(256) for _ in range(STRENGTHS[length] // 8))
    words = english.to_mnemonic(entropy).split()
    assert english.check(" ".join(words))
    return words


def main():
    english.generate = lambda strength: english.to_mnemonic(bytes(rng.randrange(256) for _ in range(strength // 8)))
    names = list(WRITINGS)
    cases = []
    for number in range(PHRASES):
        length = list(STRENGTHS)[number % len(STRENGTHS)]
        words = phrase(length)
        for turn in range(WRITINGS_PER_PHRASE):
            # Every length meets every writing.
            name = names[(number * WRITINGS_PER_PHRASE + number // len(STRENGTHS) + turn) % len(names)]
            cases.append({
                "phrase": " ".join(words),
                "writing": name,
                "text": WRITINGS[name](words),
                "count": None if name in UNCOUNTED else length,
            })
    path = pathlib.Path(__file__).with_name("seed_phrases.json")
    path.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n", encoding="utf-8")
    print(f"{len(cases)} texts of {PHRASES} phrases in {len(names)} writings: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
