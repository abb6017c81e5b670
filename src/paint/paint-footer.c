/* paint-footer.c - the poster's last line, and the cards that wait for a place above it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/util.h"
#include "layout/metrics.h"
#include "paint/paint-private.h"

#define GAP 44.0

typedef struct
{
  const ParcoursPaint *paint;
  double left, right;           /* of the whole line */
  double x, baseline;
} Line;

/* Starts a new line where `width` does not fit on this one. */
static void
make_room (Line *line, double width)
{
  if (line->x > line->left && line->x + width > line->right)
    {
      line->x = line->left;
      line->baseline += 38;
    }
}

static void
add_fact (Line *line, const char *label, const char *value)
{
  const ParcoursTheme *theme = line->paint->theme;
  const ParcoursInk *bold = PARCOURS_INK (16.5, PANGO_WEIGHT_BOLD, theme->ink);
  const ParcoursInk *plain = PARCOURS_INK (16.5, PANGO_WEIGHT_NORMAL, theme->ink2);
  double width;

  if (!value || !*value)
    return;

  width = _parcours_word_width (line->paint, label, bold) + 10 + _parcours_word_width (line->paint, value, plain);
  make_room (line, width);
  line->x += _parcours_word (line->paint, label, bold, line->x, line->baseline, 0) + 10;
  line->x += _parcours_word (line->paint, value, plain, line->x, line->baseline, 0) + GAP;
}

static gboolean
is_past (const char *iso)
{
  g_autofree char *today = parcours_today ();

  return g_strcmp0 (iso, today) < 0;
}

/* "To review before …": on the strip of touchpoints, once it is past on that of pain, and then the words say so too. */
static void
add_review (Line *line, const char *iso)
{
  const ParcoursPaint *paint = line->paint;
  g_autofree char *date = iso ? parcours_words_date (paint->lang, iso) : NULL;
  const gboolean past = iso && is_past (iso);
  g_autofree char *words = NULL;
  const ParcoursNoteColours *colours = &paint->theme->notes[past ? PARCOURS_NOTE_PAIN : PARCOURS_NOTE_TOUCHPOINT];
  const ParcoursColour ink = parcours_colour_contrast (paint->theme->ink, colours->strip) >= 4.5 ? paint->theme->ink : colours->mark;
  const ParcoursInk *bold = PARCOURS_INK (16.5, PANGO_WEIGHT_BOLD, ink);

  if (!iso)
    return;

  words = parcours_words_fill (paint->lang, past ? N_("Review overdue since %s") : N_("Review before %s"), date, NULL);
  make_room (line, _parcours_word_width (paint, words, bold) + 30);
  line->x += _parcours_pill (paint, words, bold, line->x, line->baseline - 22.5, colours->strip, NULL, PARCOURS_COLOUR_NONE) + GAP;
}

static char *
make_edition (ParcoursElement *root, const char *lang)
{
  const char *edition = parcours_element_get_text (root, PARCOURS_MAP_EDITION), *created = parcours_element_get_text (root, PARCOURS_MAP_CREATED);
  g_autofree char *date = created ? parcours_words_date (lang, created) : NULL;

  if (edition && date)
    return g_strdup_printf ("%s – %s", edition, date);
  return g_strdup (edition ? edition : date);
}

char *
parcours_paint_edition_words (ParcoursMap *map, const char *lang)
{
  ParcoursElement *root = parcours_map_get_root (map);
  const char *number = parcours_element_get_text (root, PARCOURS_MAP_EDITION), *title = parcours_element_get_text (root, PARCOURS_MAP_TITLE);
  const gboolean has_number = number && *number, has_title = title && *title;
  g_autofree char *edition = has_number ? parcours_words_fill (lang, N_("Edition %s"), number, NULL) : g_strdup ("");

  return g_strconcat (edition, has_title && has_number ? " · " : "", has_title ? title : "", NULL);
}

char *
parcours_paint_date_words (const char *lang)
{
  g_autofree char *today = parcours_today ();

  return parcours_words_date (lang, today);
}

double
parcours_paint_footer (const ParcoursPaint *paint, double x, double y, double width, const char *sheet_words)
{
  const ParcoursInk *plain = PARCOURS_INK (16, PANGO_WEIGHT_NORMAL, paint->theme->ink2);
  ParcoursElement *root = parcours_map_get_root (paint->map);
  const char *owner = parcours_element_get_text (root, PARCOURS_MAP_OWNER), *reviewed = parcours_element_get_text (root, PARCOURS_MAP_REVIEWED);
  g_autofree char *edition = make_edition (root, paint->lang), *review = reviewed ? parcours_words_date (paint->lang, reviewed) : NULL;
  g_autofree char *printed = parcours_paint_date_words (paint->lang);
  Line line = { paint, x, x + width, x, y + 31 };

  g_return_val_if_fail (width > 0, 0);

  _parcours_begin (paint, "footer", NULL);
  _parcours_line (paint, x, y + 1, x + width, y + 1, PARCOURS_PEN (2), paint->theme->ink);
  add_fact (&line, _parcours_say (paint, parcours_field (PARCOURS_MAP_EDITION)->label), edition);
  add_fact (&line, _parcours_say (paint, parcours_field (PARCOURS_MAP_OWNER)->label),
            owner ? owner : parcours_element_get_text (root, PARCOURS_MAP_TEAM));
  add_fact (&line, _parcours_say (paint, parcours_field (PARCOURS_MAP_REVIEWED)->label), review);
  add_fact (&line, _parcours_say (paint, N_("Printed")), printed);
  add_review (&line, parcours_element_get_text (root, PARCOURS_MAP_REVIEW_BY));
  if (sheet_words && *sheet_words)
    {
      const double wide = _parcours_word_width (paint, sheet_words, plain);

      make_room (&line, wide);
      if (wide <= width)
        _parcours_word (paint, sheet_words, plain, x + width, line.baseline, 1);
      else
        line.baseline += _parcours_block (paint, sheet_words, plain, 21, 0, x, line.baseline - 16, width, FALSE) - 21;
    }
  _parcours_end (paint);
  return line.baseline - y + 16;
}

double
parcours_paint_tray (const ParcoursPaint *paint, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  GPtrArray *parked = parcours_layout_get_parked (paint->layout);
  const char *title = _parcours_say (paint, N_("To place"));
  const guint per_row = MAX (1, (guint) ((width - 24) / PARCOURS_COLUMN));
  const guint rows = (parked->len + per_row - 1) / per_row;
  const double height = 42 + rows * PARCOURS_CARD_PITCH + 4;
  g_autofree char *count = NULL;
  double left = x + 16;

  g_return_val_if_fail (width > 0, 0);

  if (parked->len == 0)
    return 0;

  count = parcours_words_counted (paint->lang, NN_ ("%u card without stage or lane", "%u cards without stage or lane"), parked->len);
  _parcours_begin (paint, "tray", title);
  _parcours_box (paint, x + 0.5, y + 0.5, width - 1, height - 1, 8, theme->head, PARCOURS_PEN (1), theme->hair2);
  left += _parcours_word (paint, title, PARCOURS_INK (15, PANGO_WEIGHT_BOLD, theme->ink), left, y + 27, 0) + 12;
  _parcours_word_cut (paint, count, PARCOURS_INK (13, PANGO_WEIGHT_NORMAL, theme->muted), left, y + 26.6, x + width - left - 16);
  for (guint i = 0; i < parked->len && paint->painter; i++)
    parcours_paint_card (paint, g_ptr_array_index (parked, i), x + 16 + i % per_row * PARCOURS_COLUMN,
                         y + 42 + i / per_row * PARCOURS_CARD_PITCH, PARCOURS_CARD_WIDTH, PARCOURS_CARD_PLAIN);
  _parcours_end (paint);
  return height;
}
