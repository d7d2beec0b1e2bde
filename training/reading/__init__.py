"""Training of the passage reader: PolNeAR and the Crossread corpus in, a second encoder in the file of weights out."""
