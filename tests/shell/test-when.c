/* Moments as a person says them. */
#include "config.h"

#include "shell/when.h"

static void
assert_words (const char *time, const char *now, const char *words)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (time, local);
  g_autoptr (GDateTime) today = g_date_time_new_from_iso8601 (now, local);
  g_autofree char *said = NULL;

  g_assert_nonnull (then);
  g_assert_nonnull (today);
  said = parcours_when_dup_words (then, today);
  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  static const char now[] = "2026-11-24T14:30:00";      /* a Tuesday */

  assert_words ("2026-11-24T14:30:00", now, "Today at 14:30");
  assert_words ("2026-11-24T00:00:00", now, "Today at 00:00");
  assert_words ("2026-11-23T23:59:59", now, "Yesterday at 23:59");
  assert_words ("2026-11-22T09:05:00", now, "Sunday at 09:05");
  assert_words ("2026-11-18T14:30:00", now, "Wednesday at 14:30");
  assert_words ("2026-11-17T14:30:00", now, "17 November at 14:30");
  assert_words ("2026-01-01T00:00:00", now, "1 January at 00:00");
  assert_words ("2025-12-31T23:59:00", now, "31 December 2025 at 23:59");
  assert_words ("2026-11-25T00:00:00", now, "25 November 2026 at 00:00");
}

/* Days are the calendar's, also over the turn of a year. */
static void
test_midnight (void)
{
  assert_words ("2025-12-31T23:59:00", "2026-01-01T00:01:00", "Yesterday at 23:59");
  assert_words ("2025-12-30T23:59:00", "2026-01-01T00:01:00", "Tuesday at 23:59");
}

/* What is stored in UTC is said in the time of the place. */
static void
test_local (void)
{
  g_autofree char *full = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_setenv ("TZ", "Europe/Paris", TRUE);
  assert_words ("2026-11-24T23:30:00Z", "2026-11-25T08:00:00Z", "Today at 00:30");
  time = g_date_time_new_utc (2026, 7, 14, 22, 5, 9);
  full = parcours_when_dup_full (time);
  g_assert_cmpstr (full, ==, "Wednesday 15 July 2026, 00:05:09");
  g_setenv ("TZ", "UTC", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/words", test_words);
  g_test_add_func ("/when/midnight", test_midnight);
  g_test_add_func ("/when/local", test_local);

  return g_test_run ();
}
