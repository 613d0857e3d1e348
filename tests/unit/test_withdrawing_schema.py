"""What a withdrawal needs of the schema: its action, an id alone, our own provisional one."""

import re

from lxml import etree

from cases.accusing import report, take
from cases.withdrawing import XSD, accepted, bring, make, none, states, texts, written


def test_under_a_schema_without_action_the_view_says_what_is_missing_and_what_to_do():
    talk = accepted(2, kit=False)
    talk.result("withdraw_ask", row=0)
    view = talk.result("withdraw_view")["schema"]
    assert (view["can"], view["label"], len(view["missing"])) == (False, "1.1.2", 3)
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_SANS_ACTION"


def test_our_own_schema_is_provisional_and_says_so():
    talk = accepted(2, kit=False)
    talk.result("withdraw_ask", row=0, replace=True)
    view = talk.result("withdraw_provisional", wanted=True)["schema"]
    assert (view["can"], view["label"]) == (True, "1.1.5")
    assert view["provisional"].startswith("Provisoire")
    files = make(talk)["files"]
    assert [one["provisional"] for one in files] == [True, True]
    assert texts(written(talk, 1), "action") == ["CREATION"]
    assert talk.result("withdraw_provisional", wanted=False)["schema"]["can"] is False


def test_the_kit_dropped_later_takes_the_place_of_the_provisional_schema():
    talk = accepted(2, kit=False)
    talk.result("withdraw_provisional", wanted=True)
    bring(talk)
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    talk.result("withdraw_ask", row=0)
    view = talk.result("withdraw_view")["schema"]
    assert (view["provisional"], view["can"]) == ("", True)
    assert make(talk)["files"][0]["provisional"] is False


def test_a_schema_whose_action_only_creates_is_told_from_one_that_withdraws():
    talk = accepted(2, kit=False)
    bring(talk, re.sub(rb'\s*<xsd:enumeration value="SUPPRESSION"/>', b"", XSD))
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    talk.result("withdraw_ask", row=0)
    assert talk.result("withdraw_view")["schema"]["can"] is False
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_SANS_ACTION"


def lax():
    """Return a schema in which a passage may hold nothing but its idTechnique."""
    tree = etree.fromstring(XSD)
    xsd = "{http://www.w3.org/2001/XMLSchema}"
    for kind in tree.iterfind(f"{xsd}complexType"):
        if kind.get("name") == "passageCertification":
            for one in kind.iter(f"{xsd}element"):
                if one.get("name") != "idTechnique" and one.getparent().tag == f"{xsd}all":
                    one.set("minOccurs", "0")
    return etree.tostring(tree)


def test_an_id_alone_is_enough_only_where_the_schema_lets_it():
    talk = accepted(2)
    assert talk.error("withdraw_ids", text="Z-9")["code"] == "RETRAIT_INCONNU"
    talk.result("withdraw_ids", text="Z-9\nA-0\n", word=True)
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_IDENTIFIANT_SEUL"
    bring(talk, lax(), "autre.xsd")
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    (file,) = make(talk)["files"]
    assert (file["passages"], file["xsd_valid"]) == (2, True)
    _, data = talk.download("withdraw_download", index=0)
    assert b"<cpf:passageCertification><cpf:idTechnique>Z-9</cpf:idTechnique></cpf:pass" in data
    take(talk, report({}, ["Z-9", "A-0"], file["name"], "2"))
    assert states(talk) == none(accepted=1, withdrawn=1)
