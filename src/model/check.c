#include "config.h"

#include "model/check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/util.h"
#include "model/order.h"

ParcoursProblem *
parcours_problem_new (ParcoursSeverity severity, int line, const char *id, const char *text)
{
  ParcoursProblem *problem = g_new0 (ParcoursProblem, 1);

  problem->severity = severity;
  problem->line = line;
  problem->id = g_strdup (id);
  problem->text = g_strdup (text);
  return problem;
}

void
parcours_problem_free (ParcoursProblem *problem)
{
  g_free (problem->id);
  g_free (problem->text);
  g_free (problem);
}

typedef struct
{
  ParcoursMap *map;
  GPtrArray *problems;
} Check;

G_GNUC_PRINTF (3, 4)
static void
warn (Check *check, ParcoursElement *element, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (check->problems, parcours_problem_new (PARCOURS_PROBLEM_WARNING, 0, parcours_element_get_id (element), text));
}

/* What messages call a record: its name, or its id where it has none. */
static const char *
call (ParcoursElement *element)
{
  const char *name = parcours_element_get_name (element);

  return *name != '\0' ? name : parcours_element_get_id (element);
}

static void
check_reference (Check *check, ParcoursElement *element, const ParcoursField *field)
{
  const char *value = parcours_element_get_value (element, field->id);
  const char *kind;
  g_auto (GStrv) parts = NULL;

  if (parcours_map_find_kind (check->map, value, field->target) != NULL)
    return;                     /* one id, and it is there: nearly always */
  kind = _(parcours_kind_info (parcours_element_get_kind (element))->label);
  parts = g_strsplit (value, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    if (parcours_map_find_kind (check->map, *part, field->target) == NULL)
      warn (check, element, _("%s “%s” names the %s “%s”, which is not in the map. The name is kept; choose another or clear it."),
            kind, call (element), field->xml, *part);
}

static void
check_card (Check *check, ParcoursElement *card)
{
  const char *named = parcours_element_get_text (card, PARCOURS_CARD_STEP);
  ParcoursElement *step, *lane = parcours_map_find_kind (check->map, parcours_element_get_text (card, PARCOURS_CARD_LANE),
                                                         PARCOURS_KIND_LANE);

  parcours_map_card_place (check->map, card, NULL, &step, NULL);
  if (named != NULL && step == NULL && parcours_map_find_kind (check->map, named, PARCOURS_KIND_STEP) != NULL)
    warn (check, card, _("Card “%s” stands at the step “%s”, which belongs to another stage. It is shown without a step."),
          call (card), named);
  if (lane != NULL && !parcours_note_has_cards (parcours_map_lane_note (lane)))
    warn (check, card, _("Card “%s” stands in the lane “%s”, which holds no cards. It waits in the tray; move it to another lane."), call (card), call (lane));
}

static gboolean
same_place (ParcoursElement *a, ParcoursElement *b)
{
  return parcours_element_get_kind (a) != PARCOURS_KIND_CARD ||
         (g_strcmp0 (parcours_element_get_text (a, PARCOURS_CARD_STAGE), parcours_element_get_text (b, PARCOURS_CARD_STAGE)) == 0 &&
          g_strcmp0 (parcours_element_get_text (a, PARCOURS_CARD_STEP), parcours_element_get_text (b, PARCOURS_CARD_STEP)) == 0 &&
          g_strcmp0 (parcours_element_get_text (a, PARCOURS_CARD_LANE), parcours_element_get_text (b, PARCOURS_CARD_LANE)) == 0);
}

/* Neighbours in a sorted list with the same key stand in an order nobody chose. */
static void
check_orders (Check *check, ParcoursElement *element)
{
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    {
      ParcoursFieldId order = parcours_kind_info (kind)->order;
      GPtrArray *list = parcours_element_list (element, kind);

      for (guint i = 1; order != PARCOURS_FIELD_NONE && i < list->len; i++)
        if (g_strcmp0 (parcours_element_get_text (list->pdata[i - 1], order),
                       parcours_element_get_text (list->pdata[i], order)) == 0 &&
            same_place (list->pdata[i - 1], list->pdata[i]))
          warn (check, list->pdata[i], _("%s “%s” has the same order key as “%s”. Move one of them to settle which comes first."),
                _(parcours_kind_info (kind)->label), call (list->pdata[i]), call (list->pdata[i - 1]));
    }
}

static void
check_element (ParcoursElement *element, gpointer data)
{
  Check *check = data;
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (parcours_field (i)->target != PARCOURS_KIND_NONE && parcours_element_get_value (element, i) != NULL)
      check_reference (check, element, parcours_field (i));
  if (info->kind == PARCOURS_KIND_CARD)
    check_card (check, element);
  check_orders (check, element);
}

GPtrArray *
parcours_check_map (ParcoursMap *map)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_problem_free);
  Check check = { map, problems };

  g_return_val_if_fail (PARCOURS_IS_MAP (map), problems);

  parcours_element_walk (parcours_map_get_root (map), check_element, &check);
  return problems;
}

/* Invariants */

typedef struct
{
  ParcoursMap *map;
  guint n;
  char *broken;
} Invariants;

static char *
broken_value (ParcoursElement *element)
{
  const ParcoursKindInfo *info = parcours_kind_info (parcours_element_get_kind (element));

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    {
      const char *value = parcours_element_get_value (element, i);
      g_autofree char *parsed = parcours_field_parse (i, value, NULL);

      if (g_strcmp0 (value, parsed) != 0)
        return g_strdup_printf ("%s: field %s holds “%s”, not a canonical value", parcours_element_get_id (element),
                                parcours_field (i)->xml != NULL ? parcours_field (i)->xml : "extra", value);
    }
  return NULL;
}

static char *
broken_children (ParcoursElement *element)
{
  ParcoursKind kind = parcours_element_get_kind (element);

  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    {
      GPtrArray *list = parcours_element_list (element, k);

      for (guint i = 0; i < list->len; i++)
        if (parcours_element_get_parent (list->pdata[i]) != element || parcours_element_get_kind (list->pdata[i]) != k ||
            (parcours_kind_info (k)->parents & (1u << kind)) == 0)
          return g_strdup_printf ("%s: is not a proper parent of %s", parcours_element_get_id (element),
                                  parcours_element_get_id (list->pdata[i]));
    }
  return NULL;
}

static void
check_invariant (ParcoursElement *element, gpointer data)
{
  Invariants *self = data;
  const char *id = parcours_element_get_id (element);

  self->n++;
  if (self->broken != NULL)
    return;
  if (!parcours_is_ncname (id))
    self->broken = g_strdup_printf ("“%s” is no id", id);
  else if (parcours_map_find (self->map, id) != element)
    self->broken = g_strdup_printf ("%s: the index holds another record", id);
  else if ((self->broken = broken_value (element)) == NULL)
    self->broken = broken_children (element);
}

char *
parcours_check_invariants (ParcoursMap *map)
{
  Invariants self = { map };

  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);

  parcours_element_walk (parcours_map_get_root (map), check_invariant, &self);
  if (self.broken == NULL && self.n != parcours_map_get_n_elements (map))
    self.broken = g_strdup_printf ("%u records stand in the tree and %u in the index", self.n, parcours_map_get_n_elements (map));
  return self.broken;
}
