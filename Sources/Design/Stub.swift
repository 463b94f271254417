import HTML
