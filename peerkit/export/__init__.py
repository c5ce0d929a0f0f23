"""Tables become files: CSV, JSON, and a cover note that says what they are."""

from peerkit.export.csv_format import csv_bytes, write_csv
from peerkit.export.files import Cover, Export, csv_files, json_files
from peerkit.export.json_format import write_json

__all__ = [
    "Cover",
    "Export",
    "csv_bytes",
    "csv_files",
    "json_files",
    "write_csv",
    "write_json",
]
