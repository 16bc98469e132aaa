"""The rules of negotiation: values in, values out."""
