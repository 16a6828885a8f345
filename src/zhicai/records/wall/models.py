"""No tables: the wall stands around those of the others."""
