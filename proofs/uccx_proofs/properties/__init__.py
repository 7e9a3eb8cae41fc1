"""The properties of UCCX 12.5 Smart Licensing, by what they speak of."""
