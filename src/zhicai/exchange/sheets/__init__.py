"""The only door to spreadsheets: XLSX, XLS, ODS, CSV, TSV, HTML, DOCX, ODT, and zips of them.

Reading (``sheets.model``)
    ``open_books(path)`` tells a file by its content, whatever its name says, and gives books of
    sheets of lines of values. It starts a child (``sheets.child``) that has 512 MiB of memory and
    little time, no secrets in its surroundings, and may not write a file; the child streams JSON
    lines back. A file that cannot be used raises ``Refused`` with a ``file.*`` code; what an
    officer should know about a readable one stands in ``Book.notices``. Cells that no rule may
    trust (error values, formulas without a stored value, texts of more than 32,767 characters)
    come as ``Broken`` texts, never as empty cells.

    In the child: ``kinds`` tells the kind, ``packages`` guards archives, ``xml_parts`` guards XML,
    then one reader for each kind. XLSX is looked through as a stream before calamine gets it, and
    afterwards the rows with values are compared with those that calamine gave. ODS has a reader of
    our own, because calamine loses line breaks and error values there.

    The tables of a document become sheets (``document_grid``); one that a page break cut goes on.

    A tall merged block gives its value to each of its rows that holds something else too.

Writing (``sheets.write``)
    ``write_xlsx``, ``write_ods`` and ``write_csv`` write ``Table``s: text stays text, nothing in it
    can come alive. Export, then import is the identity for every text. ``write_csv`` in CP950
    raises ``CannotWrite`` with the list of what that encoding lacks. ``write_annotated`` gives back
    an officer's own file with a column 「問題」; all else in it stays as it was.
"""
