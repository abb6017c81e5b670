/* svg-path.c - see svg-path.h */
#include "config.h"

#include "paint/svg-path.h"

#include <math.h>
#include <string.h>

gsize
parcours_svg_number (char *buffer, double value)
{
  char digits[24], *out = buffer;
  int n = 0, decimals = 2;

  /* Far outside any picture; keeps the arithmetic below in range. */
  const double bounded = isfinite (value) ? CLAMP (value, -1e12, 1e12) : 0;
  gint64 hundredths = llround (bounded * 100);

  if (hundredths < 0)
    {
      *out++ = '-';
      hundredths = -hundredths;
    }
  while (decimals > 0 && hundredths % 10 == 0)
    {
      hundredths /= 10;
      decimals--;
    }

  for (; hundredths > 0 || n < decimals; hundredths /= 10)
    digits[n++] = (char) ('0' + hundredths % 10);
  if (n == 0)
    digits[n++] = '0';
  while (n > 0)
    {
      if (n == decimals)
        *out++ = '.';
      *out++ = digits[--n];
    }
  *out = '\0';
  return (gsize) (out - buffer);
}

void
parcours_svg_append (GString *d, double value)
{
  char number[PARCOURS_SVG_NUMBER];
  const gsize length = parcours_svg_number (number, value);

  if (d->len > 0 && number[0] != '-' && (g_ascii_isdigit (d->str[d->len - 1]) || d->str[d->len - 1] == '.'))
    g_string_append_c (d, ' ');
  g_string_append_len (d, number, (gssize) length);
}

static void
append_point (GString *d, double x, double y)
{
  parcours_svg_append (d, x);
  parcours_svg_append (d, y);
}

void
parcours_svg_append_box (GString *d, const ParcoursRect *rect)
{
  g_string_append_c (d, 'M');
  append_point (d, rect->x, rect->y);
  g_string_append_c (d, 'h');
  parcours_svg_append (d, rect->width);
  g_string_append_c (d, 'v');
  parcours_svg_append (d, rect->height);
  g_string_append_c (d, 'h');
  parcours_svg_append (d, -rect->width);
  g_string_append_c (d, 'z');
}

static void
append_line (GString *d, const ParcoursSegment *from, const ParcoursSegment *to)
{
  if (from->type != PARCOURS_SEGMENT_CLOSE && to->y == from->y)
    {
      g_string_append_c (d, 'H');
      parcours_svg_append (d, to->x);
    }
  else if (from->type != PARCOURS_SEGMENT_CLOSE && to->x == from->x)
    {
      g_string_append_c (d, 'V');
      parcours_svg_append (d, to->y);
    }
  else
    {
      g_string_append_c (d, 'L');
      append_point (d, to->x, to->y);
    }
}

typedef struct
{
  double x1, y1, x2, y2;
} Reach;

static void
reach_to (Reach *reach, double x, double y)
{
  reach->x1 = MIN (reach->x1, x);
  reach->y1 = MIN (reach->y1, y);
  reach->x2 = MAX (reach->x2, x);
  reach->y2 = MAX (reach->y2, y);
}

ParcoursRect
parcours_svg_append_path (GString *d, const ParcoursSegment *segments, guint n)
{
  Reach reach = { segments[0].x, segments[0].y, segments[0].x, segments[0].y };

  for (guint i = 0; i < n; i++)
    {
      const ParcoursSegment *s = &segments[i];

      switch (s->type)
        {
        case PARCOURS_SEGMENT_MOVE:
          g_string_append_c (d, 'M');
          append_point (d, s->x, s->y);
          break;
        case PARCOURS_SEGMENT_LINE:
          append_line (d, &segments[i > 0 ? i - 1 : 0], s);
          break;
        case PARCOURS_SEGMENT_CURVE:
          g_string_append_c (d, 'C');
          append_point (d, s->x1, s->y1);
          append_point (d, s->x2, s->y2);
          append_point (d, s->x, s->y);
          reach_to (&reach, s->x1, s->y1);
          reach_to (&reach, s->x2, s->y2);
          break;
        case PARCOURS_SEGMENT_CLOSE:
          g_string_append_c (d, 'z');
          continue;
        default:
          g_assert_not_reached ();
        }
      reach_to (&reach, s->x, s->y);
    }
  return PARCOURS_RECT (reach.x1, reach.y1, reach.x2 - reach.x1, reach.y2 - reach.y1);
}
