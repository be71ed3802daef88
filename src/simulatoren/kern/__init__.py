"""What every simulator uses: settings, kept data, pages, errors and limits."""
