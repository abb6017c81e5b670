/* The run of the reader: prepare the bytes, parse, mend, make the map. */
#include "config.h"

#include "format/reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"
#include "format/carried.h"
#include "format/reader-private.h"
#include "model/element-private.h"
#include "model/extra.h"

#define PIECE (32 * 1024)
#define PROBLEMS_MAX 1000       /* a hostile file must not fill the memory with warnings */

int
_parcours_reader_line (Reader *self)
{
  return self->lines_before + (self->ctxt->input != NULL ? self->ctxt->input->line : 0);
}

static char *make_sentence (const char *format, va_list args) G_GNUC_PRINTF (1, 0);

/* What is quoted of the file may be cut in the middle of a character and hold line ends: the sentence has neither. */
static char *
make_sentence (const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  return parcours_clean_line (text, -1);
}

void
_parcours_reader_warn (Reader *self, int line, const char *id, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->problems->len > PROBLEMS_MAX)
    return;
  if (self->problems->len == PROBLEMS_MAX)
    {
      g_ptr_array_add (self->problems, parcours_problem_new (PARCOURS_PROBLEM_WARNING, line, NULL,
                                                             _("There are more problems like these; they are not listed.")));
      return;
    }
  va_start (args, format);
  text = make_sentence (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, parcours_problem_new (PARCOURS_PROBLEM_WARNING, line, id, text));
}

/* The first failure counts; the parser is told to stop. */
void
_parcours_reader_fail (Reader *self, int line, ParcoursError code, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->error == NULL)
    {
      va_start (args, format);
      text = make_sentence (format, args);
      va_end (args);
      self->error = g_error_new_literal (PARCOURS_ERROR, code, text);
      self->error_line = line;
    }
  if (self->ctxt != NULL)
    xmlStopParser (self->ctxt);
}

/* The value of an attribute, borrowed until the next call. A parser that substitutes no entities hands out "&" as "&#38;", and
 * only "&". */
const char *
_parcours_reader_attribute_value (Reader *self, const xmlChar **attribute)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, (const char *) attribute[3], attribute[4] - attribute[3]);
  if (strchr (self->scratch->str, '&') != NULL)
    g_string_replace (self->scratch, "&#38;", "&", 0);
  return self->scratch->str;
}

static void
reader_init (Reader *self, const char *name)
{
  memset (self, 0, sizeof *self);
  self->name = name;
  self->version = PARCOURS_FORMAT_VERSION;
  self->field = PARCOURS_FIELD_NONE;
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) parcours_problem_free);
  self->records = g_array_new (FALSE, FALSE, sizeof (ReaderRecord));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->unnamed = g_ptr_array_new ();
  self->scopes = g_array_new (FALSE, FALSE, sizeof (ReaderScope));
  self->text = g_string_new (NULL);
  self->foreign = g_string_new (NULL);
  self->pending = g_string_new (NULL);
  self->stray = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
}

static void
reader_clear (Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->frames); i++)
    {
      ReaderFrame *frame = &self->frames[i];

      g_clear_object (&frame->element);
      g_free (frame->before);
      if (frame->attributes != NULL)
        {
          g_string_free (frame->attributes, TRUE);
          g_string_free (frame->children, TRUE);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->root_parts); i++)
    g_free (self->root_parts[i]);
  g_clear_object (&self->root);
  g_clear_error (&self->error);
  g_clear_pointer (&self->ctxt, xmlFreeParserCtxt);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_array_unref (self->records);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->unnamed);
  g_array_unref (self->scopes);
  g_string_free (self->text, TRUE);
  g_string_free (self->foreign, TRUE);
  g_string_free (self->pending, TRUE);
  g_string_free (self->stray, TRUE);
  g_string_free (self->scratch, TRUE);
}

/* Comments after the root element are known only now. */
static void
finish_root (Reader *self)
{
  self->root_parts[PARCOURS_EXTRA_AFTER] = g_strndup (self->pending->str, self->pending->len);
  _parcours_element_take_value (self->root, parcours_kind_info (PARCOURS_KIND_MAP)->extra,
                                parcours_extra_join ((const char *const *) self->root_parts));
}

/* Where to cut a piece that the parser can take: behind a line, or at least between two characters. */
static gsize
piece_length (const char *text, gsize left)
{
  const char *end;

  if (left <= PIECE)
    return left;
  end = memrchr (text + PIECE / 2, '\n', PIECE / 2);
  if (end != NULL)
    return end + 1 - text;
  return g_utf8_find_prev_char (text, text + PIECE + 1) - text;
}

/* In pieces, because a parser that has the whole text at once stops at ten million bytes of one text (11 MiB of picture are
 * allowed). Nothing is loaded, resolved or substituted; the lengths are bounded by the scan before. */
static void
parse (Reader *self, const char *text, gsize length)
{
  self->ctxt = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, NULL);
  if (self->ctxt == NULL)
    g_error ("out of memory");
  _parcours_reader_set_handlers (self);
  xmlCtxtUseOptions (self->ctxt, XML_PARSE_NONET);
  for (gsize n; length > 0 && self->error == NULL; text += n, length -= n)
    {
      n = piece_length (text, length);
      self->complete = n == length;
      xmlParseChunk (self->ctxt, text, n, self->complete);
    }
  if (self->error == NULL && self->root == NULL && self->wrapped && self->n_frames == 0)
    _parcours_reader_fail (self, 0, PARCOURS_ERROR_NOT_A_MAP, "%s", parcours_carried_none ());
  if (self->error == NULL && self->root == NULL)
    _parcours_reader_xml_error (self, XML_ERR_DOCUMENT_EMPTY, _parcours_reader_line (self), "", NULL, NULL, 0);
}

static ParcoursMap *
make_map (Reader *self)
{
  ParcoursMap *map;

  _parcours_reader_mend_ids (self);
  if (self->n_keyless > 0)
    _parcours_reader_mend_orders (self);
  finish_root (self);
  map = parcours_map_new_for_root (self->root);
  parcours_map_set_version (map, self->version);
  if (self->version > PARCOURS_FORMAT_VERSION)
    _parcours_reader_warn (self, 0, NULL,
                           _("The file was made by a newer version of the program (format %d; this one knows %d). You "
                             "can look at it but not change it: what this version does not know could be lost."),
                           self->version, PARCOURS_FORMAT_VERSION);
  return map;
}

/* Adds what the model itself finds (dangling references ...), with the lines that only the reader knows. */
static void
add_model_problems (Reader *self, ParcoursMap *map)
{
  g_autoptr (GPtrArray) found = parcours_check_map (map);
  g_autoptr (GHashTable) lines = NULL;

  if (found->len == 0)
    return;
  lines = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->records->len; i++)
    {
      ReaderRecord *record = &g_array_index (self->records, ReaderRecord, i);

      g_hash_table_insert (lines, (char *) parcours_element_get_id (record->element), GINT_TO_POINTER (record->line));
    }
  for (guint i = 0; i < found->len; i++)
    {
      ParcoursProblem *problem = g_ptr_array_index (found, i);
      int line = problem->id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (lines, problem->id)) : 0;

      _parcours_reader_warn (self, line, problem->id, "%s", problem->text);
    }
}

static void
report_failure (Reader *self, GError **error)
{
  g_ptr_array_add (self->problems,
                   parcours_problem_new (PARCOURS_PROBLEM_ERROR, self->error_line, NULL, self->error->message));
  if (self->error_line > 0)
    g_set_error (error, self->error->domain, self->error->code, C_("file, line and what is wrong", "%s, line %d: %s"),
                 self->name, self->error_line, self->error->message);
  else
    g_set_error (error, self->error->domain, self->error->code, C_("file and what is wrong", "%s: %s"),
                 self->name, self->error->message);
}

ParcoursMap *
parcours_reader_read (GBytes *bytes, const char *name, GPtrArray **problems, GError **error)
{
  g_auto (ParcoursSource) source = { NULL };
  g_autofree char *copy = NULL;
  ParcoursMap *map = NULL;
  Reader self;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader_init (&self, name);
  if (parcours_limits_prepare (bytes, &source, &self.error_line, &self.error))
    {
      gsize length;
      const char *text = g_bytes_get_data (source.bytes, &length);

      self.lines_before = source.lines_before;
      self.cut_line = source.cut_line;
      self.wrapped = source.wrapped;
      self.several = source.several;
      parse (&self, text != NULL ? text : "", length);
    }
  if (self.error == NULL)
    {
      map = make_map (&self);
      if (self.several)
        _parcours_reader_warn (&self, 0, NULL, _("The picture carries more than one journey map. This is the first of them."));
      copy = parcours_sniff_conflict_name (name);
      if (copy != NULL)
        _parcours_reader_warn (&self, 0, NULL, "%s", copy);
      if (problems != NULL)
        add_model_problems (&self, map);
    }
  else
    report_failure (&self, error);
  if (problems != NULL)
    *problems = g_steal_pointer (&self.problems);
  reader_clear (&self);
  return map;
}
