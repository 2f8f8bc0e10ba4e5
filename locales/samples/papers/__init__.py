"""Customers of the sample company, one for each language of papers: names, goods and words as people there write them.

Promise: nobody and nothing in here exists. Each has something that papers go wrong with: a long name, two scripts in
one line, a rare character, a currency without decimals or with three. No message is shown with these.
"""

from typing import Any, Final

SAMPLES: Final[dict[str, Any]] = {}
