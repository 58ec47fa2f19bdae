#!/usr/bin/env python3
"""Loading and checking a large strategy, against xmllint validating the same file.

usage: large_strategy.py PRECIS [RUNS] [ITEMS] [OTHER_PRECIS]

Makes a sound strategy of ITEMS items (20,000 unless told) with three wordings each, of the lengths
that those of the example have. Then `precis check` and `xmllint --noout --schema` run in turn, so
that whatever else the machine does falls on both. Medians of wall time, processor time and peak
memory, and their ratios to xmllint's. A second program is measured beside the first.
"""
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
SCHEMA = os.path.join(ROOT, "templates", "schema", "strategy.xsd")
WORDS = """partners share goals build capacity open secure networks rights respect digital public
states companies people together standards data cables cloud satellites incidents threats recover
support economy growth resilience governance principles action areas trust innovation technology
international law norms cooperation access skills investment coalition""".split()
TOPICS = [f"topic-{number}" for number in range(12)]
SOURCES = [f"source-{number}" for number in range(5)]
LENGTHS = {"headline": 42, "short": 114, "full": 253}  # characters, as in the example
# With the attributes of their own. No quotations, questions and calls: the templates take only a few
# of each, and what reaches nobody is a warning.
KINDS = {"concept": "", "principle": "", "action": "", "objective": "",
         "milestone": ' date="2026-05"', "measure": ' value="12.5" unit="percent" target="40"',
         "actor": "", "risk": "", "resource": ' link="https://example.org/{}"', "term": ""}


def sentence(chance, characters, marked):
    """Running text of about so many characters; now and then with markup and a reference."""
    words = []
    length = 0
    while length < characters:
        words.append(chance.choice(WORDS))
        length += len(words[-1]) + 1
    words[0] = words[0].capitalize()
    if marked and chance.random() < 0.3:
        place = chance.randrange(len(words))
        words[place] = f"<strong>{words[place]}</strong>"
    if chance.random() < 0.1:
        words.insert(1, "&amp;")
    return " ".join(words) + "."


def item(chance, number):
    kind = chance.choice(list(KINDS))
    id_ = f"{kind}-{number}"
    particulars = KINDS[kind].format(number)
    topics = " ".join(chance.sample(TOPICS, chance.randint(1, 3)))
    importance = chance.choice(["high", "medium", "low"])
    lines = [f'  <{kind} id="{id_}" topics="{topics}" importance="{importance}"{particulars}>',
             f"    <name>{sentence(chance, 25, False)} {number}</name>"]
    for length, characters in LENGTHS.items():
        text = f"{sentence(chance, characters, True)} {number}"
        # Files are written by hand, in lines.
        for at in range(90, len(text), 90):
            blank = text.find(" ", at)
            text = text[:blank] + "\n      " + text[blank + 1:] if blank > 0 else text
        cite = f"{chance.choice(SOURCES)}#part-{chance.randrange(20)}"
        lines.append(f'    <wording length="{length}" cite="{cite}">{text}</wording>')
    lines.append(f"  </{kind}>")
    return "\n".join(lines)


def strategy(items):
    chance = random.Random(1)
    parts = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<strategy xmlns="urn:precis:strategy:1" id="large" language="en">',
             "  <title>A large strategy</title>", "  <issuer>Office</issuer>",
             "  <published>2026-01-01</published>", "  <sources>"]
    parts += [f'    <source id="{id_}"><title>Text {id_}</title></source>' for id_ in SOURCES]
    parts += ["  </sources>", "  <topics>"]
    parts += [f'    <topic id="{id_}">Topic {id_}</topic>' for id_ in TOPICS]
    parts.append("  </topics>")
    parts += [item(chance, number) for number in range(items)]
    return "\n".join(parts) + "\n</strategy>\n"


def run(command):
    """Wall and processor milliseconds, and peak MiB, of one process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    elapsed = (time.perf_counter() - start) * 1000
    if status != 0:
        sys.exit(f"{' '.join(command)}: status {status}\n{said.decode()}")
    return elapsed, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    items = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "strategy.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(strategy(items))
        print(f"{items} items, {os.path.getsize(path) / 1e6:.1f} MB")
        commands = {"xmllint": ["xmllint", "--noout", "--schema", SCHEMA, path]}
        for number, program in enumerate([sys.argv[1], *sys.argv[4:5]]):
            commands[f"precis {number + 1}"] = [os.path.realpath(program), "check", "-q", path]
        measured = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                measured[name].append(run(command))
    print(f"{'':<12}{'wall ms':>10}{'CPU ms':>10}{'peak MiB':>10}   ratio to xmllint")
    floor = None
    for name, figures in measured.items():
        medians = [statistics.median(column) for column in zip(*figures[1:])]  # the first one warms
        floor = floor or medians
        ratios = "  ".join(f"{one / other:.2f}" for one, other in zip(medians, floor))
        print(f"{name:<12}" + "".join(f"{figure:>10.1f}" for figure in medians) + f"   {ratios}")


if __name__ == "__main__":
    main()
