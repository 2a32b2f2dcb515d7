"""What things are: frozen records and enums; of other libraries only msgspec."""
