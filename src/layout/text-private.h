/* text-private.h - the inside of the text shaper, for text*.c. */
#pragma once

#include "layout/text.h"

G_BEGIN_DECLS

struct _ParcoursText
{
  GObject parent_instance;

  PangoContext *context;
  GHashTable *faces;            /* TextFace -> itself: font and line height of a style, made once */
  GHashTable *words;            /* TextWord -> itself */
  GHashTable *cards;            /* ParcoursElement -> TextCard */
};

/* Sets font, line height, wrapping and alignment of a new or used layout. */
void _parcours_text_prepare (ParcoursText *self, PangoLayout *layout, const ParcoursTextStyle *style);

/* Sets `text`, or as much of it as could matter. TRUE if all of it stands in style->max_lines. */
gboolean _parcours_text_fits (PangoLayout *layout, const char *text, const ParcoursTextStyle *style);

/* Sets `text` and cuts it to style->max_lines: at a word, with " …". TRUE if something was cut. */
gboolean _parcours_text_fill (PangoLayout *layout, const char *text, const ParcoursTextStyle *style);

GHashTable *_parcours_text_cards_new (void);

G_END_DECLS
