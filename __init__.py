"""Patient Handouts: YAML handout definitions and clinic branding, set as printed, branded, accessible PDFs."""

__version__ = "0.1.0"
