"""Has the Library of Congress' bagit.py validate a bag, and holds its seeds against the report."""

import sys
from pathlib import Path

import bagit
import verdict

wrong = []
bag = None
try:
    bag = bagit.Bag(sys.argv[1])
    bag.validate(processes=1)
except bagit.BagError as error:
    wrong.append(str(error))
for source in verdict.report()["sources"]:
    if not (Path(sys.argv[1]) / "data" / source["file"]).is_file():
        wrong.append(f"{source['file']} is not in the bag")
files, digests = (list(bag.payload_files()), ", ".join(sorted(bag.algorithms))) if bag else ([], "none")
verdict.end(wrong, f"{len(files)} files under {digests}")
