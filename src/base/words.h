/* words.h - words in the map's own language.
 *
 * The window speaks the user's locale through gettext. What is painted on a map (legend, "not rated", names of kinds)
 * follows the map's xml:lang, whatever the locale is, so the catalogues of po/ are also compiled into the program and
 * read here. Message ids are the same as gettext's: mark them with N_() or NC_().
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `msgid` in language `lang` ("fr", "fr-CA", NULL or unknown: English, the msgid itself). `context` may be NULL.
 * The result is static. Safe from any thread. */
const char *parcours_words (const char *lang, const char *context, const char *msgid) G_GNUC_FORMAT (3);

/* Marks the two forms of a counted message for translation: parcours_words_n (lang, NN_ ("%u card", "%u cards"), n). */
#define NN_(singular, plural) (singular), (plural)

/* As parcours_words() for a number: `singular` or `plural` as the language asks for `n`. */
const char *parcours_words_n (const char *lang, const char *singular, const char *plural, unsigned long n)
  G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/* A message with strings (up to four, then NULL) for its %s or %1$s …; a translation may turn them round. The caller owns the result. */
char *parcours_words_fill (const char *lang, const char *msgid, ...) G_GNUC_NULL_TERMINATED;

/* As parcours_words_n(), with the number in the place of its %u. The caller owns the result. */
char *parcours_words_counted (const char *lang, const char *singular, const char *plural, guint n);

/* The day of an ISO date as people write it, "12 March 2026"; what is no date, unchanged. The caller owns the result. */
char *parcours_words_date (const char *lang, const char *iso);

/* A number with the decimal sign of the language, and U+2212 for minus. The caller owns the result. */
char *parcours_words_number (const char *lang, const char *decimal);

G_END_DECLS
