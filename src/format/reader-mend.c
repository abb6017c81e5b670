/* Ids and order keys that are missing or cannot be used. The same file is always mended the same way, so two people who open it
 * get the same map. */
#include "config.h"

#include "format/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/util.h"
#include "model/element-private.h"
#include "model/order.h"

/* `text` made an NCName: what an id allows stays, the rest becomes "_". */
static char *
mend_name (const char *text)
{
  g_autoptr (GString) mended = g_string_new ("_");

  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      char probe[8] = "x";      /* a letter first: is this character one that may follow? */

      next = g_utf8_next_char (p);
      memcpy (probe + 1, p, next - p);
      if (parcours_is_ncname (probe))
        g_string_append_len (mended, p, next - p);
      else
        g_string_append_c (mended, '_');
    }
  return g_strdup (parcours_is_ncname (mended->str + 1) ? mended->str + 1 : mended->str);
}

char *
_parcours_reader_mend_names (const char *text, gboolean list)
{
  g_auto (GStrv) names = list ? g_strsplit_set (text, " \t\n", -1) : NULL;

  if (!list)
    return parcours_is_ncname (text) ? g_strdup (text) : mend_name (text);
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0' && !parcours_is_ncname (*name))
      {
        char *mended = mend_name (*name);

        g_free (*name);
        *name = mended;
      }
  return g_strjoinv (" ", names);
}

/* An id that follows from where the record stands: a letter and 12 base-32 characters, like new ones. */
static char *
stable_id (Reader *self, ParcoursElement *element, guint number)
{
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
  ParcoursElement *parent = parcours_element_get_parent (element);
  char id[14] = "p";

  for (guint salt = 0;; salt++)
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      g_autofree char *seed = g_strdup_printf ("%s %s %s %u %u", parcours_kind_info (parcours_element_get_kind (element))->xml,
                                               parent != NULL ? parcours_element_get_id (parent) : "",
                                               parcours_element_get_id (element), number, salt);
      guint8 bytes[32];
      gsize n = sizeof bytes;

      g_checksum_update (sum, (const guchar *) seed, -1);
      g_checksum_get_digest (sum, bytes, &n);
      for (int i = 1; i < 13; i++)
        id[i] = digits[bytes[i] & 31];
      if (!g_hash_table_contains (self->ids, id))
        return g_strdup (id);
    }
}

/* Parents come before their children in document order, so a parent's id is settled when a child's is made from it. */
void
_parcours_reader_mend_ids (Reader *self)
{
  guint next = 0;

  for (guint i = 0; i < self->records->len && next < self->unnamed->len; i++)
    {
      ReaderRecord *record = &g_array_index (self->records, ReaderRecord, i);
      g_autofree char *old = NULL;
      g_autofree char *id = NULL;

      if (record->element != g_ptr_array_index (self->unnamed, next))
        continue;
      old = g_strdup (parcours_element_get_id (record->element));
      id = stable_id (self, record->element, next++);
      _parcours_element_set_id (record->element, id);
      g_hash_table_add (self->ids, (char *) parcours_element_get_id (record->element));
      if (*old != '\0')
        _parcours_reader_warn (self, record->line, id,
                               _("The id “%.60s” is used twice. This record was given the new id “%s”; what names "
                                 "“%.60s” means the first."), old, id, old);
      else
        _parcours_reader_warn (self, record->line, id, _("The record has no id. It was given the new id “%s”."), id);
    }
}

/* Order keys */

/* What records that are sorted among each other have in common. */
static char *
siblings_key (ParcoursElement *element)
{
  ParcoursKind kind = parcours_element_get_kind (element);
  ParcoursElement *parent = parcours_element_get_parent (element);
  const char *place[3] = { "", "", "" };

  for (int i = 0; kind == PARCOURS_KIND_CARD && i < 3; i++)
    {
      const char *value = parcours_element_get_value (element, PARCOURS_CARD_STAGE + i);

      place[i] = value != NULL ? value : "";
    }
  return g_strdup_printf ("%d %s %s %s %s", kind, parcours_element_get_id (parent), place[0], place[1], place[2]);
}

static const char *
key_of (ParcoursElement *element)
{
  return parcours_element_get_value (element, parcours_kind_info (parcours_element_get_kind (element))->order);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The smallest of the sorted `keys` above `key` (NULL: the smallest of all), or NULL. */
static const char *
key_above (GPtrArray *keys, const char *key)
{
  guint low = 0, high = keys->len;

  while (key != NULL && low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (keys->pdata[middle], key) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < keys->len ? keys->pdata[low] : NULL;
}

static void
set_key (ParcoursElement *element, char *key)
{
  _parcours_element_take_value (element, parcours_kind_info (parcours_element_get_kind (element))->order, key);
}

/* Keys for `n` records between two keys, the middle one first so that they stay short. FALSE if there is no room. */
static gboolean
fill (ParcoursElement **elements, guint n, const char *before, const char *after)
{
  guint middle = after != NULL ? n / 2 : 0;
  char *key;

  if (n == 0)
    return TRUE;
  key = parcours_order_between (before, after);
  if (key == NULL)
    return FALSE;
  set_key (elements[middle], key);
  if (after == NULL)
    {
      for (guint i = 1; i < n; i++)
        {
          key = parcours_order_between (key_of (elements[i - 1]), NULL);
          if (key == NULL)
            return FALSE;
          set_key (elements[i], key);
        }
      return TRUE;
    }
  return fill (elements, middle, before, key) && fill (elements + middle + 1, n - middle - 1, key, after);
}

static void
mend_siblings (GPtrArray *siblings)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean full = FALSE;

  for (guint i = 0; i < siblings->len; i++)
    if (key_of (siblings->pdata[i]) != NULL)
      g_ptr_array_add (keys, g_strdup (key_of (siblings->pdata[i])));
  if (keys->len == siblings->len)
    return;
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0, run; i < siblings->len && !full; i = run + 1)
    {
      const char *before = i > 0 ? key_of (siblings->pdata[i - 1]) : NULL;

      for (run = i; run < siblings->len && key_of (siblings->pdata[run]) == NULL; run++)
        ;
      full = !fill ((ParcoursElement **) siblings->pdata + i, run - i, before, key_above (keys, before));
    }
  /* No room between two keys, or equal ones: all are given anew, in document order. */
  if (full)
    for (guint i = 0; i < siblings->len; i++)
      set_key (siblings->pdata[i], parcours_order_nth (i, siblings->len));
}

void
_parcours_reader_mend_orders (Reader *self)
{
  g_autoptr (GHashTable) groups =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer siblings;

  for (guint i = 1; i < self->records->len; i++)        /* not the root */
    {
      ParcoursElement *element = g_array_index (self->records, ReaderRecord, i).element;
      char *key;

      if (parcours_kind_info (parcours_element_get_kind (element))->order == PARCOURS_FIELD_NONE)
        continue;
      key = siblings_key (element);
      siblings = g_hash_table_lookup (groups, key);
      if (siblings != NULL)
        g_free (key);
      else
        g_hash_table_insert (groups, key, siblings = g_ptr_array_new ());
      g_ptr_array_add (siblings, element);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &siblings))
    mend_siblings (siblings);
}
