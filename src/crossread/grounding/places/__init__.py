"""Where: the places a report names, as precise as the text and the gazetteer allow, never more."""
