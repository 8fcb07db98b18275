"""Navigation, sign-in, widgets."""
