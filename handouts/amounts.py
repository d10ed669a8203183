"""Numbers, quantities and lengths of time in a language's words.  A no-break space keeps a number and its unit together."""

from decimal import Decimal

from .catalogue import Catalogue
from .units import Duration, Quantity, Units, in_units

NBSP = "\u00a0"


def number_words(catalogue: Catalogue, number: int | Decimal) -> str:
    """`3175` → "3,175", `3.9` → "3.9"."""
    whole, _, rest = f"{number:,f}".partition(".") if isinstance(number, Decimal) else (f"{number:,d}", "", "")
    whole = whole.replace(",", catalogue.put("numbers.thousands"))
    return f"{whole}{catalogue.put('numbers.decimal')}{rest}" if rest else whole


def duration_words(catalogue: Catalogue, lasting: Duration) -> str:
    """`6 hours` → "6 hours"."""
    form = "one" if lasting.number == 1 else "other"
    return catalogue.put(f"durations.{lasting.unit}.{form}", n=number_words(catalogue, lasting.number)).replace(" ", NBSP)


def amount_words(catalogue: Catalogue, amount: Quantity, units: Units) -> str:
    """`38 °C` → "100.4 °F" in a clinic with US units, "100.4 °F (38 °C)" where both are wanted."""
    one, *other = (
        catalogue.put("quantities.one", number=number_words(catalogue, each.number), unit=each.unit).replace(" ", NBSP)
        for each in in_units(amount, units)
    )
    return catalogue.put("quantities.both", first=one, second=other[0]) if other else one
