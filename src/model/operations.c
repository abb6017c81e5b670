#include "config.h"

#include "model/operations.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/element-private.h"
#include "model/extra.h"
#include "model/illustrate.h"
#include "model/order.h"

/* Labels of undo steps for the kinds people add, remove and move every day. */
static const struct
{
  ParcoursKind kind;
  const char *add, *remove, *move;
} labels[] = {
  { PARCOURS_KIND_GOAL, N_("Add Goal"), N_("Remove Goal"), N_("Move Goal") },
  { PARCOURS_KIND_PERSONA, N_("Add Persona"), N_("Remove Persona"), N_("Move Persona") },
  { PARCOURS_KIND_CHANNEL, N_("Add Channel"), N_("Remove Channel"), N_("Move Channel") },
  { PARCOURS_KIND_STAGE, N_("Add Stage"), N_("Remove Stage"), N_("Move Stage") },
  { PARCOURS_KIND_STEP, N_("Add Step"), N_("Remove Step"), N_("Move Step") },
  { PARCOURS_KIND_LANE, N_("Add Lane"), N_("Remove Lane"), N_("Move Lane") },
  { PARCOURS_KIND_CARD, N_("Add Card"), N_("Remove Card"), N_("Move Card") },
  { PARCOURS_KIND_NONE, N_("Add Record"), N_("Remove Record"), N_("Move Record") },
};

static guint
label_row (ParcoursElement *element)
{
  ParcoursKind kind = parcours_element_get_kind (element);
  guint row = 0;

  while (labels[row].kind != kind && labels[row].kind != PARCOURS_KIND_NONE)
    row++;
  return row;
}

/* These edits are made of records that are there and keys that are valid: a refusal is a bug. */
static void
apply (ParcoursMap *map, ParcoursEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (!parcours_map_apply (map, edit, &error))
    g_critical ("An edit was refused: %s", error->message);
  parcours_edit_unref (edit);
}

/* An invalid value of the field that a reader kept: the file has room for one. */
static void
drop_kept_value (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field)
{
  ParcoursFieldId id = parcours_kind_info (parcours_element_get_kind (element))->extra;
  const char *extra = parcours_element_get_value (element, id);
  g_autofree char *left = NULL;
  g_autoptr (ParcoursEdit) edit = NULL;

  if (extra == NULL || field == id)
    return;
  left = parcours_extra_without (extra, parcours_field (field));
  edit = parcours_edit_new_set (parcours_element_get_id (element), id, left);
  parcours_map_apply (map, edit, NULL);
}

gboolean
parcours_map_set (ParcoursMap *map, ParcoursElement *element, ParcoursFieldId field, const char *text, GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (ParcoursEdit) edit = NULL;
  gboolean done;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element), FALSE);

  /* Translators: an undo step; %s is the name of a field, like “Emotion” */
  label = g_strdup_printf (_("Change %s"), _(parcours_field (field)->label));
  edit = parcours_edit_new_set (parcours_element_get_id (element), field, text);
  parcours_map_begin (map, label);
  done = parcours_map_apply (map, edit, error);
  if (done && parcours_element_get_value (element, field) != NULL)
    drop_kept_value (map, element, field);
  parcours_map_end (map);
  return done;
}

/* Places */

static const char *
order_of (ParcoursElement *element)
{
  return parcours_element_get_text (element, parcours_kind_info (parcours_element_get_kind (element))->order);
}

static int
compare_order (gconstpointer pa, gconstpointer pb)
{
  ParcoursElement *a = *(ParcoursElement *const *) pa, *b = *(ParcoursElement *const *) pb;
  int c = g_strcmp0 (order_of (a), order_of (b));

  return c != 0 ? c : strcmp (parcours_element_get_id (a), parcours_element_get_id (b));
}

GPtrArray *
parcours_map_cell (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane,
                   ParcoursElement *except)
{
  GPtrArray *cards, *cell = g_ptr_array_new ();
  gboolean parked = stage == NULL || lane == NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), cell);

  cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *card = cards->pdata[i], *in_stage, *at_step, *in_lane;

      if (card == except)
        continue;
      parcours_map_card_place (map, card, &in_stage, &at_step, &in_lane);
      if (parked ? in_stage == NULL || in_lane == NULL : in_stage == stage && at_step == step && in_lane == lane)
        g_ptr_array_add (cell, card);
    }
  g_ptr_array_sort (cell, compare_order);
  return cell;
}

/* Gives `element` another order key where it stands. */
static void
set_order (ParcoursMap *map, ParcoursElement *element, const char *order)
{
  ParcoursPlace place = { .order = (char *) order };

  if (parcours_element_get_kind (element) == PARCOURS_KIND_CARD)
    {
      place.stage = (char *) parcours_element_get_text (element, PARCOURS_CARD_STAGE);
      place.step = (char *) parcours_element_get_text (element, PARCOURS_CARD_STEP);
      place.lane = (char *) parcours_element_get_text (element, PARCOURS_CARD_LANE);
    }
  apply (map, parcours_edit_new_move (parcours_element_get_id (element), &place));
}

/* A key for number `index` among `siblings`, which do not contain the newcomer. Where there is no room, or a neighbour has no
 * good key, all siblings get new ones in the open transaction. The caller owns the key. */
static char *
key_among (ParcoursMap *map, GPtrArray *siblings, int index)
{
  guint n = siblings->len, at = index < 0 || (guint) index > n ? n : (guint) index;
  const char *before = at > 0 ? order_of (siblings->pdata[at - 1]) : NULL;
  const char *after = at < n ? order_of (siblings->pdata[at]) : NULL;
  char *key = NULL;

  if ((at == 0 || before != NULL) && (at == n || after != NULL))
    key = parcours_order_between (before, after);
  if (key != NULL)
    return key;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fresh = parcours_order_nth (i < at ? i : i + 1, n + 1);

      set_order (map, siblings->pdata[i], fresh);
    }
  return parcours_order_nth (at, n + 1);
}

static GPtrArray *
siblings_of (ParcoursElement *parent, ParcoursKind kind, ParcoursElement *except)
{
  GPtrArray *list = parcours_element_list (parent, kind), *siblings = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    if (list->pdata[i] != except)
      g_ptr_array_add (siblings, list->pdata[i]);
  return siblings;
}

ParcoursElement *
parcours_map_add (ParcoursMap *map, ParcoursElement *parent, ParcoursElement *element, int index)
{
  ParcoursKind kind = parcours_element_get_kind (element);
  ParcoursFieldId order = parcours_kind_info (kind)->order;

  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (parent), NULL);
  g_return_val_if_fail (parcours_element_get_parent (element) == NULL, NULL);

  parcours_map_begin (map, _(labels[label_row (element)].add));
  if (order != PARCOURS_FIELD_NONE)
    {
      g_autoptr (GPtrArray) siblings = NULL;

      if (kind == PARCOURS_KIND_CARD)
        {
          ParcoursElement *stage, *step, *lane;

          parcours_map_card_place (map, element, &stage, &step, &lane);
          siblings = parcours_map_cell (map, stage, step, lane, NULL);
        }
      else
        siblings = siblings_of (parent, kind, NULL);
      _parcours_element_take_value (element, order, key_among (map, siblings, index));
    }
  apply (map, parcours_edit_new_insert (parcours_element_get_id (parent), element));
  parcours_map_end (map);
  return element;
}

static const char *
id_or_null (ParcoursElement *element)
{
  return element != NULL ? parcours_element_get_id (element) : NULL;
}

void
parcours_map_place_card (ParcoursMap *map, ParcoursElement *card,
                         ParcoursElement *stage, ParcoursElement *step, ParcoursElement *lane, int index)
{
  g_autoptr (GPtrArray) siblings = NULL;
  g_autofree char *key = NULL;
  ParcoursPlace place = {
    .stage = (char *) id_or_null (stage), .step = (char *) id_or_null (step), .lane = (char *) id_or_null (lane)
  };

  g_return_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (card));

  parcours_map_begin (map, _("Move Card"));
  siblings = parcours_map_cell (map, stage, step, lane, card);
  place.order = key = key_among (map, siblings, index);
  apply (map, parcours_edit_new_move (parcours_element_get_id (card), &place));
  parcours_map_end (map);
}

/* Cards of `stage` that stand at `from` (NULL: at no step) go to `stage_to` and `step_to`, order kept. */
static void
carry_cards (ParcoursMap *map, ParcoursElement *stage, ParcoursElement *from, ParcoursElement *stage_to, ParcoursElement *step_to)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  g_autoptr (GPtrArray) carried = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      ParcoursElement *in_stage, *at_step;

      parcours_map_card_place (map, cards->pdata[i], &in_stage, &at_step, NULL);
      if (in_stage == stage && at_step == from)
        g_ptr_array_add (carried, cards->pdata[i]);
    }
  for (guint i = 0; i < carried->len; i++)
    {
      ParcoursElement *card = carried->pdata[i];
      ParcoursPlace place = {
        .stage = (char *) parcours_element_get_id (stage_to), .step = (char *) parcours_element_get_id (step_to),
        .lane = (char *) parcours_element_get_text (card, PARCOURS_CARD_LANE), .order = (char *) order_of (card)
      };

      apply (map, parcours_edit_new_move (parcours_element_get_id (card), &place));
    }
}

void
parcours_map_reorder (ParcoursMap *map, ParcoursElement *element, ParcoursElement *parent, int index)
{
  ParcoursElement *old = parcours_element_get_parent (element);
  ParcoursElement *target = parent != NULL ? parent : old;
  ParcoursKind kind = parcours_element_get_kind (element);
  g_autoptr (GPtrArray) siblings = NULL;
  g_autofree char *key = NULL;
  ParcoursPlace place = { 0 };

  g_return_if_fail (PARCOURS_IS_MAP (map) && old != NULL && kind != PARCOURS_KIND_CARD);

  parcours_map_begin (map, _(labels[label_row (element)].move));
  siblings = siblings_of (target, kind, element);
  place.parent = (char *) parcours_element_get_id (target);
  place.order = key = key_among (map, siblings, index);
  if (kind == PARCOURS_KIND_STEP && target != old)
    {
      g_autoptr (GPtrArray) followers = parcours_element_get_kind (target) == PARCOURS_KIND_STAGE ? g_ptr_array_new () : NULL;

      /* collect first: once the step has moved, its cards no longer resolve to it */
      for (guint i = 0; i < parcours_map_list (map, PARCOURS_KIND_CARD)->len; i++)
        {
          ParcoursElement *card = parcours_map_list (map, PARCOURS_KIND_CARD)->pdata[i], *at_step;

          parcours_map_card_place (map, card, NULL, &at_step, NULL);
          if (at_step == element)
            g_ptr_array_add (followers, card);
        }
      apply (map, parcours_edit_new_move (parcours_element_get_id (element), &place));
      if (siblings->len == 0)
        carry_cards (map, target, NULL, target, element);
      for (guint i = 0; i < followers->len; i++)
        parcours_map_place_card (map, followers->pdata[i], target, element,
                                 parcours_map_find_kind (map, parcours_element_get_text (followers->pdata[i], PARCOURS_CARD_LANE),
                                                         PARCOURS_KIND_LANE), -1);
    }
  else
    apply (map, parcours_edit_new_move (parcours_element_get_id (element), &place));
  parcours_map_end (map);
}

ParcoursElement *
parcours_map_add_step (ParcoursMap *map, ParcoursElement *stage, const char *title, int index)
{
  g_autoptr (ParcoursElement) step = parcours_element_new (PARCOURS_KIND_STEP, NULL);
  gboolean first = parcours_element_list (stage, PARCOURS_KIND_STEP)->len == 0;

  _parcours_element_take_value (step, PARCOURS_STEP_TITLE, parcours_field_parse (PARCOURS_STEP_TITLE, title, NULL));
  parcours_map_begin (map, _("Add Step"));
  parcours_map_add (map, stage, step, index);
  if (first)
    carry_cards (map, stage, NULL, stage, step);
  parcours_map_end (map);
  return step;
}

/* Removing */

typedef struct
{
  GHashTable *gone;             /* ids */
  GPtrArray *edits;
} Clearing;

static void
collect_id (ParcoursElement *element, gpointer data)
{
  g_hash_table_add (data, (gpointer) parcours_element_get_id (element));
}

static gboolean
is_gone (Clearing *clearing, const char *id)
{
  return id != NULL && g_hash_table_contains (clearing->gone, id);
}

/* A card of a removed stage or step loses both, of a removed lane the lane: it waits in the tray. */
static void
park_card (Clearing *clearing, ParcoursElement *card)
{
  ParcoursPlace place = {
    .stage = (char *) parcours_element_get_text (card, PARCOURS_CARD_STAGE),
    .step = (char *) parcours_element_get_text (card, PARCOURS_CARD_STEP),
    .lane = (char *) parcours_element_get_text (card, PARCOURS_CARD_LANE),
    .order = (char *) order_of (card)
  };
  gboolean column = is_gone (clearing, place.stage) || is_gone (clearing, place.step);
  gboolean lane = is_gone (clearing, place.lane);
  g_autofree char *fallback = NULL;

  if (!column && !lane)
    return;
  if (column)
    place.stage = place.step = NULL;
  if (lane)
    place.lane = NULL;
  if (place.order == NULL)
    place.order = fallback = parcours_order_between (NULL, NULL);
  g_ptr_array_add (clearing->edits, parcours_edit_new_move (parcours_element_get_id (card), &place));
}

/* The edit that takes the gone ids out of a field, if it names any. */
static void
clear_field (Clearing *clearing, ParcoursElement *element, const ParcoursField *field)
{
  const char *value = parcours_element_get_value (element, field->id);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) kept = NULL;
  gboolean any = FALSE;

  if (value == NULL || field->place || (field->type != PARCOURS_TYPE_REF && field->type != PARCOURS_TYPE_IDS))
    return;
  parts = g_strsplit (value, " ", -1);
  kept = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++)
    if (is_gone (clearing, *part))
      any = TRUE;
    else
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", *part);
  if (any)
    g_ptr_array_add (clearing->edits, parcours_edit_new_set (parcours_element_get_id (element), field->id, kept->str));
}

static void
clear_references (ParcoursElement *element, gpointer data)
{
  Clearing *clearing = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  if (is_gone (clearing, parcours_element_get_id (element)))
    return;
  if (info->kind == PARCOURS_KIND_CARD)
    park_card (clearing, element);
  for (guint i = 0; i < info->n_fields; i++)
    clear_field (clearing, element, parcours_field (info->first + i));
}

void
parcours_map_remove (ParcoursMap *map, ParcoursElement *element)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  g_autoptr (GPtrArray) pictures = NULL;
  Clearing clearing = { gone, edits };

  g_return_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (element));
  g_return_if_fail (element != parcours_map_get_root (map));

  parcours_element_walk (element, collect_id, gone);
  parcours_element_walk (parcours_map_get_root (map), clear_references, &clearing);

  parcours_map_begin (map, _(labels[label_row (element)].remove));
  for (guint i = 0; i < edits->len; i++)
    apply (map, edits->pdata[i]);
  pictures = parcours_map_list_lone_pictures (map, element);
  apply (map, parcours_edit_new_remove (parcours_element_get_id (element)));
  for (guint i = 0; i < pictures->len; i++)
    apply (map, parcours_edit_new_remove (parcours_element_get_id (pictures->pdata[i])));
  parcours_map_end (map);
}
