"""Reading a letter: its bytes go in, what it says and where it says it comes out. Start at `letters.read`.

pages of words -> lines -> tables -> blocks -> particulars, links, attachments -> questions -> answers -> Reading

Nothing is imported here: who needs the shapes of a reading need not load the whole reader.
"""
