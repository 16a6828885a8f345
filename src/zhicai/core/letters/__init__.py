"""Official letters: lines of text → fields, tree of items, citations, each with its place."""
