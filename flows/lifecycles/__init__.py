"""What becomes of a thing once it exists: one file per state chart.

Promise: a statement, a dispute, a promise or an anomaly moves only along the lines drawn here, whoever moves it.
Who edits: finance together with whoever answers for the controls, because who may approve what is decided here.
"""
