"""Whether a sheet may go out: rules, one small file per family."""
