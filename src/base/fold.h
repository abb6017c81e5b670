/* fold.h - texts compared as people do: case, accents and kinds of quotation marks, hyphens and spaces make no
 * difference.
 *
 * Each byte of a folded text knows the character it comes from, so what is found in it is found in the text itself.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *text;                   /* folded, ends with NUL */
  gsize length;
  guint *from;                  /* the byte of the original each byte comes from, and at the end its length */
  gboolean exact;               /* only normalised: case and accents count */
} ParcoursFolded;

/* Folds `text` (valid UTF-8). `exact` keeps case and accents, and only takes é and e with its accent for the same. */
void parcours_folded_init (ParcoursFolded *self, const char *text, gboolean exact);
void parcours_folded_clear (ParcoursFolded *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParcoursFolded, parcours_folded_clear)

/* The first place of `what` (folded the same way, not empty) from byte `start` of the original on. `start` and `end`
 * are bytes of the original and enclose whole characters. FALSE if there is none. */
gboolean parcours_folded_find (const ParcoursFolded *self, const ParcoursFolded *what, gsize *start, gsize *end);

/* Just the folded text. The caller owns it. */
char *parcours_fold (const char *text);

/* TRUE if `text` has `folded` in it, which is folded already. */
gboolean parcours_fold_contains (const char *text, const char *folded);

G_END_DECLS
