"""Who, where, when, how much: actors, places, times, quantities made comparable, in one report and across reports."""
