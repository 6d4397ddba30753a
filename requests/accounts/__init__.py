"""Who signs in, and by which two steps: first a password, then a code of an app, a passkey or a recovery code."""
