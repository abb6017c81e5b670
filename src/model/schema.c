#include "config.h"

#include "model/schema.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const ParcoursChoice state_choices[] = {
  { "current", N_("Current journey") },
  { "target", N_("Target journey") },
  { "research", N_("Research") },
};

static const ParcoursChoice side_choices[] = {
  { "business", N_("Business") },
  { "customer", N_("Customer") },
};

static const ParcoursChoice mode_choices[] = {
  { "online", N_("Online") },
  { "offline", N_("Offline") },
};

static const ParcoursChoice icon_choices[] = {
  { "search", N_("Search engine") },
  { "web", N_("Website") },
  { "app", N_("Mobile application") },
  { "mail", N_("E-mail") },
  { "call", N_("Phone call") },
  { "social", N_("Social network") },
  { "shop", N_("Shop") },
  { "voice", N_("Word of mouth") },
  { "media", N_("Poster or radio") },
  { "parcel", N_("Delivery") },
};

/* A card has the first 13 (ParcoursNote). */
static const ParcoursChoice kind_choices[] = {
  { "touchpoint", N_("Touchpoint") },
  { "action", N_("Action") },
  { "motivation", N_("Motivation") },
  { "question", N_("Question") },
  { "thought", N_("Thought") },
  { "pain", N_("Pain point") },
  { "delight", N_("Delight") },
  { "opportunity", N_("Opportunity") },
  { "frontstage", N_("Frontstage") },
  { "backstage", N_("Backstage") },
  { "support", N_("Support") },
  { "physical-evidence", N_("Physical evidence") },
  { "free", N_("Free note") },
  { "curve", N_("Emotion curve") },
  { "effort", N_("Effort bars") },
  { "line-of-interaction", N_("Line of interaction") },
  { "line-of-visibility", N_("Line of visibility") },
  { "line-of-internal-interaction", N_("Line of internal interaction") },
  { "separator", N_("Separator") },
};

static const ParcoursChoice effort_choices[] = {
  { "waiting", N_("Waiting") },
  { "financial", N_("Financial") },
  { "physical", N_("Physical") },
  { "cognitive", N_("Cognitive") },
  { "process", N_("Process") },
  { "relational", N_("Relational") },
};

static const ParcoursChoice level_choices[] = {
  { "assumed", N_("Assumed") },
  { "internal", N_("Internal data") },
  { "validated", N_("Validated") },
};

static const ParcoursChoice status_choices[] = {
  { "idea", N_("Idea") },
  { "testing", N_("Being tested") },
  { "live", N_("Live") },
  { "dropped", N_("Dropped") },
};

static const ParcoursChoice scale_choices[] = {
  { "ces-1", N_("CES 1.0 (1 to 5, low is easy)") },
  { "ces-2", N_("CES 2.0 (1 to 7, high is easy)") },
  { "effort-7", N_("Effort, 1 to 7") },
  { "effort-10", N_("Effort, 1 to 10") },
  { "nps", N_("Net Promoter Score (−100 to +100)") },
  { "csat", N_("Satisfaction, mean of 1 to 5") },
  { "csat-share", N_("Satisfied share (%)") },
  { "number", N_("Number") },
};

static const ParcoursChoice source_choices[] = {
  { "questionnaire", N_("Questionnaire") },
  { "mystery-visit", N_("Mystery visit") },
  { "staff-report", N_("Staff report") },
  { "interview", N_("Interview") },
  { "review", N_("Review") },
  { "analytics", N_("Analytics") },
  { "observation", N_("Observation") },
  { "other", N_("Other") },
};

static const ParcoursChoice task_choices[] = {
  { "todo", N_("To do") },
  { "doing", N_("Doing") },
  { "done", N_("Done") },
  { "dropped", N_("Dropped") },
};

static const ParcoursChoice vote_choices[] = {
  { "priority", N_("Priority") },
  { "agree", N_("Agrees") },
  { "concern", N_("Has a concern") },
};

static const ParcoursChoice route_choices[] = {
  { "red-route", N_("Red route") },
  { "actual", N_("Actual path") },
  { "alternative", N_("Alternative path") },
  { "walk", N_("Our own walk") },
  { "competitor", N_("Walk at a competitor’s") },
};

static const ParcoursChoice experiment_choices[] = {
  { "draft", N_("Draft") },
  { "running", N_("Running") },
  { "confirmed", N_("Confirmed") },
  { "refuted", N_("Refuted") },
};

static const ParcoursChoice op_choices[] = {
  { "insert", N_("Insert") },
  { "remove", N_("Remove") },
  { "set", N_("Set") },
};

static const ParcoursChoice picture_choices[] = {
  { "image/png", N_("PNG picture") },
  { "image/jpeg", N_("JPEG picture") },
};

#define ROW(K, N, T, place, xml, min, max, list, n, target, label) \
  { PARCOURS_##K##_##N, PARCOURS_KIND_##K, PARCOURS_TYPE_##T, place, xml, min, max, list, n, PARCOURS_KIND_##target, label },

static const ParcoursField fields[] = {
#define KIND(...)
#define TEXT(K, N, xml, label) ROW (K, N, TEXT, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define LINK(K, N, xml, label) ROW (K, N, LINK, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define LANG(K, N, xml, label) ROW (K, N, LANG, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define DATE(K, N, xml, label) ROW (K, N, DATE, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define COLOUR(K, N, xml, label) ROW (K, N, COLOUR, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define YES(K, N, xml, label) ROW (K, N, YES, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define INT(K, N, xml, min, max, label) ROW (K, N, INT, FALSE, xml, min, max, NULL, 0, NONE, label)
#define DECIMAL(K, N, xml, min, max, label) ROW (K, N, DECIMAL, FALSE, xml, min, max, NULL, 0, NONE, label)
#define CHOICE(K, N, xml, list, n, label) ROW (K, N, CHOICE, FALSE, xml, 0, 0, list, n, NONE, label)
#define CHOICES(K, N, xml, list, n, label) ROW (K, N, CHOICES, FALSE, xml, 0, 0, list, n, NONE, label)
#define TAGS(K, N, xml, label) ROW (K, N, TAGS, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define REF(K, N, xml, target, label) ROW (K, N, REF, FALSE, xml, 0, 0, NULL, 0, target, label)
#define PLACE(K, N, xml, target, label) ROW (K, N, REF, TRUE, xml, 0, 0, NULL, 0, target, label)
#define IDS(K, N, xml, target, label) ROW (K, N, IDS, FALSE, xml, 0, 0, NULL, 0, target, label)
#define TITLE(K, N, xml, label) ROW (K, N, TITLE, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define PROSE(K, N, xml, label) ROW (K, N, PROSE, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define DATA(K, N, xml, label) ROW (K, N, DATA, FALSE, xml, 0, 0, NULL, 0, NONE, label)
#define ORDER(K) ROW (K, ORDER, ORDER, TRUE, "order", 0, 0, NULL, 0, NONE, N_("Order"))
#define EXTRA(K) ROW (K, EXTRA, EXTRA, FALSE, NULL, 0, 0, NULL, 0, NONE, N_("Unknown content"))
#include "model/schema-rows.h"
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PARCOURS_N_FIELDS);

/* The rows of kinds; what follows from the fields is filled in once by kinds_init(). */
static ParcoursKindInfo kinds[] = {
#define KIND(K, xml, parents, ordered, label, plural) { PARCOURS_KIND_##K, xml, parents, ordered, label, plural },
#define TEXT(...)
#define LINK(...)
#define LANG(...)
#define DATE(...)
#define COLOUR(...)
#define YES(...)
#define INT(...)
#define DECIMAL(...)
#define CHOICE(...)
#define CHOICES(...)
#define TAGS(...)
#define REF(...)
#define PLACE(...)
#define IDS(...)
#define TITLE(...)
#define PROSE(...)
#define DATA(...)
#define ORDER(...)
#define EXTRA(...)
#define P(kind) (1u << PARCOURS_KIND_##kind)
#include "model/schema-rows.h"
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == PARCOURS_N_KINDS);

static gboolean
names_record (const ParcoursField *field)
{
  return field->xml != NULL &&
         (g_str_equal (field->xml, "title") || g_str_equal (field->xml, "name") || g_str_equal (field->xml, "text"));
}

static void
kinds_init (void)
{
  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    kinds[k].order = kinds[k].extra = kinds[k].title = PARCOURS_FIELD_NONE;

  for (guint i = PARCOURS_N_FIELDS; i-- > 0;)
    {
      const ParcoursField *field = &fields[i];
      ParcoursKindInfo *kind = &kinds[field->kind];

      kind->first = i;
      kind->n_fields++;
      if (field->type == PARCOURS_TYPE_ORDER)
        kind->order = i;
      else if (field->type == PARCOURS_TYPE_EXTRA)
        kind->extra = i;
      else if (names_record (field))
        kind->title = i;
    }
}

static void
ensure_kinds (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      kinds_init ();
      g_once_init_leave (&done, 1);
    }
}

const ParcoursKindInfo *
parcours_kind_info (ParcoursKind kind)
{
  g_assert (kind < PARCOURS_N_KINDS);
  ensure_kinds ();
  return &kinds[kind];
}

const ParcoursField *
parcours_field (ParcoursFieldId id)
{
  g_assert (id < PARCOURS_N_FIELDS);
  return &fields[id];
}

ParcoursKind
parcours_kind_by_xml (const char *xml)
{
  g_return_val_if_fail (xml != NULL, PARCOURS_KIND_NONE);

  for (guint k = 0; k < PARCOURS_N_KINDS; k++)
    if (strcmp (kinds[k].xml, xml) == 0)
      return k;
  return PARCOURS_KIND_NONE;
}

ParcoursFieldId
parcours_field_by_xml (ParcoursKind kind, const char *xml)
{
  const ParcoursKindInfo *info = parcours_kind_info (kind);

  g_return_val_if_fail (xml != NULL, PARCOURS_FIELD_NONE);

  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (fields[i].xml != NULL && strcmp (fields[i].xml, xml) == 0)
      return i;
  return PARCOURS_FIELD_NONE;
}

gboolean
parcours_field_is_attribute (const ParcoursField *field)
{
  return field->type < PARCOURS_TYPE_TITLE;
}

int
parcours_choice_index (const ParcoursField *field, const char *value)
{
  g_return_val_if_fail (field != NULL && field->choices != NULL, -1);

  if (value != NULL)
    for (guint i = 0; i < field->n_choices; i++)
      if (strcmp (field->choices[i].value, value) == 0)
        return i;
  return -1;
}
