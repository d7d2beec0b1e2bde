"""Who acts: the actors of one report as clusters of mentions, and which one stands at a place in the text."""
