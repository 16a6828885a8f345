"""The only door to letters as files: PDF with a text layer, ODT, DOCX, DI and plain text.

``read_letter_file(path)`` gives the printed lines that ``core/letters`` reads, each with its page;
``open_letter_file(path)`` also says what kind of file it was and what the officer should know.
``LetterReader`` reads many with one child. The content of a file decides, never its name.

Plain text is decoded here. All else is read by a child with little memory and little time
(``child``), under the guards that the sheets have for packages and XML; a DI by an expat that
refuses every entity but the names of files that came with the letter. Nothing is fetched, followed,
run or expanded.

In a PDF the lines are put together from the places of the characters (``reading.page_lines``). In
ODT and DOCX the numbers of lists, which no text holds, are counted as the word processor would. A
DI is told as the letter that an office prints from it (``reading.di_lines``).
"""
