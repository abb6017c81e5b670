/* util.h - small helpers that GLib 2.74 lacks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stores a copy of `text` in `*where`, freeing the old one. TRUE if the string changed (as g_set_str of GLib 2.76). */
gboolean parcours_set_str (char **where, const char *text);

/* Closes `*fd` if it is open and sets it to -1. Keeps errno. For g_auto-like use: PARCOURS_AUTO_FD int fd = -1; */
void parcours_clear_fd (int *fd);
#define PARCOURS_AUTO_FD __attribute__ ((cleanup (parcours_clear_fd)))

/* A copy of `text` with only characters that XML 1.0 can hold: CR LF, CR, VT, FF, U+0085, U+2028 and U+2029 become LF,
 * other forbidden ones and invalid UTF-8 are dropped. `length` in bytes or -1. The caller owns the result. */
char *parcours_clean_text (const char *text, gssize length);

/* As parcours_clean_text(), on one line: every run of white space becomes one space, ends are trimmed. */
char *parcours_clean_line (const char *text, gssize length);

/* Today as "2026-03-12", here; with SOURCE_DATE_EPOCH in the environment that day, so that a picture can be made again as it was. The caller
 * owns it. */
char *parcours_today (void);

/* A new record id: a letter and 12 random base-32 characters (format.md). The caller owns it. */
char *parcours_new_id (void);

/* TRUE if `text` is an XML NCName (what an id must be). */
gboolean parcours_is_ncname (const char *text);

G_END_DECLS
