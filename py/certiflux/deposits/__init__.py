"""What follows a deposit: the answers of the portal, the registre, the withdrawals."""
