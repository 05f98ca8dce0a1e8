"""What may enter the graph, what follows from it, and whether it is consistent."""
