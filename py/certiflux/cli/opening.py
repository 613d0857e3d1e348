"""Read the list that the arguments of a command give, as they tell."""

from __future__ import annotations

import argparse
from dataclasses import replace

from certiflux.base.clock import day
from certiflux.base.words import visible
from certiflux.base.work import drain, timed
from certiflux.cli import outside
from certiflux.cli.brought import brought_schema
from certiflux.cli.outside import read, text
from certiflux.deposits.registre.file import parse_registre
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.rows import elsewhere
from certiflux.dictionary import CURRENT, Version, ids, version_called
from certiflux.fiches.known import NOTHING_KNOWN, KnownFiches
from certiflux.fiches.reading import read_list
from certiflux.fiches.register import Register
from certiflux.mapping.settings import Settings, parse, schema_said
from certiflux.places.source import PlacesSource
from certiflux.rules.context import Context
from certiflux.screens.schema.refused_flow import explained
from certiflux.session import READING, Dossier
from certiflux.session.answering import choose_schema, use_schema
from certiflux.session.opening import open_dossier
from certiflux.session.sheets import WantedSheets


def checked(arguments: argparse.Namespace) -> Dossier:
    """Read the list that the arguments give and check it; raise UserError when unusable."""
    brought = brought_schema(arguments)
    version = brought.version if brought else version_called(_number(arguments))
    settings = _settings(arguments, version)
    name, data = visible(arguments.file.name), read(arguments.file)
    said = [(one, True) for one in arguments.shape] + [(one, False) for one in arguments.as_is]
    wanted = WantedSheets(tuple(arguments.sheet), said=tuple(said))
    opening = open_dossier(name, data, settings, version, wanted, arguments.encoding)
    dossier, seconds = drain(timed(explained(opening, name, data), outside.tick))
    dossier.times = {READING: seconds}
    if brought is not None:
        dossier.answer(use_schema, brought)
    elif dossier.settings.schema:
        dossier.answer(choose_schema, version)
    registre = registre_of(arguments, dossier)
    dossier.remember(registre)
    drain(dossier.check(context(registre, fiches_of(arguments))))
    return dossier


def _settings(arguments: argparse.Namespace, version: Version) -> Settings:
    """Return the settings of the file or files given, those of the mapping first."""
    settings = parse(text(arguments.settings), version) if arguments.settings else Settings()
    if arguments.mapping:
        settings = _with_mapping(settings, parse(text(arguments.mapping), version))
    return replace(settings, schema=arguments.schema or settings.schema)


def _number(arguments: argparse.Namespace) -> str:
    """Return the version to follow: that of the command, of the settings, else the usual one."""
    files = [one for one in (arguments.settings, arguments.mapping) if one]
    said = [schema_said(text(one)) for one in files]
    return arguments.schema or next(filter(None, said), CURRENT.number)


def _with_mapping(settings: Settings, chosen: Settings) -> Settings:
    return replace(
        settings,
        columns={**settings.columns, **chosen.columns},
        values={**settings.values, **chosen.values},
        readings={**settings.readings, **chosen.readings},
        joinings={**settings.joinings, **chosen.joinings},
        constants={**settings.constants, **chosen.constants},
        prevention=chosen.prevention or settings.prevention,
        schema=settings.schema or chosen.schema,
    )


def registre_of(arguments: argparse.Namespace, dossier: Dossier | None) -> Registre | None:
    """Return the registre that the user keeps, if given; raise UserError for another's."""
    if not arguments.registre:
        return None
    owner = dossier.settings.for_flow().get(ids.ID_CLIENT_CERTIFICATEUR, "") if dossier else ""
    return parse_registre(text(arguments.registre), owner)


def fiches_of(arguments: argparse.Namespace) -> KnownFiches:
    """Return what the lists of France compétences say, if given; raise UserError for none."""
    register = None
    for path in arguments.fiches:
        found = drain(read_list(path.name, read(path)))
        register = register.with_list(found) if register else Register((found,))
    return KnownFiches(register)


def context(registre: Registre | None = None, fiches: KnownFiches = NOTHING_KNOWN) -> Context:
    """Return what the checks may use besides the file: day, clock, communes, registre, fiches."""
    sent = (lambda dataset: elsewhere(registre, dataset)) if registre else None
    places = PlacesSource(outside.communes)
    return Context(day(outside.epoch()), outside.tick, places, sent, fiches=fiches)
