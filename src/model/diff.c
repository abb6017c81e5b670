/* diff.c - see diff.h. One walk over the records of one of the maps for each group of edits. */
#include "config.h"

#include "model/diff.h"

#include "model/element-private.h"
#include "model/order.h"

typedef struct
{
  ParcoursMap *from, *to;
  GHashTable *lost;             /* records of `from` that go before all else, with what is in them */
  GPtrArray *edits;
} Diff;

static void
add (Diff *self, ParcoursEdit *edit)
{
  g_ptr_array_add (self->edits, edit);
}

/* The same record in the other map, NULL if it is not there. */
static ParcoursElement *
counterpart (ParcoursMap *other, ParcoursElement *element)
{
  if (parcours_element_get_parent (element) == NULL)
    return parcours_map_get_root (other);
  return parcours_map_find_kind (other, parcours_element_get_id (element), parcours_element_get_kind (element));
}

/* The record of `from` that edits make this record of `to`; NULL: it has to be inserted. */
static ParcoursElement *
origin (Diff *self, ParcoursElement *in_to)
{
  ParcoursElement *element = counterpart (self->from, in_to);

  return element != NULL && !g_hash_table_contains (self->lost, element) ? element : NULL;
}

static const char *
value_of (ParcoursElement *element, ParcoursFieldId field)
{
  return field != PARCOURS_FIELD_NONE ? parcours_element_get_value (element, field) : NULL;
}

/* Places */

static gboolean
same_parent (Diff *self, ParcoursElement *in_from, ParcoursElement *in_to)
{
  return counterpart (self->to, parcours_element_get_parent (in_from)) == parcours_element_get_parent (in_to);
}

static gboolean
same_place (Diff *self, ParcoursElement *in_from, ParcoursElement *in_to)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (in_to));

  for (guint i = 0; i < info->n_fields; i++)
    if (parcours_field (info->first + i)->place &&
        g_strcmp0 (value_of (in_from, info->first + i), value_of (in_to, info->first + i)) != 0)
      return FALSE;
  return same_parent (self, in_from, in_to);
}

/* A move can only name records that are there when its turn comes, which all records of `to` are. */
static gboolean
can_move (Diff *self, ParcoursElement *in_from, ParcoursElement *in_to)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (in_to));

  if (!parcours_order_valid (value_of (in_to, info->order)))
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (info->first + i);
      const char *id = parcours_element_get_value (in_to, field->id);

      if (field->place && field->type == PARCOURS_TYPE_REF && id != NULL &&
          g_strcmp0 (id, parcours_element_get_value (in_from, field->id)) != 0 &&
          parcours_map_find_kind (self->to, id, field->target) == NULL)
        return FALSE;
    }
  return TRUE;
}

static ParcoursEdit *
move_to (Diff *self, ParcoursElement *in_from, ParcoursElement *in_to)
{
  ParcoursKind kind = parcours_element_get_kind (in_to);
  ParcoursElement *parent = parcours_element_get_parent (in_to);
  ParcoursPlace place = { .order = (char *) value_of (in_to, parcours_kind_info (kind)->order) };

  if (kind == PARCOURS_KIND_CARD)
    {
      place.stage = (char *) parcours_element_get_text (in_to, PARCOURS_CARD_STAGE);
      place.step = (char *) parcours_element_get_text (in_to, PARCOURS_CARD_STEP);
      place.lane = (char *) parcours_element_get_text (in_to, PARCOURS_CARD_LANE);
    }
  else if (!same_parent (self, in_from, in_to))
    place.parent = (char *) parcours_element_get_id (parcours_element_get_parent (parent) != NULL
                                                     ? parent : parcours_map_get_root (self->from));
  return parcours_edit_new_move (parcours_element_get_id (in_from), &place);
}

/* The walks */

static void
find_lost (ParcoursElement *element, gpointer data)
{
  Diff *self = data;
  ParcoursElement *parent = parcours_element_get_parent (element), *same;

  if (parent == NULL)
    return;
  if (g_hash_table_contains (self->lost, parent))
    {
      g_hash_table_add (self->lost, element);
      return;
    }
  if (parcours_map_find (self->to, parcours_element_get_id (element)) == NULL)
    return;                     /* gone, which has time to the end */
  same = counterpart (self->to, element);
  if (same != NULL && (same_place (self, element, same) || can_move (self, element, same)))
    return;
  g_hash_table_add (self->lost, element);
  add (self, parcours_edit_new_remove (parcours_element_get_id (element)));
}

/* A copy of a new record with the new ones below it; what lives on in `from` comes to it by moves. */
static ParcoursElement *
copy_new (Diff *self, ParcoursElement *element)
{
  ParcoursElement *copy = parcours_element_new (parcours_element_get_kind (element), parcours_element_get_id (element));
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (ParcoursFieldId field = info->first; field < info->first + info->n_fields; field++)
    _parcours_element_take_value (copy, field, g_strdup (parcours_element_get_value (element, field)));
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      GPtrArray *list = parcours_element_list (element, kind);

      for (guint i = 0; i < list->len; i++)
        if (origin (self, list->pdata[i]) == NULL)
          {
            g_autoptr (ParcoursElement) child = copy_new (self, list->pdata[i]);

            parcours_element_append (copy, child);
          }
    }
  return copy;
}

static void
add_insert (ParcoursElement *element, gpointer data)
{
  Diff *self = data;
  ParcoursElement *parent;
  g_autoptr (ParcoursElement) copy = NULL;

  if (origin (self, element) != NULL)
    return;
  parent = origin (self, parcours_element_get_parent (element));
  if (parent == NULL)
    return;                     /* comes with its parent */
  copy = copy_new (self, element);
  add (self, parcours_edit_new_insert (parcours_element_get_id (parent), copy));
}

static void
add_move (ParcoursElement *element, gpointer data)
{
  Diff *self = data;
  ParcoursElement *old = origin (self, element);

  if (old != NULL && parcours_element_get_parent (element) != NULL && !same_place (self, old, element))
    add (self, move_to (self, old, element));
}

static void
add_sets (ParcoursElement *element, gpointer data)
{
  Diff *self = data;
  ParcoursElement *old = origin (self, element);
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = 0; old != NULL && i < info->n_fields; i++)
    {
      ParcoursFieldId field = info->first + i;
      const char *value = parcours_element_get_value (element, field);

      if (!parcours_field (field)->place && g_strcmp0 (parcours_element_get_value (old, field), value) != 0)
        add (self, parcours_edit_new_set (parcours_element_get_id (old), field, value));
    }
}

/* The top-most of what is gone; what lives on of its content has moved away by then. */
static void
add_remove (ParcoursElement *element, gpointer data)
{
  Diff *self = data;

  if (!g_hash_table_contains (self->lost, element) && counterpart (self->to, element) == NULL &&
      counterpart (self->to, parcours_element_get_parent (element)) != NULL)
    add (self, parcours_edit_new_remove (parcours_element_get_id (element)));
}

GPtrArray *
parcours_diff (ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL);
  Diff self = { from, to, lost, NULL };

  g_return_val_if_fail (PARCOURS_IS_MAP (from) && PARCOURS_IS_MAP (to), NULL);

  self.edits = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_edit_unref);
  parcours_element_walk (parcours_map_get_root (from), find_lost, &self);
  parcours_element_walk (parcours_map_get_root (to), add_insert, &self);
  parcours_element_walk (parcours_map_get_root (to), add_move, &self);
  parcours_element_walk (parcours_map_get_root (to), add_sets, &self);
  parcours_element_walk (parcours_map_get_root (from), add_remove, &self);
  return self.edits;
}
