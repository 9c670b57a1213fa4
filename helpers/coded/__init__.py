"""The coded reports as typed tables: `load_coverage`, `load_bulletins`, `load_records`.

Each table holds the rows of its CSV file in their order, with every column as it was coded, and the
reader's own columns beside them, so that one function serves the seed article and the coded
reports. Where a coded column has the name of a reader's column but other words in it, the coded one
is kept as `coded_<name>`. All three functions take `folder=`: a changed copy of `data/` (or of one
of its sub-folders) to read instead; tables it does not hold are those of the package. A report taken
out of `reports.csv` takes its rows with it: nothing is shown that has no address.
"""

from helpers.coded.bulletins import Bulletins, load_bulletins
from helpers.coded.coverage import Coverage, load_coverage
from helpers.coded.records import Records, load_records

__all__ = ["Bulletins", "Coverage", "Records", "load_bulletins", "load_coverage", "load_records"]
