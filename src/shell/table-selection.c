/* table-selection.c - see table-selection.h. */
#include "config.h"

#include "shell/table-selection.h"

struct _ParcoursTableSelection
{
  GObject parent_instance;

  ParcoursCardList *list;
  ParcoursSelection *selection;
  GHashTable *known;            /* ids that the list view was told are selected */
};

static void parcours_table_selection_list_init (GListModelInterface *iface);
static void parcours_table_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursTableSelection, parcours_table_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, parcours_table_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, parcours_table_selection_model_init))

static const char *
id_at (ParcoursTableSelection *self, guint position)
{
  ParcoursElement *card = parcours_card_list_get_card (self->list, position);

  return card != NULL ? parcours_element_get_id (card) : NULL;
}

/* The ids of the selected cards; headers are left behind. */
static GPtrArray *
dup_ids (ParcoursTableSelection *self)
{
  g_autoptr (GPtrArray) cards = parcours_selection_dup_elements (self->selection, PARCOURS_KIND_CARD);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (ids, g_strdup (parcours_element_get_id (g_ptr_array_index (cards, i))));
  return ids;
}

static void
set_ids (ParcoursTableSelection *self, GPtrArray *ids, const char *current)
{
  parcours_selection_set (self->selection, (const char *const *) ids->pdata, ids->len, current);
}

/* --- following --- */

static void
widen (ParcoursTableSelection *self, const char *id, guint *first, guint *last)
{
  guint position;

  if (!parcours_card_list_find (self->list, id, &position))
    return;
  *first = MIN (*first, position);
  *last = MAX (*last, position + 1);
}

static void
on_selection_changed (ParcoursTableSelection *self)
{
  g_autoptr (GPtrArray) ids = dup_ids (self);
  g_autoptr (GHashTable) before = g_steal_pointer (&self->known);
  guint first = G_MAXUINT, last = 0;
  GHashTableIter iter;
  gpointer id;

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      id = g_ptr_array_index (ids, i);
      g_hash_table_add (self->known, g_strdup (id));
      if (!g_hash_table_contains (before, id))
        widen (self, id, &first, &last);
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (self->known, id))
      widen (self, id, &first, &last);
  if (first < last)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first);
}

/* --- the list model: the list's own --- */

static GType
parcours_table_selection_get_item_type (GListModel *model)
{
  return PARCOURS_TYPE_ELEMENT;
}

static guint
parcours_table_selection_get_n_items (GListModel *model)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);

  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;      /* asked even while it goes */
}

static gpointer
parcours_table_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PARCOURS_TABLE_SELECTION (model)->list), position);
}

static void
parcours_table_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = parcours_table_selection_get_item_type;
  iface->get_n_items = parcours_table_selection_get_n_items;
  iface->get_item = parcours_table_selection_get_item;
}

/* --- the selection model --- */

static gboolean
parcours_table_selection_is_selected (GtkSelectionModel *model, guint position)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);

  return parcours_selection_contains (self->selection, id_at (self, position));
}

static GtkBitset *
parcours_table_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);
  g_autoptr (GPtrArray) ids = dup_ids (self);
  GtkBitset *set = gtk_bitset_new_empty ();
  guint at;

  for (guint i = 0; i < ids->len; i++)
    if (parcours_card_list_find (self->list, g_ptr_array_index (ids, i), &at) && at >= position && at - position < n_items)
      gtk_bitset_add (set, at);
  return set;
}

static gboolean
parcours_table_selection_select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);
  g_autoptr (GPtrArray) ids = unselect_rest ? g_ptr_array_new_with_free_func (g_free) : dup_ids (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (position >= n || n_items == 0)
    return TRUE;
  for (guint i = position; i < position + MIN (n_items, n - position); i++)
    if (unselect_rest || !parcours_selection_contains (self->selection, id_at (self, i)))
      g_ptr_array_add (ids, g_strdup (id_at (self, i)));
  set_ids (self, ids, id_at (self, position + MIN (n_items, n - position) - 1));
  return TRUE;
}

static gboolean
parcours_table_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return parcours_table_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
parcours_table_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);
  g_autoptr (GPtrArray) ids = dup_ids (self);
  guint at;

  for (guint i = ids->len; i > 0; i--)
    if (parcours_card_list_find (self->list, g_ptr_array_index (ids, i - 1), &at) && at >= position && at - position < n_items)
      g_ptr_array_remove_index (ids, i - 1);
  set_ids (self, ids, NULL);
  return TRUE;
}

static gboolean
parcours_table_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return parcours_table_selection_unselect_range (model, position, 1);
}

static gboolean
parcours_table_selection_select_all (GtkSelectionModel *model)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, (char *) id_at (self, i));
  set_ids (self, ids, parcours_selection_get_current (self->selection));
  return TRUE;
}

static gboolean
parcours_table_selection_unselect_all (GtkSelectionModel *model)
{
  parcours_selection_clear (PARCOURS_TABLE_SELECTION (model)->selection);
  return TRUE;
}

static gboolean
parcours_table_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (model);
  g_autoptr (GPtrArray) ids = dup_ids (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model)), at;

  for (guint i = ids->len; i > 0; i--)
    if (parcours_card_list_find (self->list, g_ptr_array_index (ids, i - 1), &at) && gtk_bitset_contains (mask, at)
        && !gtk_bitset_contains (selected, at))
      g_ptr_array_remove_index (ids, i - 1);
  for (guint i = 0; i < n; i++)
    if (gtk_bitset_contains (mask, i) && gtk_bitset_contains (selected, i)
        && !parcours_selection_contains (self->selection, id_at (self, i)))
      g_ptr_array_add (ids, g_strdup (id_at (self, i)));
  set_ids (self, ids, NULL);
  return TRUE;
}

static void
parcours_table_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = parcours_table_selection_is_selected;
  iface->get_selection_in_range = parcours_table_selection_get_selection_in_range;
  iface->select_item = parcours_table_selection_select_item;
  iface->unselect_item = parcours_table_selection_unselect_item;
  iface->select_range = parcours_table_selection_select_range;
  iface->unselect_range = parcours_table_selection_unselect_range;
  iface->select_all = parcours_table_selection_select_all;
  iface->unselect_all = parcours_table_selection_unselect_all;
  iface->set_selection = parcours_table_selection_set_selection;
}

static void
parcours_table_selection_dispose (GObject *object)
{
  ParcoursTableSelection *self = PARCOURS_TABLE_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (parcours_table_selection_parent_class)->dispose (object);
}

static void
parcours_table_selection_finalize (GObject *object)
{
  g_hash_table_unref (PARCOURS_TABLE_SELECTION (object)->known);

  G_OBJECT_CLASS (parcours_table_selection_parent_class)->finalize (object);
}

static void
parcours_table_selection_class_init (ParcoursTableSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_table_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_table_selection_finalize;
}

static void
parcours_table_selection_init (ParcoursTableSelection *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ParcoursTableSelection *
parcours_table_selection_new (ParcoursCardList *list, ParcoursSelection *selection)
{
  ParcoursTableSelection *self;

  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (list), NULL);
  g_return_val_if_fail (PARCOURS_IS_SELECTION (selection), NULL);

  self = g_object_new (PARCOURS_TYPE_TABLE_SELECTION, NULL);
  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  on_selection_changed (self);
  return self;
}

void
parcours_table_selection_extend_to (ParcoursTableSelection *self, guint position)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint anchor = position;
  int step;

  g_return_if_fail (PARCOURS_IS_TABLE_SELECTION (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self)));

  parcours_card_list_find (self->list, parcours_selection_get_anchor (self->selection), &anchor);
  step = anchor <= position ? 1 : -1;
  for (guint i = anchor; ; i += (guint) step)
    {
      g_ptr_array_add (ids, g_strdup (id_at (self, i)));
      if (i == position)
        break;
    }
  set_ids (self, ids, id_at (self, position));
}
