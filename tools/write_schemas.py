"""Writes the published JSON Schemas from the models into schemas/: ``python tools/write_schemas.py``."""

from pathlib import Path

from provenance.contracts.published import as_text, schemas

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def main() -> None:
    """Write every schema; a file no model stands behind is removed."""
    FOLDER.mkdir(exist_ok=True)
    texts = {f"{name}.schema.json": as_text(schema) for name, schema in schemas().items()}
    for old in FOLDER.glob("*.schema.json"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
