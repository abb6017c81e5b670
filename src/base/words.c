/* words.c - see words.h */
#include "config.h"

#include "base/words.h"

#include <gio/gio.h>
#include <string.h>

GResource *parcours_words_get_resource (void);

#define MO_MAGIC 0x950412de
#define CONTEXT_GLUE '\004'

/* A catalogue as msgfmt wrote it, in the byte order of this machine: two tables of (length, offset), sorted by message. */
typedef struct
{
  const char *bytes;
  guint32 n;
  const guint32 *originals, *translations;
} Catalogue;

static GMutex lock;
static GHashTable *catalogues;    /* language -> Catalogue, NULL value: there is none */

static Catalogue *
catalogue_load (const char *language)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/words/%s.mo", language);
  g_autoptr (GBytes) bytes = NULL;
  const guint32 *head;
  Catalogue *catalogue;

  bytes = g_resource_lookup_data (parcours_words_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;

  /* Compiled in and uncompressed, so the bytes stay where they are when the GBytes goes. */
  head = g_bytes_get_data (bytes, NULL);
  g_return_val_if_fail (head[0] == MO_MAGIC, NULL);

  catalogue = g_new (Catalogue, 1);
  catalogue->bytes = (const char *) head;
  catalogue->n = head[2];
  catalogue->originals = head + head[3] / sizeof (guint32);
  catalogue->translations = head + head[4] / sizeof (guint32);
  return catalogue;
}

/* The catalogue of "fr" for "fr", "fr-CA", "fr_CA", "FR". */
static const Catalogue *
catalogue_find (const char *lang)
{
  g_autofree char *language = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  gpointer catalogue;

  if (lang == NULL)
    return NULL;

  language = g_ascii_strdown (lang, strcspn (lang, "-_.@"));

  locker = g_mutex_locker_new (&lock);
  if (catalogues == NULL)
    catalogues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!g_hash_table_lookup_extended (catalogues, language, NULL, &catalogue))
    {
      catalogue = catalogue_load (language);
      g_hash_table_insert (catalogues, g_steal_pointer (&language), catalogue);
    }

  return catalogue;
}

/* The translation stored for `key`, or NULL. Several plural forms follow each other, each with its NUL; `length` counts all. */
static const char *
catalogue_lookup (const Catalogue *catalogue, const char *key, gsize *length)
{
  guint32 low = 0, high = catalogue->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (key, catalogue->bytes + catalogue->originals[2 * middle + 1]);

      if (order == 0)
        {
          *length = catalogue->translations[2 * middle];
          return *length > 0 ? catalogue->bytes + catalogue->translations[2 * middle + 1] : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

/* Which of the plural forms `n` takes. The rules of the languages in po/LINGUAS that differ from English stand here. */
static guint
plural_form (const char *lang, unsigned long n)
{
  if (g_ascii_strncasecmp (lang, "fr", 2) == 0)
    return n > 1;

  return n != 1;
}

const char *
parcours_words (const char *lang, const char *context, const char *msgid)
{
  const Catalogue *catalogue;
  g_autofree char *glued = NULL;
  const char *found;
  gsize length;

  g_return_val_if_fail (msgid != NULL, NULL);

  /* The entry of the empty message is the header of the catalogue. */
  catalogue = *msgid != '\0' ? catalogue_find (lang) : NULL;
  if (catalogue == NULL)
    return msgid;

  if (context != NULL)
    glued = g_strdup_printf ("%s%c%s", context, CONTEXT_GLUE, msgid);

  found = catalogue_lookup (catalogue, glued != NULL ? glued : msgid, &length);
  return found != NULL ? found : msgid;
}

const char *
parcours_words_n (const char *lang, const char *singular, const char *plural, unsigned long n)
{
  const Catalogue *catalogue;
  const char *found = NULL;
  gsize length = 0;
  guint form;

  g_return_val_if_fail (singular != NULL && plural != NULL, NULL);

  catalogue = catalogue_find (lang);
  if (catalogue != NULL)
    /* Messages with a plural are sorted by "singular NUL plural", and comparing stops at the first NUL: the same entry. */
    found = catalogue_lookup (catalogue, singular, &length);

  if (found == NULL)
    return n == 1 ? singular : plural;

  for (form = plural_form (lang, n); form > 0; form--)
    {
      gsize skip = strlen (found) + 1;

      if (skip > length)
        break;
      found += skip;
      length -= skip;
    }

  return found;
}
