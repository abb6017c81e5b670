/* page-work.c - see page-work.h. */
#include "config.h"

#include "shell/page-work.h"

struct _ParcoursPageWork
{
  gatomicrefcount refs;
  ParcoursFairCopy *copy;
  ParcoursPageChoice choice;
  ParcoursFilter *filter;       /* NULL: shows all */
  GHashTable *ids;              /* NULL: all */
};

ParcoursPageWork *
parcours_page_work_new (ParcoursFairCopy *copy, const ParcoursPageChoice *choice, ParcoursFilter *filter, GHashTable *ids)
{
  ParcoursPageWork *self;

  g_return_val_if_fail (copy != NULL && choice != NULL, NULL);

  self = g_new0 (ParcoursPageWork, 1);
  g_atomic_ref_count_init (&self->refs);
  self->copy = parcours_fair_copy_ref (copy);
  self->choice = *choice;
  if (choice->which == PARCOURS_WHICH_SHOWN && filter != NULL)
    self->filter = parcours_filter_ref (filter);
  if (choice->which == PARCOURS_WHICH_SELECTED && ids != NULL)
    self->ids = g_hash_table_ref (ids);
  return self;
}

ParcoursPageWork *
parcours_page_work_ref (ParcoursPageWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
parcours_page_work_unref (ParcoursPageWork *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  parcours_fair_copy_unref (self->copy);
  g_clear_pointer (&self->filter, parcours_filter_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

ParcoursFairCopy *
parcours_page_work_get_copy (ParcoursPageWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->copy;
}

const ParcoursPageChoice *
parcours_page_work_get_choice (ParcoursPageWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->choice;
}

static gboolean
shows (ParcoursElement *card, gpointer data)
{
  ParcoursPageWork *self = data;

  if (self->filter != NULL)
    return parcours_filter_matches (self->filter, parcours_fair_copy_get_map (self->copy), card);
  return g_hash_table_contains (self->ids, parcours_element_get_id (card));
}

gboolean
parcours_page_work_fill (ParcoursPageWork *self, ParcoursExportOptions *options, GError **error)
{
  g_return_val_if_fail (self != NULL && options != NULL, FALSE);

  if (!parcours_page_choice_fill (&self->choice, options, error))
    return FALSE;
  options->text = parcours_fair_copy_get_text (self->copy);
  if (self->filter != NULL || self->ids != NULL)
    {
      options->shows = shows;
      options->data = self;
    }
  return TRUE;
}
