"""Memory goes with the size of a chunk, not with the number of draws."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Not getrusage: its peak includes that of the process that started this one.
STATUS = Path("/proc/self/status")
if not STATUS.is_file():
    pytest.skip("peak memory of a process is not told on this system", allow_module_level=True)

CHUNK, FEW, MANY = 256, 1024, 16384

# Simulates few draws, then many, then many without letting go of a chunk; prints each peak.
PROGRAM = f"""
import json, sys
from pathlib import Path
from detente.runs.plan import Plan
from detente.runs.simulate import simulate
from detente.case.publishing.new import template_folder
from detente.case.reading.read import read_case
from detente.ensemble.chunks import ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import RunFolder
from detente.engagement.task import EngagementTask

case = read_case(template_folder())
peaks = []

def note():
    told = dict(line.split(":", 1) for line in Path("{STATUS}").read_text().splitlines())
    peaks.append(1024 * int(told["VmHWM"].split()[0]))

for draws in ({FEW}, {MANY}):
    folder = RunFolder(Path(sys.argv[1]) / str(draws))
    with folder.opened():
        simulate(folder, case, Plan(draws=draws, chunk={CHUNK}, workers=2), None)
    note()
todo = ranges({MANY}, {CHUNK})
kept = list(run_chunks(EngagementTask(case, 1), todo, executor="threads", workers=2))
note()
parts = [part for chunk in kept for part in (chunk.outputs, chunk.inputs, chunk.months)]
held = sum(column.nbytes for part in parts for column in part.values())
print(json.dumps({{"peaks": peaks, "held": held}}))
"""


@pytest.mark.timeout(300)
def test_sixteen_times_the_draws_take_hardly_more_memory(tmp_path):
    words = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    few, many, kept = found["peaks"]
    assert many < 1.1 * few
    assert many - few < found["held"] / 3
    assert kept - many > found["held"] / 2  # the measure sees chunks that are not let go
