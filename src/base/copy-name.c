#include "config.h"

#include "base/copy-name.h"

#include <string.h>

/* Longer than any file system's names: a pattern need not try. */
#define NAME_MAX_BYTES 1024

#define DATE "\\d{4}-\\d\\d-\\d\\d"

/* What stands between the original's name and its ending. */
static const char *const marks[] = {
  /* Syncthing: "Map.sync-conflict-20260102-150405-ABCDEFG.jmap"; older ones without the device. */
  "\\.sync-conflict-\\d{8}-\\d{6}(?:-[A-Z0-9]{7})?",
  /* Dropbox: "Map (Marie's conflicted copy 2026-01-02).jmap"; Nextcloud and ownCloud, in some versions with the user's
   * name before the date: "Map (conflicted copy 2026-01-02 150405).jmap". */
  " \\((?:[^()]+ )?conflicted copy(?: (?:[^()]+ )?" DATE "(?: \\d+)?)?\\)",
  /* Dropbox in French: "Map (Copie en conflit de Marie 2026-01-02).jmap". */
  " \\((?:[^()]+ )?copie en conflit(?: (?:[^()]+ )?" DATE "(?: \\d+)?)?\\)",
  /* Dropbox, where two names differ in what the other system does not tell apart: "Map (Case Conflict 1).jmap". */
  " \\((?:Case|Unicode Encoding|Selective Sync|White ?space) Conflict(?: \\d+)?\\)",
  /* ownCloud before 2.5 and older Nextcloud: "Map_conflict-20260102-150405.jmap", later also with the user's name. */
  "_conflict-(?:[^/]+-)?\\d{8}-\\d{6}",
  /* Seafile: "Map (SFConflict marie@example.org 2026-01-02-15-04-05).jmap". */
  " \\(SFConflict (?:[^() ]+ )?\\d{4}(?:-\\d\\d){5}\\)",
  /* Synology Drive: "Map_LAPTOP_Jan-02-1504-2026_Conflict.jmap". */
  "_[^_]+_[A-Z]{3}-\\d\\d-\\d{4,6}-\\d{4}_[A-Z]*Conflict(?:_\\d+)?",
};

static GRegex *
get_pattern (void)
{
  static gsize pattern;

  if (g_once_init_enter (&pattern))
    {
      GString *text = g_string_new ("^(.+)(?:");
      GRegex *regex;

      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", marks[i]);
      g_string_append (text, ")(\\.[^.]+)?$");
      regex = g_regex_new (text->str, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY | G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0,
                           NULL);
      g_assert (regex != NULL);
      g_string_free (text, TRUE);
      g_once_init_leave (&pattern, (gsize) regex);
    }

  return (GRegex *) pattern;
}

/* The name without its last mark; NULL: there is none. */
static char *
take_mark_off (const char *name)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *ending = NULL;

  if (!g_regex_match (get_pattern (), name, 0, &match))
    return NULL;
  stem = g_match_info_fetch (match, 1);
  ending = g_match_info_fetch (match, 2);

  return g_strconcat (stem, ending, NULL);
}

char *
parcours_copy_original (const char *name)
{
  char *original = NULL;
  char *shorter;

  g_return_val_if_fail (name != NULL, NULL);

  if (strlen (name) > NAME_MAX_BYTES || !g_utf8_validate (name, -1, NULL))
    return NULL;

  while ((shorter = take_mark_off (original != NULL ? original : name)) != NULL)
    {
      g_free (original);
      original = shorter;
    }

  return original;
}
