"""Tables, queries, migrations, blobs, audit."""
