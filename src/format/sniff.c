/* Files that are no journey map, recognised so that the message can name them. */
#include "config.h"

#include "format/limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/copy-name.h"
#include "base/error.h"

typedef struct
{
  const char *bytes;
  gsize length;
  const char *message;
} Magic;

static const Magic magics[] = {
  { "PK\003\004", 4,
    N_("This is a zip archive (as office documents are too), not a journey map. Unpack it and open the .jmap file inside.") },
  { "PK\005\006", 4, N_("This is an empty zip archive, not a journey map.") },
  { "\037\213", 2, N_("This is a gzip archive, not a journey map. Unpack it and open the .jmap file inside.") },
  { "7z\274\257\047\034", 6, N_("This is a 7-Zip archive, not a journey map. Unpack it and open the .jmap file inside.") },
  { "Rar!", 4, N_("This is a RAR archive, not a journey map. Unpack it and open the .jmap file inside.") },
  { "%PDF-", 5, N_("This is a PDF document, not a journey map. Ask for the .jmap file it was made from.") },
  { "\377\330\377", 3, N_("This is a JPEG picture, not a journey map. Ask for the .jmap file it was made from.") },
  { "GIF8", 4, N_("This is a GIF picture, not a journey map. Ask for the .jmap file it was made from.") },
  { "\320\317\021\340", 4, N_("This is an older office document, not a journey map.") },
  { "SQLite format 3", 15, N_("This is a database, not a journey map.") },
};

static gboolean
all_bytes (const char *data, gsize length, const char *set, gsize n_set)
{
  for (gsize i = 0; i < length; i++)
    if (memchr (set, data[i], n_set) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
parcours_sniff_bytes (const char *data, gsize length, int *line, GError **error)
{
  *line = 0;
  if (length == 0 || all_bytes (data, length, " \t\r\n", 4))
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                           _("The file is empty. It may not have been copied completely; try the original or a backup."));
      return FALSE;
    }
  if (all_bytes (data, length, "\0", 1))
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                           _("The file holds nothing but zeros: it was damaged, most often by a crash or a full disk. "
                             "Try a backup."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (data, magics[i].bytes, magics[i].length) == 0)
      {
        g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP, _(magics[i].message));
        return FALSE;
      }
  return TRUE;
}

static gboolean
starts_with (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (text, word, n) == 0;
}

/* The first words of a text, for a message. */
static char *
first_words (const char *text, gsize length)
{
  gsize n = 0;
  glong chars = 0;

  while (n < length && chars < 24 && (guchar) text[n] >= ' ')
    {
      n += g_utf8_skip[(guchar) text[n]];
      chars++;
    }
  return g_strndup (text, MIN (n, length));
}

static gboolean
is_json (const char *text, gsize length)
{
  if (length == 0 || (text[0] != '{' && text[0] != '['))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (strchr (" \t\r\n", text[i]) == NULL)
      return strchr ("\"{}[]-0123456789tfn", text[i]) != NULL;
  return TRUE;
}

gboolean
parcours_sniff_text (const char *text, gsize length, int *line, GError **error)
{
  const char *p = text, *end = text + length;
  g_autofree char *words = NULL;

  while (p < end && strchr (" \t\r\n", *p) != NULL && *p != '\0')
    p++;
  *line = 1 + parcours_count_lines (text, p - text);
  length = end - p;

  if (starts_with (p, length, "<<<<<<< "))
    return TRUE;                /* conflict markers have a message of their own (limits.c) */
  if (starts_with (p, length, "<!doctype html") || starts_with (p, length, "<html"))
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                         _("This is a web page (HTML), not a journey map. If you downloaded it, you may have to sign in first "
                           "and download the file again."));
  else if (is_json (p, length))
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                         _("This is a JSON file of another program, not a journey map of this one, although the name may end the "
                           "same. Open it with the program that made it."));
  else if (length > 0 && *p != '<')
    {
      words = first_words (p, length);
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                   _("This is not a journey map: it starts with “%s”. A journey map starts with “<journey-map”."), words);
    }
  else
    return TRUE;
  return FALSE;
}

char *
parcours_sniff_conflict_name (const char *name)
{
  g_autofree char *original = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  original = parcours_copy_original (name);
  if (original == NULL)
    return NULL;

  return g_strdup_printf (_("By its name this is a copy of “%s” that a file-sharing program made when two people saved at the "
                            "same time. Compare the two before you go on working in one of them."),
                          original);
}
