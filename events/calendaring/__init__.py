"""What calendars of other programs are told: the appointment, the file around it, both clocks."""
