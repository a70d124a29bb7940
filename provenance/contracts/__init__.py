"""What goes in and out of this program, as models; the published JSON Schemas are made from them."""
