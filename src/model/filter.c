/* filter.c - see filter.h: what a filter holds and what it matches. */
#include "config.h"

#include "model/filter-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

static void
value_free (gpointer data)
{
  FilterValue *value = data;

  g_free (value->text);
  g_free (value->folded);
  g_free (value);
}

void
_parcours_filter_term_free (gpointer data)
{
  FilterTerm *term = data;

  g_ptr_array_unref (term->values);
  g_free (term);
}

FilterTerm *
_parcours_filter_term_new (const ParcoursField *field, FilterOp op)
{
  FilterTerm *term = g_new0 (FilterTerm, 1);

  term->field = field;
  term->op = op;
  term->values = g_ptr_array_new_with_free_func (value_free);
  return term;
}

/* A value that is there already is not said twice. */
void
_parcours_filter_term_add (FilterTerm *term, const char *text)
{
  FilterValue *value;

  for (guint i = 0; i < term->values->len; i++)
    if (g_strcmp0 (((FilterValue *) term->values->pdata[i])->text, text) == 0)
      return;
  value = g_new0 (FilterValue, 1);
  value->text = g_strdup (text);
  value->folded = text != NULL ? parcours_fold (text) : NULL;
  g_ptr_array_add (term->values, value);
}

FilterTerm *
_parcours_filter_term_copy (const FilterTerm *term)
{
  FilterTerm *copy = _parcours_filter_term_new (term->field, term->op);

  for (guint i = 0; i < term->values->len; i++)
    _parcours_filter_term_add (copy, ((FilterValue *) term->values->pdata[i])->text);
  return copy;
}

static void
filter_clear (gpointer data)
{
  g_ptr_array_unref (((ParcoursFilter *) data)->terms);
}

ParcoursFilter *
_parcours_filter_new (void)
{
  ParcoursFilter *self = g_atomic_rc_box_new0 (ParcoursFilter);

  self->terms = g_ptr_array_new_with_free_func (_parcours_filter_term_free);
  return self;
}

ParcoursFilter *
parcours_filter_ref (ParcoursFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
parcours_filter_unref (ParcoursFilter *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, filter_clear);
}

gboolean
parcours_filter_is_empty (const ParcoursFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

const ParcoursField *
_parcours_filter_field (const char *name, gsize length)
{
  const ParcoursKindInfo *card = parcours_kind_info (PARCOURS_KIND_CARD);

  for (guint i = card->first; i < card->first + card->n_fields; i++)
    {
      const ParcoursField *field = parcours_field (i);
      gsize whole = field->xml != NULL ? strlen (field->xml) : 0;
      gboolean list = field->type == PARCOURS_TYPE_IDS || field->type == PARCOURS_TYPE_TAGS ||
                      field->type == PARCOURS_TYPE_CHOICES;

      if (whole == 0 || field->type == PARCOURS_TYPE_ORDER || g_ascii_strncasecmp (field->xml, name, length) != 0)
        continue;
      /* “channel=web” reads better than “channels=web” */
      if (length == whole || (list && length == whole - 1))
        return field;
    }
  if (length == strlen ("persona") && g_ascii_strncasecmp (name, "persona", length) == 0)
    return parcours_field (PARCOURS_LANE_PERSONA);
  return NULL;
}

gboolean
_parcours_filter_allows (const ParcoursField *field, FilterOp op)
{
  switch (op)
    {
    case FILTER_MOST:
    case FILTER_LEAST:
      /* the levels and states of a card go up; kinds do not */
      return field->type == PARCOURS_TYPE_INT || field->type == PARCOURS_TYPE_DECIMAL ||
             field->type == PARCOURS_TYPE_DATE || (field->type == PARCOURS_TYPE_CHOICE && field->id != PARCOURS_CARD_KIND);
    case FILTER_HAS:
      return field->target != PARCOURS_KIND_NONE || field->type == PARCOURS_TYPE_TEXT ||
             field->type == PARCOURS_TYPE_LINK || field->type == PARCOURS_TYPE_TITLE ||
             field->type == PARCOURS_TYPE_PROSE || field->type == PARCOURS_TYPE_TAGS;
    default:
      return TRUE;
    }
}

const char *
_parcours_filter_op_text (FilterOp op)
{
  static const char *const texts[] = { "=", "!=", "<=", ">=", "~", "" };

  return texts[op];
}

/* Matching */

const char *
_parcours_filter_card_value (ParcoursMap *map, ParcoursElement *card, const ParcoursField *field)
{
  ParcoursElement *stage, *step, *lane;

  if (field->id == PARCOURS_CARD_KIND)
    return field->choices[parcours_map_card_note (map, card)].value;
  if (!field->place && field->kind == PARCOURS_KIND_CARD)
    return parcours_element_get_value (card, field->id);

  /* a place counts as it resolves: what is parked stands nowhere */
  parcours_map_card_place (map, card, &stage, &step, &lane);
  if (field->id == PARCOURS_CARD_STAGE)
    return stage != NULL ? parcours_element_get_id (stage) : NULL;
  if (field->id == PARCOURS_CARD_STEP)
    return step != NULL ? parcours_element_get_id (step) : NULL;
  if (field->id == PARCOURS_CARD_LANE)
    return lane != NULL ? parcours_element_get_id (lane) : NULL;
  return lane != NULL ? parcours_element_get_value (lane, PARCOURS_LANE_PERSONA) : NULL;
}

/* The record a value names, for fields that name records. */
static ParcoursElement *
find_target (ParcoursMap *map, const ParcoursField *field, const char *id)
{
  return field->target != PARCOURS_KIND_NONE ? parcours_map_find_kind (map, id, field->target) : NULL;
}

static gboolean
part_is (ParcoursMap *map, const ParcoursField *field, const char *part, const FilterValue *value, gboolean within)
{
  ParcoursElement *target = find_target (map, field, part);
  g_autofree char *folded = NULL;

  if (!within && strcmp (part, value->text) == 0)
    return TRUE;
  if (field->type == PARCOURS_TYPE_INT || field->type == PARCOURS_TYPE_CHOICE || field->type == PARCOURS_TYPE_CHOICES)
    return FALSE;
  folded = parcours_fold (target != NULL ? parcours_element_get_name (target) : part);
  return within ? strstr (folded, value->folded) != NULL : strcmp (folded, value->folded) == 0;
}

char **
_parcours_filter_parts (const ParcoursField *field, const char *value)
{
  switch (field->type)
    {
    case PARCOURS_TYPE_TAGS:
      return g_strsplit (value, ";", -1);
    case PARCOURS_TYPE_IDS:
    case PARCOURS_TYPE_CHOICES:
      return g_strsplit (value, " ", -1);
    default:
      return g_strdupv ((char *[]) { (char *) value, NULL });
    }
}

static gboolean
value_is (ParcoursMap *map, const ParcoursField *field, const char *held, const FilterValue *value, gboolean within)
{
  g_auto (GStrv) parts = NULL;

  if (value->text == NULL || held == NULL)
    return value->text == NULL && held == NULL;
  parts = _parcours_filter_parts (field, held);
  for (char **part = parts; *part != NULL; part++)
    if (part_is (map, field, *part, value, within))
      return TRUE;
  return FALSE;
}

static gboolean
is_any (const FilterTerm *term, ParcoursMap *map, const char *held, gboolean within)
{
  for (guint i = 0; i < term->values->len; i++)
    if (value_is (map, term->field, held, term->values->pdata[i], within))
      return TRUE;
  return FALSE;
}

/* -1, 0 or 1 as the card's value is below, at or above the term's. */
static int
compare (const ParcoursField *field, const char *held, const char *wanted)
{
  double a, b;

  if (field->type == PARCOURS_TYPE_DATE)
    return strcmp (held, wanted);
  if (field->type == PARCOURS_TYPE_CHOICE)
    return parcours_choice_index (field, held) - parcours_choice_index (field, wanted);
  a = g_ascii_strtod (held, NULL);
  b = g_ascii_strtod (wanted, NULL);
  return (a > b) - (a < b);
}

typedef struct
{
  const char *folded;
  gboolean found;
} Search;

static void
search_record (ParcoursElement *element, gpointer data)
{
  Search *search = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields && !search->found; i++)
    {
      ParcoursType type = parcours_field (i)->type;
      const char *text = NULL;

      if (type == PARCOURS_TYPE_TITLE || type == PARCOURS_TYPE_PROSE)
        text = parcours_element_get_value (element, i);
      search->found = text != NULL && parcours_fold_contains (text, search->folded);
    }
}

static gboolean
term_matches (const FilterTerm *term, ParcoursMap *map, ParcoursElement *card)
{
  const FilterValue *first = term->values->pdata[0];
  Search search = { first->folded, FALSE };
  const char *held;

  if (term->op == FILTER_WORD)
    {
      parcours_element_walk (card, search_record, &search);
      return search.found;
    }
  held = _parcours_filter_card_value (map, card, term->field);
  switch (term->op)
    {
    case FILTER_MOST:
      return held != NULL && compare (term->field, held, first->text) <= 0;
    case FILTER_LEAST:
      return held != NULL && compare (term->field, held, first->text) >= 0;
    case FILTER_IS_NOT:
      return !is_any (term, map, held, FALSE);
    default:
      return is_any (term, map, held, term->op == FILTER_HAS);
    }
}

gboolean
parcours_filter_matches (const ParcoursFilter *self, ParcoursMap *map, ParcoursElement *card)
{
  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (PARCOURS_IS_MAP (map) && PARCOURS_IS_ELEMENT (card), TRUE);

  for (guint i = 0; i < self->terms->len; i++)
    if (!term_matches (self->terms->pdata[i], map, card))
      return FALSE;
  return TRUE;
}

guint
parcours_filter_count (const ParcoursFilter *self, ParcoursMap *map)
{
  GPtrArray *cards = parcours_map_list (map, PARCOURS_KIND_CARD);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += parcours_filter_matches (self, map, cards->pdata[i]) ? 1 : 0;
  return n;
}

gboolean
parcours_filter_shows (ParcoursElement *card, gpointer data)
{
  const ParcoursShown *shown = data;

  return parcours_filter_matches (shown->filter, shown->map, card);
}

/* Menus */

static const FilterTerm *
find_term (const ParcoursFilter *self, const ParcoursField *field)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const FilterTerm *term = self->terms->pdata[i];

      if (term->op == FILTER_IS && term->field == field)
        return term;
    }
  return NULL;
}

/* TRUE if a value of the filter means `value`, an id or any other text; NULL: not set. */
static gboolean
means (ParcoursMap *map, const ParcoursField *field, const FilterValue *mine, const char *value)
{
  return value_is (map, field, value, mine, FALSE);
}

gboolean
parcours_filter_has (const ParcoursFilter *self, ParcoursMap *map, const char *name, const char *value)
{
  const ParcoursField *field = _parcours_filter_field (name, strlen (name));
  const FilterTerm *term;

  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  term = find_term (self, field);
  for (guint i = 0; term != NULL && i < term->values->len; i++)
    if (means (map, field, term->values->pdata[i], value))
      return TRUE;
  return FALSE;
}

/* How a menu writes a value: a record by its name, unless another has it too. */
static const char *
written (ParcoursMap *map, const ParcoursField *field, const char *value)
{
  ParcoursElement *target = find_target (map, field, value);
  const char *name = target != NULL ? parcours_element_get_name (target) : "";
  g_autofree char *folded = parcours_fold (name);
  GPtrArray *others;

  /* steps stand in stages, so their names are seldom theirs alone */
  if (*folded == '\0' || field->target == PARCOURS_KIND_STEP)
    return value;
  others = parcours_map_list (map, field->target);
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *other = parcours_fold (parcours_element_get_name (others->pdata[i]));

      if (others->pdata[i] != target && strcmp (folded, other) == 0)
        return value;
    }
  return name;
}

static FilterTerm *
term_with (const FilterTerm *term, ParcoursMap *map, const char *value, gboolean has)
{
  FilterTerm *changed = _parcours_filter_term_new (term->field, FILTER_IS);

  for (guint i = 0; i < term->values->len; i++)
    {
      const FilterValue *mine = term->values->pdata[i];

      if (!means (map, term->field, mine, value))
        _parcours_filter_term_add (changed, mine->text);
    }
  if (has)
    _parcours_filter_term_add (changed, value != NULL ? written (map, term->field, value) : NULL);
  return changed;
}

ParcoursFilter *
parcours_filter_with (const ParcoursFilter *self, ParcoursMap *map, const char *name, const char *value,
                      gboolean has)
{
  const ParcoursField *field = _parcours_filter_field (name, strlen (name));
  ParcoursFilter *result;
  const FilterTerm *mine;

  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  result = _parcours_filter_new ();
  mine = find_term (self, field);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const FilterTerm *term = self->terms->pdata[i];
      FilterTerm *copy = term == mine ? term_with (term, map, value, has) : _parcours_filter_term_copy (term);

      if (copy->values->len > 0)
        g_ptr_array_add (result->terms, copy);
      else
        _parcours_filter_term_free (copy);
    }
  if (mine == NULL && has)
    {
      FilterTerm *term = _parcours_filter_term_new (field, FILTER_IS);

      _parcours_filter_term_add (term, value != NULL ? written (map, field, value) : NULL);
      g_ptr_array_add (result->terms, term);
    }
  return result;
}
