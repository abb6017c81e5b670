#include "config.h"

#include "share/template.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "share/save.h"

#define FALLBACK "en"

static const ParcoursTemplate templates[] = {
  { "customer", N_("Customer journey, 5 stages"),
    N_("Touchpoints, thoughts, emotion, effort, pain points and backstage, from awareness to advocacy"),
    N_("Ludovic runs") },
  { "experience", N_("Experience map"),
    N_("Four questions at every step: actions, motivations, questions, pain points"),
    N_("Ludovic runs: the experience") },
  { "blank", N_("Blank map"), N_("One stage, one lane, ready to type"), NULL },
};

const ParcoursTemplate *
parcours_templates (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (templates);
  return templates;
}

const ParcoursTemplate *
parcours_template_find (const char *slug)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_strcmp0 (templates[i].slug, slug) == 0)
      return &templates[i];

  return NULL;
}

static char *
build_path (const ParcoursTemplate *template, const char *lang, gboolean example)
{
  const char *data = g_getenv ("PARCOURS_DATADIR");
  g_autofree char *name = g_strdup_printf ("%s%s.%s.jmap", template->slug, example ? "-example" : "", lang);

  return g_build_filename (data != NULL ? data : PKGDATADIR, "templates", name, NULL);
}

char *
parcours_template_path (const ParcoursTemplate *template, const char *lang, gboolean example)
{
  g_autofree char *language = NULL;
  char *path;

  g_return_val_if_fail (template != NULL, NULL);

  language = g_ascii_strdown (lang != NULL ? lang : FALLBACK, lang != NULL ? (gssize) strcspn (lang, "-_.@") : -1);
  path = build_path (template, language, example);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = build_path (template, FALLBACK, example);
    }

  return path;
}

/* A copy of `source` under a root of its own: two maps from one template are two maps. */
static ParcoursMap *
found_map (ParcoursMap *source, gboolean today)
{
  ParcoursElement *from = parcours_map_get_root (source);
  const ParcoursKindInfo *info = parcours_kind_info (PARCOURS_KIND_MAP);
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  for (guint i = 0; i < info->n_fields; i++)
    parcours_element_set (root, info->first + i, parcours_element_get_value (from, info->first + i), NULL);

  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *children = parcours_element_list (from, kind);

      for (guint i = 0; i < children->len; i++)
        {
          g_autoptr (ParcoursElement) child = parcours_element_copy (g_ptr_array_index (children, i), FALSE);
          parcours_element_append (root, child);
        }
    }

  if (today)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

      parcours_element_set (root, PARCOURS_MAP_CREATED, day, NULL);
    }

  return parcours_map_new_for_root (root);
}

ParcoursMap *
parcours_template_load (const ParcoursTemplate *template, const char *lang, gboolean example, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (ParcoursMap) map = NULL;

  g_return_val_if_fail (template != NULL, NULL);

  path = parcours_template_path (template, lang, example);
  file = g_file_new_for_path (path);
  map = parcours_load (file, NULL, NULL, NULL, error);
  if (map == NULL)
    return NULL;

  return found_map (map, !example);
}
