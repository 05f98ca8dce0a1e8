"""What is kept: the shards of the documents, and the graph made of them, on disk."""
