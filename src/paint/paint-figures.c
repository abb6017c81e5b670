/* paint-figures.c - measures as large figures: the raw value, its scale, and how many answers stand behind it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "paint/paint-legend.h"

#define COLUMNS 3
#define MOST 6

/* What stands small behind a value: the end of its scale, or its unit. */
static char *
make_unit (ParcoursElement *measure)
{
  const char *scale = parcours_element_get_text (measure, PARCOURS_MEASURE_SCALE);
  const char *unit = parcours_element_get_text (measure, PARCOURS_MEASURE_UNIT);
  static const struct { const char *scale, *unit; } units[] = {
    { "ces-1", "/ 5" }, { "ces-2", "/ 7" }, { "effort-7", "/ 7" }, { "effort-10", "/ 10" }, { "csat", "/ 5" }, { "csat-share", "%" },
  };

  for (guint i = 0; scale && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (scale, units[i].scale))
      return g_strdup (units[i].unit);
  return g_strdup (unit ? unit : "");
}

static char *
make_value (ParcoursElement *measure, const char *lang)
{
  const char *value = parcours_element_get_value (measure, PARCOURS_MEASURE_VALUE);
  g_autofree char *number = parcours_words_number (lang, value);
  const gboolean is_nps = g_strcmp0 (parcours_element_get_text (measure, PARCOURS_MEASURE_SCALE), "nps") == 0;

  return is_nps && *value != '-' && g_strcmp0 (value, "0") != 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

static char *
make_label (ParcoursElement *measure, ParcoursElement *stage, const char *lang)
{
  const char *name = parcours_element_get_text (measure, PARCOURS_MEASURE_NAME);
  const char *scale = parcours_element_get_text (measure, PARCOURS_MEASURE_SCALE);
  g_autofree char *label = name ? g_strdup (name) : scale ? parcours_field_format (PARCOURS_MEASURE_SCALE, scale, lang) : g_strdup ("");

  return stage ? g_strdup_printf ("%s · %s", parcours_element_get_name (stage), label) : g_steal_pointer (&label);
}

/* "48 answers · Ludovic" */
static char *
make_base (const ParcoursPaint *paint, ParcoursElement *measure)
{
  ParcoursElement *persona = parcours_map_find_kind (paint->map, parcours_element_get_text (measure, PARCOURS_MEASURE_PERSONA),
                                                     PARCOURS_KIND_PERSONA);
  GString *base = g_string_new (NULL);
  int n;

  if (parcours_element_get_int (measure, PARCOURS_MEASURE_N, &n))
    {
      g_autofree char *answers = parcours_words_counted (paint->lang, NN_ ("%u answer", "%u answers"), (guint) n);

      g_string_append (base, answers);
    }
  if (persona)
    g_string_append_printf (base, "%s%s", base->len > 0 ? " · " : "", parcours_element_get_name (persona));
  return g_string_free (base, FALSE);
}

static double
paint_figure (const ParcoursPaint *paint, ParcoursElement *measure, ParcoursElement *stage, double x, double y, double width)
{
  const ParcoursTheme *theme = paint->theme;
  g_autofree char *value = make_value (measure, paint->lang), *unit = make_unit (measure);
  g_autofree char *label = make_label (measure, stage, paint->lang), *base = make_base (paint, measure);
  const double size = g_utf8_strlen (value, -1) > 4 ? 40 : 58;
  double right, end = y + 76;

  right = x + _parcours_word (paint, value, PARCOURS_INK (size, PARCOURS_EXTRA_BOLD, theme->stage), x, y + 52, 0);
  _parcours_word_cut (paint, unit, PARCOURS_INK (22, PANGO_WEIGHT_NORMAL, theme->ink2), right + 6, y + 52, MAX (8, x + width - right - 6));
  end += _parcours_block (paint, label, PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, theme->ink), 19, 3, x, end - 6, width - 12, FALSE);
  if (*base)
    end += _parcours_block (paint, base, PARCOURS_INK (15, PANGO_WEIGHT_NORMAL, theme->muted), 20, 2, x, end - 6, width - 12, FALSE);
  return end - y;
}

typedef struct
{
  ParcoursElement *measure, *stage;
} Figure;

static void
collect (GArray *figures, ParcoursElement *parent, ParcoursElement *stage)
{
  GPtrArray *measures = parcours_element_list (parent, PARCOURS_KIND_MEASURE);

  for (guint i = 0; i < measures->len && figures->len < MOST; i++)
    {
      const Figure figure = { g_ptr_array_index (measures, i), stage };

      if (parcours_element_get_value (figure.measure, PARCOURS_MEASURE_VALUE))
        g_array_append_val (figures, figure);
    }
}

double
_parcours_paint_figures (const ParcoursPaint *paint, double x, double y, double width)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  GPtrArray *stages = parcours_map_list (paint->map, PARCOURS_KIND_STAGE);
  const char *title = _parcours_say (paint, parcours_kind_info (PARCOURS_KIND_MEASURE)->plural);
  double end = y, highest = 0;

  collect (figures, parcours_map_get_root (paint->map), NULL);
  for (guint i = 0; i < stages->len; i++)
    collect (figures, g_ptr_array_index (stages, i), g_ptr_array_index (stages, i));
  if (figures->len == 0)
    return 0;

  _parcours_begin (paint, "figures", title);
  end += _parcours_section (paint, title, x, end, width);
  for (guint i = 0; i < figures->len; i++)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      double height;

      if (i > 0 && i % COLUMNS == 0)
        {
          end += highest + 8;
          highest = 0;
        }
      height = paint_figure (paint, figure->measure, figure->stage, x + i % COLUMNS * (width / COLUMNS), end, width / COLUMNS);
      highest = MAX (highest, height);
    }
  _parcours_end (paint);
  return end + highest - y;
}
