"""Two people at one table: invitations, the shared panel, private desks, mediator and results."""
