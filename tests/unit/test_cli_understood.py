"""What the command line says of the columns, as the page does, in text and in JSON."""

import json

import pytest

from certiflux.cli import main

SETTINGS = """
[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
"""
LIST = (
    "N° de certificat;4.1;4.2;Nom de naissance;Prénom;Date de naissance;Civilité;"
    "Date du jury;Sport\n"
    "C-1;RS;RS5200;BRÉMOND;Aline;04/03/1988;Mme;20/05/2026;échecs\n"
    "C-2;RS;RS5200;OUDIN;Farid;17/11/1979;M.;20/05/2026;judo\n"
)  # fmt: skip


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on the list; give its output and its errors, in plain spaces."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liste.csv").write_text(LIST, "utf-8")
    (tmp_path / "r.toml").write_text(SETTINGS, "utf-8")

    def running(command, *arguments, settings=""):
        (tmp_path / "r.toml").write_text(SETTINGS + settings, "utf-8")
        main((command, "liste.csv", "--settings", "r.toml", *arguments))
        return [text.replace("\u00a0", " ") for text in capsys.readouterr()]

    return running


def test_the_text_says_what_is_understood_asked_left_out_and_usual(run):
    out, _ = run("check")
    assert "- [Compris] 2 personnes : nom (D), prénom (E), sexe (G)." in out
    assert "- [À confirmer] Date de délivrance : est-ce la colonne H « Date du jury » ?" in out
    assert "- [Non utilisées] Colonnes non utilisées : « Sport »." in out
    assert '« "5.4" = "…" », section [constantes] des réglages.' in out
    assert out.count("- [Usuel]") == 4
    assert "- [Domicile]" not in out


def test_the_home_address_is_told_to_be_left_aside(run, tmp_path):
    lines = [line + more for line, more in zip(
        LIST.splitlines(), (";Adresse;CP;Ville", ";3 rue du Lac;74000;Annecy",
                            ";12 quai Sud;56100;Lorient"), strict=True)]  # fmt: skip
    (tmp_path / "liste.csv").write_text("\n".join(lines), "utf-8")
    out, _ = run("check")
    (told,) = [line for line in out.splitlines() if line.startswith("- [Domicile]")]
    assert "« Adresse », « CP », « Ville »" in told
    assert "ne dit pas le lieu de naissance" in told


def test_the_json_says_the_same_of_each_column(run):
    told = json.loads(run("check", "--json")[0])
    jury = next(one for one in told["columns"] if one["header"] == "Date du jury")
    assert (jury["field"], jury["asked"], jury["sure"]) == ("5.6", True, True)
    assert jury["reasons"]
    free = next(one for one in told["columns"] if one["header"] == "Sport")
    assert (free["field"], free["asked"], free["alternates"]) == (None, False, [])
    asked = [(one["kind"], one["field"]) for one in told["questions"]]
    assert asked == [("use", "5.10")]
    assert "acts" not in told["questions"][0]
    assert len(told["usual"]) == 4
    assert [one["count"] for one in told["journal"] if one["kind"] == "USUELLE"] == [2] * 4


def test_an_anonymous_text_repeats_no_word_of_the_file(run):
    out, _ = run("check", "--anonymous")
    for word in ("Sport", "jury", "BRÉMOND"):
        assert word not in out
    told = json.loads(run("check", "--anonymous", "--json")[0])
    assert "Sport" not in json.dumps(told, ensure_ascii=False)
    assert "title" not in told["questions"][0]


def test_a_flow_is_made_with_what_was_taken_said_beside_it(run):
    told = '[colonnes]\n"Date du jury" = "5.6, 5.10"\n[constantes]\n"5.5" = "OUI"\n'
    out, errors = run("convert", "--out", "depot", settings=told)
    assert out.startswith("depot")
    assert errors.count("- [Usuel]") == 3
    assert "- [Compris]" not in errors


GROUPED = (
    "Nom de naissance;Prénom;Sexe;Date de naissance;Code RS\n"
    "Session du 12/03/2026;;;;\n"
    "BRÉMOND;Aline;F;04/03/1988;RS5200\n"
    "Session du 16/03/2026;;;;\n"
    "OUDIN;Farid;M;17/11/1979;RS5200\n"
)
GRID = (
    "Nom de naissance;Prénom;Sexe;Date de naissance;Date de délivrance;R489 cat. 1A;R489 cat. 3\n"
    "BRÉMOND;Aline;F;04/03/1988;12/03/2026;R;D\n"
    "OUDIN;Farid;M;17/11/1979;12/03/2026;R;\n"
)


def answers(out):
    """Return the answers that the lines to confirm give, by their section of the settings."""
    mark = "Réponse dans les réglages : "
    lines = [line.partition(mark)[2] for line in out.splitlines() if mark in line]
    return [tuple(line[1:].split("] ", 1)) for line in lines]


def test_the_day_of_a_group_is_answered_by_the_line_that_the_question_gives(run, tmp_path):
    (tmp_path / "liste.csv").write_text(GROUPED, "utf-8")
    out, _ = run("check")
    said = dict(answers(out))
    assert said["colonnes"] == '"Session (ligne de groupe)" = "5.10" (ou "" pour non)'
    assert said["identifiants"] == 'technique = "generes"'
    column = said["colonnes"].removesuffix(' (ou "" pour non)')
    settings = f"[colonnes]\n{column}\n[identifiants]\n{said['identifiants']}\n"
    out, _ = run("check", settings=settings)
    assert "Certification délivrée le (F)." in out
    assert "« Session (ligne de groupe) » ?" not in out


def test_a_grid_of_decisions_asks_its_codes_and_its_words_and_the_settings_answer(run, tmp_path):
    (tmp_path / "liste.csv").write_text(GRID, "utf-8")
    out, _ = run("check", "--shape", "grille")
    assert answers(out)[1:] == [
        ('valeurs."4.2"', '"R489 cat. 1A" = son code'),
        ('valeurs."4.2"', '"R489 cat. 3" = son code'),
        ('valeurs."resultat"', '"R" = "recu" (Reçu) ou "non-recu" (Non reçu)'),
        ('valeurs."resultat"', '"D" = "recu" (Reçu) ou "non-recu" (Non reçu)'),
    ]
    settings = (
        '[valeurs."4.2"]\n"R489 cat. 1A" = "RS5801"\n"R489 cat. 3" = "RS5802"\n'
        '[valeurs."resultat"]\n"R" = "admis"\n"D" = "non-recu"\n'
    )
    out, _ = run("check", "--shape", "grille", settings=settings)
    assert [section for section, _ in answers(out)] == ["identifiants"]
    assert "1 non reçue, mise de côté" in out
    assert "pas sûre" not in out


def test_numbered_certifications_that_would_not_be_declared_are_told_until_they_are(run, tmp_path):
    (tmp_path / "liste.csv").write_text(
        "Nom de naissance;Prénom;Sexe;Date de naissance;Diplôme 1;Date 1;Diplôme 2;Date 2\n"
        "BRÉMOND;Aline;F;04/03/1988;RS5801;12/03/2026;RS5802;13/03/2026\n",
        "utf-8",
    )
    for arguments in ([], ["--as-is", "series"]):
        out, _ = run("check", *arguments)
        (line,) = [one for one in out.splitlines() if one.startswith("- [Attention]")]
        assert "« Diplôme 2 »" in line
        assert "--shape series" in line
    out, _ = run("check", "--shape", "series")
    assert "[Attention]" not in out
    assert "2 personnes en tout" in out
