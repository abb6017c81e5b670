#include "config.h"

#include "model/map.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "model/element-private.h"
#include "model/history.h"
#include "model/order.h"

struct _ParcoursMap
{
  GObject parent_instance;

  ParcoursElement *root;        /* owned */
  GHashTable *index;            /* id (of the element) -> element, both borrowed */
  int version;
  guint64 serial;

  ParcoursHistory history;
  ParcoursStep *open;           /* the transaction, NULL outside of one */
  guint depth;                  /* of nested begins */
  gboolean cancelled;           /* the outermost end rolls back */
  gboolean applying;            /* no edits from inside "changed" */
};

G_DEFINE_FINAL_TYPE (ParcoursMap, parcours_map, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SETTLED,
  HISTORY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
index_element (ParcoursElement *element, gpointer data)
{
  ParcoursMap *self = data;

  _parcours_element_set_attached (element, TRUE);
  g_hash_table_insert (self->index, (gpointer) parcours_element_get_id (element), element);
}

static void
unindex_element (ParcoursElement *element, gpointer data)
{
  ParcoursMap *self = data;

  _parcours_element_set_attached (element, FALSE);
  g_hash_table_remove (self->index, parcours_element_get_id (element));
}

static void
parcours_map_finalize (GObject *object)
{
  ParcoursMap *self = PARCOURS_MAP (object);

  g_clear_pointer (&self->open, parcours_step_free);
  parcours_history_clear (&self->history);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_object (&self->root);

  G_OBJECT_CLASS (parcours_map_parent_class)->finalize (object);
}

static void
parcours_map_class_init (ParcoursMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_map_finalize;

  signals[CHANGED] = g_signal_new ("changed", PARCOURS_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2,
                                   PARCOURS_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE,
                                   PARCOURS_TYPE_EDIT | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SETTLED] = g_signal_new ("settled", PARCOURS_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", PARCOURS_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
parcours_map_init (ParcoursMap *self)
{
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->version = PARCOURS_FORMAT_VERSION;
  parcours_history_init (&self->history);
}

ParcoursMap *
parcours_map_new_for_root (ParcoursElement *root)
{
  ParcoursMap *self;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (root) && parcours_element_get_kind (root) == PARCOURS_KIND_MAP, NULL);

  self = g_object_new (PARCOURS_TYPE_MAP, NULL);
  self->root = g_object_ref (root);
  parcours_element_walk (root, index_element, self);
  return self;
}

ParcoursMap *
parcours_map_new (void)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  return parcours_map_new_for_root (root);
}

ParcoursMap *
parcours_map_copy (ParcoursMap *self)
{
  g_autoptr (ParcoursElement) root = NULL;
  ParcoursMap *copy;

  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);

  root = parcours_element_copy (self->root, FALSE);
  copy = parcours_map_new_for_root (root);
  copy->version = self->version;
  return copy;
}

ParcoursElement *
parcours_map_get_root (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return self->root;
}

int
parcours_map_get_version (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), 0);
  return self->version;
}

void
parcours_map_set_version (ParcoursMap *self, int version)
{
  g_return_if_fail (PARCOURS_IS_MAP (self));
  self->version = version;
}

const char *
parcours_map_get_lang (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return parcours_element_get_text (self->root, PARCOURS_MAP_LANG);
}

ParcoursElement *
parcours_map_find (ParcoursMap *self, const char *id)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->index, id) : NULL;
}

ParcoursElement *
parcours_map_find_kind (ParcoursMap *self, const char *id, ParcoursKind kind)
{
  ParcoursElement *element = parcours_map_find (self, id);

  return element != NULL && parcours_element_get_kind (element) == kind ? element : NULL;
}

GPtrArray *
parcours_map_list (ParcoursMap *self, ParcoursKind kind)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return parcours_element_list (self->root, kind);
}

guint
parcours_map_get_n_elements (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), 0);
  return g_hash_table_size (self->index);
}

ParcoursNote
parcours_map_lane_note (ParcoursElement *lane)
{
  int choice = parcours_element_get_choice (lane, PARCOURS_LANE_KIND);

  return choice >= 0 ? (ParcoursNote) choice : PARCOURS_NOTE_FREE;
}

gboolean
parcours_note_has_cards (ParcoursNote note)
{
  return note < PARCOURS_N_NOTES;
}

ParcoursNote
parcours_map_card_note (ParcoursMap *self, ParcoursElement *card)
{
  int choice = parcours_element_get_choice (card, PARCOURS_CARD_KIND);
  ParcoursElement *lane;
  ParcoursNote note;

  if (choice >= 0)
    return choice;
  lane = parcours_map_find_kind (self, parcours_element_get_text (card, PARCOURS_CARD_LANE), PARCOURS_KIND_LANE);
  note = lane != NULL ? parcours_map_lane_note (lane) : PARCOURS_NOTE_FREE;
  return parcours_note_has_cards (note) ? note : PARCOURS_NOTE_FREE;
}

void
parcours_map_card_place (ParcoursMap *self, ParcoursElement *card,
                         ParcoursElement **stage, ParcoursElement **step, ParcoursElement **lane)
{
  ParcoursElement *in_stage, *at_step;

  g_return_if_fail (PARCOURS_IS_MAP (self) && PARCOURS_IS_ELEMENT (card));

  in_stage = parcours_map_find_kind (self, parcours_element_get_text (card, PARCOURS_CARD_STAGE), PARCOURS_KIND_STAGE);
  if (stage != NULL)
    *stage = in_stage;
  if (step != NULL)
    {
      at_step = parcours_map_find_kind (self, parcours_element_get_text (card, PARCOURS_CARD_STEP), PARCOURS_KIND_STEP);
      *step = at_step != NULL && parcours_element_get_parent (at_step) == in_stage ? at_step : NULL;
    }
  if (lane != NULL)
    {
      *lane = parcours_map_find_kind (self, parcours_element_get_text (card, PARCOURS_CARD_LANE), PARCOURS_KIND_LANE);
      if (*lane != NULL && !parcours_note_has_cards (parcours_map_lane_note (*lane)))
        *lane = NULL;
    }
}

guint64
parcours_map_get_serial (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), 0);
  return self->serial;
}

/* Applying. These four trust their edit: it was checked, or it is an inverse. Each returns the inverse, NULL if nothing
 * would change. */

static ParcoursEdit *
do_insert (ParcoursMap *self, ParcoursEdit *edit)
{
  _parcours_element_attach (parcours_map_find (self, edit->parent), edit->subtree);
  parcours_element_walk (edit->subtree, index_element, self);
  return parcours_edit_new_remove (edit->id);
}

static ParcoursEdit *
do_remove (ParcoursMap *self, ParcoursEdit *edit)
{
  ParcoursElement *element = parcours_map_find (self, edit->id);
  ParcoursElement *parent = parcours_element_get_parent (element);
  ParcoursEdit *inverse = parcours_edit_new_insert (parcours_element_get_id (parent), element);

  parcours_element_walk (element, unindex_element, self);
  _parcours_element_detach (element);
  return inverse;
}

/* The inverse keeps `element` alive while its parent changes. */
static void
reparent (ParcoursElement *element, ParcoursElement *parent)
{
  g_object_ref (element);
  _parcours_element_detach (element);
  _parcours_element_attach (parent, element);
  g_object_unref (element);
}

static ParcoursEdit *
do_move (ParcoursMap *self, ParcoursEdit *edit)
{
  ParcoursElement *element = parcours_map_find (self, edit->id);
  ParcoursKind kind = parcours_element_get_kind (element);
  ParcoursFieldId order = parcours_kind_info (kind)->order;
  ParcoursElement *parent = parcours_element_get_parent (element);
  ParcoursPlace old = {
    .parent = kind == PARCOURS_KIND_CARD ? NULL : (char *) parcours_element_get_id (parent),
    .order = (char *) parcours_element_get_text (element, order),
  };
  gboolean same = g_strcmp0 (old.order, edit->place.order) == 0 &&
                  (edit->place.parent == NULL || g_strcmp0 (old.parent, edit->place.parent) == 0);
  ParcoursEdit *inverse;

  if (kind == PARCOURS_KIND_CARD)
    {
      old.stage = (char *) parcours_element_get_text (element, PARCOURS_CARD_STAGE);
      old.step = (char *) parcours_element_get_text (element, PARCOURS_CARD_STEP);
      old.lane = (char *) parcours_element_get_text (element, PARCOURS_CARD_LANE);
      same = same && g_strcmp0 (old.stage, edit->place.stage) == 0 && g_strcmp0 (old.step, edit->place.step) == 0 &&
             g_strcmp0 (old.lane, edit->place.lane) == 0;
    }
  if (same)
    return NULL;

  inverse = parcours_edit_new_move (edit->id, &old);
  if (kind == PARCOURS_KIND_CARD)
    {
      _parcours_element_take_value (element, PARCOURS_CARD_STAGE, g_strdup (edit->place.stage));
      _parcours_element_take_value (element, PARCOURS_CARD_STEP, g_strdup (edit->place.step));
      _parcours_element_take_value (element, PARCOURS_CARD_LANE, g_strdup (edit->place.lane));
    }
  else if (edit->place.parent != NULL && strcmp (inverse->place.parent, edit->place.parent) != 0)
    reparent (element, parcours_map_find (self, edit->place.parent));
  _parcours_element_take_value (element, order, g_strdup (edit->place.order));
  return inverse;
}

static ParcoursEdit *
do_set (ParcoursMap *self, ParcoursEdit *edit)
{
  ParcoursElement *element = parcours_map_find (self, edit->id);
  const char *old = parcours_element_get_value (element, edit->field);
  ParcoursEdit *inverse;

  if (g_strcmp0 (old, edit->value) == 0)
    return NULL;
  inverse = parcours_edit_new_set (edit->id, edit->field, old);
  _parcours_element_take_value (element, edit->field, g_strdup (edit->value));
  return inverse;
}

/* Applies a good edit and announces it. Returns the inverse, NULL if nothing changed. */
static ParcoursEdit *
apply_trusted (ParcoursMap *self, ParcoursEdit *edit)
{
  static ParcoursEdit *(*const apply[]) (ParcoursMap *self, ParcoursEdit *edit) = {
    [PARCOURS_EDIT_INSERT] = do_insert,
    [PARCOURS_EDIT_REMOVE] = do_remove,
    [PARCOURS_EDIT_MOVE] = do_move,
    [PARCOURS_EDIT_SET] = do_set,
  };
  ParcoursEdit *inverse;

  if (self->applying)
    g_error ("A handler of “changed” edited the map; wait for “settled”");

  inverse = apply[edit->type] (self, edit);
  if (inverse == NULL)
    return NULL;
  self->serial++;
  self->applying = TRUE;
  g_signal_emit (self, signals[CHANGED], 0, edit, inverse);
  self->applying = FALSE;
  return inverse;
}

/* Checking */

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError **error, ParcoursError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (PARCOURS_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

typedef struct
{
  ParcoursMap *map;
  GHashTable *seen;
  const char *doubled;
} IdCheck;

static void
check_id (ParcoursElement *element, gpointer data)
{
  IdCheck *check = data;
  const char *id = parcours_element_get_id (element);

  if (parcours_map_find (check->map, id) != NULL || !g_hash_table_add (check->seen, (gpointer) id))
    check->doubled = id;
}

static gboolean
check_parent (ParcoursElement *parent, const char *id, ParcoursKind kind, GError **error)
{
  const ParcoursKindInfo *info = parcours_kind_info (kind);

  if (parent == NULL)
    return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no record “%s”."), id);
  if ((info->parents & (1u << parcours_element_get_kind (parent))) == 0)
    return refuse (error, PARCOURS_ERROR_INVALID, _("A record of the kind “%s” cannot stand in “%s”."), info->xml, id);
  return TRUE;
}

static gboolean
check_insert (ParcoursMap *self, ParcoursEdit *edit, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  IdCheck check = { self, seen, NULL };

  if (!check_parent (parcours_map_find (self, edit->parent), edit->parent, parcours_element_get_kind (edit->subtree), error))
    return FALSE;
  if (parcours_element_get_parent (edit->subtree) != NULL)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The record “%s” stands in a map already."), edit->id);
  parcours_element_walk (edit->subtree, check_id, &check);
  if (check.doubled != NULL)
    return refuse (error, PARCOURS_ERROR_INVALID, _("There is a record “%s” already."), check.doubled);
  return TRUE;
}

static gboolean
check_move (ParcoursMap *self, ParcoursElement *element, ParcoursEdit *edit, GError **error)
{
  ParcoursKind kind = parcours_element_get_kind (element);

  if (parcours_kind_info (kind)->order == PARCOURS_FIELD_NONE)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The record “%s” has no order and cannot be moved."), edit->id);
  if (!parcours_order_valid (edit->place.order))
    return refuse (error, PARCOURS_ERROR_INVALID, _("“%s” is not an order key."), edit->place.order != NULL ? edit->place.order : "");
  if (kind == PARCOURS_KIND_CARD)
    {
      const char *ids[] = { edit->place.stage, edit->place.step, edit->place.lane };
      const ParcoursKind kinds[] = { PARCOURS_KIND_STAGE, PARCOURS_KIND_STEP, PARCOURS_KIND_LANE };

      /* a reference that dangles already may stay as it is */
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        if (ids[i] != NULL && parcours_map_find_kind (self, ids[i], kinds[i]) == NULL &&
            g_strcmp0 (ids[i], parcours_element_get_text (element, PARCOURS_CARD_STAGE + i)) != 0)
          return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no record “%s” of the kind “%s”."), ids[i],
                         parcours_kind_info (kinds[i])->xml);
      return TRUE;
    }
  return edit->place.parent == NULL ||
         check_parent (parcours_map_find (self, edit->place.parent), edit->place.parent, kind, error);
}

static gboolean
check_set (ParcoursElement *element, ParcoursEdit *edit, ParcoursEdit **canonical, GError **error)
{
  const ParcoursField *field = parcours_field (edit->field);
  g_autofree char *value = NULL;
  GError *local = NULL;

  if (field->kind != parcours_element_get_kind (element) || field->place)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The field “%s” of “%s” cannot be set."), field->xml, edit->id);
  value = parcours_field_parse (edit->field, edit->value, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (g_strcmp0 (value, edit->value) != 0)
    *canonical = parcours_edit_new_set (edit->id, edit->field, value);
  return TRUE;
}

/* `canonical` receives an edit to apply instead, if the value had to be brought into form. */
static gboolean
check_edit (ParcoursMap *self, ParcoursEdit *edit, ParcoursEdit **canonical, GError **error)
{
  ParcoursElement *element;

  if (edit->type == PARCOURS_EDIT_INSERT)
    return check_insert (self, edit, error);

  element = parcours_map_find (self, edit->id);
  if (element == NULL)
    return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no record “%s”."), edit->id);
  if (edit->type == PARCOURS_EDIT_SET)
    return check_set (element, edit, canonical, error);
  if (element == self->root)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The map itself can be neither moved nor removed."));
  return edit->type == PARCOURS_EDIT_REMOVE || check_move (self, element, edit, error);
}

gboolean
parcours_map_apply (ParcoursMap *self, ParcoursEdit *edit, GError **error)
{
  g_autoptr (ParcoursEdit) canonical = NULL;
  ParcoursEdit *inverse;

  g_return_val_if_fail (PARCOURS_IS_MAP (self) && edit != NULL, FALSE);
  if (self->open == NULL)
    g_error ("The map was written outside a transaction");

  if (!check_edit (self, edit, &canonical, error))
    return FALSE;
  inverse = apply_trusted (self, canonical != NULL ? canonical : edit);
  if (inverse != NULL)
    g_ptr_array_add (self->open->inverses, inverse);
  return TRUE;
}

/* Transactions and history */

/* Applies inverses last to first. The result leads back again. */
static ParcoursStep *
revert_step (ParcoursMap *self, ParcoursStep *step)
{
  ParcoursStep *back = parcours_step_new (step->label);

  back->number = step->number;
  back->sealed = TRUE;
  for (guint i = step->inverses->len; i-- > 0;)
    {
      ParcoursEdit *inverse = apply_trusted (self, step->inverses->pdata[i]);

      if (inverse != NULL)
        g_ptr_array_add (back->inverses, inverse);
    }
  return back;
}

void
parcours_map_begin (ParcoursMap *self, const char *label)
{
  g_return_if_fail (PARCOURS_IS_MAP (self) && label != NULL);

  if (self->depth++ == 0)
    {
      self->open = parcours_step_new (label);
      self->cancelled = FALSE;
    }
}

void
parcours_map_end (ParcoursMap *self)
{
  ParcoursStep *step;
  gboolean any;

  g_return_if_fail (PARCOURS_IS_MAP (self) && self->depth > 0);

  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  any = step->inverses->len > 0;
  if (self->cancelled)
    parcours_step_free (revert_step (self, step));
  if (self->cancelled || !any)
    parcours_step_free (step);
  else
    parcours_history_push (&self->history, step);
  if (any)
    {
      g_signal_emit (self, signals[SETTLED], 0);
      g_signal_emit (self, signals[HISTORY_CHANGED], 0);
    }
}

void
parcours_map_cancel (ParcoursMap *self)
{
  g_return_if_fail (PARCOURS_IS_MAP (self) && self->depth > 0);

  self->cancelled = TRUE;
  parcours_map_end (self);
}

gboolean
parcours_map_in_transaction (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), FALSE);
  return self->depth > 0;
}

static gboolean
travel (ParcoursMap *self, GPtrArray *from, GPtrArray *to)
{
  ParcoursStep *step = parcours_history_take (from);

  if (step == NULL)
    return FALSE;
  g_ptr_array_add (to, revert_step (self, step));
  parcours_step_free (step);
  g_signal_emit (self, signals[SETTLED], 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  return TRUE;
}

gboolean
parcours_map_undo (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self) && self->depth == 0, FALSE);
  return travel (self, self->history.undo, self->history.redo);
}

gboolean
parcours_map_take_back (ParcoursMap *self)
{
  g_autoptr (GPtrArray) nowhere = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_step_free);

  g_return_val_if_fail (PARCOURS_IS_MAP (self) && self->depth == 0, FALSE);
  return travel (self, self->history.undo, nowhere);
}

gboolean
parcours_map_redo (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self) && self->depth == 0, FALSE);
  return travel (self, self->history.redo, self->history.undo);
}

static const char *
top_label (GPtrArray *stack)
{
  return stack->len > 0 ? ((ParcoursStep *) stack->pdata[stack->len - 1])->label : NULL;
}

const char *
parcours_map_get_undo_label (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return top_label (self->history.undo);
}

const char *
parcours_map_get_redo_label (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), NULL);
  return top_label (self->history.redo);
}

void
parcours_map_seal (ParcoursMap *self)
{
  GPtrArray *undo;

  g_return_if_fail (PARCOURS_IS_MAP (self));

  undo = self->history.undo;
  if (undo->len > 0)
    ((ParcoursStep *) undo->pdata[undo->len - 1])->sealed = TRUE;
}

static void
mark (ParcoursMap *self, guint64 saved)
{
  self->history.saved = saved;
  parcours_map_seal (self);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

guint64
parcours_map_get_state (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), 0);

  parcours_map_seal (self);     /* the state must not change its content under the number */
  return parcours_history_top (&self->history);
}

void
parcours_map_mark_saved (ParcoursMap *self, guint64 state)
{
  g_return_if_fail (PARCOURS_IS_MAP (self));
  mark (self, state);
}

void
parcours_map_mark_unsaved (ParcoursMap *self)
{
  g_return_if_fail (PARCOURS_IS_MAP (self));
  mark (self, G_MAXUINT64);
}

gboolean
parcours_map_get_modified (ParcoursMap *self)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (self), FALSE);
  return self->history.saved != parcours_history_top (&self->history) || (self->open != NULL && self->open->inverses->len > 0);
}
