"""The command line: arguments, standard streams and exit statuses live here and nowhere else."""
