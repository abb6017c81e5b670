/* sticky-private.h - a card on its way to a note: for paint-sticky.c, which draws it, and sticky-words.c, which finds the room for words and
 * picture. */
#pragma once

#include "paint/paint-private.h"
#include "paint/sticky.h"

G_BEGIN_DECLS

#define PARCOURS_STICKY_NOTE_GAP 3.0    /* between title and note, in units of the box */

/* On paper, in u: 7 points, and how high a note is that has room for two lines of small type. */
#define PARCOURS_STICKY_SMALL_TYPE 4.94
#define PARCOURS_STICKY_TWO_LINES 56.0

typedef struct
{
  const ParcoursPaint *paint;
  ParcoursElement *card;
  ParcoursNoteColours colours;
  const ParcoursStickyPlace *place;
  double width, height, scale;  /* of the box, and from it to the sheet */
  double type;                  /* of the place */
  int lines;
  double foot;                  /* 0: none */
  ParcoursRect room;            /* for words and picture */
  ParcoursRect text, picture;   /* how they share it; a width of 0: no picture */
  ParcoursNote note;
  gboolean ground;
} ParcoursStickyDraft;

typedef struct
{
  PangoLayout *title, *note;    /* NULL: there is none */
  double title_height, height, smallest;
  gboolean more;
  gboolean narrow;              /* a word of the title is longer than a line */
} ParcoursStickyWords;

void _parcours_sticky_words_clear (ParcoursStickyWords *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParcoursStickyWords, _parcours_sticky_words_clear)

/* The largest words that all have room on a note that takes `rect` of its sheet, beside the picture if there is one: sets draft->text and
 * draft->picture. */
void _parcours_sticky_fit (ParcoursStickyDraft *draft, const ParcoursRect *rect, ParcoursStickyWords *words);

G_END_DECLS
