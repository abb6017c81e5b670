/* filter-parse.c - the text of a filter, read and written. */
#include "config.h"

#include "model/filter-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/util.h"

typedef struct
{
  const char *text;
  const char *p;
} Cursor;

/* Everything that is wrong is said the same way: where, what, and what would be right. */
G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const Cursor *cursor, const char *at, GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: where something is wrong in a filter, counted in characters, then a sentence that says what */
  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, _("Character %ld of the filter: %s"),
               g_utf8_pointer_to_offset (cursor->text, at) + 1, why);
  return FALSE;
}

static gboolean
is_gap (char c)
{
  return c == ' ' || c == '\t' || c == '\n';
}

/* One value: in quotes, or up to a gap (or a comma, where several may stand). */
static char *
read_value (Cursor *cursor, gboolean several, GError **error)
{
  const char *start = cursor->p;
  GString *value = g_string_new (NULL);

  if (*cursor->p != '"')
    {
      while (*cursor->p != '\0' && !is_gap (*cursor->p) && *cursor->p != '"' && !(several && *cursor->p == ','))
        cursor->p++;
      g_string_append_len (value, start, cursor->p - start);
    }
  else
    {
      for (cursor->p++; *cursor->p != '"'; cursor->p++)
        {
          if (*cursor->p == '\\' && (cursor->p[1] == '"' || cursor->p[1] == '\\'))
            cursor->p++;
          if (*cursor->p == '\0')
            {
              refuse (cursor, start, error, _("the quotation mark is not closed. Put another \" where the text ends."));
              g_string_free (value, TRUE);
              return NULL;
            }
          g_string_append_c (value, *cursor->p);
        }
      cursor->p++;
    }
  if (*cursor->p != '\0' && !is_gap (*cursor->p) && !(several && *cursor->p == ','))
    {
      refuse (cursor, cursor->p, error,
              _("a space is missing here. What has a quotation mark in it is put in quotation marks, with \\ before it."));
      g_string_free (value, TRUE);
      return NULL;
    }
  return g_string_free (value, FALSE);
}

/* A choice by its word in the file or by what people read. */
static const char *
find_choice (const ParcoursField *field, const char *text)
{
  g_autofree char *folded = parcours_fold (text);

  for (guint i = 0; i < field->n_choices; i++)
    {
      const ParcoursChoice *choice = &field->choices[i];
      g_autofree char *english = parcours_fold (choice->label), *own = parcours_fold (_(choice->label));

      if (strcmp (folded, choice->value) == 0 || strcmp (folded, english) == 0 || strcmp (folded, own) == 0)
        return choice->value;
    }
  return NULL;
}

static char *
list_choices (const ParcoursField *field)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < field->n_choices; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", field->choices[i].value);
  return g_string_free (list, FALSE);
}

static gboolean
add_choice (const Cursor *cursor, const char *at, FilterTerm *term, const char *value, GError **error)
{
  const char *choice = find_choice (term->field, value);
  g_autofree char *list = NULL;

  if (choice == NULL)
    {
      list = list_choices (term->field);
      return refuse (cursor, at, error, _("“%s” can be %s, not “%s”."), term->field->xml, list, value);
    }
  _parcours_filter_term_add (term, choice);
  return TRUE;
}

/* Brings a value into the form the file would hold. */
static gboolean
add_value (const Cursor *cursor, const char *at, FilterTerm *term, const char *typed, GError **error)
{
  const ParcoursField *field = term->field;
  g_autofree char *value = parcours_clean_line (typed, -1), *canonical = NULL;
  g_autoptr (GError) why = NULL;

  if (*value == '\0' && term->op != FILTER_IS && term->op != FILTER_IS_NOT)
    return refuse (cursor, at, error, _("a value is missing after “%s%s”."), field->xml,
                   _parcours_filter_op_text (term->op));
  if (*value == '\0' || (field->type == PARCOURS_TYPE_YES && g_ascii_strcasecmp (value, "no") == 0))
    {
      _parcours_filter_term_add (term, NULL);
      return TRUE;
    }
  switch (field->type)
    {
    case PARCOURS_TYPE_CHOICE:
    case PARCOURS_TYPE_CHOICES:
      return add_choice (cursor, at, term, value, error);
    case PARCOURS_TYPE_INT:
    case PARCOURS_TYPE_DECIMAL:
    case PARCOURS_TYPE_DATE:
    case PARCOURS_TYPE_YES:
    case PARCOURS_TYPE_COLOUR:
      canonical = parcours_field_parse (field->id, value, &why);
      if (canonical == NULL)
        return refuse (cursor, at, error, "%s", why->message);
      _parcours_filter_term_add (term, canonical);
      return TRUE;
    default:
      _parcours_filter_term_add (term, value);
      return TRUE;
    }
}

/* How long the name of a field at the start of a term is; 0 if this is a word. */
static gsize
name_length (const char *p)
{
  gsize n = 0;

  while (g_ascii_isalpha (p[n]) || (n > 0 && p[n] == '-'))
    n++;
  return n > 0 && p[n] != '\0' && strchr ("=<>~", p[n]) != NULL ? n : n > 0 && p[n] == '!' && p[n + 1] == '=' ? n : 0;
}

static gboolean
read_op (Cursor *cursor, FilterOp *op, GError **error)
{
  const char *at = cursor->p;

  for (*op = FILTER_IS; *op < FILTER_WORD; ++*op)
    if (g_str_has_prefix (at, _parcours_filter_op_text (*op)))
      {
        cursor->p += strlen (_parcours_filter_op_text (*op));
        return TRUE;
      }
  return refuse (cursor, at, error, *at == '<' ? _("write <= for “at most”.") : _("write >= for “at least”."));
}

static char *
list_fields (void)
{
  const ParcoursKindInfo *card = parcours_kind_info (PARCOURS_KIND_CARD);
  GString *list = g_string_new ("persona");

  for (guint i = card->first; i < card->first + card->n_fields; i++)
    if (parcours_field (i)->xml != NULL && parcours_field (i)->type != PARCOURS_TYPE_ORDER)
      g_string_append_printf (list, ", %s", parcours_field (i)->xml);
  return g_string_free (list, FALSE);
}

static gboolean
check_op (const Cursor *cursor, const char *at, const ParcoursField *field, FilterOp op, GError **error)
{
  if (_parcours_filter_allows (field, op))
    return TRUE;
  if (op == FILTER_HAS)
    return refuse (cursor, at, error, _("“%s” is no text to look into. Write %s= and a value."), field->xml,
                   field->xml);
  return refuse (cursor, at, error, _("“%s” has no order. Write %s= and a value."), field->xml, field->xml);
}

static FilterTerm *
read_field_term (Cursor *cursor, gsize length, GError **error)
{
  const char *start = cursor->p;
  const ParcoursField *field = _parcours_filter_field (start, length);
  gboolean several;
  FilterTerm *term;
  FilterOp op;

  if (field == NULL)
    {
      g_autofree char *name = g_strndup (start, length), *list = list_fields ();

      refuse (cursor, start, error,
              _("cards have no field “%s”. There are %s. A word with a sign in it is put in quotation marks."), name, list);
      return NULL;
    }
  cursor->p += length;
  if (!read_op (cursor, &op, error) || !check_op (cursor, start, field, op, error))
    return NULL;
  term = _parcours_filter_term_new (field, op);
  several = op == FILTER_IS || op == FILTER_IS_NOT;
  while (TRUE)
    {
      const char *at = cursor->p;
      g_autofree char *value = read_value (cursor, several, error);

      if (value == NULL || !add_value (cursor, at, term, value, error))
        {
          _parcours_filter_term_free (term);
          return NULL;
        }
      if (!several || *cursor->p != ',')
        return term;
      cursor->p++;
    }
}

static FilterTerm *
read_word (Cursor *cursor, GError **error)
{
  g_autofree char *typed = read_value (cursor, FALSE, error), *word = NULL;
  FilterTerm *term;

  if (typed == NULL)
    return NULL;
  word = parcours_clean_line (typed, -1);
  term = _parcours_filter_term_new (NULL, FILTER_WORD);
  if (*word != '\0')
    _parcours_filter_term_add (term, word);
  return term;
}

ParcoursFilter *
parcours_filter_parse (const char *text, GError **error)
{
  g_autoptr (ParcoursFilter) self = _parcours_filter_new ();
  g_autofree char *clean = NULL;
  Cursor cursor;

  g_return_val_if_fail (text != NULL, NULL);

  clean = parcours_clean_text (text, -1);
  cursor = (Cursor) { clean, clean };
  while (TRUE)
    {
      FilterTerm *term;
      gsize length;

      while (is_gap (*cursor.p))
        cursor.p++;
      if (*cursor.p == '\0')
        return g_steal_pointer (&self);
      length = name_length (cursor.p);
      term = length > 0 ? read_field_term (&cursor, length, error) : read_word (&cursor, error);
      if (term == NULL)
        return NULL;
      if (term->values->len > 0)
        g_ptr_array_add (self->terms, term);
      else
        _parcours_filter_term_free (term);      /* "" looks for nothing */
    }
}

/* Writing */

static void
append_value (GString *out, const char *text, FilterOp op)
{
  gboolean plain = strpbrk (text, " \t\n\"\\,") == NULL && !(op == FILTER_WORD && name_length (text) > 0);

  if (plain)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_term (GString *out, const FilterTerm *term)
{
  if (term->field != NULL)
    g_string_append_printf (out, "%s%s", term->field->xml, _parcours_filter_op_text (term->op));
  for (guint i = 0; i < term->values->len; i++)
    {
      const FilterValue *value = term->values->pdata[i];

      g_string_append (out, i > 0 ? "," : "");
      append_value (out, value->text != NULL ? value->text : "", term->op);
    }
}

char *
parcours_filter_to_string (const ParcoursFilter *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      g_string_append (out, i > 0 ? " " : "");
      append_term (out, self->terms->pdata[i]);
    }
  return g_string_free (out, FALSE);
}
