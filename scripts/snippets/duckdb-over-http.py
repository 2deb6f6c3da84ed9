# duckdb-over-http.py FILE: runs SQL that reads http addresses, by ranges, without DuckDB's extension httpfs.
import sys
from datetime import datetime, timezone

import duckdb
from fsspec.implementations.http import HTTPFileSystem


class Http(HTTPFileSystem):
    # DuckDB asks when a file changed; fsspec has no answer for addresses.
    def modified(self, path):
        return datetime.fromtimestamp(0, timezone.utc)


connection = duckdb.connect()
connection.execute("SET autoinstall_known_extensions = false")
connection.register_filesystem(Http())
with open(sys.argv[1], encoding="utf-8") as file:
    for row in connection.sql(file.read()).fetchall():
        print(*row)
