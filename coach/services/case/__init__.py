"""What the services of a case share: how it is read, recorded and kept in step."""
