"""Files spoilt at random, given to every reader: only a UserError may come out."""
