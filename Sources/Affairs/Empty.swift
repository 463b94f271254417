// Affairs
