"""Examples and fitting of the coder, which types what one actor does to another (`crossread.claims.coder`)."""
