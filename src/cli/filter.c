/* --filter and --view: which cards a picture or a text is made of. */
#include "config.h"

#include "cli/cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/fold.h"
#include "model/phrase.h"

void
cli_filter_clear (CliFilter *filter)
{
  g_clear_pointer (&filter->expression, g_free);
  g_clear_pointer (&filter->view, g_free);
}

/* The views that are called so. The caller owns the array. */
static GPtrArray *
find_views (ParcoursMap *map, const char *name)
{
  GPtrArray *views = parcours_map_list (map, PARCOURS_KIND_VIEW), *found = g_ptr_array_new ();
  ParcoursElement *by_id = parcours_map_find_kind (map, name, PARCOURS_KIND_VIEW);
  g_autofree char *folded = parcours_fold (name);

  if (by_id != NULL)
    g_ptr_array_add (found, by_id);
  for (guint i = 0; by_id == NULL && i < views->len; i++)
    {
      g_autofree char *other = parcours_fold (parcours_element_get_name (views->pdata[i]));

      if (strcmp (folded, other) == 0)
        g_ptr_array_add (found, views->pdata[i]);
    }
  return found;
}

static char *
list_views (GPtrArray *views, gboolean by_id)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    {
      const char *name = parcours_element_get_name (views->pdata[i]);
      g_autofree char *quoted = NULL;

      /* Translators: quotation marks around a name or a text */
      quoted = g_strdup_printf (_("“%s”"), by_id || *name == '\0' ? parcours_element_get_id (views->pdata[i]) : name);
      parcours_phrase_join (list, quoted);
    }
  return g_string_free (list, FALSE);
}

/* NULL, and it is said, unless exactly one view is called so. */
static ParcoursElement *
find_view (const CliInput *input, const char *name)
{
  GPtrArray *all = parcours_map_list (input->map, PARCOURS_KIND_VIEW);
  g_autoptr (GPtrArray) found = find_views (input->map, name);
  g_autofree char *list = list_views (found->len > 0 ? found : all, found->len > 0), *sentence = NULL;

  if (found->len == 1)
    return found->pdata[0];
  if (found->len > 1)
    sentence = g_strdup_printf (_("Several views are called “%s”. Give the id of one: %s."), name, list);
  else if (all->len > 0)
    sentence = g_strdup_printf (_("There is no view “%s”. The map has %s."), name, list);
  else
    sentence = g_strdup_printf (_("There is no view “%s”: the map has no views."), name);
  cli_say (input->name, 0, sentence);
  return NULL;
}

static gboolean
add_view (const CliInput *input, const char *name, GString *terms)
{
  ParcoursElement *view = find_view (input, name);
  const char *text = view != NULL ? parcours_element_get_text (view, PARCOURS_VIEW_FILTER) : NULL;
  g_autoptr (ParcoursFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (view == NULL)
    return FALSE;
  /* read alone first: a quotation mark that is open in it must not swallow what follows */
  filter = parcours_filter_parse (text != NULL ? text : "", &error);
  if (filter == NULL)
    {
      sentence = g_strdup_printf (_("The view “%s” cannot be used. %s"), parcours_element_get_name (view), error->message);
      cli_say (input->name, 0, sentence);
      return FALSE;
    }
  g_string_append_printf (terms, "%s ", text != NULL ? text : "");
  return TRUE;
}

ParcoursFilter *
cli_filter_make (const CliFilter *wanted, const CliInput *input)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursFilter) alone = parcours_filter_parse (wanted->expression != NULL ? wanted->expression : "", &error);

  if (alone == NULL)
    {
      cli_say ("--filter", 0, error->message);
      return NULL;
    }
  if (wanted->view != NULL && !add_view (input, wanted->view, terms))
    return NULL;
  g_string_append (terms, wanted->expression != NULL ? wanted->expression : "");
  return parcours_filter_parse (terms->str, NULL);
}
