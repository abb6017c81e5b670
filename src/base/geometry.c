#include "config.h"

#include "base/geometry.h"

#include <math.h>
#include <string.h>

ParcoursColour
parcours_colour_alpha (ParcoursColour colour, double alpha)
{
  return (colour & 0xffffff00u) | (guint32) lround (CLAMP (alpha, 0, 1) * 255);
}

ParcoursColour
parcours_colour_mix (ParcoursColour colour, ParcoursColour other, double amount)
{
  guint32 mixed = colour & 0xff;

  for (int shift = 8; shift <= 24; shift += 8)
    {
      double a = (colour >> shift) & 0xff;
      double b = (other >> shift) & 0xff;

      mixed |= (guint32) lround (a + (b - a) * amount) << shift;
    }
  return mixed;
}

gboolean
parcours_colour_parse (const char *text, ParcoursColour *colour)
{
  guint32 value = 0;

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 1; i < 7; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      value = value << 4 | (guint32) g_ascii_xdigit_value (text[i]);
    }
  *colour = value << 8 | 0xff;
  return TRUE;
}

/* Relative luminance of sRGB (WCAG 2.1). */
static double
luminance (ParcoursColour c)
{
  double parts[3] = { parcours_colour_r (c), parcours_colour_g (c), parcours_colour_b (c) };

  for (int i = 0; i < 3; i++)
    parts[i] = parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

double
parcours_colour_contrast (ParcoursColour a, ParcoursColour b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
