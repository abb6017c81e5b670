/* cards.c - see cards.h. */
#include "config.h"

#include "export/cards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/error.h"
#include "base/util.h"
#include "layout/metrics.h"
#include "model/block.h"
#include "paint/paint.h"
#include "paint/painter-cairo.h"
#include "paint/painter-svg.h"

#define MARGIN 12.0             /* u around the cards */
#define PNG_SCALE 2.0
#define PNG_PIXELS_MAX 32e6
#define PNG_SIDE_MAX 32000.0    /* more is more than cairo takes */

/* A card and its cell among those that are left. */
typedef struct
{
  ParcoursElement *card;
  guint row, column, index;
} Place;

typedef struct
{
  GArray *places;               /* Place, by row, column and index */
  guint n_rows, n_columns;
} Grid;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Which of the numbers in use, from the lowest on, each one is. */
static GHashTable *
rank_numbers (GArray *numbers)
{
  GHashTable *ranks = g_hash_table_new (NULL, NULL);
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, i - 1))
      g_hash_table_insert (ranks, GUINT_TO_POINTER (g_array_index (numbers, guint, i)), GUINT_TO_POINTER (n++));
  return ranks;
}

/* Parked cards (in row `parking`) count their columns by themselves. */
static void
close_gaps (Grid *grid, guint parking, guint n_parked)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) row_ranks = NULL, column_ranks = NULL;

  for (guint i = 0; i < grid->places->len; i++)
    {
      g_array_append_val (rows, g_array_index (grid->places, Place, i).row);
      if (g_array_index (grid->places, Place, i).row != parking)
        g_array_append_val (columns, g_array_index (grid->places, Place, i).column);
    }
  row_ranks = rank_numbers (rows);
  column_ranks = rank_numbers (columns);
  for (guint i = 0; i < grid->places->len; i++)
    {
      Place *place = &g_array_index (grid->places, Place, i);

      if (place->row != parking)
        place->column = GPOINTER_TO_UINT (g_hash_table_lookup (column_ranks, GUINT_TO_POINTER (place->column)));
      place->row = GPOINTER_TO_UINT (g_hash_table_lookup (row_ranks, GUINT_TO_POINTER (place->row)));
    }
  grid->n_rows = g_hash_table_size (row_ranks);
  grid->n_columns = MAX (g_hash_table_size (column_ranks), n_parked);
}

/* Parked cards follow in a row below all others, side by side. */
static void
grid_init (Grid *grid, ParcoursLayout *layout, GPtrArray *cards)
{
  guint n_rows, parked = 0;

  parcours_layout_get_rows (layout, &n_rows);
  *grid = (Grid) { g_array_new (FALSE, FALSE, sizeof (Place)), 0, 0 };
  for (guint i = 0; i < cards->len; i++)
    {
      Place place = { .card = g_ptr_array_index (cards, i), .row = n_rows };
      ParcoursCardBox box;

      if (parcours_layout_get_card (layout, place.card, &box))
        place = (Place) { place.card, box.row, box.column, box.index };
      else
        place.column = parked++;
      g_array_append_val (grid->places, place);
    }
  close_gaps (grid, n_rows, parked);
  g_array_sort (grid->places, compare_places);
}

/* --- text --- */

static char *
dup_title (const Place *place)
{
  return parcours_clean_line (parcours_element_get_name (place->card), -1);
}

/* Adds what belongs into one cell, from place number `i` on; returns the number of the next. */
static guint
append_cell (GString *text, const Grid *grid, guint i)
{
  const Place *first = &g_array_index (grid->places, Place, i);
  g_autoptr (GString) cell = g_string_new (NULL);

  for (; i < grid->places->len; i++)
    {
      const Place *place = &g_array_index (grid->places, Place, i);
      g_autofree char *title = NULL;

      if (place->row != first->row || place->column != first->column)
        break;
      title = dup_title (place);
      g_string_append_printf (cell, "%s%s", place != first ? "\n" : "", title);
    }
  parcours_block_append (text, cell->str);
  return i;
}

char *
parcours_cards_text (ParcoursMap *map, GPtrArray *cards)
{
  g_autoptr (ParcoursLayout) layout = NULL;
  GString *text = g_string_new (NULL);
  guint row = 0, column = 0;
  Grid grid;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && cards != NULL, g_string_free (text, FALSE));

  layout = parcours_layout_new (map, NULL);
  grid_init (&grid, layout, cards);
  if (grid.n_rows <= 1 && grid.n_columns <= 1)
    for (guint i = 0; i < grid.places->len; i++)
      {
        g_autofree char *title = dup_title (&g_array_index (grid.places, Place, i));

        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", title);
      }
  else
    for (guint i = 0; i < grid.places->len;)
      {
        const Place *place = &g_array_index (grid.places, Place, i);

        for (; row < place->row; row++, column = 0)
          {
            for (; column + 1 < grid.n_columns; column++)
              g_string_append_c (text, '\t');
            g_string_append_c (text, '\n');
          }
        for (; column < place->column; column++)
          g_string_append_c (text, '\t');
        i = append_cell (text, &grid, i);
      }
  g_array_unref (grid.places);
  return g_string_free (text, FALSE);
}

/* --- pictures --- */

typedef struct
{
  ParcoursPaint paint;
  ParcoursLayout *layout;
  ParcoursText *text;
  Grid grid;
  double *tops;                 /* of each row, u; and the end */
  double width, height;         /* u */
} Picture;

static void
picture_init (Picture *picture, ParcoursMap *map, GPtrArray *cards)
{
  g_autofree guint *most = NULL;
  guint in_cell = 0;

  *picture = (Picture) { .layout = parcours_layout_new (map, NULL), .text = parcours_text_new () };
  grid_init (&picture->grid, picture->layout, cards);
  picture->paint = (ParcoursPaint) {
    .theme = parcours_theme_get (PARCOURS_THEME_PAPER, FALSE),
    .text = picture->text,
    .map = map,
    .layout = picture->layout,
    .lang = parcours_map_get_lang (map),
    .zoom = 1,
  };
  most = g_new0 (guint, picture->grid.n_rows + 1);
  for (guint i = 0; i < picture->grid.places->len; i++)
    {
      Place *place = &g_array_index (picture->grid.places, Place, i);
      const Place *before = i > 0 ? place - 1 : NULL;

      in_cell = before != NULL && before->row == place->row && before->column == place->column ? in_cell + 1 : 0;
      place->index = in_cell;
      most[place->row] = MAX (most[place->row], in_cell + 1);
    }
  picture->tops = g_new0 (double, picture->grid.n_rows + 1);
  for (guint row = 0; row < picture->grid.n_rows; row++)
    picture->tops[row + 1] = picture->tops[row] + most[row] * PARCOURS_CARD_PITCH;
  picture->width = 2 * MARGIN + picture->grid.n_columns * PARCOURS_COLUMN - (PARCOURS_COLUMN - PARCOURS_CARD_WIDTH);
  picture->height = 2 * MARGIN + picture->tops[picture->grid.n_rows] - (PARCOURS_CARD_PITCH - PARCOURS_CARD_HEIGHT);
}

static void
picture_clear (Picture *picture)
{
  g_clear_object (&picture->layout);
  g_clear_object (&picture->text);
  g_clear_pointer (&picture->grid.places, g_array_unref);
  g_clear_pointer (&picture->tops, g_free);
}

static void
picture_paint (Picture *picture, ParcoursPainter *painter)
{
  picture->paint.painter = painter;
  for (guint i = 0; i < picture->grid.places->len; i++)
    {
      const Place *place = &g_array_index (picture->grid.places, Place, i);

      parcours_paint_card (&picture->paint, place->card, MARGIN + place->column * PARCOURS_COLUMN,
                           MARGIN + picture->tops[place->row] + place->index * PARCOURS_CARD_PITCH, PARCOURS_CARD_WIDTH,
                           PARCOURS_CARD_PLAIN);
    }
}

GBytes *
parcours_cards_svg (ParcoursMap *map, GPtrArray *cards, GError **error)
{
  g_autoptr (ParcoursPainter) painter = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  ParcoursSvgHead head;
  Picture picture;
  gboolean done;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && cards != NULL, NULL);

  painter = parcours_painter_svg_new ();
  stream = g_memory_output_stream_new_resizable ();
  picture_init (&picture, map, cards);
  picture_paint (&picture, painter);
  head = (ParcoursSvgHead) {
    .width = picture.width,
    .height = picture.height,
    .width_mm = picture.width * PARCOURS_MM_PER_U,
    .height_mm = picture.height * PARCOURS_MM_PER_U,
    .lang = picture.paint.lang,
    .title = parcours_element_get_name (parcours_map_get_root (map)),
  };
  done = parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, NULL, error) &&
         g_output_stream_close (stream, NULL, error);
  picture_clear (&picture);
  return done ? g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)) : NULL;
}

static cairo_status_t
write_png (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
parcours_cards_png (ParcoursMap *map, GPtrArray *cards, GError **error)
{
  g_autoptr (ParcoursPainter) painter = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  Picture picture;
  cairo_t *cr;
  double scale;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && cards != NULL, NULL);

  picture_init (&picture, map, cards);
  scale = MIN (PNG_SCALE, sqrt (PNG_PIXELS_MAX / (picture.width * picture.height)));
  scale = MIN (scale, PNG_SIDE_MAX / MAX (picture.width, picture.height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (picture.width * scale),
                                        (int) ceil (picture.height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  painter = parcours_painter_cairo_new (cr);
  picture.paint.zoom = scale;
  picture_paint (&picture, painter);
  g_clear_object (&painter);
  cairo_destroy (cr);
  bytes = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (surface, write_png, bytes);
  cairo_surface_destroy (surface);
  picture_clear (&picture);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT, _("The picture of the cards could not be made: %s."),
               cairo_status_to_string (status));
  return NULL;
}
