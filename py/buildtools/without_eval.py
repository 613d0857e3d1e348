"""Take out of PyScript's core the two places that make functions from text.

The page's policy has no `'unsafe-eval'`. PyScript sends its worker one function as text, the hook
that registers its own module, and the worker makes a function of it again. Here the page sends the
same text without making a function first, and the worker has that very function in its own code: it
takes it when the text is the one it knows, and throws on any other. What else in the core makes
functions from text serves code that this page does not have; the browser refuses it.
"""

from typing import Final

from buildtools.errors import BuildError

PART: Final = "@pyscript/core"
"""The part that the lock names so."""

_HOOK: Final = (
    "(w,x)=>(async(e,t,...n)=>{for(const r of n)await r(e,t)})(w,x,...[({interpreter:e})=>"
    '{e.registerJsModule("_pyscript",{fs:{ERROR:"storage permissions not granted",'
    'NAMESPACE:"@pyscript.fs"},interpreter:e})}])'
)

REPLACED: Final = (
    (
        "return Function(`return(w,x)=>(${r})(w,x,...[${s}])`)()",
        "return{toString:()=>`(w,x)=>(${r})(w,x,...[${s}])`}",
    ),
    # The worker's code is a text between apostrophes in the core.
    (
        r"It=e=>Function(`\'use strict\';return (${e})`)()",
        f'It=e=>{{const f={_HOOK};if(String(f)!==e)throw new Error("unknown hook");return f}}',
    ),
)
"""What stands in the core once, and what stands there in dist/."""

_NOTICE: Final = "/* Changed by Certiflux: no function is made from text (see LICENCES.txt). */\n"


def changed(members: dict[str, bytes]) -> dict[str, bytes]:
    """Give the files of PyScript's core, by name, with the two places replaced.

    Raises:
        BuildError: a place is not there exactly once: another version of PyScript, to be read anew.
    """
    for old, new in REPLACED:
        found = [name for name, data in members.items() for _ in range(data.count(old.encode()))]
        if len(found) != 1:
            raise BuildError(
                f"Le texte « {old} » est {len(found)} fois dans {PART}, et non une seule : "
                "revoyez py/buildtools/without_eval.py pour cette version, sans quoi la page ne "
                "démarrerait pas sous sa règle de sécurité."
            )
        data = members[found[0]].replace(old.encode(), new.encode())
        members = members | {found[0]: _noticed(data)}
    return members


def _noticed(data: bytes) -> bytes:
    """Say at the top that the file is changed, as its licence asks."""
    notice = _NOTICE.encode()
    return data if data.startswith(notice) else notice + data
