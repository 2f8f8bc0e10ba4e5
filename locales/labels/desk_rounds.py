"""Words of the desk about rounds of statements."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_rhythm_weekly": N_("weekly"),
    "desk_rhythm_monthly": N_("monthly"),
    "desk_rhythm_quarterly": N_("quarterly"),
}
