"""What each noun of this app adds to pages of other apps, to the desk and to the worker."""
