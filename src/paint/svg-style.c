/* svg-style.c - see svg-style.h */
#include "config.h"

#include "paint/svg-style.h"

#include <string.h>

#include "paint/svg-path.h"

#define MAX_DASHES 4

/* A look; all bytes count as the key, so it is cleared before use. */
typedef struct
{
  double width, size;
  double dashes[MAX_DASHES];
  ParcoursColour fill, line;
  int n_dashes, weight;
  gboolean round;
  char name[12];                /* not part of the key */
} Look;

#define LOOK_KEY_SIZE G_STRUCT_OFFSET (Look, name)

struct _ParcoursSvgStyles
{
  GHashTable *looks;            /* Look -> itself */
  GString *css;
  guint n_shapes, n_texts;
};

static guint
look_hash (gconstpointer data)
{
  const guint32 *words = data;
  guint hash = 5381;

  for (guint i = 0; i < LOOK_KEY_SIZE / sizeof *words; i++)
    hash = hash * 33 + words[i];
  return hash ^ hash >> 15;
}

static gboolean
look_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, LOOK_KEY_SIZE) == 0;
}

static void
append_number (GString *css, const char *property, double value, const char *unit)
{
  char number[PARCOURS_SVG_NUMBER];

  parcours_svg_number (number, value);
  g_string_append_printf (css, "%s:%s%s;", property, number, unit);
}

/* #rgb where that says the same. */
static void
append_colour (GString *css, const char *property, ParcoursColour colour)
{
  const guint r = colour >> 24, g = colour >> 16 & 0xff, b = colour >> 8 & 0xff;

  if (r % 17 == 0 && g % 17 == 0 && b % 17 == 0)
    g_string_append_printf (css, "%s:#%x%x%x;", property, r / 17, g / 17, b / 17);
  else
    g_string_append_printf (css, "%s:#%02x%02x%02x;", property, r, g, b);
  if ((colour & 0xff) != 0xff)
    {
      g_autofree char *opacity = g_strconcat (property, "-opacity", NULL);

      append_number (css, opacity, parcours_colour_a (colour), "");
    }
}

static void
append_shape_rule (GString *css, const Look *look)
{
  if (parcours_colour_a (look->fill) > 0)
    append_colour (css, "fill", look->fill);
  else
    g_string_append (css, "fill:none;");
  if (look->width <= 0)
    return;

  append_colour (css, "stroke", look->line);
  if (look->width != 1)
    append_number (css, "stroke-width", look->width, "");
  if (look->round)
    g_string_append (css, "stroke-linecap:round;stroke-linejoin:round;");
  if (look->n_dashes > 0)
    {
      g_string_append (css, "stroke-dasharray:");
      for (int i = 0; i < look->n_dashes; i++)
        {
          char number[PARCOURS_SVG_NUMBER];

          parcours_svg_number (number, look->dashes[i]);
          g_string_append_printf (css, "%s%s", i > 0 ? " " : "", number);
        }
      g_string_append_c (css, ';');
    }
}

static void
append_text_rule (GString *css, const Look *look)
{
  append_number (css, "font-size", look->size, "px");
  if (look->weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (css, "font-weight:%d;", look->weight);
  append_colour (css, "fill", look->fill);
}

static const char *
find_look (ParcoursSvgStyles *self, const Look *key)
{
  Look *look = g_hash_table_lookup (self->looks, key);

  if (!look)
    {
      const gboolean is_text = key->size > 0;

      look = g_memdup2 (key, sizeof *key);
      g_snprintf (look->name, sizeof look->name, "%c%u", is_text ? 't' : 's', is_text ? self->n_texts++ : self->n_shapes++);
      g_hash_table_add (self->looks, look);

      g_string_append_printf (self->css, ".%s{", look->name);
      if (is_text)
        append_text_rule (self->css, look);
      else
        append_shape_rule (self->css, look);
      self->css->str[self->css->len - 1] = '}';
      g_string_append_c (self->css, '\n');
    }
  return look->name;
}

ParcoursSvgStyles *
parcours_svg_styles_new (void)
{
  ParcoursSvgStyles *self = g_new0 (ParcoursSvgStyles, 1);

  self->looks = g_hash_table_new_full (look_hash, look_equal, g_free, NULL);
  self->css = g_string_new (NULL);
  return self;
}

void
parcours_svg_styles_free (ParcoursSvgStyles *self)
{
  g_hash_table_unref (self->looks);
  g_string_free (self->css, TRUE);
  g_free (self);
}

const char *
parcours_svg_styles_shape (ParcoursSvgStyles *self, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line)
{
  Look key;

  memset (&key, 0, sizeof key);
  key.fill = parcours_colour_a (fill) > 0 ? fill : PARCOURS_COLOUR_NONE;
  if (pen && pen->width > 0 && parcours_colour_a (line) > 0)
    {
      key.width = pen->width;
      key.line = line;
      key.round = pen->round;
      key.n_dashes = pen->dashes ? MIN (pen->n_dashes, MAX_DASHES) : 0;
      for (int i = 0; i < key.n_dashes; i++)
        key.dashes[i] = pen->dashes[i];
    }
  return find_look (self, &key);
}

const char *
parcours_svg_styles_text (ParcoursSvgStyles *self, double size, PangoWeight weight, ParcoursColour colour)
{
  Look key;

  memset (&key, 0, sizeof key);
  key.fill = colour;
  key.size = size;
  key.weight = weight;
  return find_look (self, &key);
}

const char *
parcours_svg_styles_css (ParcoursSvgStyles *self)
{
  return self->css->str;
}
