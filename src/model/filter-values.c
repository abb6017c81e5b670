/* filter-values.c - what there is to choose from in a filter. */
#include "config.h"

#include "model/filter-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

typedef struct
{
  ParcoursMap *map;
  const ParcoursField *field;
} Order;

static void
value_free (gpointer data)
{
  ParcoursFilterValue *value = data;

  g_free (value->value);
  g_free (value);
}

static void
count (GPtrArray *values, GHashTable *known, const char *text)
{
  ParcoursFilterValue *value = g_hash_table_lookup (known, text != NULL ? text : "");

  if (value == NULL)
    {
      value = g_new0 (ParcoursFilterValue, 1);
      value->value = g_strdup (text);
      g_ptr_array_add (values, value);
      g_hash_table_insert (known, text != NULL ? value->value : (char *) "", value);
    }
  value->n_cards++;
}

/* Number of a record in its map; those that are missing come last. */
static guint
place_of (const Order *order, const char *id)
{
  ParcoursElement *element = parcours_map_find_kind (order->map, id, order->field->target);
  GPtrArray *all = parcours_map_list (order->map, order->field->target);
  guint place;

  /* steps stand in stages, so they are listed as they were found: along the journey */
  return element != NULL && g_ptr_array_find (all, element, &place) ? place : G_MAXUINT;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const ParcoursFilterValue *left = *(ParcoursFilterValue *const *) a, *right = *(ParcoursFilterValue *const *) b;
  const Order *order = data;
  g_autofree char *left_folded = NULL, *right_folded = NULL;

  if (left->value == NULL || right->value == NULL)
    return (left->value == NULL) - (right->value == NULL);
  if (order->field->target != PARCOURS_KIND_NONE)
    {
      guint x = place_of (order, left->value), y = place_of (order, right->value);

      return (x > y) - (x < y);
    }
  if (order->field->choices != NULL)
    return parcours_choice_index (order->field, left->value) - parcours_choice_index (order->field, right->value);
  if (order->field->type == PARCOURS_TYPE_INT)
    return atoi (left->value) - atoi (right->value);
  left_folded = parcours_fold (left->value);
  right_folded = parcours_fold (right->value);
  return strcmp (left_folded, right_folded);
}

GPtrArray *
parcours_filter_list_values (ParcoursMap *map, const char *name)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *cards;
  Order order = { map, _parcours_filter_field (name, strlen (name)) };

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && order.field != NULL, values);

  cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  for (guint i = 0; i < cards->len; i++)
    {
      const char *held = _parcours_filter_card_value (map, cards->pdata[i], order.field);
      g_auto (GStrv) parts = held != NULL ? _parcours_filter_parts (order.field, held) : NULL;

      if (parts == NULL)
        count (values, known, NULL);
      for (char **part = parts; part != NULL && *part != NULL; part++)
        count (values, known, *part);
    }
  g_ptr_array_sort_with_data (values, compare, &order);
  return values;
}
