"""The analysis of a corpus in the formats of others, one module a format.

Each module has ``files(material)``: what the export holds, by name, as bytes; the same analysis gives the same bytes.
"""
