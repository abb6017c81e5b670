/* clipboard.c - see clipboard.h. What comes in goes through the reader with all its limits, like a file. */
#include "config.h"

#include "shell/clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"
#include "format/reader.h"
#include "model/order.h"
#include "shell/outgoing.h"

/* More lines than this were not meant to become cards. */
#define MAX_LINES 2000

void
parcours_clipboard_copy (GdkClipboard *clipboard, ParcoursMap *map, GPtrArray *elements)
{
  g_autoptr (GdkContentProvider) content = NULL;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  content = parcours_outgoing_new (map, elements);
  gdk_clipboard_set_content (clipboard, content);
}

/* One card a line, in the order of the lines. */
static ParcoursMap *
new_map_of_lines (GPtrArray *titles, GError **error)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  for (guint i = 0; i < titles->len; i++)
    {
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, NULL);
      g_autofree char *order = parcours_order_nth (i, titles->len);

      if (!parcours_element_set (card, PARCOURS_CARD_ORDER, order, error)
          || !parcours_element_set (card, PARCOURS_CARD_TITLE, g_ptr_array_index (titles, i), error))
        return NULL;
      parcours_element_append (root, card);
    }
  return parcours_map_new_for_root (root);
}

ParcoursMap *
parcours_clipboard_parse_text (const char *text, const char *source, GError **error)
{
  g_autofree char *clean = parcours_clean_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *start = clean + strspn (clean, " \t\n");

  g_return_val_if_fail (text != NULL, NULL);

  /* Our own XML that travelled as text, through a mail or an editor. */
  if (g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<journey-map"))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (start, strlen (start));

      return parcours_reader_read (bytes, source, NULL, error);
    }

  for (char **line = lines; *line != NULL && titles->len <= MAX_LINES; line++)
    {
      char *title = parcours_clean_line (*line, -1);

      if (*title != '\0')
        g_ptr_array_add (titles, title);
      else
        g_free (title);
    }
  if (titles->len > MAX_LINES)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("The text has more than %d lines. Take fewer lines at a time: each becomes a card."), MAX_LINES);
      return NULL;
    }
  if (titles->len == 0)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP, _("There is no text to make cards of."));
      return NULL;
    }
  return new_map_of_lines (titles, error);
}

static void
add_all (GPtrArray *list, ParcoursMap *map, ParcoursKind kind)
{
  GPtrArray *elements = parcours_map_list (map, kind);

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (elements, i)));
}

GPtrArray *
parcours_clipboard_list (ParcoursMap *map)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PARCOURS_IS_MAP (map), list);

  add_all (list, map, PARCOURS_KIND_CARD);
  if (list->len == 0)
    {
      add_all (list, map, PARCOURS_KIND_PERSONA);
      add_all (list, map, PARCOURS_KIND_STAGE);
      add_all (list, map, PARCOURS_KIND_LANE);
    }
  return list;
}
