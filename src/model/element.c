#include "config.h"

#include "model/element-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/geometry.h"
#include "base/util.h"

struct _ParcoursElement
{
  GObject parent_instance;

  ParcoursElement *parent;      /* borrowed */
  char *id;
  char **values;                /* n_fields of the kind, canonical text or NULL */
  GPtrArray **lists;            /* children by kind; NULL until there is one */
  guint32 unsorted;             /* bit mask of the lists that must be sorted before use */
  guint8 kind;
  guint attached : 1;           /* stands in a map: only edits may change it */
};

G_DEFINE_FINAL_TYPE (ParcoursElement, parcours_element, G_TYPE_OBJECT)

static GPtrArray *empty_list;

static void
parcours_element_finalize (GObject *object)
{
  ParcoursElement *self = PARCOURS_ELEMENT (object);
  guint n = parcours_kind_info (self->kind)->n_fields;

  for (guint i = 0; i < n; i++)
    g_free (self->values[i]);
  g_free (self->values);
  if (self->lists != NULL)
    for (guint k = 0; k < PARCOURS_N_KINDS; k++)
      if (self->lists[k] != NULL)
        {
          for (guint i = 0; i < self->lists[k]->len; i++)
            ((ParcoursElement *) self->lists[k]->pdata[i])->parent = NULL;
          g_ptr_array_unref (self->lists[k]);
        }
  g_free (self->lists);
  g_free (self->id);

  G_OBJECT_CLASS (parcours_element_parent_class)->finalize (object);
}

static void
parcours_element_class_init (ParcoursElementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_element_finalize;
  empty_list = g_ptr_array_new ();
}

static void
parcours_element_init (ParcoursElement *self)
{
}

ParcoursElement *
parcours_element_new (ParcoursKind kind, const char *id)
{
  ParcoursElement *self;

  g_return_val_if_fail (kind < PARCOURS_N_KINDS, NULL);

  self = g_object_new (PARCOURS_TYPE_ELEMENT, NULL);
  self->kind = kind;
  self->id = id != NULL ? g_strdup (id) : parcours_new_id ();
  self->values = g_new0 (char *, parcours_kind_info (kind)->n_fields);
  return self;
}

ParcoursKind
parcours_element_get_kind (ParcoursElement *self)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), PARCOURS_KIND_NONE);
  return self->kind;
}

const char *
parcours_element_get_id (ParcoursElement *self)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), NULL);
  return self->id;
}

ParcoursElement *
parcours_element_get_parent (ParcoursElement *self)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), NULL);
  return self->parent;
}

/* Sorting */

/* The place fields come first in a card's row of the table, in the order that sorts cards. */
G_STATIC_ASSERT (PARCOURS_CARD_STEP == PARCOURS_CARD_STAGE + 1 && PARCOURS_CARD_LANE == PARCOURS_CARD_STAGE + 2 &&
                 PARCOURS_CARD_ORDER == PARCOURS_CARD_STAGE + 3);

static int
compare_elements (gconstpointer pa, gconstpointer pb)
{
  ParcoursElement *a = *(ParcoursElement *const *) pa, *b = *(ParcoursElement *const *) pb;
  const ParcoursKindInfo *info = parcours_kind_info (a->kind);
  guint first, last;

  if (info->order != PARCOURS_FIELD_NONE)
    {
      last = info->order - info->first;
      first = a->kind == PARCOURS_KIND_CARD ? 0 : last;
      for (guint i = first; i <= last; i++)
        {
          int c = g_strcmp0 (a->values[i], b->values[i]);

          if (c != 0)
            return c;
        }
    }
  return strcmp (a->id, b->id);
}

static gboolean
sorts (ParcoursFieldId field)
{
  const ParcoursField *row = parcours_field (field);

  return row->type == PARCOURS_TYPE_ORDER || row->place;
}

GPtrArray *
parcours_element_list (ParcoursElement *self, ParcoursKind kind)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self) && kind < PARCOURS_N_KINDS, NULL);

  if (self->lists == NULL || self->lists[kind] == NULL)
    return empty_list;
  if ((self->unsorted & (1u << kind)) != 0)
    {
      g_ptr_array_sort (self->lists[kind], compare_elements);
      self->unsorted &= ~(1u << kind);
    }
  return self->lists[kind];
}

/* Values */

static char **
value_slot (ParcoursElement *self, ParcoursFieldId field)
{
  const ParcoursField *row = parcours_field (field);

  g_assert (row->kind == self->kind);
  return &self->values[field - parcours_kind_info (self->kind)->first];
}

const char *
parcours_element_get_value (ParcoursElement *self, ParcoursFieldId field)
{
  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), NULL);
  return *value_slot (self, field);
}

const char *
parcours_element_get_text (ParcoursElement *self, ParcoursFieldId field)
{
  ParcoursType type = parcours_field (field)->type;

  g_assert (type != PARCOURS_TYPE_INT && type != PARCOURS_TYPE_DECIMAL && type != PARCOURS_TYPE_IDS &&
            type != PARCOURS_TYPE_CHOICES);
  return parcours_element_get_value (self, field);
}

gboolean
parcours_element_get_int (ParcoursElement *self, ParcoursFieldId field, int *value)
{
  const char *text = parcours_element_get_value (self, field);

  g_assert (parcours_field (field)->type == PARCOURS_TYPE_INT);
  if (text == NULL)
    return FALSE;
  *value = atoi (text);
  return TRUE;
}

gboolean
parcours_element_get_decimal (ParcoursElement *self, ParcoursFieldId field, double *value)
{
  const char *text = parcours_element_get_value (self, field);

  g_assert (parcours_field (field)->type == PARCOURS_TYPE_DECIMAL);
  if (text == NULL)
    return FALSE;
  *value = g_ascii_strtod (text, NULL);
  return TRUE;
}

gboolean
parcours_element_get_yes (ParcoursElement *self, ParcoursFieldId field)
{
  g_assert (parcours_field (field)->type == PARCOURS_TYPE_YES);
  return parcours_element_get_value (self, field) != NULL;
}

int
parcours_element_get_choice (ParcoursElement *self, ParcoursFieldId field)
{
  const ParcoursField *row = parcours_field (field);

  g_assert (row->type == PARCOURS_TYPE_CHOICE);
  return parcours_choice_index (row, parcours_element_get_value (self, field));
}

gboolean
parcours_element_get_colour (ParcoursElement *self, ParcoursFieldId field, guint32 *rgba)
{
  g_assert (parcours_field (field)->type == PARCOURS_TYPE_COLOUR);
  return parcours_colour_parse (parcours_element_get_value (self, field), rgba);
}

char **
parcours_element_dup_list (ParcoursElement *self, ParcoursFieldId field)
{
  const char *text = parcours_element_get_value (self, field);
  ParcoursType type = parcours_field (field)->type;

  g_assert (type == PARCOURS_TYPE_IDS || type == PARCOURS_TYPE_CHOICES || type == PARCOURS_TYPE_TAGS);
  return g_strsplit (text != NULL ? text : "", type == PARCOURS_TYPE_TAGS ? ";" : " ", -1);
}

const char *
parcours_element_get_name (ParcoursElement *self)
{
  ParcoursFieldId field;
  const char *name = NULL;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), "");

  field = parcours_kind_info (self->kind)->title;
  if (field != PARCOURS_FIELD_NONE)
    name = *value_slot (self, field);
  return name != NULL ? name : "";
}

gboolean
parcours_element_set (ParcoursElement *self, ParcoursFieldId field, const char *text, GError **error)
{
  GError *local = NULL;
  char *value;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self) && !self->attached, FALSE);

  value = parcours_field_parse (field, text, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  _parcours_element_take_value (self, field, value);
  return TRUE;
}

void
_parcours_element_take_value (ParcoursElement *self, ParcoursFieldId field, char *value)
{
  char **slot = value_slot (self, field);

  g_free (*slot);
  *slot = value;
  if (self->parent != NULL && sorts (field))
    self->parent->unsorted |= 1u << self->kind;
}

/* The tree */

void
_parcours_element_attach (ParcoursElement *parent, ParcoursElement *child)
{
  g_assert (child->parent == NULL && child != parent);

  if (parent->lists == NULL)
    parent->lists = g_new0 (GPtrArray *, PARCOURS_N_KINDS);
  if (parent->lists[child->kind] == NULL)
    parent->lists[child->kind] = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (parent->lists[child->kind], g_object_ref (child));
  parent->unsorted |= 1u << child->kind;
  child->parent = parent;
}

void
_parcours_element_detach (ParcoursElement *child)
{
  ParcoursElement *parent = child->parent;
  guint index;

  g_assert (parent != NULL);
  child->parent = NULL;
  if (g_ptr_array_find (parent->lists[child->kind], child, &index))
    g_ptr_array_remove_index (parent->lists[child->kind], index);
}

void
_parcours_element_set_id (ParcoursElement *self, const char *id)
{
  parcours_set_str (&self->id, id);
  if (self->parent != NULL)
    self->parent->unsorted |= 1u << self->kind;
}

void
_parcours_element_set_attached (ParcoursElement *self, gboolean attached)
{
  self->attached = attached;
}

void
parcours_element_append (ParcoursElement *parent, ParcoursElement *child)
{
  g_return_if_fail (PARCOURS_IS_ELEMENT (parent) && PARCOURS_IS_ELEMENT (child));
  g_return_if_fail (!parent->attached && !child->attached && child->parent == NULL);
  g_return_if_fail ((parcours_kind_info (child->kind)->parents & (1u << parent->kind)) != 0);

  _parcours_element_attach (parent, child);
}

void
parcours_element_walk (ParcoursElement *self, ParcoursElementFunc func, gpointer data)
{
  g_return_if_fail (PARCOURS_IS_ELEMENT (self));

  func (self, data);
  if (self->lists == NULL)
    return;
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    if (self->lists[k] != NULL)
      {
        GPtrArray *list = parcours_element_list (self, k);

        for (guint i = 0; i < list->len; i++)
          parcours_element_walk (list->pdata[i], func, data);
      }
}

ParcoursElement *
_parcours_element_copy (ParcoursElement *self, GHashTable *ids)
{
  ParcoursElement *copy = parcours_element_new (self->kind, ids != NULL ? NULL : self->id);
  guint n = parcours_kind_info (self->kind)->n_fields;

  if (ids != NULL)
    g_hash_table_insert (ids, self->id, copy->id);
  for (guint i = 0; i < n; i++)
    copy->values[i] = g_strdup (self->values[i]);
  for (guint k = 0; self->lists != NULL && k < PARCOURS_N_KINDS; k++)
    {
      GPtrArray *list = parcours_element_list (self, k);

      for (guint i = 0; i < list->len; i++)
        {
          g_autoptr (ParcoursElement) child = _parcours_element_copy (list->pdata[i], ids);

          _parcours_element_attach (copy, child);
        }
    }
  return copy;
}

void
_parcours_element_follow_ids (ParcoursElement *self, gpointer data)
{
  GHashTable *ids = data;
  const ParcoursKindInfo *info = parcours_kind_info (self->kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      ParcoursType type = parcours_field (info->first + i)->type;
      g_auto (GStrv) parts = NULL;

      if (self->values[i] == NULL || (type != PARCOURS_TYPE_REF && type != PARCOURS_TYPE_IDS))
        continue;
      parts = g_strsplit (self->values[i], " ", -1);
      for (char **part = parts; *part != NULL; part++)
        if (g_hash_table_contains (ids, *part))
          parcours_set_str (part, g_hash_table_lookup (ids, *part));
      g_free (self->values[i]);
      self->values[i] = g_strjoinv (" ", parts);
    }
}

ParcoursElement *
parcours_element_copy (ParcoursElement *self, gboolean new_ids)
{
  g_autoptr (GHashTable) ids = NULL;
  ParcoursElement *copy;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (self), NULL);

  if (new_ids)
    ids = g_hash_table_new (g_str_hash, g_str_equal);
  copy = _parcours_element_copy (self, ids);
  if (ids != NULL)
    parcours_element_walk (copy, _parcours_element_follow_ids, ids);
  return copy;
}

gboolean
parcours_element_equal (ParcoursElement *a, ParcoursElement *b)
{
  guint n;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (a) && PARCOURS_IS_ELEMENT (b), FALSE);

  if (a->kind != b->kind || strcmp (a->id, b->id) != 0)
    return FALSE;
  n = parcours_kind_info (a->kind)->n_fields;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    {
      GPtrArray *la = parcours_element_list (a, k), *lb = parcours_element_list (b, k);

      if (la->len != lb->len)
        return FALSE;
      for (guint i = 0; i < la->len; i++)
        if (!parcours_element_equal (la->pdata[i], lb->pdata[i]))
          return FALSE;
    }
  return TRUE;
}
