"""The rules of places of birth: communes, postal codes, countries."""
