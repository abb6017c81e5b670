#include "config.h"

#include "model/history.h"

#include <string.h>

#define MERGE_TIME G_USEC_PER_SEC

void
parcours_history_init (ParcoursHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_step_free);
  self->next_number = 1;
  self->forgotten = 0;
  self->saved = 0;
}

void
parcours_history_clear (ParcoursHistory *self)
{
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
}

ParcoursStep *
parcours_step_new (const char *label)
{
  ParcoursStep *step = g_new0 (ParcoursStep, 1);

  step->label = g_strdup (label);
  step->inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_edit_unref);
  return step;
}

void
parcours_step_free (ParcoursStep *step)
{
  g_free (step->label);
  g_ptr_array_unref (step->inverses);
  g_free (step);
}

/* TRUE if all the step did was to set this one field, of one record or many. */
static gboolean
sets_only (const ParcoursStep *step, ParcoursFieldId field)
{
  for (guint i = 0; i < step->inverses->len; i++)
    {
      const ParcoursEdit *edit = step->inverses->pdata[i];

      if (edit->type != PARCOURS_EDIT_SET || edit->field != field)
        return FALSE;
    }
  return TRUE;
}

/* TRUE if the step below has already kept what each record had before: then this one has nothing to add. */
static gboolean
covers (const ParcoursStep *below, const ParcoursStep *step)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < below->inverses->len; i++)
    g_hash_table_add (ids, ((ParcoursEdit *) below->inverses->pdata[i])->id);
  for (guint i = 0; i < step->inverses->len; i++)
    if (!g_hash_table_contains (ids, ((ParcoursEdit *) step->inverses->pdata[i])->id))
      return FALSE;
  return TRUE;
}

/* Typing goes on: the same field of the same records. The label of a change of many counts them, so fewer or more are another step. */
static gboolean
merges (const ParcoursStep *below, const ParcoursStep *step)
{
  const ParcoursEdit *first = step->inverses->pdata[0];

  if (below->sealed || step->time - below->time > MERGE_TIME || below->inverses->len == 0 || first->type != PARCOURS_EDIT_SET)
    return FALSE;
  if ((below->inverses->len > 1 || step->inverses->len > 1) && strcmp (below->label, step->label) != 0)
    return FALSE;
  return sets_only (below, first->field) && sets_only (step, first->field) && covers (below, step);
}

void
parcours_history_push (ParcoursHistory *self, ParcoursStep *step)
{
  ParcoursStep *below = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  step->time = g_get_monotonic_time ();
  g_ptr_array_set_size (self->redo, 0);
  if (below != NULL && merges (below, step))
    {
      below->time = step->time; /* its inverse already leads back to the oldest value */
      parcours_step_free (step);
      return;
    }
  step->number = self->next_number++;
  g_ptr_array_add (self->undo, step);
  if (self->undo->len > PARCOURS_HISTORY_DEPTH)
    {
      self->forgotten = ((ParcoursStep *) self->undo->pdata[0])->number;
      g_ptr_array_remove_index (self->undo, 0);
    }
}

ParcoursStep *
parcours_history_take (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_steal_index (stack, stack->len - 1) : NULL;
}

guint64
parcours_history_top (ParcoursHistory *self)
{
  return self->undo->len > 0 ? ((ParcoursStep *) self->undo->pdata[self->undo->len - 1])->number : self->forgotten;
}
