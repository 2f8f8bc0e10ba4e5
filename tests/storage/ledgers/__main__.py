"""`python -m tests.storage.ledgers [NAME…]`: write the readings of these files anew, of all or of some; then look."""

import sys

from tests.storage.ledgers.cases import READING, case, cases, read

for path in cases():
    if not sys.argv[1:] or path.stem in sys.argv[1:]:
        text = path.read_text(encoding="utf-8").partition(f"{READING}\n")[0]
        path.write_text(text + f"{READING}\n" + read(case(path)), encoding="utf-8")
