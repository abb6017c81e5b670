/* length.c - see length.h */
#include "config.h"

#include "export/length.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

#define MOST 1000.0             /* mm */

gboolean
parcours_length_parse (const char *text, double *mm, GError **error)
{
  static const struct
  {
    const char *name;
    double mm;
  } units[] = { { "", 1 }, { "mm", 1 }, { "cm", 10 }, { "in", 25.4 } };

  g_return_val_if_fail (text != NULL && mm != NULL, FALSE);

  g_autofree char *number = g_strstrip (g_strdelimit (g_strdup (text), ",", '.'));
  const gsize n = strspn (number, "0123456789.");
  g_autofree char *unit = g_strstrip (g_strdup (number + n));
  char *end;

  number[n] = '\0';
  const double value = g_ascii_strtod (number, &end);
  for (guint i = 0; n > 0 && *end == '\0' && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (unit, units[i].name) == 0 && value * units[i].mm <= MOST)
      {
        *mm = value * units[i].mm;
        return TRUE;
      }
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
               _("“%s” is not a length. Write it like 10mm, 1cm or 0.4in, up to %d mm."), text, (int) MOST);
  return FALSE;
}
