import csv

import openpyxl

import framing
from framing.cli import main
from tests.conftest import SEEDS


def filled(path, code):
    """As a coder would fill in a sheet that is a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for place, row in enumerate(rows):
        for item in ("loaded", "hedged", "attributed"):
            row[item] = row[item] or code(place)  # what does not apply has a dash
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_from_articles_to_agreement(tmp_path, capsys):
    sheet = tmp_path / "sheet.csv"
    assert main(["coding-sheet", str(SEEDS), "-o", str(sheet), "--coders", "2", "--hide-outlets", "--sentences", "30"]) == 0
    sheets = [tmp_path / f"sheet.coder{number}.csv" for number in (1, 2)]
    assert capsys.readouterr().out.split() == [str(path) for path in sheets]
    texts = [[line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]] for path in sheets]
    assert texts[0] != texts[1]
    assert sorted(texts[0]) == sorted(texts[1])
    saved = framing.analyse(framing.read_articles(SEEDS)).save(tmp_path / "launches.framing")
    for source in (str(saved), str(SEEDS)):
        target = tmp_path / "agreement.xlsx"
        arguments = ["agreement", *map(str, sheets), "--analysis", source, "-o", str(target), "--resamples", "50"]
        assert main(arguments) == 2
        assert "nothing is coded" in capsys.readouterr().err
    filled(sheets[0], lambda place: place % 2)
    filled(sheets[1], lambda place: place % 3 % 2)
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "Agreement: " in out
    assert main(arguments[:-4]) == 0
    assert capsys.readouterr().out
    assert {"alpha", "disagreements"} <= set(openpyxl.load_workbook(target).sheetnames)
    assert main([*arguments[:-4], "-o", str(sheets[0])]) == 2
    own = tmp_path / "own.csv"
    own.write_text("cue,action,reason\nabout,reject,not here\n", encoding="utf-8")
    assert main([*arguments[:-4], "--corrections", str(own)]) == 0
    assert "with 1 correction" in capsys.readouterr().out
    for more in (["--corrections", str(own)], [str(SEEDS)]):
        assert main(["agreement", *map(str, sheets), "--analysis", str(saved), *more]) == 2
    assert capsys.readouterr().err.count("launches.framing") == 1
    assert main(["agreement", str(sheets[0]), "--analysis", str(saved), "-o", str(tmp_path / "x.pdf")]) == 2
    assert main(["coding-sheet", str(SEEDS), "-o", str(tmp_path / "sheet.pdf")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_articles_that_need_options_to_be_read(tmp_path, capsys):
    source, output = tmp_path / "a.csv", ["-o", str(tmp_path / "sheet.csv")]
    source.write_text("Artikel,Titel\nIt may rain. The shameful bill passed.,Vote fails\nIt rained.,\n", encoding="utf-8")
    named = [str(source), "--text-column", "Artikel", "--headline-column", "Titel"]
    assert main(["coding-sheet", *named, *output]) == 0
    sheets = [tmp_path / f"sheet.coder{number}.csv" for number in (1, 2)]
    for sheet in sheets:
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        with sheet.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows({key: value or "1" for key, value in row.items()} for row in rows)
    saved = str(tmp_path / "a.framing")
    assert main(["score", *named, "-o", saved]) == 0
    assert saved in capsys.readouterr().out
    printed = []
    for analysis in (named, [saved]):
        assert main(["agreement", *map(str, sheets), "--analysis", *analysis]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert main(["score", *named, "-o", saved, "--table", "scores"]) == 2
    assert "has all tables" in capsys.readouterr().err
