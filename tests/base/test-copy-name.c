/* Names of copies that file-sharing programs make, and names that only look like them. */
#include "config.h"

#include "base/copy-name.h"

static void
test_copies (void)
{
  static const struct { const char *copy; const char *original; } names[] = {
    /* Syncthing */
    { "Map.sync-conflict-20260102-150405-ABCDEFG.jmap", "Map.jmap" },
    { "Map.sync-conflict-20260102-150405.jmap", "Map.jmap" },
    { "Map v1.2.sync-conflict-20260102-150405-A2CDEF7.jmap", "Map v1.2.jmap" },
    { "Map.sync-conflict-20260102-150405-ABCDEFG", "Map" },
    /* Dropbox */
    { "Map (Marie's conflicted copy 2026-01-02).jmap", "Map.jmap" },
    { "Map (MARIE-PC's conflicted copy 2026-01-02).jmap", "Map.jmap" },
    { "Map (Marie’s conflicted copy 2026-01-02 1).jmap", "Map.jmap" },
    { "Map (Marie Curie's conflicted copy).jmap", "Map.jmap" },
    { "Map (Conflicted Copy).jmap", "Map.jmap" },
    { "Map (2) (Marie's conflicted copy 2026-01-02).jmap", "Map (2).jmap" },
    { "Map (Case Conflict).jmap", "Map.jmap" },
    { "Map (Case Conflict 2).jmap", "Map.jmap" },
    { "Map (Unicode Encoding Conflict).jmap", "Map.jmap" },
    { "Parcours d’achat (Copie en conflit de Marie 2026-01-02).jmap", "Parcours d’achat.jmap" },
    { "Map (copie en conflit de MARIE-PC 2026-01-02).jmap", "Map.jmap" },
    /* Nextcloud and ownCloud */
    { "Map (conflicted copy 2026-01-02 150405).jmap", "Map.jmap" },
    { "Map (conflicted copy Marie 2026-01-02 150405).jmap", "Map.jmap" },
    { "Map_conflict-20260102-150405.jmap", "Map.jmap" },
    { "my_map_conflict-marie-20260102-150405.jmap", "my_map.jmap" },
    /* Seafile */
    { "Map (SFConflict marie@example.org 2026-01-02-15-04-05).jmap", "Map.jmap" },
    { "Map (SFConflict 2026-01-02-15-04-05).jmap", "Map.jmap" },
    /* Synology Drive */
    { "my_map_MARIE-PC_Jan-02-1504-2026_Conflict.jmap", "my_map.jmap" },
    { "Map_MARIE-PC_Jan-02-1504-2026_CaseConflict_1.jmap", "Map.jmap" },
    /* Copies of copies */
    { "Map.sync-conflict-20260102-150405-ABCDEFG.sync-conflict-20260103-150405-GFEDCBA.jmap", "Map.jmap" },
    { "Map (Marie's conflicted copy 2026-01-02)_conflict-20260102-150405.jmap", "Map.jmap" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *original = parcours_copy_original (names[i].copy);

      g_assert_cmpstr (original, ==, names[i].original);
    }
  g_print ("# promise: copies of sync tools | copy-name | %u names of 6 programs recognised\n", (guint) G_N_ELEMENTS (names));
}

static void
test_others (void)
{
  static const char *const names[] = {
    "Map.jmap", "", ".", ".jmap", "Map",
    "Conflicts of interest.jmap", "Conflicted copy writers.jmap", "How to handle a conflicted copy.jmap",
    "Map (conflict).jmap", "Map (in conflict with Marie 2026-01-02).jmap", "Map (no conflicted copy at all).jmap",
    "Map (Use Case Conflict).jmap", "Case Conflict.jmap", "Map (Marie's copy 2026-01-02).jmap",
    "Map (1).jmap", "Map (copy).jmap", "Map - Copy.jmap", "Map copie.jmap", "Map-LAPTOP.jmap", "Map.Conflict.jmap",
    "Map (2026-11-22 14.30.05).jmap",                   /* what this program keeps when it overwrites */
    "Map.sync-conflict-.jmap", "Map.sync-conflict-2026-01-02.jmap", "Map.sync-conflict-20260102-150405-ABC.jmap",
    "Map_conflict-20260102.jmap", "Map_conflict-20260102-1504.jmap", "Map conflict-20260102-150405.jmap",
    "Map_Jan-02-1504-2026_Conflict.jmap", "Map (SFConflict 2026-01-02).jmap",
    "Map (Marie's conflicted copy 2026-01-02).jmap.txt", "Map (Marie's conflicted copy 2026-01-02) final.jmap",
    " (Case Conflict).jmap", ".sync-conflict-20260102-150405-ABCDEFG.jmap",
    "Map\xff (Case Conflict).jmap",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *original = parcours_copy_original (names[i]);

      if (original != NULL)
        g_test_message ("%s", names[i]);
      g_assert_null (original);
    }
  g_print ("# promise: copies of sync tools | copy-name | %u near misses left alone\n", (guint) G_N_ELEMENTS (names));
}

/* Nobody's name makes it think for long. */
static void
test_long (void)
{
  g_autofree char *brackets = g_strnfill (1000, '(');
  g_autofree char *marks = NULL;
  g_autofree char *original = NULL;
  GString *chain = g_string_new ("Map");

  g_assert_null (parcours_copy_original (brackets));
  for (guint i = 0; i < 60; i++)
    g_string_append (chain, " (Case Conflict)");
  g_string_append (chain, ".jmap");
  original = parcours_copy_original (chain->str);
  g_assert_cmpstr (original, ==, "Map.jmap");
  for (guint i = 0; i < 20; i++)
    g_string_append (chain, " (Case Conflict)");
  g_assert_null (parcours_copy_original (chain->str));
  marks = g_string_free (chain, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy-name/copies", test_copies);
  g_test_add_func ("/copy-name/others", test_others);
  g_test_add_func ("/copy-name/long", test_long);

  return g_test_run ();
}
