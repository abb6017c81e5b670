/* sheets.c - see sheets.h: finds the kind that was asked for, and what all kinds share. */
#include "config.h"

#include "export/sheets-private.h"



typedef struct
{
  ParcoursMap *map;
} ParcoursSheetsPrivate;

typedef enum { PROP_MAP = 1, N_PROPS } Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ParcoursSheets, parcours_sheets, G_TYPE_OBJECT)

static void
parcours_sheets_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ParcoursSheetsPrivate *self = parcours_sheets_get_instance_private (PARCOURS_SHEETS (object));

  switch ((Property) id)
    {
    case PROP_MAP:
      self->map = g_value_dup_object (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parcours_sheets_dispose (GObject *object)
{
  ParcoursSheetsPrivate *self = parcours_sheets_get_instance_private (PARCOURS_SHEETS (object));

  g_clear_object (&self->map);
  G_OBJECT_CLASS (parcours_sheets_parent_class)->dispose (object);
}

static void
parcours_sheets_class_init (ParcoursSheetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = parcours_sheets_set_property;
  object_class->dispose = parcours_sheets_dispose;
  properties[PROP_MAP] = g_param_spec_object ("map", NULL, NULL, PARCOURS_TYPE_MAP,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parcours_sheets_init (ParcoursSheets *self)
{
}

ParcoursSheets *
parcours_sheets_new (ParcoursMap *map, const ParcoursExportOptions *options, GError **error)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  switch (options->kind)
    {
    case PARCOURS_PRINT_POSTER:
      return _parcours_sheets_poster_new (map, options, error);
    case PARCOURS_PRINT_TILES:
      return _parcours_sheets_tiles_new (map, options, error);
    case PARCOURS_PRINT_STICKIES:
      return _parcours_sheets_sticky_new (map, options, error);
    case PARCOURS_N_PRINTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

ParcoursSheets *
parcours_sheets_new_bare (ParcoursMap *map)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  return _parcours_sheets_poster_new_bare (map);
}

guint
parcours_sheets_get_count (ParcoursSheets *self)
{
  g_return_val_if_fail (PARCOURS_IS_SHEETS (self), 0);

  return PARCOURS_SHEETS_GET_CLASS (self)->get_count (self);
}

void
parcours_sheets_get_size (ParcoursSheets *self, guint sheet, double *width_mm, double *height_mm)
{
  double width, height;

  g_return_if_fail (PARCOURS_IS_SHEETS (self));
  g_return_if_fail (sheet < parcours_sheets_get_count (self));

  PARCOURS_SHEETS_GET_CLASS (self)->get_size (self, sheet, &width, &height);
  if (width_mm)
    *width_mm = width;
  if (height_mm)
    *height_mm = height;
}

gboolean
parcours_sheets_get_trim (ParcoursSheets *self, guint sheet, ParcoursRect *trim_mm, double *bleed_mm)
{
  ParcoursSheetsClass *klass;
  ParcoursRect trim;
  double width, height, bleed;

  g_return_val_if_fail (PARCOURS_IS_SHEETS (self), FALSE);
  g_return_val_if_fail (sheet < parcours_sheets_get_count (self), FALSE);

  klass = PARCOURS_SHEETS_GET_CLASS (self);
  if (!klass->get_trim)
    return FALSE;

  bleed = klass->get_trim (self, sheet, &trim);
  parcours_sheets_get_size (self, sheet, &width, &height);
  if (trim.width >= width && trim.height >= height)
    return FALSE;
  if (trim_mm)
    *trim_mm = trim;
  if (bleed_mm)
    *bleed_mm = bleed;
  return TRUE;
}

void
parcours_sheets_paint (ParcoursSheets *self, guint sheet, ParcoursPainter *painter, const ParcoursRect *area, double zoom)
{
  ParcoursRect all = { 0 };

  g_return_if_fail (PARCOURS_IS_SHEETS (self));
  g_return_if_fail (sheet < parcours_sheets_get_count (self));
  g_return_if_fail (PARCOURS_IS_PAINTER (painter));

  if (!area)
    {
      parcours_sheets_get_size (self, sheet, &all.width, &all.height);
      all.width /= PARCOURS_MM_PER_U;
      all.height /= PARCOURS_MM_PER_U;
      area = &all;
    }
  PARCOURS_SHEETS_GET_CLASS (self)->paint (self, sheet, painter, area, zoom);
}

char *
parcours_sheets_dup_label (ParcoursSheets *self, guint sheet)
{
  ParcoursSheetsClass *klass;

  g_return_val_if_fail (PARCOURS_IS_SHEETS (self), NULL);
  g_return_val_if_fail (sheet < parcours_sheets_get_count (self), NULL);

  klass = PARCOURS_SHEETS_GET_CLASS (self);
  return klass->dup_label ? klass->dup_label (self, sheet) : NULL;
}

void
parcours_sheets_get_report (ParcoursSheets *self, ParcoursExportReport *report)
{
  g_return_if_fail (PARCOURS_IS_SHEETS (self));
  g_return_if_fail (report != NULL);

  *report = (ParcoursExportReport) { 0 };
  PARCOURS_SHEETS_GET_CLASS (self)->get_report (self, report);
  report->n_sheets = parcours_sheets_get_count (self);
}

void
parcours_sheets_foreach_cut (ParcoursSheets *self, ParcoursCutFunc func, gpointer data)
{
  ParcoursSheetsClass *klass;

  g_return_if_fail (PARCOURS_IS_SHEETS (self));
  g_return_if_fail (func != NULL);

  klass = PARCOURS_SHEETS_GET_CLASS (self);
  if (klass->foreach_cut)
    klass->foreach_cut (self, func, data);
}

ParcoursMap *
parcours_sheets_get_map (ParcoursSheets *self)
{
  ParcoursSheetsPrivate *private;

  g_return_val_if_fail (PARCOURS_IS_SHEETS (self), NULL);

  private = parcours_sheets_get_instance_private (self);
  return private->map;
}
