"""The public site as plain files, for any web server: the same addresses, without search, forms, cookies and staff.

Pages are asked for as a reader asks for them, by the public login. A page is path/index.html, anything else a
file under its path. What needs a program is closed: its pages say so, and links to it become plain words.
"""
