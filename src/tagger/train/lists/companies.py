"""Names of companies and brands, from FinanceDatabase (MIT) and simple-icons (CC0).

What is a word of ordinary language, a given name, a surname or a place in one of the folders of lists is left out."""

import argparse
import csv
import json
import re
from pathlib import Path
from urllib.parse import urlparse

# Companies worth so much are written about; of smaller ones there are tens of thousands that nobody has heard of.
WELL_KNOWN = {"Mega Cap", "Large Cap"}
KNOWN = WELL_KNOWN | {"Mid Cap", "Small Cap"}
# What companies' names end with beside their legal form, and what stands before.
GENERIC = set("""group groupe gruppe gruppo grupo holding holdings international global industries company companies corporation
corp enterprises enterprise technologies technology systems solutions services partners the bank financial energy
pharmaceuticals pharma pharmaceutical therapeutics resources capital communications motors motor electric media brands foods
networks software semiconductor semiconductors entertainment properties realty trust insurance airlines air lines chemical
chemicals steel power water gas oil mining gold worldwide europe ordinary shares class common stock""".split())
# Words that texts capitalise less often than this, as caps.tsv counts, are ordinary ones.
ORDINARY = 4
# Where programs, languages and formats have their addresses.
OF_PROGRAMS = {"org", "io", "dev", "net", "rs", "sh", "tech", "network", "foundation", "app", "design", "js", "md", "cc"}
# What is nobody's name.
TECHNOLOGY = Path(__file__).parents[3] / "names" / "lists" / "technology.txt"
# So many surnames of a list, commonest first, are left out.
SURNAMES = 10_000


def read(path):
    if not path.exists():
        return []
    return [line.split("\t") for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#")]


def is_company(icon):
    """Whether a brand is a company's by its address: programs and formats are under .org, .io and the like, or on GitHub."""
    host = (urlparse(icon["source"]).hostname or "").split(".")
    return host[-1] not in OF_PROGRAMS and host[-2:] != ["github", "com"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", nargs="+", required=True, help="folders of the other lists")
    parser.add_argument("--equities", required=True, help="FinanceDatabase's folder database/equities")
    parser.add_argument("--icons", nargs="+", required=True, help="files simple-icons.json of several versions")
    options = parser.parse_args()
    rows = lambda *names: [row for folder in options.lists for name in names for row in read(Path(folder) / f"{name}.tsv")]
    surnames = lambda name: [row for folder in options.lists for row in read(Path(folder) / f"{name}.tsv")[:SURNAMES]]
    lower = lambda rows: {row[0].lower() for row in rows}
    forms = {form.rstrip(".") for form in lower(rows("org_legal_forms"))}
    forms |= {re.sub(r"[^a-z]", "", form) for form in forms}
    ordinary = lower(row for row in rows("caps") if int(row[1]) < ORDINARY)
    no_company = forms | GENERIC | ordinary | lower(read(TECHNOLOGY)) | lower(rows("us_given_1990", "world_given", "given", "places"))
    no_company |= lower(surnames("us_surnames") + surnames("world_surnames") + surnames("surnames"))

    core = lambda word: re.sub(r"[^a-z]", "", word.lower())
    # Names of one word, and words of longer names.
    alone, within = set(), set()
    for path in sorted(Path(options.equities).glob("*.csv")):
        with path.open(encoding="utf8", errors="replace") as file:
            for row in csv.DictReader(file):
                words = re.sub(r"\(.*?\)", " ", row.get("name") or "").replace(",", " ").split()
                while len(words) > 1 and core(words[-1]) in forms | GENERIC:
                    words.pop()
                if len(words) == 1 and row.get("market_cap") in KNOWN:
                    alone.add(words[0])
                if 1 < len(words) < 4 and row.get("market_cap") in WELL_KNOWN:
                    within.update(words)
    for path in options.icons:
        data = json.loads(Path(path).read_text(encoding="utf8"))
        icons = data if isinstance(data, list) else data["icons"]
        alone.update(icon["title"] for icon in icons if is_company(icon))

    kept = {}
    for words, value, left_out in ((alone, 2, no_company), (within, 1, forms | GENERIC | ordinary)):
        for name in sorted(words):
            bare = name.strip(".'’")
            if len(bare) > 2 and re.fullmatch(r"[^\W\d_][\w&.'’-]*", bare) and bare.lower() not in left_out:
                kept.setdefault(bare.lower(), (bare, value))
    print("# Companies and brands: 2 for names of one word, 1 for words of longer names. FinanceDatabase (MIT), simple-icons (CC0).")
    for bare, value in sorted(kept.values()):
        print(f"{bare}\t{value}")


main()
