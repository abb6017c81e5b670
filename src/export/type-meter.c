/* type-meter.c - see type-meter.h */
#include "config.h"

#include "export/type-meter.h"

#include <string.h>

#define ELLIPSIS "…"

typedef struct
{
  ParcoursWordsPlace place;
  char *title;                  /* of a card */
} Group;

struct _ParcoursTypeMeter
{
  GObject parent_instance;

  double scale;
  GArray *scales;               /* those to be restored */
  GArray *groups;
  double least[PARCOURS_N_WORDS];
  GPtrArray *cut;
};

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursTypeMeter, parcours_type_meter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

static void
meter_save (ParcoursPainter *painter)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (painter);

  g_array_append_val (self->scales, self->scale);
}

static void
meter_restore (ParcoursPainter *painter)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (painter);

  g_assert (self->scales->len > 0);
  self->scale = g_array_index (self->scales, double, self->scales->len - 1);
  g_array_set_size (self->scales, self->scales->len - 1);
}

static void
meter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  PARCOURS_TYPE_METER (painter)->scale *= scale;
}

static void
meter_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
}

static void
meter_push_opacity (ParcoursPainter *painter, double opacity)
{
}

static void
meter_pop_opacity (ParcoursPainter *painter)
{
}

static void
meter_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill, const ParcoursPen *pen,
           ParcoursColour line)
{
}

static void
meter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill, const ParcoursPen *pen,
            ParcoursColour line)
{
}

static void
meter_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
}

/* No words stand in what is painted once and kept. */
static gboolean
meter_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  return FALSE;
}

static void
meter_end_stamp (ParcoursPainter *painter)
{
}

/* What is written for whoever cuts and glues the sheets is not of the picture: PARCOURS_N_WORDS. */
static ParcoursWordsPlace
place_of (const char *css_class, ParcoursWordsPlace within)
{
  if (!css_class)
    return within;
  if (within == PARCOURS_N_WORDS || g_str_equal (css_class, "sheet-edges"))
    return PARCOURS_N_WORDS;
  if (g_str_equal (css_class, "stage"))
    return PARCOURS_WORDS_STAGE;
  if (g_str_equal (css_class, "stages"))
    return PARCOURS_WORDS_STEP;
  if (g_str_equal (css_class, "lanes"))
    return PARCOURS_WORDS_LANE;
  if (g_str_has_prefix (css_class, "card "))
    return PARCOURS_WORDS_CARD;
  return within;
}

static const Group *
current_group (ParcoursTypeMeter *self)
{
  return self->groups->len > 0 ? &g_array_index (self->groups, Group, self->groups->len - 1) : NULL;
}

static void
meter_begin_group (ParcoursPainter *painter, const char *id, const char *css_class, const char *title, const char *description)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (painter);
  const Group *outer = current_group (self);
  Group group = { place_of (css_class, outer ? outer->place : PARCOURS_WORDS_OTHER), NULL };

  group.title = g_strdup (title ? title : outer ? outer->title : NULL);
  g_array_append_val (self->groups, group);
}

static void
meter_end_group (ParcoursPainter *painter)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (painter);

  g_assert (self->groups->len > 0);
  g_array_set_size (self->groups, self->groups->len - 1);
}

/* `text` as it is, or its beginning and an ellipsis. */
static gboolean
is_title (const char *text, const char *title)
{
  const gsize length = strlen (text), tail = strlen (ELLIPSIS);

  if (!title)
    return FALSE;
  if (g_str_equal (text, title))
    return TRUE;
  if (length <= tail || !g_str_has_suffix (text, ELLIPSIS))
    return FALSE;

  g_autofree char *beginning = g_strchomp (g_strndup (text, length - tail));
  return g_str_has_prefix (title, beginning);
}

static void
add_cut (ParcoursTypeMeter *self, ParcoursWordsPlace place, const char *text)
{
  ParcoursCutTitle *title;

  for (guint i = 0; i < self->cut->len; i++)
    {
      title = g_ptr_array_index (self->cut, i);
      if (title->place == place && g_str_equal (title->text, text))
        return;
    }
  title = g_new (ParcoursCutTitle, 1);
  *title = (ParcoursCutTitle) { place, g_strdup (text) };
  g_ptr_array_add (self->cut, title);
}

static void
meter_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (painter);
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  const char *text = pango_layout_get_text (layout);
  const Group *group = current_group (self);
  ParcoursWordsPlace place = group ? group->place : PARCOURS_WORDS_OTHER;
  double size;

  if (!font || *text == '\0' || place == PARCOURS_N_WORDS)
    return;
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE * self->scale;

  if (place == PARCOURS_WORDS_CARD && is_title (text, group->title))
    place = PARCOURS_WORDS_CARD_TITLE;
  /* The role of a persona, beside the lanes. */
  else if (place == PARCOURS_WORDS_LANE && pango_font_description_get_weight (font) < PANGO_WEIGHT_BOLD)
    place = PARCOURS_WORDS_OTHER;
  else if (place >= PARCOURS_WORDS_STAGE && g_str_has_suffix (text, ELLIPSIS))
    add_cut (self, place, text);
  if (self->least[place] <= 0 || size < self->least[place])
    self->least[place] = size;
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = meter_save;
  iface->restore = meter_restore;
  iface->transform = meter_transform;
  iface->clip = meter_clip;
  iface->push_opacity = meter_push_opacity;
  iface->pop_opacity = meter_pop_opacity;
  iface->box = meter_box;
  iface->path = meter_path;
  iface->text = meter_text;
  iface->icon = meter_icon;
  iface->begin_stamp = meter_begin_stamp;
  iface->end_stamp = meter_end_stamp;
  iface->begin_group = meter_begin_group;
  iface->end_group = meter_end_group;
}

static void
group_clear (gpointer data)
{
  g_free (((Group *) data)->title);
}

static void
cut_title_free (gpointer data)
{
  g_free (((ParcoursCutTitle *) data)->text);
  g_free (data);
}

static void
parcours_type_meter_finalize (GObject *object)
{
  ParcoursTypeMeter *self = PARCOURS_TYPE_METER (object);

  g_array_unref (self->scales);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->cut);
  G_OBJECT_CLASS (parcours_type_meter_parent_class)->finalize (object);
}

static void
parcours_type_meter_class_init (ParcoursTypeMeterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_type_meter_finalize;
}

static void
parcours_type_meter_init (ParcoursTypeMeter *self)
{
  self->scale = 1;
  self->scales = g_array_new (FALSE, FALSE, sizeof (double));
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, group_clear);
  self->cut = g_ptr_array_new_with_free_func (cut_title_free);
}

ParcoursTypeMeter *
parcours_type_meter_new (void)
{
  return g_object_new (PARCOURS_TYPE_TYPE_METER, NULL);
}

double
parcours_type_meter_get_least (ParcoursTypeMeter *self, ParcoursWordsPlace place)
{
  g_return_val_if_fail (PARCOURS_IS_TYPE_METER (self), 0);
  g_return_val_if_fail (place < PARCOURS_N_WORDS, 0);

  return self->least[place];
}

double
parcours_type_meter_get_smallest (ParcoursTypeMeter *self)
{
  double smallest = 0;

  g_return_val_if_fail (PARCOURS_IS_TYPE_METER (self), 0);

  for (guint i = 0; i < PARCOURS_N_WORDS; i++)
    if (self->least[i] > 0 && (smallest <= 0 || self->least[i] < smallest))
      smallest = self->least[i];
  return smallest;
}

GPtrArray *
parcours_type_meter_get_cut (ParcoursTypeMeter *self)
{
  g_return_val_if_fail (PARCOURS_IS_TYPE_METER (self), NULL);

  return self->cut;
}
