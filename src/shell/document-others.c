/* document-others.c - who else has a document's file open, and what was left beside it: copies of sync tools, drafts of sessions that crashed. */
#include "config.h"

#include "shell/document-private.h"

#include "share/copies.h"

/* People */

void
_parcours_document_meet (ParcoursDocument *self)
{
  self->presence = parcours_presence_new (self->file);
  g_signal_connect_object (self->presence, "notify::others", G_CALLBACK (_parcours_document_changed), self, G_CONNECT_SWAPPED);
}

GPtrArray *
parcours_document_get_others (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->presence != NULL ? parcours_presence_get_others (self->presence) : NULL;
}

/* Things beside the file, listed in a worker that does not keep the document alive */

typedef struct
{
  GWeakRef document;
  GFile *file;
  GPtrArray *copies;
  ParcoursRecovery *left;
} Beside;

static void
beside_free (Beside *beside)
{
  g_weak_ref_clear (&beside->document);
  g_object_unref (beside->file);
  g_clear_pointer (&beside->copies, g_ptr_array_unref);
  g_clear_pointer (&beside->left, parcours_recovery_free);
  g_free (beside);
}

static void
beside_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Beside *beside = data;
  g_autoptr (GPtrArray) list = parcours_recovery_list ();
  const ParcoursRecovery *left = parcours_recovery_find (list, beside->file);

  if (left != NULL)
    beside->left = parcours_recovery_copy (left);
  beside->copies = parcours_copies_list (beside->file, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
on_beside (GObject *source, GAsyncResult *result, gpointer data)
{
  Beside *beside = g_task_get_task_data (G_TASK (result));
  g_autoptr (ParcoursDocument) self = g_weak_ref_get (&beside->document);

  if (self == NULL || self->file == NULL || !g_file_equal (self->file, beside->file))
    return;
  g_clear_pointer (&self->left, parcours_recovery_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->left = g_steal_pointer (&beside->left);
  self->copies = g_steal_pointer (&beside->copies);
  _parcours_document_changed (self);
}

void
parcours_document_look_beside (ParcoursDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Beside *beside;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));

  if (self->file == NULL)
    return;
  beside = g_new0 (Beside, 1);
  g_weak_ref_init (&beside->document, self);
  beside->file = g_object_ref (self->file);
  task = g_task_new (NULL, NULL, on_beside, NULL);
  g_task_set_source_tag (task, parcours_document_look_beside);
  g_task_set_task_data (task, beside, (GDestroyNotify) beside_free);
  g_task_run_in_thread (task, beside_worker);
}

const ParcoursRecovery *
parcours_document_get_left (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->left;
}

GPtrArray *
parcours_document_get_copies (ParcoursDocument *self)
{
  g_return_val_if_fail (PARCOURS_IS_DOCUMENT (self), NULL);

  return self->copies;
}
