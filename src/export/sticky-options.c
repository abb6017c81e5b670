/* sticky-options.c - the size of a note, or the name of its sheet, as people write it. */
#include "config.h"

#include "export/export.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"

static char *
list_formats (void)
{
  GString *list = g_string_new (NULL);
  guint n;
  const ParcoursLabelFormat *formats = parcours_label_formats (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", formats[i].name);
  return g_string_free (list, FALSE);
}

static gboolean
is_side (double mm)
{
  return mm >= PARCOURS_STICKY_MIN && mm <= PARCOURS_STICKY_MAX;
}

gboolean
parcours_sticky_options_parse (const char *text, ParcoursStickyOptions *options, GError **error)
{
  const ParcoursLabelFormat *format;
  double width, height;

  g_return_val_if_fail (text != NULL && options != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  format = parcours_label_format_find (trimmed);
  if (!format && !parcours_size_parse (trimmed, &width, &height))
    {
      g_autofree char *list = list_formats ();

      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("“%s” is no size of notes. Use width and height such as 76x76mm, or a sheet of labels: %s."), text, list);
      return FALSE;
    }
  if (!format && (!is_side (width) || !is_side (height)))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("Notes of “%s” are not possible: each side may measure %d to %d mm."),
                   text, (int) PARCOURS_STICKY_MIN, (int) PARCOURS_STICKY_MAX);
      return FALSE;
    }

  options->format = format;
  options->guides = format == NULL;
  options->width = format ? format->grid.width : width;
  options->height = format ? format->grid.height : height;
  options->margin = PARCOURS_STICKY_MARGIN;
  options->gap = PARCOURS_STICKY_GAP;
  return parcours_paper_parse (format ? format->paper : "A4", &options->sheet, error);
}
