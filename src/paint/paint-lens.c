/* paint-lens.c - the lens of a poster: whose journey this is, what it is about, and whose goals it serves. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paint/paint-private.h"

#define NAME_WIDTH 600.0
#define PERSONA_WIDTH 400.0
#define GAP 40.0                /* between blocks side by side */
#define ROW_GAP 28.0

typedef double (*Block) (const ParcoursPaint *paint, ParcoursElement *element, double x, double y, double width);

/* The map's name as large as fits on one line, else on two of the smallest size. Returns where it ends. */
static double
paint_name (const ParcoursPaint *paint, const char *name, double x, double y, double width)
{
  static const double sizes[] = { 84, 72, 60, 48, 40 };
  const ParcoursColour ink = paint->theme->ink;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (_parcours_word_width (paint, name, PARCOURS_INK (sizes[i], PARCOURS_EXTRA_BOLD, ink)) <= width)
      {
        _parcours_word (paint, name, PARCOURS_INK (sizes[i], PARCOURS_EXTRA_BOLD, ink), x, y + sizes[i] * 0.77, 0);
        return y + sizes[i] * 0.77 + 23;
      }
  return y + _parcours_block (paint, name, PARCOURS_INK (40, PARCOURS_EXTRA_BOLD, ink), 46, 3, x, y - 8, width, FALSE) + 6;
}

static double
paint_map (const ParcoursPaint *paint, ParcoursElement *root, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  const ParcoursInk *dark = PARCOURS_INK (17, PANGO_WEIGHT_BOLD, theme->ink);
  const ParcoursInk *light = PARCOURS_INK (17, PANGO_WEIGHT_BOLD, theme->stage_fg);
  const char *scenario = parcours_element_get_text (root, PARCOURS_MAP_SCENARIO);
  const char *state = parcours_element_get_text (root, PARCOURS_MAP_STATE);
  g_autofree char *label = state ? parcours_field_format (PARCOURS_MAP_STATE, state, paint->lang) : NULL;
  double end, left = x;

  _parcours_begin (paint, "name", parcours_element_get_name (root));
  end = paint_name (paint, parcours_element_get_name (root), x, y, width);
  _parcours_end (paint);
  left += _parcours_pill (paint, _parcours_say (paint, N_("Customer journey map")), dark, left, end, PARCOURS_COLOUR_NONE,
                          PARCOURS_PEN (2), theme->stage) + 8;
  if (label)
    {
      if (left + _parcours_word_width (paint, label, light) + 30 > x + width)
        {
          left = x;
          end += 41;
        }
      _parcours_pill (paint, label, light, left, end, theme->stage, NULL, PARCOURS_COLOUR_NONE);
    }
  end += 33;
  if (scenario)
    end += 12 + _parcours_block (paint, scenario, PARCOURS_INK (17, PANGO_WEIGHT_NORMAL, theme->ink2), 24, 0, x, end + 12, MIN (width, 560),
                                 FALSE);
  return end - y;
}

static char *
quoted (const char *quote, const char *lang)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (quote));

  if (g_str_has_prefix (trimmed, "«") || g_str_has_prefix (trimmed, "“") || g_str_has_prefix (trimmed, "\""))
    return g_steal_pointer (&trimmed);
  /* Translators: words somebody said, in the quotation marks of the language */
  return parcours_words_fill (lang, N_("“%s”"), trimmed, NULL);
}

/* One of the persona's fields, its label at the left. Returns its height. */
static double
paint_trait (const ParcoursPaint *paint, ParcoursElement *persona, ParcoursFieldId id, double x, double y, double width, double column)
{
  const char *text = parcours_element_get_text (persona, id);

  _parcours_word (paint, _parcours_say (paint, parcours_field (id)->label), PARCOURS_INK (15, PANGO_WEIGHT_BOLD, paint->theme->ink), x,
                  y + 16, 0);
  return 4 + _parcours_block (paint, text, PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, paint->theme->ink2), 20, 2, x + column, y, width - column,
                              FALSE);
}

/* The lens is a reminder, not the persona's whole sheet: the first two of these that are known. */
static double
paint_traits (const ParcoursPaint *paint, ParcoursElement *persona, double x, double y, double width)
{
  static const ParcoursFieldId traits[] = {
    PARCOURS_PERSONA_GAINS, PARCOURS_PERSONA_PAINS, PARCOURS_PERSONA_GOALS, PARCOURS_PERSONA_FRUSTRATIONS,
    PARCOURS_PERSONA_ASPIRATIONS, PARCOURS_PERSONA_HABITS, PARCOURS_PERSONA_DEVICES,
  };
  ParcoursFieldId chosen[2];
  guint n = 0;
  double column = 0, end = y;

  for (guint i = 0; i < G_N_ELEMENTS (traits) && n < G_N_ELEMENTS (chosen); i++)
    if (parcours_element_get_text (persona, traits[i]))
      chosen[n++] = traits[i];

  for (guint i = 0; i < n; i++)
    column = MAX (column, 14 + _parcours_word_width (paint, _parcours_say (paint, parcours_field (chosen[i])->label),
                                                     PARCOURS_INK (15, PANGO_WEIGHT_BOLD, paint->theme->ink)));
  for (guint i = 0; i < n; i++)
    end += paint_trait (paint, persona, chosen[i], x, end, width, MIN (column, width / 2));
  return end - y;
}

static double
paint_persona (const ParcoursPaint *paint, ParcoursElement *persona, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  const char *name = parcours_element_get_name (persona), *role = parcours_element_get_text (persona, PARCOURS_PERSONA_ROLE);
  const char *quote = parcours_element_get_text (persona, PARCOURS_PERSONA_QUOTE);
  const double room = width - 110;
  ParcoursColour tint, deep;
  double end = y + 106;

  _parcours_persona_colours (paint, persona, &tint, &deep);
  _parcours_begin (paint, "persona", name);
  _parcours_disc (paint, x + 48, y + 48, 46.5, tint, PARCOURS_PEN (3), deep);
  _parcours_portrait (paint, persona, x + 48, y + 48, 36, 32, deep);
  _parcours_word_cut (paint, name, PARCOURS_INK (30, PARCOURS_EXTRA_BOLD, theme->ink), x + 110, y + 42, room);
  if (role)
    _parcours_block (paint, role, PARCOURS_INK (16, PANGO_WEIGHT_NORMAL, theme->ink2), 20, 2, x + 110, y + 52, room, FALSE);
  if (quote)
    {
      g_autofree char *words = quoted (quote, paint->lang);

      end += 8 + _parcours_block (paint, words, PARCOURS_INK (19, PANGO_WEIGHT_BOLD, deep), 25, 3, x, end, width, FALSE);
    }
  end += paint_traits (paint, persona, x, end, width);
  _parcours_end (paint);
  return end - y;
}

typedef struct
{
  Block paint;
  ParcoursElement *element;
  double width;                 /* as wide as it likes to be */
} Item;

static void
add_item (GArray *items, Block paint, ParcoursElement *element, double width)
{
  const Item item = { paint, element, width };

  g_array_append_val (items, item);
}

/* As many of the items from `first` on as stand side by side; at least one. */
static guint
count_row (GArray *items, guint first, double width)
{
  double used = g_array_index (items, Item, first).width;
  guint n = 1;

  while (first + n < items->len && used + GAP + g_array_index (items, Item, first + n).width <= width)
    used += GAP + g_array_index (items, Item, first + n++).width;
  return n;
}

/* Paints one row of items; what is left over stands between them. Returns the height. */
static double
paint_row (const ParcoursPaint *paint, GArray *items, guint first, guint n, double x, double y, double width, gboolean spread)
{
  double used = 0, gap = GAP, highest = 0;

  for (guint i = first; i < first + n; i++)
    used += MIN (width, g_array_index (items, Item, i).width);
  if (spread && n > 1)
    gap = (width - used) / (n - 1);
  for (guint i = first; i < first + n; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      const double room = MIN (width, item->width), height = item->paint (paint, item->element, x, y, room);

      highest = MAX (highest, height);
      x += room + gap;
    }
  return highest;
}

double
parcours_paint_lens (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  GPtrArray *personas;
  double end = y;

  g_return_val_if_fail (paint != NULL && width > 0, 0);

  personas = parcours_map_list (paint->map, PARCOURS_KIND_PERSONA);
  add_item (items, paint_map, parcours_map_get_root (paint->map), NAME_WIDTH);
  for (guint i = 0; i < personas->len; i++)
    add_item (items, paint_persona, g_ptr_array_index (personas, i), PERSONA_WIDTH);
  if (parcours_map_list (paint->map, PARCOURS_KIND_GOAL)->len > 0)
    add_item (items, _parcours_paint_goals, NULL, PARCOURS_GOALS_WIDTH);

  _parcours_begin (paint, "lens", NULL);
  for (guint first = 0; first < items->len;)
    {
      const guint n = count_row (items, first, width);

      if (first > 0)
        end += ROW_GAP;
      end += paint_row (paint, items, first, n, x, end, width, first + n == items->len && n == items->len);
      first += n;
    }
  _parcours_end (paint);
  return end - y;
}
