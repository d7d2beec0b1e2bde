"""World knowledge as data: countries, organizations, and the common nouns that act in the news."""
