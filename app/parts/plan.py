"""Show the plan of repairs: what is sure, kind by kind, then one question a value."""

import dom

PLACE = "plan"
BOX = "plan-"


def plan(view):
    """Make the plan, or nothing where there is nothing to repair nor to choose."""
    return [
        _sure(view) if view["kinds"] else None,
        _choices(view) if view["choices"] else None,
    ]


def _sure(view):
    return dom.el(
        "section",
        dom.el("h3", view["sentence"], id="titre-plan", tabindex="-1"),
        dom.el("p", view["explained"], cls="hint"),
        dom.el("ul", [_kind(one) for one in view["kinds"]], cls="plan-kinds"),
        dom.el("p", dom.button(view["apply"], "plan_apply"), cls="actions")
        if view["apply"]
        else None,
        cls="plan",
    )


def _kind(one):
    box = dom.el(
        "input",
        type="checkbox",
        id=BOX + one["name"],
        data_change="plan_kind",
        data_arg=one["name"],
    )
    box.checked = one["taken"]
    label = dom.el(
        "label", dom.el("strong", one["title"]), dom.fr(" : ") + one["told"], for_=BOX + one["name"]
    )
    return dom.el(
        "li",
        dom.el("p", box, " ", label, cls="check"),
        dom.el("p", one["why"], cls="hint"),
        dom.el("ul", [_example(each) for each in one["examples"]], cls="plan-examples"),
    )


def _example(one):
    changes = [
        dom.el(
            "span",
            dom.el("span", change["label"], cls="sub"),
            dom.el("span", change["before"], cls="was", translate="no"),
            dom.el("span", " → ", aria_hidden="true"),
            dom.el("span", dom.fr(" devient : "), cls="visually-hidden"),
            dom.el("strong", change["after"], translate="no"),
            cls="plan-change",
        )
        for change in one["changes"]
    ]
    said = dom.el("span", one["place"] + dom.fr(", « ") + one["said"] + dom.fr(" »"), cls="place")
    return dom.el("li", said, changes)


def _choices(view):
    return dom.el(
        "section",
        dom.el("h3", view["choices_sentence"], id="titre-choix", tabindex="-1"),
        [_alone(one) for one in view["alone"]],
        dom.el("ul", [_choice(one) for one in view["choices"]], cls="plan-choices"),
        dom.el("p", view["choices_more"], cls="hint") if view["choices_more"] else None,
        cls="plan",
    )


def _alone(one):
    about = dom.el("span", dom.fr(" : ") + one["title"], cls="sub")
    return dom.el("p", dom.button(one["label"], "plan_alone", "small", arg=one["code"]), about)


def _choice(one):
    key = str(one["row"]) + " " + one["field"] + " " + one["code"]
    options = [
        dom.button(
            [option["label"], dom.el("span", dom.fr(" : ") + one["value"], cls="visually-hidden")],
            "plan_choice",
            "small",
            arg=key + " " + str(option["rank"]),
        )
        for option in one["options"]
    ]
    return dom.el(
        "li",
        dom.el("p", dom.el("strong", one["sentence"], translate="no")),
        dom.el("p", one["title"], dom.el("span", one["column"], cls="sub"), cls="hint"),
        dom.el("p", options, cls="acts"),
    )


def left_out(view):
    """Return the names of the kinds that are not ticked on the screen."""
    return [one["name"] for one in view["kinds"] if not dom.checked(BOX + one["name"])]
