/* when.c - see when.h. */
#include "config.h"

#include "shell/when.h"

#include <glib/gi18n.h>

static guint32
get_day (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (time), g_date_time_get_month (time), g_date_time_get_year (time));
  return g_date_get_julian (&date);
}

/* Days are those of the calendar: a minute after midnight, five minutes ago is yesterday. */
static const char *
pick_format (GDateTime *time, GDateTime *now)
{
  gint64 days = (gint64) get_day (now) - get_day (time);

  /* Translators: dates in these formats are as of strftime(); %A is a weekday, %B a month. */
  if (days == 0)
    return _("Today at %H:%M");
  if (days == 1)
    return _("Yesterday at %H:%M");
  if (days > 1 && days < 7)
    return _("%A at %H:%M");
  if (days > 0 && g_date_time_get_year (time) == g_date_time_get_year (now))
    return _("%-d %B at %H:%M");
  return _("%-d %B %Y at %H:%M");
}

char *
parcours_when_dup_words (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) here = NULL, local_now = NULL;

  g_return_val_if_fail (time != NULL && now != NULL, NULL);

  here = g_date_time_to_local (time);
  local_now = g_date_time_to_local (now);
  return g_date_time_format (here, pick_format (here, local_now));
}

char *
parcours_when_dup_full (GDateTime *time)
{
  g_autoptr (GDateTime) here = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  here = g_date_time_to_local (time);
  return g_date_time_format (here, _("%A %-d %B %Y, %H:%M:%S"));
}
