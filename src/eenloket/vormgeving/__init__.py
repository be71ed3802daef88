"""The look: components, layouts, themes, icons and error pages. Knows no other room."""
