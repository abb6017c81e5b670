/* poster-notes.c - the endnotes of a page: beside the grid as long as there is room, and else below it. */
#include "config.h"

#include "export/poster-private.h"
#include "layout/metrics.h"

/* Beside the grid notes are numbered with two digits at most, and some are worth making the page longer. */
#define MOST_BESIDE 99
#define FIRST_BESIDE 12

/* All others stand below if there are not more than this, and if cards do not become smaller than this for it. */
#define MOST_BELOW 400
#define LEAST_SHRINK 0.6

/* Above the notes of the legend, with the gap before. */
#define HEAD 78.0

/* Rows of cards in a cell that are tried. */
#define MOST_TRIES 10

static void
collect_card (const ParcoursCardBox *box, gpointer data)
{
  const ParcoursCardToShape card = { box->card, box->rect.width };

  g_array_append_val ((GArray *) data, card);
}

/* All cards in reading order, the parked ones last. */
static GArray *
collect_cards (ParcoursPoster *self)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (ParcoursCardToShape));
  GPtrArray *parked = parcours_layout_get_parked (self->layout);
  double width, height;

  parcours_layout_get_size (self->layout, &width, &height);
  parcours_layout_foreach_card (self->layout, &PARCOURS_RECT (0, 0, width, height), collect_card, cards);
  for (guint i = 0; i < parked->len; i++)
    {
      const ParcoursCardToShape card = { parked->pdata[i], PARCOURS_CARD_WIDTH };

      g_array_append_val (cards, card);
    }
  return cards;
}

/* Cards whose text is cut, in reading order. The caller owns the array. */
static GPtrArray *
find_cut (ParcoursPoster *self)
{
  g_autoptr (GArray) cards = collect_cards (self);
  GPtrArray *cut = g_ptr_array_new ();

  parcours_text_shape_ahead (self->text, (gconstpointer) cards->data, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      const ParcoursCardToShape *card = &g_array_index (cards, ParcoursCardToShape, i);

      if (parcours_text_card (self->text, card->card, card->width)->more)
        g_ptr_array_add (cut, card->card);
    }
  return cut;
}

void
parcours_poster_foreach_cut (ParcoursPoster *self, ParcoursCutFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  g_autoptr (GPtrArray) cards = find_cut (self);
  for (guint i = 0; i < cards->len; i++)
    func (cards->pdata[i], GPOINTER_TO_UINT (g_hash_table_lookup (self->endnotes, cards->pdata[i])), data);
}

typedef struct
{
  ParcoursPoster *poster;
  GPtrArray *cards;             /* whose text is cut, in reading order */
  double *lengths;              /* of the first n notes, for n up to most_beside */
  guint most_beside;
  double bare;                  /* the legend without notes */
} Notes;

/* Numbers the first `n` cards, of which those from number `below` on (0: none) do not stand in the legend; returns how long that is. */
static double
number_notes (const Notes *notes, guint n, guint below)
{
  ParcoursPoster *self = notes->poster;

  g_hash_table_remove_all (self->endnotes);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->endnotes, notes->cards->pdata[i], GUINT_TO_POINTER (i + 1));
  self->paint.first_below = below;
  self->legend.height = parcours_paint_legend (&self->paint, 0, 0, PARCOURS_LEGEND_WIDTH);
  return self->legend.height;
}

static void
notes_init (Notes *notes, ParcoursPoster *self)
{
  GPtrArray *cards = find_cut (self);
  const guint most = MIN (cards->len, MOST_BESIDE);

  *notes = (Notes) { self, cards, g_new0 (double, most + 1), most, 0 };
  notes->bare = number_notes (notes, cards->len, 1);
  for (guint i = 0; i < most; i++)
    notes->lengths[i + 1] = notes->lengths[i] + parcours_paint_measure_note (&self->paint, cards->pdata[i], PARCOURS_LEGEND_WIDTH);
}

static void
notes_clear (Notes *notes)
{
  g_ptr_array_unref (notes->cards);
  g_free (notes->lengths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notes, notes_clear)

/* How many notes stand in a legend that may be `room` long. */
static guint
count_beside (const Notes *notes, double room)
{
  guint n = 0;

  while (n < notes->most_beside && notes->bare + HEAD + notes->lengths[n + 1] <= room)
    n++;
  return n;
}

/* As many notes as stand beside the grid; a few are listed even if the page is longer for it, but not twice as long. The other cards keep their
 * three dots. */
static void
choose_beside (const Notes *notes)
{
  const double room = _parcours_poster_legend_room (notes->poster);
  const guint n = count_beside (notes, room), few = MIN (FIRST_BESIDE, count_beside (notes, 2 * MAX (room, notes->bare)));

  number_notes (notes, MAX (n, few), 0);
}

/* All notes: as many as stand beside the grid, and the others below it. */
static void
choose_below (const Notes *notes)
{
  number_notes (notes, notes->cards->len, count_beside (notes, _parcours_poster_legend_room (notes->poster)) + 1);
}

static ParcoursRoll
turn_roll (ParcoursRoll roll)
{
  return roll == PARCOURS_ROLL_NONE ? roll : roll == PARCOURS_ROLL_LYING ? PARCOURS_ROLL_UPRIGHT : PARCOURS_ROLL_LYING;
}

/* Notes below and the shape of the grid depend on each other: of some shapes and both ways to turn the page the one that is largest. */
static double
choose_shape (ParcoursPoster *self, const Notes *notes, gboolean turn, double *page_width, double *page_height)
{
  const double width = *page_width, height = *page_height;
  const ParcoursRoll rolls[] = { self->roll, turn_roll (self->roll) };
  double best = 0, narrowest;
  guint rows = 1, way = 0;

  _parcours_poster_set_cell_rows (self, G_MAXUINT / 2);
  narrowest = self->grid.width;
  for (guint i = 1; i <= MOST_TRIES; i++)
    {
      _parcours_poster_set_cell_rows (self, i);
      choose_below (notes);
      for (guint turned = 0; turned < (turn ? 2 : 1); turned++)
        {
          double scale;

          self->roll = rolls[turned];
          scale = _parcours_poster_fit (self, turned ? height : width, turned ? width : height);
          if (self->roll != PARCOURS_ROLL_NONE)
            scale = MIN (scale, 1);             /* then as short as possible */
          if (scale <= best * 1.001)
            continue;
          best = scale;
          rows = i;
          way = turned;
        }
      if (self->grid.width <= narrowest)
        break;
    }
  self->roll = rolls[way];
  *page_width = way ? height : width;
  *page_height = way ? width : height;
  _parcours_poster_set_cell_rows (self, rows);
  choose_below (notes);
  return best;
}

void
_parcours_poster_choose_endnotes (ParcoursPoster *self, const ParcoursExportOptions *options, double *page_width, double *page_height)
{
  g_auto (Notes) notes = { NULL };
  const gboolean turn = options->orientation == PARCOURS_ORIENTATION_AUTO && (self->paper.name[0] != '\0' || self->roll != PARCOURS_ROLL_NONE);
  const ParcoursRoll roll = self->roll;
  const guint rows = self->view.cell_rows;
  const double width = *page_width, height = *page_height;
  double without, with;

  notes_init (&notes, self);
  self->n_cut = notes.cards->len;
  choose_beside (&notes);
  if (g_hash_table_size (self->endnotes) == self->n_cut || self->n_cut > MOST_BELOW)
    return;

  number_notes (&notes, 0, 0);
  without = _parcours_poster_fit (self, width, height);
  with = choose_shape (self, &notes, turn, page_width, page_height);
  if (with >= LEAST_SHRINK * (roll == PARCOURS_ROLL_NONE ? without : MIN (without, 1)) &&
      (self->paper.width <= 0 || options->scale <= _parcours_poster_fit (self, *page_width, *page_height)))
    return;

  /* The notes would take more from the map than they give. */
  self->roll = roll;
  *page_width = width;
  *page_height = height;
  _parcours_poster_set_cell_rows (self, rows);
  choose_beside (&notes);
}
