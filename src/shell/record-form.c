#include "config.h"

#include "shell/record-form.h"

#include <glib/gi18n-lib.h>

#include "shell/field-editor.h"
#include "shell/record-bulk.h"
#include "shell/record-list.h"

/* An entry of a group: a field, or the list of child records of a kind. */
#define FIELD(id) (PARCOURS_##id + 1u)
#define LIST(kind) (0x10000u | PARCOURS_KIND_##kind)
#define IS_LIST(item) (((item) & 0x10000u) != 0)
#define LIST_KIND(item) ((ParcoursKind) ((item) & 0xffffu))
#define FIELD_ID(item) ((ParcoursFieldId) ((item) - 1u))

#define GROUP_MAX 16

typedef struct
{
  ParcoursKind kind;
  const char *label;            /* NULL: always open, without a heading */
  guint items[GROUP_MAX];       /* ends with 0 */
} Group;

static const Group groups[] = {
  { PARCOURS_KIND_CARD, NULL,
    { FIELD (CARD_TITLE), FIELD (CARD_EMOTION), FIELD (CARD_EFFORT), FIELD (CARD_CHANNELS), FIELD (CARD_LEVEL),
      LIST (EVIDENCE), FIELD (CARD_MOMENT_OF_TRUTH), FIELD (CARD_NOTE), FIELD (CARD_PICTURE), LIST (TASK) } },
  { PARCOURS_KIND_CARD, N_("Expected and received"),
    { FIELD (CARD_EXPECTED), FIELD (CARD_EXPECTATION), FIELD (CARD_RECEIVED), FIELD (CARD_QUOTE) } },
  { PARCOURS_KIND_CARD, N_("Figures and priority"),
    { FIELD (CARD_IMPORTANCE), FIELD (CARD_SATISFACTION), FIELD (CARD_EFFORT_KINDS), FIELD (CARD_DROP_OFF),
      LIST (MEASURE), FIELD (CARD_STATUS) } },
  { PARCOURS_KIND_CARD, N_("Discussion"), { LIST (COMMENT), LIST (VOTE) } },
  { PARCOURS_KIND_CARD, N_("Place and look"),
    { FIELD (CARD_STAGE), FIELD (CARD_STEP), FIELD (CARD_LANE), FIELD (CARD_SPAN), FIELD (CARD_KIND),
      FIELD (CARD_COLOUR) } },
  { PARCOURS_KIND_CARD, N_("People and details"),
    { FIELD (CARD_OWNER), FIELD (CARD_INVOLVED), FIELD (CARD_DEVICE), FIELD (CARD_TAGS), FIELD (CARD_HREF) } },

  { PARCOURS_KIND_MAP, NULL,
    { FIELD (MAP_TITLE), FIELD (MAP_STATE), FIELD (MAP_SCENARIO), FIELD (MAP_TRIGGER), LIST (GOAL),
      LIST (PERSONA), LIST (CHANNEL) } },
  { PARCOURS_KIND_MAP, N_("Edition and review"),
    { FIELD (MAP_EDITION), FIELD (MAP_OWNER), FIELD (MAP_TEAM), FIELD (MAP_CREATED), FIELD (MAP_REVIEWED),
      FIELD (MAP_REVIEW_BY), FIELD (MAP_LANG) } },
  { PARCOURS_KIND_MAP, N_("Summary and figures"), { FIELD (MAP_SUMMARY), LIST (MEASURE) } },

  { PARCOURS_KIND_STAGE, NULL,
    { FIELD (STAGE_TITLE), LIST (STEP), FIELD (STAGE_NEED), FIELD (STAGE_DESCRIPTION), LIST (MEASURE),
      FIELD (STAGE_COLOUR) } },

  { PARCOURS_KIND_PERSONA, NULL,
    { FIELD (PERSONA_NAME), FIELD (PERSONA_ROLE), FIELD (PERSONA_PORTRAIT), FIELD (PERSONA_QUOTE), FIELD (PERSONA_BIO),
      FIELD (PERSONA_COLOUR) } },
  { PARCOURS_KIND_PERSONA, N_("Profile"),
    { FIELD (PERSONA_GOALS), FIELD (PERSONA_HABITS), FIELD (PERSONA_DEVICES), FIELD (PERSONA_ASPIRATIONS),
      FIELD (PERSONA_FRUSTRATIONS) } },
  { PARCOURS_KIND_PERSONA, N_("Empathy map"),
    { FIELD (PERSONA_SAYS), FIELD (PERSONA_THINKS), FIELD (PERSONA_DOES), FIELD (PERSONA_FEELS), FIELD (PERSONA_PAINS),
      FIELD (PERSONA_GAINS) } },
};

/* Kinds that are edited where they are seen, not in a list: on the wall, or (routes, hypotheses, pictures and views)
 * in places of their own. */
static const ParcoursKind elsewhere[] = {
  PARCOURS_KIND_STAGE, PARCOURS_KIND_LANE, PARCOURS_KIND_CARD, PARCOURS_KIND_ROUTE, PARCOURS_KIND_EXPERIMENT,
  PARCOURS_KIND_PICTURE, PARCOURS_KIND_VIEW,
};

struct _ParcoursRecordForm
{
  GtkBox parent_instance;

  ParcoursKind kind;
  gboolean several;
  ParcoursMap *map;
  GPtrArray *records;
  GPtrArray *editors;           /* ParcoursFieldEditor, borrowed */
  GPtrArray *lists;             /* ParcoursRecordList, borrowed */
  GPtrArray *bulks;             /* ParcoursRecordBulk, borrowed */
  GPtrArray *rest;              /* items no group names */
};

G_DEFINE_FINAL_TYPE (ParcoursRecordForm, parcours_record_form, GTK_TYPE_BOX)

static void
add_field (ParcoursRecordForm *self, GtkWidget *box, ParcoursFieldId id)
{
  GtkWidget *editor;

  if (self->several && !parcours_field_is_common (parcours_field (id)))
    return;
  editor = parcours_field_editor_new (id);
  if (editor == NULL)
    return;

  if (id == parcours_kind_info (self->kind)->title && parcours_field (id)->type == PARCOURS_TYPE_TITLE)
    {
      gtk_widget_add_css_class (editor, "heading-field");
      parcours_field_editor_set_label_visible (PARCOURS_FIELD_EDITOR (editor), FALSE);
    }
  g_ptr_array_add (self->editors, editor);
  gtk_box_append (GTK_BOX (box), editor);
  if (self->records != NULL)
    parcours_field_editor_set_records (PARCOURS_FIELD_EDITOR (editor), self->map, self->records);
}

/* Of several cards there is no list; but a comment, a task or a vote can be given to all. */
static void
add_bulk (ParcoursRecordForm *self, GtkWidget *box, ParcoursKind kind)
{
  ParcoursRecordBulk *bulk;

  if (!parcours_record_bulk_takes (kind))
    return;
  bulk = parcours_record_bulk_new (kind);
  g_ptr_array_add (self->bulks, bulk);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bulk));
  if (self->records != NULL)
    parcours_record_bulk_set_records (bulk, self->map, self->records);
}

static void
add_list (ParcoursRecordForm *self, GtkWidget *box, ParcoursKind kind)
{
  ParcoursRecordList *list;

  if (self->several)
    {
      add_bulk (self, box, kind);
      return;
    }
  list = parcours_record_list_new (kind);
  g_ptr_array_add (self->lists, list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  if (self->records != NULL)
    parcours_record_list_set_parent_record (list, self->map, g_ptr_array_index (self->records, 0));
}

static void
add_item (ParcoursRecordForm *self, GtkWidget *box, guint item)
{
  if (IS_LIST (item))
    add_list (self, box, LIST_KIND (item));
  else
    add_field (self, box, FIELD_ID (item));
}

static gboolean
is_grouped (ParcoursKind kind, guint item)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; groups[i].kind == kind && groups[i].items[k] != 0; k++)
      if (groups[i].items[k] == item)
        return TRUE;

  return FALSE;
}

static gboolean
is_elsewhere (ParcoursKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (elsewhere[i] == kind)
      return TRUE;

  return FALSE;
}

static void
add_rest (ParcoursRecordForm *self, guint item)
{
  if (!is_grouped (self->kind, item))
    g_ptr_array_add (self->rest, GUINT_TO_POINTER (item));
}

/* What the table has and no group names; the title of the record first. */
static void
collect_rest (ParcoursRecordForm *self)
{
  const ParcoursKindInfo *info = parcours_kind_info (self->kind);
  gboolean title_first = info->title != PARCOURS_FIELD_NONE
                         && parcours_field (info->title)->type != PARCOURS_TYPE_PROSE;

  if (title_first)
    add_rest (self, info->title + 1u);
  for (guint i = 0; i < info->n_fields; i++)
    if (!title_first || info->first + i != info->title)
      add_rest (self, info->first + i + 1u);
  for (guint kind = 0; kind < PARCOURS_N_KINDS; kind++)
    if ((parcours_kind_info (kind)->parents & 1u << self->kind) != 0 && !is_elsewhere (kind))
      add_rest (self, 0x10000u | kind);
}

static gboolean
has_groups (ParcoursKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].kind == kind)
      return TRUE;

  return FALSE;
}

/* TRUE if the group would show anything. */
static gboolean
is_useful (ParcoursRecordForm *self, const guint *items)
{
  for (; *items != 0; items++)
    if (!self->several
        || (IS_LIST (*items) ? parcours_record_bulk_takes (LIST_KIND (*items))
                             : parcours_field_is_common (parcours_field (FIELD_ID (*items)))))
      return TRUE;

  return FALSE;
}

static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, ParcoursRecordForm *self)
{
  const Group *group = g_object_get_data (G_OBJECT (expander), "group");
  GtkWidget *box;

  if (!gtk_expander_get_expanded (expander) || gtk_expander_get_child (expander) != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (box, "group");
  for (guint i = 0; group->items[i] != 0; i++)
    add_item (self, box, group->items[i]);
  gtk_expander_set_child (expander, box);
}

static void
add_group (ParcoursRecordForm *self, const Group *group)
{
  GtkWidget *expander;

  if (!is_useful (self, group->items))
    return;
  if (group->label == NULL)
    {
      for (guint i = 0; group->items[i] != 0; i++)
        add_item (self, GTK_WIDGET (self), group->items[i]);
      return;
    }

  expander = gtk_expander_new (_(group->label));
  gtk_widget_add_css_class (expander, "group-head");
  g_object_set_data (G_OBJECT (expander), "group", (gpointer) group);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), self);
  gtk_box_append (GTK_BOX (self), expander);
}

/* Fields that no group names: of a kind without groups they are all, else they stand in a last group. */
static void
add_ungrouped (ParcoursRecordForm *self)
{
  GtkWidget *box = GTK_WIDGET (self);
  guint before = self->editors->len + self->lists->len;

  if (has_groups (self->kind))
    box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  for (guint i = 0; i < self->rest->len; i++)
    add_item (self, box, GPOINTER_TO_UINT (g_ptr_array_index (self->rest, i)));

  if (box == GTK_WIDGET (self))
    return;
  if (self->editors->len + self->lists->len > before)
    {
      GtkWidget *expander = gtk_expander_new (_("More"));

      gtk_widget_add_css_class (expander, "group-head");
      gtk_widget_add_css_class (box, "group");
      gtk_expander_set_child (GTK_EXPANDER (expander), box);
      gtk_box_append (GTK_BOX (self), expander);
    }
  else
    g_object_unref (g_object_ref_sink (box));
}

static void
add_hint (ParcoursRecordForm *self)
{
  GtkWidget *hint = gtk_label_new (_("Select one card to see its title, its evidence and its lists."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0.0f);
  gtk_widget_add_css_class (hint, "field-summary");
  gtk_box_append (GTK_BOX (self), hint);
}

static void
parcours_record_form_dispose (GObject *object)
{
  ParcoursRecordForm *self = PARCOURS_RECORD_FORM (object);

  g_clear_object (&self->map);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->bulks, g_ptr_array_unref);
  g_clear_pointer (&self->rest, g_ptr_array_unref);

  G_OBJECT_CLASS (parcours_record_form_parent_class)->dispose (object);
}

static void
parcours_record_form_class_init (ParcoursRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parcours_record_form_dispose;
}

static void
parcours_record_form_init (ParcoursRecordForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 14);
  self->editors = g_ptr_array_new ();
  self->lists = g_ptr_array_new ();
  self->bulks = g_ptr_array_new ();
  self->rest = g_ptr_array_new ();
}

ParcoursRecordForm *
parcours_record_form_new (ParcoursKind kind, gboolean several)
{
  ParcoursRecordForm *self = g_object_new (PARCOURS_TYPE_RECORD_FORM, NULL);

  self->kind = kind;
  self->several = several;
  collect_rest (self);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].kind == kind)
      add_group (self, &groups[i]);
  add_ungrouped (self);
  if (several)
    add_hint (self);

  return self;
}

void
parcours_record_form_set_records (ParcoursRecordForm *self, ParcoursMap *map, GPtrArray *records)
{
  g_return_if_fail (PARCOURS_IS_RECORD_FORM (self));
  g_return_if_fail (records != NULL && records->len > 0);

  g_set_object (&self->map, map);
  g_ptr_array_ref (records);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  for (guint i = 0; i < self->editors->len; i++)
    parcours_field_editor_set_records (g_ptr_array_index (self->editors, i), map, records);
  for (guint i = 0; i < self->lists->len; i++)
    parcours_record_list_set_parent_record (g_ptr_array_index (self->lists, i), map, g_ptr_array_index (records, 0));
  for (guint i = 0; i < self->bulks->len; i++)
    parcours_record_bulk_set_records (g_ptr_array_index (self->bulks, i), map, records);
}

void
parcours_record_form_refresh (ParcoursRecordForm *self)
{
  g_return_if_fail (PARCOURS_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->editors->len; i++)
    parcours_field_editor_refresh (g_ptr_array_index (self->editors, i));
  for (guint i = 0; i < self->lists->len; i++)
    parcours_record_list_refresh (g_ptr_array_index (self->lists, i));
  for (guint i = 0; i < self->bulks->len; i++)
    parcours_record_bulk_refresh (g_ptr_array_index (self->bulks, i));
}

void
parcours_record_form_focus (ParcoursRecordForm *self)
{
  g_return_if_fail (PARCOURS_IS_RECORD_FORM (self));

  if (self->editors->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->editors, 0), GTK_DIR_TAB_FORWARD);
}
