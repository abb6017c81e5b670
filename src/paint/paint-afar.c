/* paint-afar.c - titles of a poster's bands: as large as they have room for on one line or several, and no word is broken.
 *
 * The titles of one band are of one size as far as possible: the largest at which all have room. One that needs less than the size it
 * would have on screen does not make the others small; it alone is smaller, or cut.
 */
#include "config.h"

#include <string.h>

#include "paint/paint-private.h"

#define LINE 1.2                /* of the size */

static double
block (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, int max_lines, double x, double y, double room)
{
  return _parcours_block (paint, text, ink, ink->size * LINE, max_lines, x, y, room, TRUE);
}

static double
widest_word (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  double widest = 0;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      widest = MAX (widest, _parcours_word_width (paint, words[i], ink));
  return widest;
}

static gboolean
fits (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double room, double height)
{
  ParcoursPaint measure = *paint;

  measure.painter = NULL;
  if (_parcours_word_width (&measure, text, ink) <= room)
    return ink->size * LINE <= height;
  return widest_word (&measure, text, ink) <= room && block (&measure, text, ink, 0, 0, 0, room) <= height + 0.01;
}

double
_parcours_afar_size (const ParcoursPaint *paint, const char *text, const ParcoursAfar *afar, double room, double height)
{
  ParcoursInk ink = { afar->most, afar->weight, PARCOURS_COLOUR_NONE };

  /* A title that would be cut in any case is not worth the search. */
  if (room <= 0 || height <= 0 || strlen (text) > PARCOURS_AFAR_LONGEST)
    return afar->least;
  while (ink.size > afar->least && !fits (paint, text, &ink, room, height))
    ink.size--;
  return MAX (ink.size, afar->least);
}

/* Most titles fit at the size that those before them have left, which one look tells. */
void
_parcours_afar_share (const ParcoursPaint *paint, const char *text, const ParcoursAfar *afar, double room, double height, double *size)
{
  const ParcoursAfar rest = { *size, afar->common, afar->common, afar->weight };

  if (*size > afar->common)
    *size = _parcours_afar_size (paint, text, &rest, room, height);
}

double
_parcours_afar_title (const ParcoursPaint *paint, const char *text, const ParcoursInk *ink, double x, double y, double room, double height,
                      double align)
{
  const int lines = MAX (1, (int) ((height + 0.01) / (ink->size * LINE)));
  ParcoursPaint measure = *paint;
  double high;

  if (room < 1.5 * ink->size)
    return 0;
  measure.painter = NULL;
  high = block (&measure, text, ink, lines, 0, 0, room);
  block (paint, text, ink, lines, x, y + align * MAX (0, height - high), room);
  return high;
}
