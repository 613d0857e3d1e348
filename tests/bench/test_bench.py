"""What the bench rests on: its people, its files, its tables. Nothing here looks at a clock."""

import csv
import io
import shutil
from dataclasses import replace
from itertools import islice

import pytest

from bench import __main__ as command
from bench import (
    asked,
    commands,
    files,
    inner,
    lists,
    network,
    people,
    register,
    small,
    table,
    tasks,
)
from bench.chromium import Visits
from bench.engine import Walk
from bench.results import Size
from bench.small import GOALS, Operations
from bench.steps import Passage, lengths
from cases.communes import load
from cases.talk import Talk

ROWS = 700


@pytest.fixture(autouse=True, scope="module")
def communes():
    """Give the table of communes: the invented people are born in them."""
    return load()


@pytest.fixture(scope="module", params=files.FORMATS)
def file(request, tmp_path_factory):
    return files.obtain(tmp_path_factory.mktemp("bench"), ROWS, request.param)


def test_the_people_are_always_the_same_and_a_short_list_begins_a_long_one():
    assert list(people.rows(250)) == list(islice(people.rows(400), 250))
    assert len({tuple(row) for row in people.rows(400)}) == 400


def test_a_file_is_made_once(file):
    before = file.stat().st_mtime_ns
    assert files.obtain(file.parents[1], ROWS, file.suffix[1:]) == file
    assert file.stat().st_mtime_ns == before


def test_a_list_of_its_own_has_the_faults_that_the_bench_mends():
    rows = list(lists.half(400))
    assert sum(row[lists.CENTRE] is None for row in rows) == 200
    assert list(lists.quarter(8)) != list(islice(people.rows(8), 8))


def test_the_engine_understands_every_column_and_refuses_the_faulty_rows_alone(file):
    talk = Talk()
    data = file.read_bytes()
    sheet = talk.job("open", data, name=file.name, size=len(data))
    assert (sheet["people"], sheet["mapped"], sheet["unused"]) == (ROWS, 27, 0)
    talk.ask("settings", values=people.ANSWERS)
    verdict = talk.job("check")
    assert verdict["summary"]["valid_rows"] == people.valid(ROWS) == ROWS - 7
    assert len([group for group in verdict["groups"] if group["severity"] == "error"]) == 6


def test_a_pass_through_the_engine_gives_a_flow_of_every_valid_person(file):
    passage = Walk().whole(file)
    assert passage.passages == people.valid(ROWS)
    assert passage.size > 0
    assert set(passage.phases) == {"open", "check", "generate"}
    assert passage.total == sum(passage.phases.values())


def test_a_flow_in_several_files_is_counted_whole(monkeypatch, tmp_path):
    monkeypatch.setattr("certiflux.flux.parts.MAX_BYTES", 200_000)
    passage = Walk().whole(files.obtain(tmp_path, 500, "csv"))
    assert (passage.passages, passage.files > 2) == (people.valid(500), True)
    assert passage.size > 600_000


def test_every_command_is_measured_beside_the_usual_way(root, tmp_path):
    path = files.obtain(tmp_path, 150, "csv")
    found = commands.measure(150, path, root, root, 1)
    ours = [commands.HELP, commands.CHECK, commands.CONVERT, commands.VALIDATE]
    assert list(found.other) == ours
    assert list(found.own)[:6] == [*ours, commands.SCHEMA, commands.USUAL]
    assert (commands.XMLLINT in found.own) is bool(shutil.which("xmllint"))
    told = commands.text([found])
    assert line(told, commands.CONVERT).count("×") == 2
    assert line(told, commands.HELP).count("×") == 1


def test_each_label_lasts_until_the_next_one_shows():
    starts = [("Lecture", 1.5), ("Contrôles", 4.0), ("Lecture", 5.0)]
    assert lengths(starts, 1.0, 7.0) == {"Lecture": 5.0, "Contrôles": 1.0}
    assert lengths([], 1.0, 7.0) == {}


def passage(seconds, heap=None):
    phases = {"open": seconds, "check": 1.0, "generate": 1.0, "download": 0.5}
    return Passage(phases, {name: {} for name in phases}, {"open": 0.05}, heap)


def tables(people_count, seconds, heap):
    visits = [
        Visits(*({"paint": 0.1, "screen": 0.3, "ready": ready} for ready in pair), passage(s, heap))
        for s, pair in zip(seconds, ((3.5, 3.1), (3.7, 3.2), (9.0, 9.0)), strict=True)
    ]
    operations = Operations({"propose": 0.12, "read_csv": 0.3}, {"propose": 0.06})
    return table.text([Size(people_count, "personnes.xlsx", 1, visits, [passage(1.0)])], operations)


def line(text, words):
    (found,) = (line for line in text.splitlines() if words in line)
    return found


def test_the_table_gives_medians_ratios_and_marks_what_is_missed():
    text = tables(10_000, (2.0, 3.0, 50.0), 2_000_000_000)
    assert "5,00 s   3,00 s    × 1,7  ≤ 6,00 s  ✓" in line(text, "Du dépôt au XML")
    assert "3,70 s" in line(text, "Moteur prêt, première visite")
    assert "✓" in line(text, "Moteur prêt, première visite")
    assert "✗ manqué" in line(text, "Moteur prêt, visite suivante")
    assert "50 Mo" not in text


def test_the_table_says_when_the_engine_holds_too_much():
    assert "✗ manqué" in line(tables(200_000, (2.0, 3.0, 4.0), 1_600_000_000), "WebAssembly")
    assert "✗" not in line(tables(200_000, (2.0, 3.0, 4.0), 900_000_000), "WebAssembly")


def test_the_columns_of_the_table_are_aligned():
    rows = [row for row in tables(10_000, (2.0, 3.0, 4.0), None).splitlines() if "×" in row]
    assert len({row.index("×") for row in rows}) == 1


def test_the_table_tells_single_operations():
    text = tables(10_000, (2.0, 3.0, 4.0), None)
    assert "0,12 s   0,06 s    × 2,0  ≤ 0,10 s  ✗ manqué" in line(text, "60 colonnes")
    assert line(text, "30 colonnes, csv").endswith("✓")


def test_single_operations_are_timed_here():
    files = small.wide_files()
    assert {name for name, times in inner.measure(files, 1).items() if times[0] > 0} == set(GOALS)


def test_every_work_is_timed_on_its_list_and_every_figure_to_reach_is_one_of_them(tmp_path):
    short = [replace(task, people=700) for task in tasks.wanted(set(tasks.PARTS))]
    seen = set()
    for task, real in zip(short, tasks.wanted(set(tasks.PARTS)), strict=True):
        tasks.in_cpython(task, tmp_path, 1)
        assert task.found > 0
        assert all(min(times) >= 0 for times in task.cpython.values())
        seen |= {(real.people, label) for label in tasks.labels(task)}
    assert set(tasks.GOALS) <= seen


def test_only_the_parts_asked_for_are_measured():
    (task,) = tasks.wanted({"workshop", "flow"})
    assert task.works == ("workshop",)
    assert tasks.wanted({"flow", "operations"}) == []


def test_the_command_takes_one_part_alone():
    options = command._parser().parse_args(["--only", "network", "--runs", "1"])
    work = command.Work(options.runs, command._parts(options.only))
    assert (work.runs, work.parts, work.network) == (1, {"network"}, {})


def files_of(count):
    """Return a list of people as the text that a certifier drops."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([people.HEADERS, *files.written(people.rows(count))])
    return text.getvalue().encode()


def test_the_steps_of_the_checks_add_up():
    talk = asked.Desk(files_of(40), load(), lists.TODAY)
    asked.checks(talk, 2)
    steps = [sum(times) for label, times in talk.times.items() if label.startswith("  ")]
    assert sum(steps) == pytest.approx(sum(talk.times[tasks.EVERY_CHECK]))


def test_the_table_tells_the_works_on_lists_and_what_is_missed():
    task = tasks.Task("essai", "quart", 10_000, ("edits",))
    task.browser, task.cpython, task.heap = {asked.EVERY_EDIT: [0.3, 0.2]}, {}, 150_000_000
    text = table.text([], Operations(), [task])
    assert "0,25 s" in line(text, asked.EVERY_EDIT)
    assert line(text, asked.EVERY_EDIT).endswith("≤ 0,10 s  ✗ manqué")
    assert "150 Mo" in text
    assert "Opérations seules" not in text


def test_the_network_is_told_in_requests_and_weights():
    first = network.Visit(
        [3.0, 2.0, 4.0], 80, 120, (15_000_000, 21_000_000), (6_400_000, 8_100_000)
    )
    cut = network.Visit([2.5], 1)
    told = table.text([], Operations(), network={network.FIRST: first, network.CUT: cut})
    assert "Première visite : moteur prêt" in told
    assert "3,00 s" in told
    assert "alors, 80 requêtes (15,0 Mo sans compression)" in told
    assert "8,1 Mo" in told
    assert "requêtes" not in line(told, "alors, 1 requête ")
    assert "requêtes" not in line(told, "en tout, 0 requête ")


def test_weights_are_those_of_each_file_once(tmp_path):
    if not shutil.which("node"):
        pytest.skip("no node here")
    (tmp_path / "un.txt").write_text("a" * 10_000)
    raw, packed = network._weights(tmp_path, ["un.txt", "un.txt", "absent.txt"])
    assert raw == 10_000
    assert 0 < packed < 100
    assert network._weights(tmp_path, []) == (0, 0)


def test_a_list_of_france_competences_is_read_whole_and_what_it_takes_is_told(tmp_path, root):
    path = register.obtain(tmp_path, 2_000_000, 100)
    found = register.Register()
    register.in_cpython(found, path, root)
    assert abs(found.content - 2_000_000) < 200_000
    assert found.fiches == 100
    assert 0 < found.peak < register.PEAK
    assert "✓" in register.text(found)
