"""Write the tables of currencies and units of each language from the Unicode CLDR.

    python tools/build_locale_tables.py [--check]

Needs Babel. The output is committed: ``provenance/facts/lang/LANGUAGE/{currencies,measures}.toml``. With ``--check``
nothing is written and the exit code is 1 when a file would change.
"""

import sys
from pathlib import Path

import babel
from babel import Locale
from babel.numbers import list_currencies

LANG = Path(__file__).parents[1] / "provenance" / "facts" / "lang"
LICENCE = (
    "# Made by tools/build_locale_tables.py from the Unicode Common Locale Data Repository; do not edit.\n"
    "# CLDR data: Copyright © 1991-2025 Unicode, Inc., under the Unicode License v3\n"
    "# (https://www.unicode.org/license.txt).\n"
)
# CLDR's name of the unit → our code (UCUM where it has one that people can read).
UNITS = {
    "length-kilometer": "km", "length-meter": "m", "length-decimeter": "dm", "length-centimeter": "cm",
    "length-millimeter": "mm", "length-micrometer": "µm", "length-nanometer": "nm", "length-picometer": "pm",
    "length-mile": "mi", "length-foot": "ft", "length-inch": "in", "length-yard": "yd",
    "length-nautical-mile": "nautical mile", "length-light-year": "light-year",
    "area-square-kilometer": "km2", "area-square-meter": "m2", "area-square-centimeter": "cm2",
    "area-hectare": "ha", "area-acre": "acre", "area-square-mile": "square mile", "area-square-foot": "square foot",
    "volume-cubic-kilometer": "km3", "volume-cubic-meter": "m3", "volume-cubic-centimeter": "cm3",
    "volume-liter": "l", "volume-milliliter": "ml", "volume-centiliter": "cl", "volume-deciliter": "dl",
    "volume-hectoliter": "hl", "volume-megaliter": "megaliter", "volume-gallon": "gal", "volume-barrel": "barrel",
    "volume-cubic-foot": "cubic foot", "volume-tablespoon": "tablespoon", "volume-teaspoon": "teaspoon",
    "mass-kilogram": "kg", "mass-gram": "g", "mass-milligram": "mg", "mass-microgram": "µg",
    "mass-ounce": "oz", "mass-carat": "carat", "mass-metric-ton": "t",
    "speed-kilometer-per-hour": "km/h", "speed-meter-per-second": "m/s", "speed-mile-per-hour": "mph",
    "speed-knot": "knot",
    "temperature-celsius": "°C", "temperature-fahrenheit": "°F", "temperature-kelvin": "K",
    "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW", "power-gigawatt": "GW",
    "power-milliwatt": "mW", "power-horsepower": "hp",
    "energy-kilowatt-hour": "kWh", "energy-joule": "J", "energy-kilojoule": "kJ", "energy-calorie": "cal",
    "energy-kilocalorie": "kcal", "electric-volt": "V", "electric-ampere": "A", "electric-milliampere": "mA",
    "frequency-hertz": "Hz", "frequency-kilohertz": "kHz", "frequency-megahertz": "MHz",
    "frequency-gigahertz": "GHz",
    "digital-bit": "bit", "digital-kilobit": "kbit", "digital-megabit": "Mbit", "digital-gigabit": "Gbit",
    "digital-kilobyte": "kB", "digital-megabyte": "MB", "digital-gigabyte": "GB",
    "digital-terabyte": "TB", "digital-petabyte": "PB",
    "pressure-hectopascal": "hPa", "pressure-kilopascal": "kPa", "pressure-bar": "bar", "pressure-pascal": "Pa",
}  # fmt: skip
# Units that CLDR makes by rule from a prefix: our code → (the stem's unit, the prefix).
PREFIXED = {
    "hm": ("length-meter", "hecto"),
    "MWh": ("watt-hour", "mega"),
    "GWh": ("watt-hour", "giga"),
    "TWh": ("watt-hour", "tera"),
    "TW": ("power-watt", "tera"),
}
# Where a language is spelled in more than one way.
SPELLINGS = {"en": (None, "GB"), "fr": (None,)}
NOT_NAMES = frozenset("&()0123456789")


def quoted(text: str) -> str:
    """``text`` as a TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def section(name: str, rows: dict[str, str]) -> str:
    """A TOML table of strings, sorted by code, then by name."""
    ordered = sorted(rows.items(), key=lambda row: (row[1], row[0]))
    return f"\n[{name}]\n" + "".join(f"{quoted(k)} = {quoted(v)}\n" for k, v in ordered)


def currencies(language: str) -> str:
    """Names of every currency, singular and plural, and the signs that stand for one only."""
    locale = Locale(language)
    names: dict[str, str] = {}
    signs: dict[str, str] = {}
    plurals = locale._data["currency_names_plural"]
    for code in sorted(list_currencies()):
        if code.startswith("X") and code not in ("XAF", "XCD", "XOF", "XPF"):
            continue
        forms = {locale.currencies.get(code, ""), *plurals.get(code, {}).values()}
        names |= {form.lower(): code for form in sorted(forms) if form and not NOT_NAMES & set(form)}
        sign = locale.currency_symbols.get(code, code)
        if sign != code and not sign.isalpha():
            signs.setdefault(sign.replace("\xa0", " "), code)
    return LICENCE + section("names", names) + section("signs", signs)


def measures(language: str) -> str:
    """Names of units, singular and plural."""
    names: dict[str, str] = {}
    for territory in SPELLINGS[language]:
        patterns = Locale(language, territory)._data["unit_patterns"]
        for unit, code in UNITS.items():
            for pattern in patterns.get(unit, {}).get("long", {}).values():
                if isinstance(pattern, str) and pattern.startswith("{0}"):
                    names[pattern[3:].strip("\xa0 ").lower()] = code
    stems = {name: code for name, code in names.items() if code in ("m", "W")}
    for code, (stem, prefix) in PREFIXED.items():
        stem_code = {"length-meter": "m"}.get(stem, "W")
        tail = {"fr": "heure", "en": "hour"}[language] if stem == "watt-hour" else ""
        mark = {"mega": "méga", "tera": "téra"}.get(prefix, prefix) if language == "fr" else prefix
        for name in (n for n, c in stems.items() if c == stem_code):
            for joint in ("", "-", " ") if tail else ("",):
                for end in ("", "s") if tail else ("",):
                    names[f"{mark}{name}{joint}{tail}{end}"] = code
    return LICENCE + section("names", names)


def main() -> int:
    """Write the tables or say which would change."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for language in ("en", "fr"):
        for name, make in (("currencies", currencies), ("measures", measures)):
            path, text = LANG / language / f"{name}.toml", make(language)
            if path.is_file() and path.read_bytes() == text.encode():
                continue
            stale += 1
            print(f"{'stale' if check else 'wrote'}: {path.name} of {language} (Babel {babel.__version__})")
            if not check:
                path.write_bytes(text.encode())
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
