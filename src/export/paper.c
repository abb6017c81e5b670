/* paper.c - see paper.h */
#include "config.h"

#include "export/paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "layout/metrics.h"

#define ROLL "roll:"
#define SCALE_MIN 0.01
#define SCALE_MAX 10.0

static const ParcoursPaper papers[] = {
  { "A0", 841, 1189 },
  { "A1", 594, 841 },
  { "A2", 420, 594 },
  { "A3", 297, 420 },
  { "A4", 210, 297 },
  { "A5", 148, 210 },
  { "A6", 105, 148 },
  { "Letter", 215.9, 279.4 },
  { "Ledger", 279.4, 431.8 },
};

static const double rolls[] = { 420, 610, 762, 841, 914, 1067, 1118, 1270, 1524 };

/* A number with a point or a comma. */
static gboolean
parse_number (const char **text, double *value)
{
  char digits[16];
  gsize n = 0;

  for (; g_ascii_isdigit ((*text)[n]) || (*text)[n] == '.' || (*text)[n] == ','; n++)
    {
      if (n + 1 >= sizeof digits)
        return FALSE;
      digits[n] = (*text)[n] == ',' ? '.' : (*text)[n];
    }
  digits[n] = '\0';

  char *end;
  *value = g_ascii_strtod (digits, &end);
  *text += n;
  return n > 0 && *end == '\0';
}

static gboolean
parse_unit (const char *text, double *mm)
{
  while (*text == ' ')
    text++;
  if (*text == '\0' || g_ascii_strcasecmp (text, "mm") == 0)
    *mm = 1;
  else if (g_ascii_strcasecmp (text, "cm") == 0)
    *mm = 10;
  else if (g_ascii_strcasecmp (text, "in") == 0)
    *mm = 25.4;
  else
    return FALSE;
  return TRUE;
}

/* "900x1200mm", also with the sign of multiplication and spaces around it. */
static gboolean
parse_size (const char *text, double *width, double *height)
{
  double mm;

  if (!parse_number (&text, width))
    return FALSE;
  while (*text == ' ')
    text++;
  if (*text == 'x' || *text == 'X')
    text++;
  else if (g_str_has_prefix (text, "×"))
    text += strlen ("×");
  else
    return FALSE;
  while (*text == ' ')
    text++;
  if (!parse_number (&text, height) || !parse_unit (text, &mm))
    return FALSE;

  *width *= mm;
  *height *= mm;
  return TRUE;
}

gboolean
parcours_size_parse (const char *text, double *width_mm, double *height_mm)
{
  double width, height;

  g_return_val_if_fail (text != NULL && width_mm != NULL && height_mm != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  if (!parse_size (trimmed, &width, &height))
    return FALSE;
  *width_mm = width;
  *height_mm = height;
  return TRUE;
}

static gboolean
is_side (double mm)
{
  return mm >= PARCOURS_PAPER_MIN && mm <= PARCOURS_PAPER_MAX;
}

gboolean
parcours_paper_parse (const char *text, ParcoursPaper *paper, GError **error)
{
  double width, height;

  g_return_val_if_fail (text != NULL && paper != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (trimmed, papers[i].name) == 0)
      {
        *paper = papers[i];
        return TRUE;
      }

  if (!parse_size (trimmed, &width, &height))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("“%s” is not a paper size. Use A0 to A6, letter, ledger, or width and height such as 900x1200mm."), text);
      return FALSE;
    }
  if (!is_side (width) || !is_side (height))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("Paper of “%s” is not possible: each side may measure %d to %d mm."),
                   text, (int) PARCOURS_PAPER_MIN, (int) PARCOURS_PAPER_MAX);
      return FALSE;
    }

  *paper = (ParcoursPaper) { "", width, height };
  return TRUE;
}

gboolean
parcours_paper_parse_with_rolls (const char *text, ParcoursPaper *paper, GError **error)
{
  double width;

  g_return_val_if_fail (text != NULL && paper != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  if (g_ascii_strncasecmp (trimmed, ROLL, strlen (ROLL)) != 0)
    return parcours_paper_parse (text, paper, error);

  const char *rest = trimmed + strlen (ROLL);
  double unit;

  while (*rest == ' ')
    rest++;
  if (!parse_number (&rest, &width) || !parse_unit (rest, &unit))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("“%s” is not a roll of paper. Say how wide it is, such as roll:914mm."), text);
      return FALSE;
    }
  width *= unit;
  if (!is_side (width))
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("A roll of “%s” is not possible: it may be %d to %d mm wide."),
                   text, (int) PARCOURS_PAPER_MIN, (int) PARCOURS_PAPER_MAX);
      return FALSE;
    }
  *paper = (ParcoursPaper) { "", width, 0 };
  return TRUE;
}

gboolean
parcours_paper_is_roll (const ParcoursPaper *paper)
{
  g_return_val_if_fail (paper != NULL, FALSE);

  return paper->width > 0 && paper->height <= 0;
}

const ParcoursPaper *
parcours_paper_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (papers);
  return papers;
}

const double *
parcours_paper_list_rolls (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (rolls);
  return rolls;
}

/* A percentage, or the width of a card with its unit: a bare number is a percentage. */
static gboolean
parse_scale_number (const char *text, double *scale)
{
  const char *rest = text;
  double number, mm;

  if (!parse_number (&rest, &number))
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest == '\0' || strcmp (rest, "%") == 0)
    *scale = number / 100;
  else if (parse_unit (rest, &mm))
    *scale = number * mm / (PARCOURS_CARD_WIDTH * PARCOURS_MM_PER_U);
  else
    return FALSE;
  return *scale >= SCALE_MIN && *scale <= SCALE_MAX;
}

gboolean
parcours_scale_parse (const char *text, double *scale, GError **error)
{
  double value;

  g_return_val_if_fail (text != NULL && scale != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  if (g_ascii_strcasecmp (trimmed, "fit") == 0)
    *scale = 0;
  else if (g_ascii_strcasecmp (trimmed, "actual") == 0 || g_ascii_strcasecmp (trimmed, "cards") == 0)
    *scale = 1;
  else if (parse_scale_number (trimmed, &value))
    *scale = value;
  else
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                   _("“%s” is not a scale. Use fit, actual, a percentage from 1 to 1000, or how wide a card shall be, such as 76mm."), text);
      return FALSE;
    }
  return TRUE;
}
