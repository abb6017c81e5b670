/* The text of the presence file, which anybody may have written, and who of it is alive. */
#include "config.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "share/process.h"
#include "share/pulse.h"
#include "share/roll.h"

#define FIRST "parcours-presence-1\n"

static GPtrArray *
parse (const char *text)
{
  return parcours_roll_parse (text, strlen (text));
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_roll_entry_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  ParcoursRollEntry *entry;

  g_ptr_array_add (entries, parcours_roll_entry_new (" Élise\tde\nla Tour ", "bureau", 1000));
  g_ptr_array_add (entries, parcours_roll_entry_new ("Sam", "", 2000));
  parcours_roll_entry_beat (entries->pdata[0], 1030);
  text = parcours_roll_print (entries);
  g_assert_true (g_str_has_prefix (text, FIRST));

  again = parse (text);
  g_assert_cmpuint (again->len, ==, 2);
  entry = again->pdata[0];
  g_assert_cmpstr (entry->user, ==, "Élise de la Tour");
  g_assert_cmpstr (entry->host, ==, "bureau");
  g_assert_cmpint (entry->pid, ==, getpid ());
  g_assert_cmpuint (entry->start, ==, parcours_process_get_start (getpid ()));
  g_assert_cmpint (entry->opened, ==, 1000);
  g_assert_cmpint (entry->seen, ==, 1030);
  g_assert_true (parcours_roll_entry_is_here (entry));
  entry = again->pdata[1];
  g_assert_cmpstr (entry->user, ==, "Sam");
  g_assert_cmpstr (entry->host, ==, "");
}

static void
test_nobody (void)
{
  g_autoptr (GPtrArray) nothing = parcours_roll_parse (NULL, 0);
  g_autoptr (GPtrArray) heading = parse (FIRST);
  g_autofree char *text = parcours_roll_print (nothing);

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (heading->len, ==, 0);
  g_assert_cmpstr (text, ==, "");
}

/* Somebody else's file is no roll, whatever it says. */
static void
test_foreign (void)
{
  static const char *const texts[] = {
    "1234\n", "\n", "parcours-presence-1", "parcours-presence-2\n", "<?xml version='1.0'?>",
  };
  g_autofree char *longer = g_strnfill (PARCOURS_ROLL_MAX + 1, '\n');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (parse (texts[i]));
  memcpy (longer, FIRST, strlen (FIRST));
  g_assert_null (parse (longer));
}

static void
test_bad_lines (void)
{
  static const char text[] = FIRST
    "a\t1\t2\tp\t3\t4\thost\n"                          /* too few */
    "\t1\t2\tp\t3\t4\thost\tNo id\n"
    "b c\t1\t2\tp\t3\t4\thost\tId with a space\n"
    "d\t0\t2\tp\t3\t4\thost\tNo process\n"
    "e\t-1\t2\tp\t3\t4\thost\tAll processes\n"
    "f\t99999999999\t2\tp\t3\t4\thost\tToo great\n"
    "g\t1\t2\tp/../q\t3\t4\thost\tPlace\n"
    "h\t1\t2\tp\t3\t999999999999\thost\tAfter all calendars\n"
    "i\t1\t2\tp\t3\t4\thost\t \n"                       /* no name */
    "\n\n"
    "j\t1\t2\tp\t3\t4\thost\tGood\tand something later\n"
    "j\t1\t2\tp\t3\t4\thost\tThe same again\n"
    "k\t1\t2\tp\t3\t4\thost\tCut of";
  g_autoptr (GPtrArray) entries = parse (text);
  g_autofree char *printed = parcours_roll_print (entries);
  ParcoursRollEntry *entry;

  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->user, ==, "Good");
  g_assert_cmpstr (printed, ==, FIRST "j\t1\t2\tp\t3\t4\thost\tGood\tand something later\n");
}

/* At worst a strange name: valid text, one line, short. */
static void
test_names (void)
{
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *text = g_strconcat (FIRST "a\t1\t2\tp\t3\t4\t\xff\xfe\x1b[31m<b>\t", name,
                                       "\nb\t1\t2\t\t3\t4\t", name, "\t\xc3\xa9\n", NULL);
  g_autoptr (GPtrArray) entries = parse (text);
  ParcoursRollEntry *entry;

  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpuint (strlen (entry->user), ==, 64);
  g_assert_cmpstr (entry->host, ==, "[31m<b>");
  entry = entries->pdata[1];
  g_assert_cmpstr (entry->user, ==, "é");
  g_assert_false (parcours_roll_entry_is_here (entry));
}

/* Whatever bytes there are, what comes out is bounded and comes out again the same. */
static void
test_random (void)
{
  static const char letters[] = "\t\n 019azé\xff\x80";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n = g_test_thorough () ? 200000 : 20000;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (FIRST);
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *printed = NULL;
      gboolean lines = g_rand_boolean (rand);

      while (text->len < 200 && g_rand_int_range (rand, 0, 100) > 0)
        if (lines && g_rand_int_range (rand, 0, 8) == 0)
          g_string_append (text, "\nz1\t1\t2\tp\t3\t4\th\tu");
        else
          g_string_append_c (text, letters[g_rand_int_range (rand, 0, sizeof letters)]);
      entries = parcours_roll_parse (text->str, text->len);
      g_assert_nonnull (entries);
      printed = parcours_roll_print (entries);
      again = parse (printed);
      g_assert_cmpuint (again->len, ==, entries->len);
      for (guint at = 0; at < again->len; at++)
        {
          ParcoursRollEntry *one = entries->pdata[at], *other = again->pdata[at];

          g_assert_true (g_utf8_validate (one->user, -1, NULL) && g_utf8_validate (one->host, -1, NULL));
          g_assert_cmpstr (one->line, ==, other->line);
        }
    }
}

/* Those who were there first stay. */
static void
test_full (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_roll_entry_free);
  g_autofree char *name = g_strnfill (64, 'n');
  g_autofree char *many = NULL;
  g_autofree char *wide = NULL;
  g_autoptr (GPtrArray) read = NULL;

  for (guint i = 0; i < PARCOURS_ROLL_ENTRIES + 1; i++)
    g_ptr_array_add (entries, parcours_roll_entry_new ("n", "h", 1));
  many = parcours_roll_print (entries);
  read = parse (many);
  g_assert_cmpuint (read->len, ==, PARCOURS_ROLL_ENTRIES);
  g_clear_pointer (&read, g_ptr_array_unref);

  g_ptr_array_set_size (entries, 0);
  for (guint i = 0; i < PARCOURS_ROLL_ENTRIES; i++)
    g_ptr_array_add (entries, parcours_roll_entry_new (name, name, 1));
  wide = parcours_roll_print (entries);
  g_assert_cmpuint (strlen (wide), <=, PARCOURS_ROLL_MAX);
  read = parse (wide);
  g_assert_cmpuint (read->len, >, 10);
}

/* A name of a process means nothing elsewhere, after its end, or after somebody else got its number. */
static void
test_process (void)
{
  guint64 start = parcours_process_get_start (getpid ());
  pid_t child;
  int status;

  g_assert_cmpuint (strlen (parcours_process_get_place ()), ==, 16);
  g_assert_cmpuint (start, >, 0);
  g_assert_true (parcours_process_lives (getpid (), start));
  g_assert_true (parcours_process_lives (getpid (), 0));
  g_assert_false (parcours_process_lives (getpid (), start + 1));
  g_assert_true (parcours_process_is_own (getpid ()));
  g_assert_false (parcours_process_lives (0, 0));
  g_assert_false (parcours_process_lives (G_GINT64_CONSTANT (1) << 32, 0));

  child = fork ();
  if (child == 0)
    _exit (0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_false (parcours_process_lives (child, 0));
  g_assert_false (parcours_process_is_own (child));
}

/* A clock of the test's: seconds by the file's, and what nobody sets. */
static guint
count_living (ParcoursPulse *pulse, const char *text, gint64 now, gint64 seconds)
{
  g_autoptr (GPtrArray) entries = parse (text);

  parcours_pulse_keep_living (pulse, entries, "own", now, seconds * G_USEC_PER_SEC);

  return entries->len;
}

#define ELSEWHERE(seen) FIRST "a\t1\t2\telsewhere\t900000\t" #seen "\thost\tSam\n"

static void
test_pulse_first_look (void)
{
  static const struct { const char *text; guint n; } looks[] = {
    { ELSEWHERE (1000000), 1 }, { ELSEWHERE (999911), 1 }, { ELSEWHERE (1000089), 1 },
    { ELSEWHERE (999900), 0 }, { ELSEWHERE (1000100), 0 }, { ELSEWHERE (0), 0 },
    { FIRST "own\t1\t2\telsewhere\t0\t0\thost\tMe\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (ParcoursPulse) pulse = parcours_pulse_new ();

      g_assert_cmpuint (count_living (pulse, looks[i].text, 1000000, 5), ==, looks[i].n);
    }
}

/* From the second look on, only what changes counts. */
static void
test_pulse_watch (void)
{
  g_autoptr (ParcoursPulse) pulse = parcours_pulse_new ();

  /* Dead, although its clock is right. */
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (1000000), 1000000, 0), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (1000000), 1000060, 60), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (1000000), 1000089, 89), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (1000000), 1000000, 90), ==, 0);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (1000000), 1000000, 91), ==, 0);

  /* It was only asleep, and its clock is wrong by then. */
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (17), 1000120, 120), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (47), 1000150, 150), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (47), 1000150, 239), ==, 1);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (47), 1000150, 240), ==, 0);
}

/* A living one with a wrong clock shows from its next beat on. */
static void
test_pulse_wrong_clock (void)
{
  g_autoptr (ParcoursPulse) pulse = parcours_pulse_new ();

  g_assert_cmpuint (count_living (pulse, ELSEWHERE (500), 1000000, 0), ==, 0);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (500), 1000010, 10), ==, 0);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (530), 1000020, 20), ==, 1);
  g_assert_cmpuint (count_living (pulse, FIRST, 1000030, 30), ==, 0);
  g_assert_cmpuint (count_living (pulse, ELSEWHERE (560), 1000050, 50), ==, 1);
}

static void
test_pulse_here (void)
{
  g_autoptr (ParcoursPulse) pulse = parcours_pulse_new ();
  g_autoptr (ParcoursRollEntry) entry = parcours_roll_entry_new ("Me", "host", 5);
  g_autofree char *living = g_strconcat (FIRST, entry->line, NULL);
  g_autofree char *reused = g_strdup_printf (FIRST "a\t%" G_GINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%s\t5\t5\thost\tMe\n",
                                             entry->pid, entry->start + 1, entry->place);

  /* Its process runs: that its last beat was long ago is because the machine slept. */
  g_assert_cmpuint (count_living (pulse, living, 1000000, 0), ==, 1);
  g_assert_cmpuint (count_living (pulse, living, 1000000, 95), ==, 0);
  g_assert_cmpuint (count_living (pulse, reused, 5, 96), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roll/round-trip", test_round_trip);
  g_test_add_func ("/roll/nobody", test_nobody);
  g_test_add_func ("/roll/foreign", test_foreign);
  g_test_add_func ("/roll/bad-lines", test_bad_lines);
  g_test_add_func ("/roll/names", test_names);
  g_test_add_func ("/roll/random", test_random);
  g_test_add_func ("/roll/full", test_full);
  g_test_add_func ("/process", test_process);
  g_test_add_func ("/pulse/first-look", test_pulse_first_look);
  g_test_add_func ("/pulse/watch", test_pulse_watch);
  g_test_add_func ("/pulse/wrong-clock", test_pulse_wrong_clock);
  g_test_add_func ("/pulse/here", test_pulse_here);

  return g_test_run ();
}
