"""What follows a deposit shows: the portal's answer, the registre, withdrawals."""
