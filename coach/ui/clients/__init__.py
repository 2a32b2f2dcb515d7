"""The pages of clients and contacts."""
