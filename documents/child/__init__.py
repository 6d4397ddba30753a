"""What runs in a limited child process, a module a task. No Django."""
