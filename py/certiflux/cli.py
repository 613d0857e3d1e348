"""The command line: the same engine, for scripts and for measuring the project itself.

Exit 0: nothing blocks; 1: findings that block; 2: unusable input or arguments.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from certiflux.accuse.answers import Answers
from certiflux.accuse.followed import Standing
from certiflux.accuse.reading import read_accuse
from certiflux.checks.context import Context
from certiflux.corrections.ruled import fix_by_rule
from certiflux.dictionary import CURRENT, VERSIONS
from certiflux.dossier import READING, Dossier
from certiflux.errors import UserError
from certiflux.flux.clock import day
from certiflux.mapping.settings import Settings, parse
from certiflux.opening import open_dossier
from certiflux.operations.registering import note_answers
from certiflux.places.source import PlacesSource
from certiflux.registre.registre import Registre
from certiflux.registre.registre_file import parse_registre, write_registre
from certiflux.registre.rows import elsewhere
from certiflux.reports.accuse_report import accuse_report, told_lines
from certiflux.reports.flow_rules import full_report
from certiflux.reports.journal_file import journal_csv
from certiflux.reports.leaving import corrected_list
from certiflux.reports.leaving_names import JOURNAL
from certiflux.reports.refused_flow import explained
from certiflux.reports.report import findings_told, report
from certiflux.reports.report_formats import FORMATS, report_name
from certiflux.reports.template import csv_template, workbook_template
from certiflux.reports.verdict import verdict_view
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, bring, built_in
from certiflux.schema.xsd import generate
from certiflux.work import drain, timed

OK, BLOCKED, UNUSABLE = 0, 1, 2

COMMUNES = Path(__file__).resolve().parents[2] / ".cache" / "places" / "communes.xz"
"""Where the build keeps the table of communes."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog} : {message}\n")


def main(argv: Sequence[str]) -> int:
    """Run one command and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except UserError as error:
        return _refused(error, as_json=getattr(arguments, "json", False))
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="certiflux", description="Du tableur du certificateur au flux du SI CPF.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE", parser_class=_Parser)

    _check_arguments(commands.add_parser("check", help="lire un tableur et dire ce qui ne va pas"))

    convert = commands.add_parser("convert", help="écrire le flux XML d'un tableur")
    _source_arguments(convert)
    convert.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    convert.add_argument("--valid-only", action="store_true", help="laisser les lignes en erreur")
    convert.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    _fix_argument(convert)
    convert.add_argument("--workbook", action="store_true", help="écrire aussi la liste corrigée")
    convert.set_defaults(run=_convert)

    validate = commands.add_parser("validate", help="vérifier un flux XML fait ailleurs")
    validate.add_argument("flux", type=Path, metavar="FLUX.xml")
    validate.add_argument("--xsd", type=Path, metavar="OFFICIEL.xsd|KIT.zip")
    validate.add_argument("--version", default=CURRENT, choices=_versions(), help="du schéma")
    validate.add_argument("--json", action="store_true", help="le verdict en JSON")
    validate.set_defaults(run=_validate)

    _accuse_arguments(commands.add_parser("accuse", help="lire la réponse du portail"))

    template = commands.add_parser("template", help="écrire un modèle à remplir")
    template.add_argument("--out", type=Path, required=True, metavar="MODELE.xlsx|.csv")
    template.set_defaults(run=_template)

    schema = commands.add_parser("schema", help="écrire le schéma XML d'une version")
    schema.add_argument("--version", default=CURRENT, choices=_versions())
    schema.set_defaults(run=_schema)
    return parser


def _check_arguments(check: argparse.ArgumentParser) -> None:
    _source_arguments(check)
    check.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    check.add_argument("--report", type=Path, metavar="DOSSIER", help="y écrire les rapports")
    check.add_argument(
        "--html", type=Path, metavar="RAPPORT.html", help="écrire la page à imprimer"
    )
    check.add_argument("--anonymous", action="store_true", help="rapports sans donnée personnelle")
    _fix_argument(check)
    check.add_argument("--out", type=Path, metavar="DOSSIER", help="y écrire la liste corrigée")
    check.set_defaults(run=_check)


def _versions() -> list[str]:
    return [version.number for version in VERSIONS]


def _source_arguments(parser: argparse.ArgumentParser, name: str = "file") -> None:
    parser.add_argument(name, type=Path, metavar="FICHIER")
    parser.add_argument("--settings", type=Path, metavar="REGLAGES.certiflux.toml")
    parser.add_argument("--mapping", type=Path, metavar="COLONNES.certiflux.toml")
    parser.add_argument("--xsd", type=Path, metavar="OFFICIEL.xsd|KIT.zip", help="schéma à suivre")
    parser.add_argument("--registre", type=Path, metavar="REGISTRE.json", help="déjà déposé")
    parser.add_argument("--schema", default=CURRENT, choices=_versions(), help="version visée")


def _fix_argument(parser: argparse.ArgumentParser) -> None:
    told = "appliquer les corrections proposées par ces règles, là où une seule l'est"
    parser.add_argument("--fix", nargs="+", default=[], metavar="REGLE", help=told)


def _accuse_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", type=Path, nargs="+", metavar="ACCUSE.xml")
    parser.add_argument("--flux", type=Path, metavar="FLUX.xml", help="le flux déposé")
    _source_arguments(parser, "--source")
    parser.add_argument("--out", type=Path, metavar="DOSSIER", help="y écrire de quoi renvoyer")
    parser.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    parser.set_defaults(run=_accuse)


def _check(arguments: argparse.Namespace) -> int:
    dossier, anonymous = _checked(arguments), arguments.anonymous
    told = _fixed(dossier, arguments.fix)
    if arguments.out:
        _write_list(dossier, arguments.out)
    if arguments.report:
        _write_reports(dossier, arguments.report, FORMATS, anonymous=anonymous)
    if arguments.html:
        _write_report(dossier, arguments.html, "html", anonymous=anonymous)
    if arguments.json:
        _print_json(report(dossier, time.time(), anonymous=anonymous) | told)
    else:
        _print_fixes(told)
        _print_findings(dossier, anonymous=anonymous)
    return _blocking(dossier)


def _fixed(dossier: Dossier, rules: Sequence[str]) -> dict[str, Any]:
    """Apply what the rules propose; return what was done, a sentence a rule."""
    said: list[str] = []
    for rule in rules:
        action = fix_by_rule(dossier.workshop(), rule)
        dossier.correct(action, time.time())
        said.append(action.sentence)
    return {"fixes": said} if rules else {}


def _print_fixes(told: dict[str, Any]) -> None:
    for sentence in told.get("fixes", ()):
        print(f"- [Correction] {sentence}")


def _write_list(dossier: Dossier, folder: Path) -> None:
    """Write the corrected list and the journal. Raise UserError when they cannot be."""
    _make_folder(folder)
    made = drain(corrected_list(dossier, time.time()))
    _write_parts(folder / made.name, made.parts)
    _write_parts(folder / JOURNAL, [journal_csv(dossier)])


def _convert(arguments: argparse.Namespace) -> int:
    dossier = _checked(arguments)
    told = _fixed(dossier, arguments.fix)
    refusal: UserError | None = None
    try:
        id_flux = str(uuid.uuid4())
        drain(dossier.generate(valid_only=arguments.valid_only, id_flux=id_flux, epoch=time.time()))
    except UserError as error:
        refusal = error
    _write(dossier, arguments.out)
    if arguments.fix or arguments.workbook:
        _write_list(dossier, arguments.out)
    if arguments.json:
        _print_json(report(dossier, time.time()) | told)
    elif refusal:
        _print_fixes(told)
        _print_findings(dossier)
        print(refusal, refusal.remedy)
    else:
        for product in dossier.products:
            print(arguments.out / product.name)
    valid = not refusal and all(product.xsd_valid for product in dossier.products)
    return OK if valid else BLOCKED


def _write(dossier: Dossier, folder: Path) -> None:
    """Write what was made and the reports in ``folder``. Raise UserError when it cannot be."""
    _write_reports(dossier, folder, ("json", "html"))
    for product in dossier.products:
        _write_parts(folder / product.name, product.parts)


def _write_reports(
    dossier: Dossier, folder: Path, endings: Iterable[str], *, anonymous: bool = False
) -> None:
    _make_folder(folder)
    for ending in endings:
        name = report_name(ending, anonymous=anonymous)
        _write_report(dossier, folder / name, ending, anonymous=anonymous)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _write_report(dossier: Dossier, path: Path, ending: str, *, anonymous: bool) -> None:
    _, parts = FORMATS[ending]
    _write_parts(path, parts(dossier, time.time(), anonymous=anonymous))


def _write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file piece by piece. Raise UserError when it cannot be."""
    try:
        with path.open("wb") as target:
            target.writelines(parts)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        "ECRITURE_IMPOSSIBLE",
        title="Le résultat ne peut pas être écrit.",
        message=f"Il n'est pas possible d'écrire à l'emplacement « {path.name} ».",
        remedy="Choisissez un autre emplacement.",
        detail=type(error).__name__,
    )


def _validate(arguments: argparse.Namespace) -> int:
    data = _read(arguments.flux)
    schema = _brought(arguments) or built_in(arguments.version)
    verdict = drain(validate_flow(data, schema.xsd, schema.version))
    told = full_report(verdict, _reopened(arguments.flux.name, data, schema, verdict))
    if arguments.json:
        _print_json(told)
    else:
        print(told["verdict"]["sentence"])
        for finding in told["findings"]:
            print(f"- [{finding['severity_label']}] {finding['message']} {finding['remedy']}")
    return BLOCKED if told["summary"]["errors"] else OK


def _brought(arguments: argparse.Namespace) -> InForce | None:
    """Return the schema that the user brings, if so."""
    return bring(arguments.xsd.name, _read(arguments.xsd)) if arguments.xsd else None


def _reopened(name: str, data: bytes, schema: InForce, verdict: FlowVerdict) -> Dossier | None:
    """Return the flow read again as a table and checked; None when it cannot be."""
    if not verdict.readable:
        return None
    try:
        dossier = drain(open_dossier(name, data, Settings(), schema.version))
    except UserError:
        return None
    drain(dossier.check(_context()))
    return dossier


def _accuse(arguments: argparse.Namespace) -> int:
    if arguments.flux and arguments.source:
        raise UserError(
            "FLUX_OU_SOURCE",
            title="Deux listes sont données.",
            message="Les personnes se cherchent dans le flux déposé ou dans le tableur.",
            remedy="Gardez --flux ou --source, pas les deux.",
        )
    arguments.file = arguments.flux or arguments.source
    dossier = _checked(arguments) if arguments.file else None
    answers = dossier.answers if dossier else Answers()
    for path in arguments.reports:
        data = _read(path)
        accuse = drain(read_accuse(path.name, data))
        if dossier:
            answers.admit(accuse, dossier.present_ids())
        answers.take(accuse, data)
    if dossier:
        dossier.follow()
    registre = _registre(arguments, dossier)
    for one in answers.reports:
        if registre and dossier:
            note_answers(registre, dossier, one, day(time.time()).isoformat())
    told = accuse_report(answers, dossier)
    if arguments.out:
        _write_answer(arguments.out, dossier, told)
        if registre:
            _write_parts(arguments.out / "registre.json", [write_registre(registre).encode()])
    if arguments.json:
        _print_json(told)
    else:
        print("\n".join(told_lines(told)))
    return BLOCKED if told["findings"] else OK


def _registre(arguments: argparse.Namespace, dossier: Dossier | None) -> Registre | None:
    """Return the registre that the user keeps, if given; raise UserError for another's."""
    if not arguments.registre:
        return None
    owner = dossier.settings.for_flow().get("3.1", "") if dossier else ""
    return parse_registre(_text(arguments.registre), owner)


def _write_answer(folder: Path, dossier: Dossier | None, told: dict[str, Any]) -> None:
    """Write the report, and the flow of those refused alone when some may go again."""
    _make_folder(folder)
    if dossier and told["summary"]["valid_rows"]:
        dossier.answers.scope = frozenset({Standing.REFUSED})
        id_flux = str(uuid.uuid4())
        drain(dossier.generate(valid_only=True, id_flux=id_flux, epoch=time.time()))
        for product in dossier.products:
            _write_parts(folder / product.name, product.parts)
        told["files"] = [product.name for product in dossier.products]
    text = json.dumps(told, ensure_ascii=False, indent=1)
    _write_parts(folder / "rapport.json", [text.encode()])


def _template(arguments: argparse.Namespace) -> int:
    as_csv = arguments.out.suffix.lower() == ".csv"
    content = csv_template() if as_csv else workbook_template()
    try:
        arguments.out.write_bytes(content)
    except OSError as error:
        raise _unwritable(arguments.out, error) from None
    print(arguments.out)
    return OK


def _schema(arguments: argparse.Namespace) -> int:
    sys.stdout.write(generate(arguments.version))
    return OK


def _settings(arguments: argparse.Namespace, version: str) -> Settings:
    """Return the settings of the file or files given, those of the mapping first."""
    settings = parse(_text(arguments.settings), version) if arguments.settings else Settings()
    if not arguments.mapping:
        return settings
    chosen = parse(_text(arguments.mapping), version)
    return replace(
        settings,
        columns={**settings.columns, **chosen.columns},
        values={**settings.values, **chosen.values},
        readings={**settings.readings, **chosen.readings},
        joinings={**settings.joinings, **chosen.joinings},
        constants={**settings.constants, **chosen.constants},
    )


def _checked(arguments: argparse.Namespace) -> Dossier:
    brought = _brought(arguments)
    version = brought.version if brought else arguments.schema
    settings = _settings(arguments, version)
    name, data = arguments.file.name, _read(arguments.file)
    opening = open_dossier(name, data, settings, version)
    dossier, seconds = drain(timed(explained(opening, name, data), time.perf_counter))
    dossier.times = {READING: seconds}
    dossier.brought = brought
    registre = _registre(arguments, dossier)
    dossier.remember(registre)
    drain(dossier.check(_context(registre)))
    return dossier


def _context(registre: Registre | None = None) -> Context:
    """Return what the checks may use besides the file: day, clock, communes, registre."""
    sent = (lambda dataset: elsewhere(registre, dataset)) if registre else None
    return Context(day(time.time()), time.perf_counter, PlacesSource(_communes), sent)


def _communes() -> bytes | None:
    """Return the table of communes that the build compiled beside these sources, if it is there."""
    try:
        return COMMUNES.read_bytes()
    except OSError:
        return None


def _blocking(dossier: Dossier) -> int:
    return BLOCKED if verdict_view(dossier)["summary"]["errors"] else OK


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "FICHIER_INTROUVABLE",
            title="Ce fichier ne peut pas être ouvert.",
            message=f"« {path.name} » n'existe pas ou n'est pas lisible.",
            remedy="Vérifiez son nom et son emplacement.",
            detail=type(error).__name__,
        ) from None


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            "REGLAGES_ILLISIBLES",
            title="Ce fichier de réglages ne peut pas être lu.",
            message="Il n'est pas écrit en UTF-8.",
            remedy="Enregistrez-le en UTF-8.",
        ) from None


def _print_findings(dossier: Dossier, *, anonymous: bool = False) -> None:
    verdict = verdict_view(dossier)["verdict"]
    print(verdict["sentence"])
    for finding in findings_told(dossier, anonymous=anonymous):
        print(f"- [{finding['severity_label']}] {finding['message']} {finding['remedy']}")


def _print_json(content: dict[str, Any]) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1))


def _refused(error: UserError, *, as_json: bool) -> int:
    if as_json:
        _print_json({"error": error.as_dict()})
    print(f"{error.title} {error.message} {error.remedy}", file=sys.stderr)
    return UNUSABLE
