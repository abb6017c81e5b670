/* text.h - ONE way to shape text, for screen, print and SVG alike.
 *
 * One PangoContext for the program (hint metrics off, hint style none, glyph positions not rounded, absolute sizes
 * in map units), so lines break the same everywhere. A block of text is a PangoLayout; painters draw it as it is
 * (GtkSnapshot, cairo) or line by line with real text (SVG). Shaped cards are kept until told that the card changed.
 * One thread at a time per ParcoursText.
 */
#pragma once

#include <pango/pango.h>

#include "base/geometry.h"
#include "model/map.h"

G_BEGIN_DECLS

/* "Cantarell, Adwaita Sans, Inter, Noto Sans, DejaVu Sans" (look.md). */
extern const char parcours_text_families[];

typedef struct
{
  double size;                  /* u */
  double line;                  /* line height, u */
  PangoWeight weight;
  double width;                 /* wrap at, u; <= 0: one line as long as it is */
  int max_lines;                /* 0: no limit; else the last line that fits is cut at a word and ends in an ellipsis */
  PangoAlignment align;
} ParcoursTextStyle;

#define PARCOURS_TYPE_TEXT_CACHE (parcours_text_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursText, parcours_text, PARCOURS, TEXT_CACHE, GObject)

ParcoursText *parcours_text_new (void);

/* The shared context, borrowed: for measuring anything else the same way. */
PangoContext *parcours_text_get_context (ParcoursText *self);

/* Shapes `text` (NULL is ""). `truncated` (may be NULL) tells whether something was cut. The caller owns the layout. */
PangoLayout *parcours_text_shape (ParcoursText *self, const char *text, const ParcoursTextStyle *style, gboolean *truncated);

/* As parcours_text_shape(), kept for the life of the cache under its text and style: words that come again and again
 * (labels, signs, numbers). Borrowed. */
PangoLayout *parcours_text_word (ParcoursText *self, const char *text, const ParcoursTextStyle *style);

/* Width and height of a layout in u, and the baseline of its first line below its top. Any may be NULL. */
void parcours_text_extents (PangoLayout *layout, double *width, double *height, double *baseline);

/* A card's words as they fit on it. */
typedef struct
{
  PangoLayout *title;           /* NULL if the card has none */
  PangoLayout *note;            /* NULL if there is none or no room */
  double title_height;          /* u; the note starts 2 u below */
  double size;                  /* of the title: 13, 12, 11 or 10 */
  gboolean more;                /* something of title or note is not shown */
} ParcoursCardText;

/* The text of a card `width` wide (PARCOURS_CARD_WIDTH unless it spans columns), shaped on first use: title 13/16
 * and note 11/14, shrinking by look.md's steps until the title fits. A card without foot whose text does not fit
 * leaves the foot's room to the mark "more". Borrowed, valid until forgotten or asked for another width. */
const ParcoursCardText *parcours_text_card (ParcoursText *self, ParcoursElement *card, double width);

/* A card whose text will be asked for, and at which width. */
typedef struct
{
  ParcoursElement *card;
  double width;
} ParcoursCardToShape;

/* Shapes what of `cards` is not kept yet, on two cores if there are many of them. Changes nothing but how long parcours_text_card() takes
 * afterwards. Nobody may change the cards meanwhile. A card stands in the list once. */
void parcours_text_shape_ahead (ParcoursText *self, const ParcoursCardToShape *cards, guint n_cards);

/* Where the picture of a card stands, from its top left corner: beside the text, which is narrower then; or alone, where there is no text.
 * FALSE if it has none. */
gboolean parcours_card_picture_box (ParcoursElement *card, double width, ParcoursRect *box);

/* The card has changed (or is gone): shape it anew next time. */
void parcours_text_forget (ParcoursText *self, ParcoursElement *card);
void parcours_text_forget_all (ParcoursText *self);

/* TRUE if the card has a foot (emotion, effort or level is set): its text then has 54 u of height, else 72. */
gboolean parcours_card_has_foot (ParcoursElement *card);

G_END_DECLS
