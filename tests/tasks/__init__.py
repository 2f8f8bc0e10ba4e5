"""Tasks: matters that a customer may bring, each brought by eight people who are not easy; see README of the folder."""
