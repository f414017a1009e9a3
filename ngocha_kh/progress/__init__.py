"""Records and a date → figures. Pure and exact: integers and `Decimal`, rounded once."""
