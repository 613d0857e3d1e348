"""Search the help: words without accents, plurals or small words; what people say for one another.

No page and no browser here: the build makes the index with ``words``, the page searches it. The
index holds ``folds`` (letter → plain letters), ``groups`` (phrases that mean the same, in words)
and ``entries``: [anchor, title, kind, words of the title, words by which it is also known, all its
words].
"""

SMALL = (
    " a ai au aux avec c ce ces cette comment d dans de des du elle en est et faire faut il ils "
)
SMALL += "j je l la le les leur ma me mes moi mon n ne nos notre on ou par pas pour puis qu quand "
SMALL += "que quel quelle quels qui quoi s sa se ses si son sont sur t un une vos votre y "
PLURALS = "sx"
SHORTEST_PLURAL = 4
# What a word is worth by where it stands, then a word that only begins so, then one that means so.
WORTH = ((3, 12, 8, 7), (4, 9, 5, 4), (5, 3, 2, 2))
WHOLE_TITLE = 20
MOST = 12


def words(text, folds):
    """Return a text as its words between spaces: plain, singular, the small ones left out."""
    found = [_singular(word) for word in _split(text, folds)]
    return " ".join([word for word in found if " " + word + " " not in SMALL])


def _split(text, folds):
    """Return plain words; a dot stays between two figures: 8.10."""
    plain = "".join([folds.get(letter, letter) for letter in text])
    found, word = [], ""
    for rank, letter in enumerate(plain):
        inner = (
            letter == "." and word and word[-1].isdigit() and plain[rank + 1 : rank + 2].isdigit()
        )
        if inner or "a" <= letter <= "z" or "0" <= letter <= "9":
            word += letter
        elif word:
            found.append(word)
            word = ""
    return found + [word] if word else found  # noqa: RUF005 (MicroPython)


def _singular(word):
    long = len(word) >= SHORTEST_PLURAL and not word[0].isdigit()
    return word[:-1] if long and word[-1] in PLURALS else word


def terms(index, query):
    """Return what is looked for, each with what means the same: (words, [phrases])."""
    left = " " + words(query, index["folds"]) + " "
    asked = []
    for group in index["groups"]:
        said = [one for one in group if " " + one + " " in left]
        if said:
            longest = max(said, key=len)
            left = left.replace(" " + longest + " ", "  ")
            asked.append((longest, [one for one in group if one != longest]))
    return asked + [(one, []) for one in left.split()]


def search(index, query):
    """Return the entries that answer, best first, and whether each has all that is asked."""
    asked = terms(index, query)
    if not asked:
        return [], True
    said = words(query, index["folds"])
    found = []
    for rank, entry in enumerate(index["entries"]):
        scores = [_score(entry, one, others) for one, others in asked]
        met = len([score for score in scores if score])
        if met:
            whole = WHOLE_TITLE if entry[3] == said else 0
            found.append((-met, -sum(scores) - whole, rank))
    found.sort()
    most = -found[0][0] if found else 0
    kept = [index["entries"][rank] for met, _, rank in found if -met == most]
    return kept, most == len(asked)


def _score(entry, one, others):
    best = 0
    for place, whole, begun, meant in WORTH:
        text = " " + entry[place] + " "
        if " " + one + " " in text:
            best = max(best, whole)
        elif " " + one in text:
            best = max(best, begun)
        elif any(" " + other + " " in text for other in others):
            best = max(best, meant)
    return best
