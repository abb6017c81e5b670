/* window.h - a window on one document: header bar, wall, tray, inspector, status bar.
 *
 * window.c            the widgets and what they show of the document
 * window-actions.c    the table of actions, and which of them make sense now
 * window-file.c       new, open, recover
 * window-save.c       save, save as, revert, export
 * window-close.c      closing and what is not saved yet
 * window-notices.c    the bars: what others did to the file, and what can be done about it
 * window-compare.c    what is different from the file, or from what was never saved
 * window-select.c    selecting by what cards have in common
 * window-edit.c       undo, clipboard, delete, what is set on the selected cards
 * window-find.c       the bars that find, replace and filter
 * window-views.c      filters that are kept in the map
 * window-structure.c  stages, steps, lanes, personas
 * window-view.c       overview, zoom menu; window-wall.c wall mode; window-panes.c F6; window-position.c where it was looked at
 * window-picture.c    pictures that come in; window-refused.c: what is said of those that cannot be shown
 * window-menus.c      main menu, context menus, recent files
 */
#pragma once

#include <adwaita.h>

#include "shell/document.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_WINDOW (parcours_window_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursWindow, parcours_window, PARCOURS, WINDOW, AdwApplicationWindow)

/* A window without a map: it offers to make or open one. */
ParcoursWindow *parcours_window_new (GtkApplication *application);

ParcoursDocument *parcours_window_get_document (ParcoursWindow *self);

/* Opens a file: raises the window that has it, or loads it here if this window has nothing to lose, or in a new window. Problems are
 * shown over this one and whatever map it shows stays. */
void parcours_window_open_file (ParcoursWindow *self, GFile *file);

/* Shows a new untitled map, here or in a new window. */
void parcours_window_open_untitled (ParcoursWindow *self, ParcoursMap *map);

/* Takes over a left-over draft: in the window of its file, here, or in a new window. */
void parcours_window_recover (ParcoursWindow *self, const ParcoursRecovery *recovery);

/* Reads a picture from a file and gives it to the records of this window's map, as their `field`; says what came of it. */
void parcours_window_illustrate (ParcoursWindow *self, GFile *file, GPtrArray *records, ParcoursFieldId field);

/* The window of `application` that shows (or loads) the file, or NULL. */
ParcoursWindow *parcours_window_find (GtkApplication *application, GFile *file);

G_END_DECLS
