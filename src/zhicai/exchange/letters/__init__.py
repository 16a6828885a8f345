"""Official letters as files: the door that gives their printed lines."""
