# An assignment the wrong way round.
5 = cups
