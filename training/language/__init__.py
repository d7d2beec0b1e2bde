"""Training, export and scoring of the joint language model."""
