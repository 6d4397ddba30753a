"""Whether the pages that letters point to are still there: which may be visited, visiting them, and what is kept of it.

Addresses stand in letters, so anybody may have written them: nothing inside the office's own network is ever visited.
"""
