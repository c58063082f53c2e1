"""The window: what the person sees and touches."""
