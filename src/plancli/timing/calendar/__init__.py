"""Which days are meant? Arithmetic of the calendar: units, festivals, lunar dates, working days."""
