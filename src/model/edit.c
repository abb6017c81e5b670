#include "config.h"

#include "model/edit.h"

#include "base/util.h"

G_DEFINE_BOXED_TYPE (ParcoursEdit, parcours_edit, parcours_edit_ref, parcours_edit_unref)

static ParcoursEdit *
edit_new (ParcoursEditType type, const char *id)
{
  ParcoursEdit *edit = g_new0 (ParcoursEdit, 1);

  edit->type = type;
  edit->id = g_strdup (id);
  edit->field = PARCOURS_FIELD_NONE;
  g_ref_count_init (&edit->ref_count);
  return edit;
}

ParcoursEdit *
parcours_edit_new_insert (const char *parent, ParcoursElement *subtree)
{
  ParcoursEdit *edit;

  g_return_val_if_fail (parent != NULL && PARCOURS_IS_ELEMENT (subtree), NULL);

  edit = edit_new (PARCOURS_EDIT_INSERT, parcours_element_get_id (subtree));
  edit->parent = g_strdup (parent);
  edit->subtree = g_object_ref (subtree);
  return edit;
}

ParcoursEdit *
parcours_edit_new_remove (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  return edit_new (PARCOURS_EDIT_REMOVE, id);
}

ParcoursEdit *
parcours_edit_new_move (const char *id, const ParcoursPlace *place)
{
  ParcoursEdit *edit;

  g_return_val_if_fail (id != NULL && place != NULL, NULL);

  edit = edit_new (PARCOURS_EDIT_MOVE, id);
  edit->place.parent = g_strdup (place->parent);
  edit->place.stage = g_strdup (place->stage);
  edit->place.step = g_strdup (place->step);
  edit->place.lane = g_strdup (place->lane);
  edit->place.order = g_strdup (place->order);
  return edit;
}

ParcoursEdit *
parcours_edit_new_set (const char *id, ParcoursFieldId field, const char *value)
{
  ParcoursEdit *edit;

  g_return_val_if_fail (id != NULL && field < PARCOURS_N_FIELDS, NULL);

  edit = edit_new (PARCOURS_EDIT_SET, id);
  edit->field = field;
  edit->value = g_strdup (value);
  return edit;
}

ParcoursEdit *
parcours_edit_ref (ParcoursEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);
  g_ref_count_inc (&edit->ref_count);
  return edit;
}

void
parcours_edit_unref (ParcoursEdit *edit)
{
  g_return_if_fail (edit != NULL);

  if (!g_ref_count_dec (&edit->ref_count))
    return;
  g_free (edit->id);
  g_free (edit->parent);
  g_clear_object (&edit->subtree);
  g_free (edit->place.parent);
  g_free (edit->place.stage);
  g_free (edit->place.step);
  g_free (edit->place.lane);
  g_free (edit->place.order);
  g_free (edit->value);
  g_free (edit);
}
