/* card-list.c - rows with their sort keys; an edit touches some, and these are merged into the others again. */
#include "config.h"

#include "shell/card-list.h"

#include <string.h>

#include "shell/card-key.h"

#define HIDDEN G_MAXUINT

typedef struct
{
  ParcoursCardKey key;
  guint position;               /* HIDDEN: the filter leaves it out */
  gboolean touched;             /* while the list is made anew */
} Row;

struct _ParcoursCardList
{
  GObject parent_instance;

  ParcoursMap *map;
  GSignalGroup *map_signals;

  GHashTable *rows;             /* of Row by card */
  GPtrArray *shown;             /* of Row, borrowed, as listed */
  GHashTable *ranks;            /* of headers */

  ParcoursFieldId sort;
  gboolean descending;

  ParcoursCardMatch match;
  gpointer match_data;
  GDestroyNotify match_destroy;

  GHashTable *changed;          /* cards the running transaction touched, owned */
  gboolean all_changed;         /* it touched headers, or channels: names and order of any card */
};

static void parcours_card_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursCardList, parcours_card_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, parcours_card_list_model_init))

enum { REFRESHED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- rows --- */

static void
free_row (gpointer data)
{
  Row *row = data;

  parcours_card_key_clear (&row->key);
  g_free (row);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  ParcoursCardList *self = data;
  const Row *ra = *(Row *const *) a, *rb = *(Row *const *) b;

  return parcours_card_key_compare (&ra->key, &rb->key, self->descending);
}

static void
read_row (ParcoursCardList *self, Row *row)
{
  parcours_card_key_read (&row->key, self->map, self->ranks, self->sort);
}

static gboolean
matches (ParcoursCardList *self, ParcoursElement *card)
{
  return self->match == NULL || self->match (card, self->match_data);
}

/* --- making the list anew --- */

/* The rows that stay as they are, and between them the touched ones at their places. Both are sorted. */
static GPtrArray *
merge (ParcoursCardList *self, GPtrArray *touched)
{
  GPtrArray *next = g_ptr_array_sized_new (self->shown->len + touched->len);
  guint t = 0;

  g_ptr_array_sort_with_data (touched, compare_rows, self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      Row *row = g_ptr_array_index (self->shown, i);

      if (row->touched)
        continue;
      while (t < touched->len && compare_rows (&touched->pdata[t], &row, self) < 0)
        g_ptr_array_add (next, touched->pdata[t++]);
      g_ptr_array_add (next, row);
    }
  while (t < touched->len)
    g_ptr_array_add (next, touched->pdata[t++]);
  return next;
}

/* Takes `next` for the list and says which stretch differs: what starts and ends both stays untouched. */
static void
take (ParcoursCardList *self, GPtrArray *next)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  guint head = 0, tail = 0, least = MIN (before->len, next->len);

  self->shown = next;
  while (head < least && before->pdata[head] == next->pdata[head])
    head++;
  while (tail < least - head && before->pdata[before->len - 1 - tail] == next->pdata[next->len - 1 - tail])
    tail++;
  for (guint i = 0; i < next->len; i++)
    ((Row *) next->pdata[i])->position = i;
  if (head + tail < before->len || head + tail < next->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, next->len - head - tail);
}

/* A card that came, changed or went: its row, if it still has one, is listed anew. */
static void
touch (ParcoursCardList *self, ParcoursElement *card, GPtrArray *touched, GPtrArray *gone)
{
  Row *row = g_hash_table_lookup (self->rows, card);
  gboolean there = self->map != NULL && parcours_map_find (self->map, parcours_element_get_id (card)) == card;

  if (!there && row == NULL)
    return;
  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->key.card = g_object_ref (card);
      g_hash_table_insert (self->rows, card, row);
    }
  row->touched = TRUE;
  row->position = HIDDEN;
  if (!there)
    {
      g_hash_table_steal (self->rows, card);
      g_ptr_array_add (gone, row);
      return;
    }
  read_row (self, row);
  if (matches (self, card))
    g_ptr_array_add (touched, row);
}

static void
relist (ParcoursCardList *self, GHashTable *cards)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new (), gone = g_ptr_array_new_with_free_func (free_row);
  GHashTableIter iter;
  gpointer card, row;

  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    touch (self, card, touched, gone);
  take (self, merge (self, touched));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    ((Row *) row)->touched = FALSE;
}

/* The cards that are there now, and those that were listed. */
static GHashTable *
all_cards (ParcoursCardList *self)
{
  GHashTable *cards = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GPtrArray *list = self->map != NULL ? parcours_map_list (self->map, PARCOURS_KIND_CARD) : NULL;
  GHashTableIter iter;
  gpointer card;

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_hash_table_add (cards, g_object_ref (g_ptr_array_index (list, i)));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    g_hash_table_add (cards, g_object_ref (card));
  return cards;
}

static void
relist_all (ParcoursCardList *self)
{
  g_autoptr (GHashTable) cards = all_cards (self);

  g_clear_pointer (&self->ranks, g_hash_table_unref);
  if (self->map != NULL)
    self->ranks = parcours_card_key_rank (self->map);
  relist (self, cards);
  g_signal_emit (self, signals[REFRESHED], 0, NULL);
}

/* --- following the map --- */

static ParcoursElement *
subject (ParcoursCardList *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  if (edit->type == PARCOURS_EDIT_REMOVE)
    return inverse->subtree;
  return parcours_map_find (self->map, edit->id);
}

static void
on_map_changed (ParcoursCardList *self, ParcoursEdit *edit, ParcoursEdit *inverse)
{
  ParcoursElement *element = subject (self, edit, inverse);

  if (element == NULL)
    return;
  switch ((int) parcours_element_get_kind (element))
    {
    case PARCOURS_KIND_CARD:
      g_hash_table_add (self->changed, g_object_ref (element));
      break;
    case PARCOURS_KIND_STAGE:
    case PARCOURS_KIND_STEP:
    case PARCOURS_KIND_LANE:
    case PARCOURS_KIND_PERSONA:
    case PARCOURS_KIND_CHANNEL:
      self->all_changed = TRUE;
      break;
    default:
      break;
    }
}

static void
on_map_settled (ParcoursCardList *self)
{
  g_autoptr (GHashTable) cards = g_steal_pointer (&self->changed);
  gboolean all = self->all_changed;
  GHashTableIter iter;
  gpointer card;

  self->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->all_changed = FALSE;
  if (all)
    {
      relist_all (self);
      return;
    }
  if (g_hash_table_size (cards) == 0)
    return;
  relist (self, cards);
  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    g_signal_emit (self, signals[REFRESHED], 0, card);
}

/* --- the list model --- */

static GType
parcours_card_list_get_item_type (GListModel *model)
{
  return PARCOURS_TYPE_ELEMENT;
}

static guint
parcours_card_list_get_n_items (GListModel *model)
{
  return PARCOURS_CARD_LIST (model)->shown->len;
}

static gpointer
parcours_card_list_get_item (GListModel *model, guint position)
{
  ParcoursElement *card = parcours_card_list_get_card (PARCOURS_CARD_LIST (model), position);

  return card != NULL ? g_object_ref (card) : NULL;
}

static void
parcours_card_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = parcours_card_list_get_item_type;
  iface->get_n_items = parcours_card_list_get_n_items;
  iface->get_item = parcours_card_list_get_item;
}

static void
parcours_card_list_dispose (GObject *object)
{
  ParcoursCardList *self = PARCOURS_CARD_LIST (object);

  parcours_card_list_set_filter (self, NULL, NULL, NULL);
  g_clear_object (&self->map_signals);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (parcours_card_list_parent_class)->dispose (object);
}

static void
parcours_card_list_finalize (GObject *object)
{
  ParcoursCardList *self = PARCOURS_CARD_LIST (object);

  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->changed);
  g_clear_pointer (&self->ranks, g_hash_table_unref);

  G_OBJECT_CLASS (parcours_card_list_parent_class)->finalize (object);
}

static void
parcours_card_list_class_init (ParcoursCardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_card_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = parcours_card_list_finalize;

  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, PARCOURS_TYPE_ELEMENT);
}

static void
parcours_card_list_init (ParcoursCardList *self)
{
  self->sort = PARCOURS_FIELD_NONE;
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, free_row);
  self->shown = g_ptr_array_new ();
  self->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->map_signals = g_signal_group_new (PARCOURS_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (on_map_changed), self);
  g_signal_group_connect_swapped (self->map_signals, "settled", G_CALLBACK (on_map_settled), self);
}

ParcoursCardList *
parcours_card_list_new (void)
{
  return g_object_new (PARCOURS_TYPE_CARD_LIST, NULL);
}

void
parcours_card_list_set_map (ParcoursCardList *self, ParcoursMap *map)
{
  g_return_if_fail (PARCOURS_IS_CARD_LIST (self));
  g_return_if_fail (map == NULL || PARCOURS_IS_MAP (map));

  if (!g_set_object (&self->map, map))
    return;
  g_signal_group_set_target (self->map_signals, map);
  g_hash_table_remove_all (self->changed);
  self->all_changed = FALSE;
  relist_all (self);
}

ParcoursMap *
parcours_card_list_get_map (ParcoursCardList *self)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (self), NULL);

  return self->map;
}

void
parcours_card_list_set_sort (ParcoursCardList *self, ParcoursFieldId field, gboolean descending)
{
  g_return_if_fail (PARCOURS_IS_CARD_LIST (self));
  g_return_if_fail (field <= PARCOURS_FIELD_NONE);

  descending = descending && field != PARCOURS_FIELD_NONE;
  if (self->sort == field && self->descending == descending)
    return;
  self->sort = field;
  self->descending = descending;
  relist_all (self);
}

ParcoursFieldId
parcours_card_list_get_sort (ParcoursCardList *self, gboolean *descending)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (self), PARCOURS_FIELD_NONE);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
parcours_card_list_set_filter (ParcoursCardList *self, ParcoursCardMatch match, gpointer data, GDestroyNotify destroy)
{
  gboolean had;

  g_return_if_fail (PARCOURS_IS_CARD_LIST (self));

  had = self->match != NULL;
  if (self->match_destroy != NULL)
    self->match_destroy (self->match_data);
  self->match = match;
  self->match_data = data;
  self->match_destroy = destroy;
  if (had || match != NULL)
    parcours_card_list_refilter (self);
}

void
parcours_card_list_refilter (ParcoursCardList *self)
{
  g_autoptr (GHashTable) cards = NULL;

  g_return_if_fail (PARCOURS_IS_CARD_LIST (self));

  cards = all_cards (self);
  relist (self, cards);
}

guint
parcours_card_list_get_total (ParcoursCardList *self)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (self), 0);

  return g_hash_table_size (self->rows);
}

ParcoursElement *
parcours_card_list_get_card (ParcoursCardList *self, guint position)
{
  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (self), NULL);

  return position < self->shown->len ? ((Row *) g_ptr_array_index (self->shown, position))->key.card : NULL;
}

gboolean
parcours_card_list_find (ParcoursCardList *self, const char *id, guint *position)
{
  ParcoursElement *card;
  Row *row;

  g_return_val_if_fail (PARCOURS_IS_CARD_LIST (self), FALSE);

  card = self->map != NULL ? parcours_map_find_kind (self->map, id, PARCOURS_KIND_CARD) : NULL;
  row = card != NULL ? g_hash_table_lookup (self->rows, card) : NULL;
  if (row == NULL || row->position == HIDDEN)
    return FALSE;
  if (position != NULL)
    *position = row->position;
  return TRUE;
}
