/* edit: changes to a map, all of them or none. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/util.h"
#include "cli/cli.h"
#include "cli/edit-picture.h"
#include "format/writer.h"
#include "model/operations.h"
#include "share/save.h"

typedef struct
{
  ParcoursMap *map;
  GPtrArray *added;             /* ids, to be printed once all is saved */
} Edit;

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError **error, int code, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PARCOURS_ERROR, code, text);
  return FALSE;
}

static ParcoursElement *
find (Edit *self, const char *id, GError **error)
{
  ParcoursElement *element = parcours_map_find (self->map, id);

  if (element == NULL)
    refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no record with the id “%s”."), id);
  return element;
}

/* The target of a place: "" is none. FALSE if `id` is no such record. */
static gboolean
find_place (Edit *self, ParcoursKind kind, const char *id, ParcoursElement **place, GError **error)
{
  *place = NULL;
  if (*id == '\0')
    return TRUE;
  *place = parcours_map_find_kind (self->map, id, kind);
  if (*place == NULL)
    return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no %s with the id “%s”."), parcours_kind_info (kind)->xml, id);
  return TRUE;
}

/* "name=value" in two; the caller owns `*name`, `*value` points into `word`. */
static gboolean
split (const char *word, char **name, const char **value, GError **error)
{
  const char *equals = strchr (word, '=');

  if (equals == NULL || equals == word)
    return refuse (error, PARCOURS_ERROR_INVALID, _("“%s” should be FIELD=VALUE."), word);
  *name = g_strndup (word, equals - word);
  *value = equals + 1;
  return TRUE;
}

static ParcoursFieldId
find_field (ParcoursKind kind, const char *name, GError **error)
{
  const ParcoursKindInfo *info = parcours_kind_info (kind);
  ParcoursFieldId field = parcours_field_by_xml (kind, name);
  g_autoptr (GString) list = NULL;

  if (field != PARCOURS_FIELD_NONE)
    return field;
  list = g_string_new (NULL);
  for (guint i = info->first; i < info->first + info->n_fields; i++)
    if (parcours_field (i)->xml != NULL && parcours_field (i)->type != PARCOURS_TYPE_ORDER)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", parcours_field (i)->xml);
  refuse (error, PARCOURS_ERROR_INVALID, _("A %s has no field “%s”. It has: %s."), info->xml, name, list->str);
  return PARCOURS_FIELD_NONE;
}

/* set ID FIELD=VALUE... */
static gboolean
edit_set (Edit *self, char **words, guint n, GError **error)
{
  ParcoursElement *element;

  if (n < 3)
    return refuse (error, PARCOURS_ERROR_INVALID, _("“set” needs an id and at least one FIELD=VALUE."));
  element = find (self, words[1], error);
  for (guint i = 2; element != NULL && i < n; i++)
    {
      g_autofree char *name = NULL;
      const char *value;
      ParcoursFieldId field;

      if (!split (words[i], &name, &value, error))
        return FALSE;
      field = find_field (parcours_element_get_kind (element), name, error);
      if (field == PARCOURS_FIELD_NONE)
        return FALSE;
      if (parcours_field (field)->place)
        return refuse (error, PARCOURS_ERROR_INVALID, _("“%s” is part of the place of a record. Use “move” to change it."), name);
      if (cli_is_picture (parcours_field (field)) && (*value == '@' || *value == '\0'))
        {
          if (!cli_set_picture (self->map, element, field, value, error))
            return FALSE;
        }
      else if (!parcours_map_set (self->map, element, field, value, error))
        return FALSE;
    }
  return element != NULL;
}

static gboolean
check_new_id (Edit *self, const char *id, GError **error)
{
  if (!parcours_is_ncname (id))
    return refuse (error, PARCOURS_ERROR_INVALID, _("“%s” cannot be an id: an id starts with a letter and has no "
                                                    "spaces or signs."), id);
  if (parcours_map_find (self->map, id) != NULL)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The id “%s” is taken."), id);
  return TRUE;
}

/* Sets a field of the record to be added; places must exist. */
static gboolean
set_new (Edit *self, ParcoursElement *element, const char *name, const char *value, GError **error)
{
  ParcoursFieldId id = find_field (parcours_element_get_kind (element), name, error);
  const ParcoursField *field;
  ParcoursElement *place;

  if (id == PARCOURS_FIELD_NONE)
    return FALSE;
  field = parcours_field (id);
  if (field->type == PARCOURS_TYPE_ORDER)
    return refuse (error, PARCOURS_ERROR_INVALID, _("Order keys are made by the program. Use “move ID after=…” to "
                                                    "change the order."));
  if (field->place && !find_place (self, field->target, value, &place, error))
    return FALSE;
  if (cli_is_picture (field) && *value == '@')
    return TRUE;                /* later */
  return parcours_element_set (element, id, value, error);
}

static gboolean
find_parent (Edit *self, const ParcoursKindInfo *info, const char *id, ParcoursElement **parent, GError **error)
{
  *parent = id != NULL ? find (self, id, error) : parcours_map_get_root (self->map);
  if (*parent == NULL)
    return FALSE;
  if ((info->parents & (1u << parcours_element_get_kind (*parent))) != 0)
    return TRUE;
  if (id == NULL)
    return refuse (error, PARCOURS_ERROR_INVALID, _("A %s stands in another record: say which with in=ID."), info->xml);
  return refuse (error, PARCOURS_ERROR_INVALID, _("A %s cannot stand in a %s."), info->xml,
                 parcours_kind_info (parcours_element_get_kind (*parent))->xml);
}

static const char *
option_value (char **words, guint n, const char *prefix)
{
  for (guint i = 2; i < n; i++)
    if (g_str_has_prefix (words[i], prefix))
      return words[i] + strlen (prefix);
  return NULL;
}

/* The record comes first: a picture from a file is given to what is in the map. */
static gboolean
add_pictures (Edit *self, ParcoursElement *element, char **words, guint n, GError **error)
{
  for (guint i = 2; i < n; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *name = g_strndup (words[i], (gsize) (equals - words[i]));
      ParcoursFieldId field = parcours_field_by_xml (parcours_element_get_kind (element), name);

      if (equals[1] == '@' && field != PARCOURS_FIELD_NONE && cli_is_picture (parcours_field (field)) &&
          !cli_set_picture (self->map, element, field, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* add KIND [in=PARENT] [id=ID] [FIELD=VALUE...] */
static gboolean
edit_add (Edit *self, char **words, guint n, GError **error)
{
  ParcoursKind kind = n > 1 ? parcours_kind_by_xml (words[1]) : PARCOURS_KIND_NONE;
  const char *id = option_value (words, n, "id="), *in = option_value (words, n, "in=");
  g_autoptr (ParcoursElement) element = NULL;
  ParcoursElement *parent;

  if (kind == PARCOURS_KIND_NONE || kind == PARCOURS_KIND_MAP)
    return refuse (error, PARCOURS_ERROR_INVALID, _("“add” needs a kind of record, like stage, step, lane, card or persona."));
  if ((id != NULL && !check_new_id (self, id, error)) || !find_parent (self, parcours_kind_info (kind), in, &parent, error))
    return FALSE;
  element = parcours_element_new (kind, id);
  for (guint i = 2; i < n; i++)
    {
      g_autofree char *name = NULL;
      const char *value;

      if (!split (words[i], &name, &value, error))
        return FALSE;
      if (strcmp (name, "id") != 0 && strcmp (name, "in") != 0 && !set_new (self, element, name, value, error))
        return FALSE;
    }
  parcours_map_add (self->map, parent, element, -1);
  if (!add_pictures (self, element, words, n, error))
    return FALSE;
  g_ptr_array_add (self->added, g_strdup (parcours_element_get_id (element)));
  return TRUE;
}

/* Where `after` ("first", "last", an id or NULL: last) is among `siblings`, which hold not the record itself. */
static gboolean
find_index (GPtrArray *siblings, ParcoursElement *element, const char *after, int *index, GError **error)
{
  int at = 0;

  *index = -1;
  if (after == NULL || strcmp (after, "last") == 0)
    return TRUE;
  *index = 0;
  if (strcmp (after, "first") == 0)
    return TRUE;
  for (guint i = 0; i < siblings->len; i++)
    if (siblings->pdata[i] != element)
      {
        at++;
        if (strcmp (parcours_element_get_id (siblings->pdata[i]), after) == 0)
          {
            *index = at;
            return TRUE;
          }
      }
  return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("“%s” is not where the record is to stand, so nothing can come "
                                                    "after it."), after);
}

static gboolean
move_card (Edit *self, ParcoursElement *card, char **words, guint n, GError **error)
{
  ParcoursElement *stage, *step, *lane, *old_stage;
  const char *new_stage = option_value (words, n, "stage="), *new_step = option_value (words, n, "step=");
  const char *new_lane = option_value (words, n, "lane=");
  g_autoptr (GPtrArray) cell = NULL;
  int index;

  parcours_map_card_place (self->map, card, &stage, &step, &lane);
  old_stage = stage;
  if (new_stage != NULL && !find_place (self, PARCOURS_KIND_STAGE, new_stage, &stage, error))
    return FALSE;
  if (new_step != NULL && !find_place (self, PARCOURS_KIND_STEP, new_step, &step, error))
    return FALSE;
  if (new_lane != NULL && !find_place (self, PARCOURS_KIND_LANE, new_lane, &lane, error))
    return FALSE;
  if (new_step != NULL && step != NULL && new_stage == NULL)
    stage = parcours_element_get_parent (step);
  if (new_step == NULL && stage != old_stage)
    step = NULL;
  if (step != NULL && parcours_element_get_parent (step) != stage)
    return refuse (error, PARCOURS_ERROR_INVALID, _("The step “%s” is not in that stage."), new_step);
  cell = parcours_map_cell (self->map, lane != NULL ? stage : NULL, step, lane, card);
  if (!find_index (cell, card, option_value (words, n, "after="), &index, error))
    return FALSE;
  parcours_map_place_card (self->map, card, stage, step, lane, index);
  return TRUE;
}

/* move ID [stage=S] [step=T] [lane=L] [after=ID or first or last] */
static gboolean
edit_move (Edit *self, char **words, guint n, GError **error)
{
  ParcoursElement *element = n > 1 ? find (self, words[1], error) : NULL, *parent;
  const char *allowed[] = { "stage=", "step=", "lane=", "after=" };
  const char *stage;
  ParcoursKind kind;
  int index;

  if (element == NULL)
    return n > 1 ? FALSE : refuse (error, PARCOURS_ERROR_INVALID, _("“move” needs an id."));
  kind = parcours_element_get_kind (element);
  for (guint i = 2; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (allowed); k++)
        known = known || (g_str_has_prefix (words[i], allowed[k]) &&
                          (kind == PARCOURS_KIND_CARD || k == 3 || (kind == PARCOURS_KIND_STEP && k == 0)));
      if (!known)
        return refuse (error, PARCOURS_ERROR_INVALID, _("A %s cannot be moved to "
                                                        "“%s”."), parcours_kind_info (kind)->xml, words[i]);
    }
  if (kind == PARCOURS_KIND_CARD)
    return move_card (self, element, words, n, error);
  if (parcours_kind_info (kind)->order == PARCOURS_FIELD_NONE)
    return refuse (error, PARCOURS_ERROR_INVALID, _("A %s has no order, so it cannot be moved."), parcours_kind_info (kind)->xml);
  parent = parcours_element_get_parent (element);
  stage = option_value (words, n, "stage=");
  if (stage != NULL && (parent = parcours_map_find_kind (self->map, stage, PARCOURS_KIND_STAGE)) == NULL)
    return refuse (error, PARCOURS_ERROR_NOT_FOUND, _("There is no %s with the id “%s”."), "stage", stage);
  if (!find_index (parcours_element_list (parent, kind), element, option_value (words, n, "after="), &index, error))
    return FALSE;
  parcours_map_reorder (self->map, element, parent, index);
  return TRUE;
}

/* remove ID */
static gboolean
edit_remove (Edit *self, char **words, guint n, GError **error)
{
  ParcoursElement *element;

  if (n != 2)
    return refuse (error, PARCOURS_ERROR_INVALID, _("“remove” needs one id."));
  element = find (self, words[1], error);
  if (element == NULL)
    return FALSE;
  if (element == parcours_map_get_root (self->map))
    return refuse (error, PARCOURS_ERROR_INVALID, _("The map itself cannot be removed."));
  parcours_map_remove (self->map, element);
  return TRUE;
}

static gboolean
apply (Edit *self, char **words, guint n, GError **error)
{
  static const struct { const char *name; gboolean (*run) (Edit *self, char **words, guint n, GError **error); } verbs[] = {
    { "set", edit_set }, { "add", edit_add }, { "move", edit_move }, { "remove", edit_remove },
  };

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (words[0], verbs[i].name) == 0)
      return verbs[i].run (self, words, n, error);
  return refuse (error, PARCOURS_ERROR_INVALID, _("“%s” is no change; there are set, add, move and remove."), n > 0 ? words[0] : ",");
}

/* All edits, separated by ",", in one transaction. */
static gboolean
apply_all (Edit *self, char **words, guint n, GError **error)
{
  guint start = 0;

  parcours_map_begin (self->map, _("Edit"));
  for (guint i = 0; i <= n; i++)
    if (i == n || strcmp (words[i], ",") == 0)
      {
        if (!apply (self, words + start, i - start, error))
          {
            parcours_map_cancel (self->map);
            return FALSE;
          }
        start = i + 1;
      }
  parcours_map_end (self->map);
  return TRUE;
}

static gboolean
save (CliInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (input->is_stdin)
    {
      g_autoptr (GBytes) bytes = parcours_writer_write (input->map);

      return cli_write ("-", bytes);
    }
  file = g_file_new_for_commandline_arg (input->name);
  if (parcours_save (input->map, file, input->hash, PARCOURS_SAVE_DEFAULT, NULL, &error))
    return TRUE;
  cli_say (input->name, 0, error->message);
  return FALSE;
}

CliResult
cli_edit (int argc, char **argv)
{
  g_auto (CliInput) input = { NULL };
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Edit self;

  if (!cli_options (&argc, &argv, _("FILE EDIT…"),
                    _("Changes a map: all the changes, or none if one of them is not possible. Changes are separated "
                      "by “,” as a word of its own:\n"
                      "  set ID FIELD=VALUE…                     an empty value clears the field\n"
                      "  add KIND [in=ID] [id=ID] [FIELD=VALUE…]  prints the id of the new record\n"
                      "  move ID [stage=ID] [step=ID] [lane=ID] [after=ID or first or last]\n"
                      "  remove ID                               with all that stands in it\n"
                      "A picture comes from a PNG or JPEG file with picture=@FILE or, of a persona, portrait=@FILE."), NULL) ||
      !cli_count (argc, argv, 2, -1) || !cli_input_open (&input, argv[1]) ||
      !cli_input_may_be_written (&input, _("Take the map out with “parcours-cli import”, and change that.")))
    return CLI_FAILED;
  self = (Edit) { input.map, added };
  if (!apply_all (&self, argv + 2, argc - 2, &error))
    {
      cli_say (argv[1], 0, error->message);
      return CLI_FAILED;
    }
  if (!save (&input))
    return CLI_FAILED;
  for (guint i = 0; i < added->len; i++)
    if (input.is_stdin)
      g_printerr ("%s\n", (char *) added->pdata[i]);    /* the map itself is on stdout */
    else
      g_print ("%s\n", (char *) added->pdata[i]);
  return CLI_DONE;
}
