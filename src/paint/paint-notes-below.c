/* paint-notes-below.c - endnotes in columns that are about as long as each other, read one column after the other. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "paint/paint-legend.h"

#define COLUMN 340.0            /* of one width, so that a text is shaped once, whatever the page */
#define GAP 32.0                /* at least */

typedef struct
{
  const ParcoursPaint *paint;
  GPtrArray *cards;
  double *heights;
  guint columns;
  double width, pitch;          /* of a column, and from one to the next */
} Notes;

/* How many columns it takes if none is longer than `most`. */
static guint
count_columns (const Notes *notes, double most)
{
  double used = 0;
  guint n = 1;

  for (guint i = 0; i < notes->cards->len; i++)
    {
      if (used > 0 && used + notes->heights[i] > most)
        {
          n++;
          used = 0;
        }
      used += notes->heights[i];
    }
  return n;
}

/* The least length with which the columns that there are suffice. */
static double
find_length (const Notes *notes)
{
  double low = 0, high = 0;

  for (guint i = 0; i < notes->cards->len; i++)
    {
      low = MAX (low, notes->heights[i]);
      high += notes->heights[i];
    }
  while (high - low > 0.5)
    {
      const double middle = (low + high) / 2;

      if (count_columns (notes, middle) > notes->columns)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static double
note (const Notes *notes, const ParcoursPaint *paint, guint i, double x, double y)
{
  ParcoursElement *card = notes->cards->pdata[i];

  return _parcours_paint_note (paint, &_parcours_note_below, card, GPOINTER_TO_UINT (g_hash_table_lookup (paint->endnotes, card)), x, y,
                               notes->width);
}

static void
paint_columns (const Notes *notes, double x, double y, double length)
{
  double used = 0;

  for (guint i = 0; i < notes->cards->len; i++)
    {
      if (used > 0 && used + notes->heights[i] > length + 0.01)
        {
          x += notes->pitch;
          used = 0;
        }
      note (notes, notes->paint, i, x, y + used);
      used += notes->heights[i];
    }
}

double
parcours_paint_notes_below (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree double *heights = NULL;
  ParcoursPaint measuring;
  double head, length;
  char first[16], last[16];

  g_return_val_if_fail (paint != NULL && width > 0, 0);

  cards = _parcours_list_endnotes (paint, TRUE);
  if (cards->len == 0)
    return 0;

  measuring = *paint;
  measuring.painter = NULL;
  heights = g_new (double, cards->len);
  Notes notes = { paint, cards, heights, MAX (1, (guint) ((width + GAP) / (COLUMN + GAP))), MIN (COLUMN, width), 0 };
  if (notes.columns > 1)
    notes.pitch = (width - notes.width) / (notes.columns - 1);
  for (guint i = 0; i < cards->len; i++)
    heights[i] = note (&notes, &measuring, i, 0, 0);
  length = find_length (&notes);

  g_snprintf (first, sizeof first, "%u", paint->first_below);
  g_snprintf (last, sizeof last, "%u", paint->first_below + cards->len - 1);
  /* Translators: above the notes of a poster that have no room beside its grid: the first and the last number */
  g_autofree char *title = cards->len > 1 ? parcours_words_fill (paint->lang, N_("Notes %s to %s"), first, last, NULL)
                                          : g_strdup (_parcours_say (paint, N_("Notes")));
  _parcours_begin (paint, "endnotes below", title);
  head = _parcours_section (paint, title, x, y, width);
  if (paint->painter)
    paint_columns (&notes, x, y + head, length);
  _parcours_end (paint);
  return head + length;
}
