/* paint-smallest.c - how small the smallest words of a map are, without painting it: what the foot of a poster says. */
#include "config.h"

#include "layout/metrics.h"
#include "paint/paint-legend.h"
#include "paint/paint-private.h"

typedef struct
{
  const ParcoursPaint *paint;
  double least;                 /* 0: no words yet */
} Smallest;

static void
take (Smallest *self, double size)
{
  if (self->least <= 0 || size < self->least)
    self->least = size;
}

static void
take_layout (Smallest *self, PangoLayout *layout)
{
  if (layout)
    take (self, (double) pango_font_description_get_size (pango_layout_get_font_description (layout)) / PANGO_SCALE);
}

/* Votes, channels there is no room for, the tab of an endnote. */
static gboolean
has_numbers (const ParcoursPaint *paint, ParcoursElement *card)
{
  const char *channels = parcours_element_get_value (card, PARCOURS_CARD_CHANNELS);
  guint n = 1;

  for (; channels && *channels; channels++)
    n += *channels == ' ';
  return n > PARCOURS_CARD_CHANNELS_SHOWN || parcours_element_list (card, PARCOURS_KIND_VOTE)->len > 0
         || (paint->endnotes && g_hash_table_contains (paint->endnotes, card));
}

static void
take_card (Smallest *self, ParcoursElement *card, double width)
{
  const ParcoursCardText *text = parcours_text_card (self->paint->text, card, width);

  take_layout (self, text->title);
  take_layout (self, text->note);
  if (parcours_element_get_value (card, PARCOURS_CARD_EMOTION))
    take (self, PARCOURS_TYPE_SIGN);
  if (has_numbers (self->paint, card))
    take (self, PARCOURS_TYPE_NUMBERS);
}

static void
take_box (const ParcoursCardBox *box, gpointer data)
{
  take_card (data, box->card, box->rect.width);
}

static void
take_curve (Smallest *self, guint row)
{
  guint n_points, n_columns;
  const ParcoursPoint *points = parcours_layout_get_points (self->paint->layout, row, &n_points);

  parcours_layout_get_columns (self->paint->layout, &n_columns);
  for (guint i = 0; i < n_points; i++)
    if (points[i].has_value)
      take (self, PARCOURS_TYPE_SIGN);
  for (guint column = 0; column < n_columns; column++)
    if (_parcours_curve_has_gap (self->paint, row, column))
      take (self, PARCOURS_TYPE_GAP);
}

double
parcours_paint_smallest (const ParcoursPaint *paint)
{
  Smallest self = { paint, 0 };
  ParcoursRect all = { 0 };
  GPtrArray *parked;
  const ParcoursRow *rows;
  guint n_rows;

  g_return_val_if_fail (paint != NULL && paint->text != NULL, 0);

  parked = parcours_layout_get_parked (paint->layout);
  rows = parcours_layout_get_rows (paint->layout, &n_rows);
  parcours_layout_get_size (paint->layout, &all.width, &all.height);
  parcours_layout_foreach_card (paint->layout, &all, take_box, &self);
  for (guint i = 0; i < parked->len; i++)
    take_card (&self, parked->pdata[i], PARCOURS_CARD_WIDTH);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].type == PARCOURS_ROW_CURVE)
      take_curve (&self, i);
  return self.least;
}
