"""Visiting pages elsewhere that letters point to: which may be visited at all, and what came of a visit. No Django.

Addresses stand in letters, so anybody may have written them: nothing inside the office's own network is ever visited.
"""
