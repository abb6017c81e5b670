/* selection.c - ids in the order they were selected, and a set of them for quick questions. */
#include "config.h"

#include "canvas/selection.h"

#include "base/util.h"

struct _ParcoursSelection
{
  GObject parent_instance;

  ParcoursMap *map;
  GSignalGroup *map_signals;

  GPtrArray *ids;               /* of char *, as selected */
  GHashTable *set;              /* the same strings, borrowed from `ids` */
  char *current, *anchor;

  guint lost : 1;               /* records left during the running transaction */
};

G_DEFINE_FINAL_TYPE (ParcoursSelection, parcours_selection, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
emit_changed (ParcoursSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
take_in (ParcoursSelection *self, const char *id)
{
  char *copy;

  if (g_hash_table_contains (self->set, id))
    return FALSE;
  copy = g_strdup (id);
  g_ptr_array_add (self->ids, copy);
  g_hash_table_add (self->set, copy);
  return TRUE;
}

static const char *
last_id (ParcoursSelection *self)
{
  return self->ids->len > 0 ? g_ptr_array_index (self->ids, self->ids->len - 1) : NULL;
}

static gboolean
take_out (ParcoursSelection *self, const char *id)
{
  char *mine;

  mine = g_hash_table_lookup (self->set, id);
  if (mine == NULL)
    return FALSE;

  /* `id` may be the very string that is about to go. */
  g_hash_table_remove (self->set, id);
  if (g_strcmp0 (self->current, mine) == 0)
    g_clear_pointer (&self->current, g_free);
  if (g_strcmp0 (self->anchor, mine) == 0)
    g_clear_pointer (&self->anchor, g_free);
  g_ptr_array_remove (self->ids, mine);

  if (self->current == NULL)
    self->current = g_strdup (last_id (self));
  if (self->anchor == NULL)
    self->anchor = g_strdup (self->current);
  return TRUE;
}

static void
empty (ParcoursSelection *self)
{
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->ids, 0);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->anchor, g_free);
}

static void
forget_element (ParcoursElement *element, gpointer data)
{
  ParcoursSelection *self = data;

  if (take_out (self, parcours_element_get_id (element)))
    self->lost = TRUE;
}

static void
on_map_changed (ParcoursSelection *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  if (edit->type == PARCOURS_EDIT_REMOVE && self->ids->len > 0)
    parcours_element_walk (inverse->subtree, forget_element, self);
}

static void
on_map_settled (ParcoursSelection *self)
{
  if (!self->lost)
    return;
  self->lost = FALSE;
  emit_changed (self);
}

static void
parcours_selection_dispose (GObject *object)
{
  ParcoursSelection *self = PARCOURS_SELECTION (object);

  g_clear_object (&self->map_signals);
  g_clear_object (&self->map);
  empty (self);

  G_OBJECT_CLASS (parcours_selection_parent_class)->dispose (object);
}

static void
parcours_selection_finalize (GObject *object)
{
  ParcoursSelection *self = PARCOURS_SELECTION (object);

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (parcours_selection_parent_class)->finalize (object);
}

static void
parcours_selection_class_init (ParcoursSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parcours_selection_dispose;
  object_class->finalize = parcours_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
parcours_selection_init (ParcoursSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
  self->map_signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (on_map_changed), self);
  g_signal_group_connect_swapped (self->map_signals, "settled", G_CALLBACK (on_map_settled), self);
}

ParcoursSelection *
parcours_selection_new (void)
{
  return g_object_new (PARCOURS_TYPE_SELECTION, NULL);
}

void
parcours_selection_set_map (ParcoursSelection *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_SELECTION (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (!g_set_object (&self->map, map))
    return;
  g_signal_group_set_target (self->map_signals, map);
  self->lost = FALSE;
  parcours_selection_clear (self);
}

ParcoursMap *
parcours_selection_get_map (ParcoursSelection *self)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), NULL);

  return self->map;
}

guint
parcours_selection_get_n (ParcoursSelection *self)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), 0);

  return self->ids->len;
}

gboolean
parcours_selection_contains (ParcoursSelection *self, const char *id)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), FALSE);

  return id != NULL && g_hash_table_contains (self->set, id);
}

const char *
parcours_selection_get_current (ParcoursSelection *self)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), NULL);

  return self->current;
}

const char *
parcours_selection_get_anchor (ParcoursSelection *self)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), NULL);

  return self->anchor;
}

ParcoursElement *
parcours_selection_get_element (ParcoursSelection *self)
{
  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), NULL);

  return self->map != NULL ? parcours_map_find (self->map, self->current) : NULL;
}

GPtrArray *
parcours_selection_dup_elements (ParcoursSelection *self, ParcoursKind kind)
{
  GPtrArray *elements;

  g_return_val_if_fail (PARCOURS_IS_SELECTION (self), NULL);

  elements = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->map != NULL && i < self->ids->len; i++)
    {
      ParcoursElement *element = parcours_map_find (self->map, g_ptr_array_index (self->ids, i));

      if (element != NULL && (kind == PARCOURS_KIND_NONE || parcours_element_get_kind (element) == kind))
        g_ptr_array_add (elements, g_object_ref (element));
    }
  return elements;
}

void
parcours_selection_select (ParcoursSelection *self, const char *id)
{
  g_autofree char *copy = NULL;

  g_return_if_fail (PARCOURS_IS_SELECTION (self));

  if (id == NULL)
    {
      parcours_selection_clear (self);
      return;
    }
  if (self->ids->len == 1 && g_str_equal (last_id (self), id))
    return;

  copy = g_strdup (id);         /* `id` may be one of ours */
  empty (self);
  take_in (self, copy);
  self->current = g_strdup (copy);
  self->anchor = g_steal_pointer (&copy);
  emit_changed (self);
}

void
parcours_selection_add (ParcoursSelection *self, const char *id)
{
  gboolean changed;

  g_return_if_fail (PARCOURS_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  changed = take_in (self, id);
  changed |= parcours_set_str (&self->current, id);
  changed |= parcours_set_str (&self->anchor, id);
  if (changed)
    emit_changed (self);
}

void
parcours_selection_remove (ParcoursSelection *self, const char *id)
{
  g_return_if_fail (PARCOURS_IS_SELECTION (self));
  g_return_if_fail (id != NULL);

  if (take_out (self, id))
    emit_changed (self);
}

void
parcours_selection_toggle (ParcoursSelection *self, const char *id)
{
  if (parcours_selection_contains (self, id))
    parcours_selection_remove (self, id);
  else
    parcours_selection_add (self, id);
}

static gboolean
is_same (ParcoursSelection *self, const char *const *ids, guint n)
{
  if (n != self->ids->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (ids[i], g_ptr_array_index (self->ids, i)))
      return FALSE;
  return TRUE;
}

void
parcours_selection_set (ParcoursSelection *self, const char *const *ids, guint n, const char *current)
{
  g_autofree char *anchor = NULL;
  gboolean changed;

  g_return_if_fail (PARCOURS_IS_SELECTION (self));
  g_return_if_fail (ids != NULL || n == 0);

  changed = !is_same (self, ids, n);
  if (changed)
    {
      g_autofree char *now = g_strdup (current);

      anchor = g_steal_pointer (&self->anchor);
      empty (self);
      for (guint i = 0; i < n; i++)
        take_in (self, ids[i]);
      if (n > 0)
        {
          self->anchor = g_strdup (parcours_selection_contains (self, anchor) ? anchor : ids[0]);
          self->current = g_strdup (parcours_selection_contains (self, now) ? now : last_id (self));
        }
    }
  else if (parcours_selection_contains (self, current))
    changed = parcours_set_str (&self->current, current);

  if (changed)
    emit_changed (self);
}

void
parcours_selection_clear (ParcoursSelection *self)
{
  g_return_if_fail (PARCOURS_IS_SELECTION (self));

  if (self->ids->len == 0)
    return;
  empty (self);
  emit_changed (self);
}
