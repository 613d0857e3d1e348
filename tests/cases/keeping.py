"""A session in the middle of the round, saved and opened again."""

import io
import zipfile
from pathlib import Path

from cases.talk import ANSWERS, Sitting, people
from certiflux.session.line import MAGIC

EXAMPLE = Path(__file__).parents[2] / "static" / "exemple"

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"

SCREENS = ("accuse_view", "accuse_people", "before_generate", "history", "schema_view")


def ready(data):
    talk = Sitting()
    talk.open(data)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def report(name, refused, accepted, treatment="1"):
    said = "".join(
        f"<passage><idTechnique>{one}</idTechnique><messageErreur>{NOBODY}</messageErreur></passage>"
        for one in refused
    )
    taken = "".join(f"<idTechnique>{one}</idTechnique>" for one in accepted)
    return (
        f"<rapport><nomFichier>{name}</nomFichier><idTraitement>{treatment}</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def take(talk, data):
    return talk.job("accuse", data, name="accuse.xml", size=len(data))


def generate_flow(talk):
    """Write the flow; return what is shown of it."""
    talk.now += 60
    return talk.job("generate", valid_only=True)


def shown(talk):
    """Return every screen that the answers have a part in."""
    screens = {one: talk.result(one) for one in SCREENS}
    screens["workshop"] = talk.result("rows", filter={"refused": True})
    with_files = talk.ask("download", index=0)
    screens["file"] = with_files[1] and b"".join(with_files[1])
    return screens


def answered():
    """Return a session in the middle of the round: answered once, corrected, made again."""
    talk = ready(people(6))
    (one,) = generate_flow(talk)["files"]
    take(talk, report(one["name"], ["A-1", "A-3"], ["A-0", "A-2"]))
    talk.result("resend")
    talk.result("edit", row=1, field="8.6", text="1971")
    generate_flow(talk)
    return talk


def saved_and_reopened(talk, **options):
    data = talk.download("save", **options)[1]
    again = Sitting(50, talk.now)
    view = again.open(data, name="travail.dossier")
    again.job("check")
    return again, view


def work_of(data):
    with zipfile.ZipFile(io.BytesIO(data.partition(b"\n")[2])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(members, form=2, **spoilt):
    """Return a dossier of members, some of them replaced (None: taken away)."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**members, **spoilt}.items():
            if data is not None:
                archive.writestr(name, data)
    content = body.getvalue()
    return MAGIC + f"{form} clair {len(content)}\n".encode() + content
