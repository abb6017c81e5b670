/* changes.c - see changes.h. Records that live on are called as in the map the changes lead from. */
#include "config.h"

#include "model/changes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/diff.h"
#include "model/phrase.h"

typedef struct
{
  ParcoursMap *from, *to;
  GHashTable *ranks;            /* record -> its place in the list (GUINT); what is gone comes after what is there */
  GArray *ranked;
} Changes;

typedef struct
{
  ParcoursChange *change;
  ParcoursKind kind;            /* these sort: of the record below the root that it stands in */
  guint top, own;
  guint number;
} Ranked;

void
parcours_change_free (ParcoursChange *change)
{
  g_return_if_fail (change != NULL);

  g_free (change->id);
  g_free (change->from);
  g_free (change->to);
  g_free (change->text);
  g_free (change);
}

static ParcoursElement *
find (ParcoursMap *map, const char *id, gboolean is_root)
{
  return is_root ? parcours_map_get_root (map) : parcours_map_find (map, id);
}

/* A place as a program would say it. */
static char *
place_words (ParcoursElement *element)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));
  ParcoursElement *parent = parcours_element_get_parent (element);
  GString *words = g_string_new (NULL);

  if (parcours_element_get_parent (parent) != NULL)
    g_string_append_printf (words, "in=%s", parcours_element_get_id (parent));
  for (guint i = 0; i < info->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (info->first + i);
      const char *value = parcours_element_get_value (element, field->id);

      if (field->place && value != NULL)
        g_string_append_printf (words, "%s%s=%s", words->len > 0 ? " " : "", field->xml, value);
    }
  return g_string_free (words, FALSE);
}

/* Sentences */

typedef struct
{
  ParcoursMap *there;           /* the map in which records below `top` must be found to count as living on */
  ParcoursElement *top;
  guint n[PARCOURS_N_KINDS];
} Content;

static void
count_content (ParcoursElement *element, gpointer data)
{
  Content *content = data;
  ParcoursKind kind = parcours_element_get_kind (element);

  if (element == content->top)
    return;
  if (content->there == NULL || parcours_map_find_kind (content->there, parcours_element_get_id (element), kind) == NULL)
    content->n[kind]++;
}

/* 3 steps, 1 measure: what comes or goes with a record, but for what `there` has; NULL if nothing does. */
static char *
content_words (ParcoursElement *element, ParcoursMap *there)
{
  Content content = { there, element, { 0 } };
  g_autoptr (GString) list = g_string_new (NULL);

  parcours_element_walk (element, count_content, &content);
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    if (content.n[kind] > 0)
      {
        g_autofree char *count = parcours_phrase_count (kind, content.n[kind]);

        parcours_phrase_join (list, count);
      }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static char *
say_insert (Changes *self, ParcoursElement *element, ParcoursElement *subtree)
{
  g_autofree char *record = parcours_phrase_record (self->to, element, TRUE);
  g_autofree char *content = content_words (subtree, NULL), *place = NULL;

  if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    place = parcours_phrase_place (self->to, element);
  if (place != NULL && content != NULL)
    /* Translators: a card, its place, and what is in it: “2 comments” */
    return g_strdup_printf (_("%s is new in %s, with %s"), record, place, content);
  if (place != NULL)
    /* Translators: a card and its place: “stage “Buy”, lane “Ludovic”” */
    return g_strdup_printf (_("%s is new in %s"), record, place);
  if (content != NULL)
    /* Translators: a record and what is in it: “3 steps” */
    return g_strdup_printf (_("%s is new, with %s"), record, content);
  return g_strdup_printf (_("%s is new"), record);
}

static char *
say_remove (Changes *self, ParcoursElement *element)
{
  g_autofree char *record = parcours_phrase_record (self->from, element, TRUE);
  g_autofree char *content = content_words (element, self->to);

  if (content != NULL)
    /* Translators: a record and what was in it: “3 steps” */
    return g_strdup_printf (_("%s is gone, with %s"), record, content);
  return g_strdup_printf (_("%s is gone"), record);
}

/* The record before it where it stands now, NULL if it is the first. */
static ParcoursElement *
neighbour (ParcoursElement *element)
{
  ParcoursKind kind = parcours_element_get_kind (element);
  GPtrArray *list = parcours_element_list (parcours_element_get_parent (element), kind);
  ParcoursElement *before;
  guint index;

  if (!g_ptr_array_find (list, element, &index) || index == 0)
    return NULL;
  before = g_ptr_array_index (list, index - 1);
  for (int i = 0; kind == PARCOURS_KIND_CARD && i < 3; i++)
    if (g_strcmp0 (parcours_element_get_text (before, PARCOURS_CARD_STAGE + i),
                   parcours_element_get_text (element, PARCOURS_CARD_STAGE + i)) != 0)
      return NULL;              /* of the cell before */
  return before;
}

static char *
say_order (Changes *self, const char *record, ParcoursElement *element)
{
  ParcoursElement *before = neighbour (element);
  g_autofree char *other = before != NULL ? parcours_phrase_record (self->to, before, FALSE) : NULL;

  if (other == NULL)
    return g_strdup_printf (_("%s now comes first"), record);
  /* Translators: two records of the same kind */
  return g_strdup_printf (_("%s now comes after %s"), record, other);
}

static char *
say_move (Changes *self, ParcoursElement *old, ParcoursElement *element)
{
  g_autofree char *record = parcours_phrase_record (self->from, old, TRUE);
  g_autofree char *from = NULL, *to = NULL;
  ParcoursElement *parent = parcours_element_get_parent (element);

  if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    {
      if (!parcours_phrase_places (self->from, old, self->to, element, &from, &to))
        return say_order (self, record, element);
      /* Translators: a card, then two places like “stage “Buy”, lane “Ludovic”” */
      return g_strdup_printf (_("%s moved from %s to %s"), record, from, to);
    }
  if (parcours_element_get_kind (parent) == PARCOURS_KIND_MAP
      ? parcours_element_get_parent (old) == parcours_map_get_root (self->from)
      : strcmp (parcours_element_get_id (parent), parcours_element_get_id (parcours_element_get_parent (old))) == 0)
    return say_order (self, record, element);
  to = parcours_phrase_record (self->to, parent, FALSE);
  /* Translators: a record, then the one it stands in now: “Step “Pay” of stage “Buy” moved to stage “Use”” */
  return g_strdup_printf (_("%s moved to %s"), record, to);
}

/* A new name, which says more alone than beside the old one. */
static char *
say_name (const char *record, const char *from, const char *to, ParcoursMap *map, const ParcoursField *field)
{
  g_autofree char *name = NULL, *old = NULL;

  if (to == NULL)
    return g_strdup_printf (_("%s has no name any more"), record);
  if (from == NULL)
    name = parcours_phrase_value (map, field, to);
  else if (!parcours_phrase_texts (from, to, &old, &name))
    return g_strdup_printf (_("%s has other line breaks or spaces in its name"), record);
  /* Translators: a record, then its new name in quotation marks */
  return g_strdup_printf (_("%s is now called %s"), record, name);
}

/* What has no words: picture data, unknown content. */
static char *
say_opaque (const char *record, const char *label, const char *from, const char *to)
{
  if (from == NULL)
    /* Translators: a record, then the name of a field */
    return g_strdup_printf (_("%s: %s added"), record, label);
  if (to == NULL)
    /* Translators: a record, then the name of a field */
    return g_strdup_printf (_("%s: %s removed"), record, label);
  /* Translators: a record, then the name of a field */
  return g_strdup_printf (_("%s: %s changed"), record, label);
}

static char *
say_value (Changes *self, const char *record, const ParcoursField *field, const char *from, const char *to)
{
  g_autofree char *label = parcours_phrase_label (field), *old = NULL, *new = NULL;
  const gboolean is_text = field->type == PARCOURS_TYPE_TEXT || field->type == PARCOURS_TYPE_LINK ||
                           field->type == PARCOURS_TYPE_TITLE || field->type == PARCOURS_TYPE_PROSE;

  if (from != NULL && to != NULL && is_text)
    {
      if (!parcours_phrase_texts (from, to, &old, &new))
        /* Translators: a record, then the name of a field */
        return g_strdup_printf (_("%s: %s changed in line breaks or spaces only"), record, label);
    }
  else
    {
      old = from != NULL ? parcours_phrase_value (self->from, field, from) : NULL;
      new = to != NULL ? parcours_phrase_value (self->to, field, to) : NULL;
    }
  if (old == NULL && new == NULL)
    return say_opaque (record, label, from, to);
  if (old == NULL)
    /* Translators: a record, the name of a field, its value */
    return g_strdup_printf (_("%s: %s set to %s"), record, label, new);
  if (new == NULL)
    /* Translators: a record, the name of a field, the value it had */
    return g_strdup_printf (_("%s: %s cleared (formerly %s)"), record, label, old);
  /* Translators: a record, the name of a field, two values: “Card “Pays”: emotion changed from +1 to −2” */
  return g_strdup_printf (_("%s: %s changed from %s to %s"), record, label, old, new);
}

static char *
say_set (Changes *self, ParcoursElement *old, const ParcoursField *field, const char *from, const char *to)
{
  g_autofree char *record = parcours_phrase_record (self->from, old, TRUE);

  if (field->id == parcours_kind_info (field->kind)->title && field->type != PARCOURS_TYPE_PROSE)
    return say_name (record, from, to, self->to, field);
  if (field->type != PARCOURS_TYPE_YES)
    return say_value (self, record, field, from, to);
  if (to != NULL)
    /* Translators: a record, then the name of a field that is yes or no, like “Moment of truth” */
    return g_strdup_printf (_("%s is now marked “%s”"), record, _(field->label));
  /* Translators: a record, then the name of a field that is yes or no, like “Moment of truth” */
  return g_strdup_printf (_("%s is no longer marked “%s”"), record, _(field->label));
}

/* The list */

static ParcoursElement *
top_of (ParcoursElement *element)
{
  ParcoursElement *parent = parcours_element_get_parent (element);

  while (parent != NULL && parcours_element_get_parent (parent) != NULL)
    {
      element = parent;
      parent = parcours_element_get_parent (element);
    }
  return element;
}

static void
add (Changes *self, ParcoursElement *element, ParcoursChange change)
{
  ParcoursElement *top = top_of (element);
  ParcoursKind kind = parcours_element_get_kind (top);
  ParcoursElement *living = parcours_map_find_kind (self->to, parcours_element_get_id (top), kind);
  Ranked ranked = { NULL, kind, GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, living != NULL ? living : top)),
                    GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, element)), self->ranked->len };

  change.kind = parcours_element_get_kind (element);
  ranked.change = g_memdup2 (&change, sizeof change);
  g_array_append_val (self->ranked, ranked);
}

static void
add_set (Changes *self, const ParcoursEdit *edit)
{
  const ParcoursField *field = parcours_field (edit->field);
  const gboolean is_root = field->kind == PARCOURS_KIND_MAP;
  ParcoursElement *old = find (self->from, edit->id, is_root);
  const char *value = parcours_element_get_value (old, edit->field);
  const gboolean has_words = field->type != PARCOURS_TYPE_DATA && field->type != PARCOURS_TYPE_EXTRA;

  add (self, find (self->to, edit->id, is_root), (ParcoursChange) {
    .type = PARCOURS_EDIT_SET, .id = g_strdup (edit->id), .field = field->xml != NULL ? field->xml : "extra",
    .from = has_words ? g_strdup (value) : NULL, .to = has_words ? g_strdup (edit->value) : NULL,
    .text = say_set (self, old, field, value, edit->value),
  });
}

static void
add_edit (Changes *self, const ParcoursEdit *edit)
{
  ParcoursElement *old = parcours_map_find (self->from, edit->id), *new = parcours_map_find (self->to, edit->id);

  switch (edit->type)
    {
    case PARCOURS_EDIT_SET:
      add_set (self, edit);
      break;
    case PARCOURS_EDIT_INSERT:
      add (self, new, (ParcoursChange) { .type = edit->type, .id = g_strdup (edit->id), .to = place_words (new),
                                         .text = say_insert (self, new, edit->subtree) });
      break;
    case PARCOURS_EDIT_REMOVE:
      add (self, old, (ParcoursChange) { .type = edit->type, .id = g_strdup (edit->id), .from = place_words (old),
                                         .text = say_remove (self, old) });
      break;
    case PARCOURS_EDIT_MOVE:
    default:
      add (self, new, (ParcoursChange) { .type = edit->type, .id = g_strdup (edit->id), .from = place_words (old),
                                         .to = place_words (new), .text = say_move (self, old, new) });
      break;
    }
}

/* What no edit can change. */
static void
add_heads (Changes *self)
{
  ParcoursElement *root = parcours_map_get_root (self->from), *other = parcours_map_get_root (self->to);
  const char *id = parcours_element_get_id (root), *other_id = parcours_element_get_id (other);
  const int version = parcours_map_get_version (self->from), other_version = parcours_map_get_version (self->to);

  if (strcmp (id, other_id) != 0)
    add (self, root, (ParcoursChange) {
      .type = PARCOURS_EDIT_SET, .id = g_strdup (id), .field = "id", .from = g_strdup (id), .to = g_strdup (other_id),
      .text = g_strdup_printf (_("The map is another one: its id changed from “%s” to “%s”"), id, other_id),
    });
  if (version != other_version)
    add (self, root, (ParcoursChange) {
      .type = PARCOURS_EDIT_SET, .id = g_strdup (id), .field = "version", .from = g_strdup_printf ("%d", version),
      .to = g_strdup_printf ("%d", other_version),
      .text = g_strdup_printf (_("The map: version of the format changed from %d to %d"), version, other_version),
    });
}

static int
compare_ranked (gconstpointer pa, gconstpointer pb)
{
  const Ranked *a = pa, *b = pb;

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (a->top != b->top)
    return a->top < b->top ? -1 : 1;
  if (a->own != b->own)
    return a->own < b->own ? -1 : 1;
  return a->number < b->number ? -1 : 1;
}

static void
rank (ParcoursElement *element, gpointer data)
{
  GHashTable *ranks = data;

  if (parcours_element_get_parent (element) != NULL)
    g_hash_table_insert (ranks, element, GUINT_TO_POINTER (g_hash_table_size (ranks) + 1));
}

GPtrArray *
parcours_changes (ParcoursMap *from, ParcoursMap *to)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GPtrArray) edits = NULL;
  Changes self = { from, to, ranks, ranked };
  GPtrArray *changes;

  g_return_val_if_fail (PARCOURS_IS_MAP (from) && PARCOURS_IS_MAP (to), NULL);

  edits = parcours_diff (from, to);
  parcours_element_walk (parcours_map_get_root (to), rank, ranks);
  parcours_element_walk (parcours_map_get_root (from), rank, ranks);
  add_heads (&self);
  for (guint i = 0; i < edits->len; i++)
    add_edit (&self, g_ptr_array_index (edits, i));
  g_array_sort (ranked, compare_ranked);
  changes = g_ptr_array_new_full (ranked->len, (GDestroyNotify) parcours_change_free);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (changes, g_array_index (ranked, Ranked, i).change);
  return changes;
}
