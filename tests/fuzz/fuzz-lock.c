/* Any bytes as the presence file beside a document: who they say is there, and what is written back. */
#include "config.h"

#include "fuzz.h"

#include <fcntl.h>
#include <string.h>

#include "base/util.h"
#include "share/person.h"
#include "share/pulse.h"
#include "share/roll.h"

/* Names may be anybody's invention: short, on one line, and text. */
static void
check_people (GPtrArray *entries)
{
  g_autoptr (GPtrArray) people = parcours_people_of_roll (entries, "me");

  for (guint i = 0; i < people->len; i++)
    {
      const ParcoursPerson *person = people->pdata[i];
      g_autofree char *since = g_date_time_format (person->since, "%-d %B %Y, %H:%M");

      g_assert_nonnull (since);
      g_assert_cmpint (*person->user, !=, '\0');
      g_assert_true (g_utf8_validate (person->user, -1, NULL) && g_utf8_validate (person->host, -1, NULL));
      g_assert_null (strpbrk (person->user, "\t\n"));
      g_assert_null (strpbrk (person->host, "\t\n"));
      g_assert_cmpint (g_utf8_strlen (person->user, -1), <=, 64);
      g_assert_cmpint (g_utf8_strlen (person->host, -1), <=, 64);
    }
  g_assert_true (parcours_people_equal (people, people));
}

/* What is written back is read back: the same sessions, in the same words. */
static void
check_print (GPtrArray *entries)
{
  g_autofree char *text = parcours_roll_print (entries);
  g_autoptr (GPtrArray) again = parcours_roll_parse (text, strlen (text));
  g_autofree char *text_again = NULL;

  g_assert_cmpuint (strlen (text), <=, PARCOURS_ROLL_MAX);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, entries->len);
  text_again = parcours_roll_print (again);
  g_assert_cmpstr (text, ==, text_again);
}

/* A sign of life of a session changes nothing but the time. */
static void
check_beat (const ParcoursRollEntry *entry)
{
  g_autoptr (ParcoursRollEntry) copy = parcours_roll_entry_copy (entry);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  ParcoursRollEntry *read;

  parcours_roll_entry_beat (copy, 1234567890);
  g_ptr_array_add (one, copy);
  text = parcours_roll_print (one);
  again = parcours_roll_parse (text, strlen (text));
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, 1);
  read = again->pdata[0];
  g_assert_cmpint (read->seen, ==, 1234567890);
  g_assert_cmpint (read->opened, ==, entry->opened);
  g_assert_cmpstr (read->id, ==, entry->id);
  g_assert_cmpstr (read->user, ==, entry->user);
  g_assert_cmpstr (read->host, ==, entry->host);
}

static void
check_pulse (GPtrArray *entries)
{
  g_autoptr (ParcoursPulse) pulse = parcours_pulse_new ();
  guint n = entries->len;

  for (int look = 0; look < 5; look++)
    {
      parcours_pulse_keep_living (pulse, entries, "me", 1700000000 + look * PARCOURS_ROLL_BEAT,
                                  (gint64) look * PARCOURS_ROLL_BEAT * G_USEC_PER_SEC);
      g_assert_cmpuint (entries->len, <=, n);
      n = entries->len;
    }
}

/* The file itself says the same as its bytes. */
static void
check_file (const guint8 *data, gsize size, GPtrArray *entries)
{
  g_autofree char *path = g_build_filename (fuzz_folder (), ".map.jmap.lock", NULL);
  g_autoptr (GPtrArray) read = NULL;
  PARCOURS_AUTO_FD int fd = -1;

  fuzz_write (path, data, size);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  read = parcours_roll_read (fd);
  g_assert_true ((read == NULL) == (entries == NULL));
  g_assert_true (read == NULL || read->len == entries->len);
  g_assert_false (read == NULL && parcours_roll_is_over (fd));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *exact = g_memdup2 (data, size);
  g_autoptr (GPtrArray) entries = NULL;

  fuzz_folder ();
  entries = parcours_roll_parse (exact, size);
  check_file (data, size, entries);
  if (entries == NULL)
    return 0;

  g_assert_cmpuint (entries->len, <=, PARCOURS_ROLL_ENTRIES);
  check_people (entries);
  check_print (entries);
  for (guint i = 0; i < entries->len; i++)
    check_beat (entries->pdata[i]);
  check_pulse (entries);

  return 0;
}
