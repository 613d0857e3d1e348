"""The rules of who is declared: will the portal find this person?"""
