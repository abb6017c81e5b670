/* What the parser finds wrong, in words for people who never heard of XML. */
#include "config.h"

#include "format/reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

/* TRUE if the parser has all there is and nothing but white space is left: the text is cut off. */
gboolean
_parcours_reader_at_end (Reader *self)
{
  xmlParserInput *input = self->ctxt->input;

  if (!self->complete)
    return FALSE;
  if (input == NULL || input->cur == NULL)
    return TRUE;
  for (const xmlChar *p = input->cur; p < input->end; p++)
    if (strchr (" \t\r\n", *p) == NULL || *p == '\0')
      return FALSE;
  return TRUE;
}

/* Errors that only the end of the text can cause, wherever the parser's cursor stands by then. */
static gboolean
means_cut_off (int code)
{
  switch (code)
    {
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
      return TRUE;
    default:
      return FALSE;
    }
}

void
_parcours_reader_fail_cut_off (Reader *self, int line)
{
  ParcoursElement *inner = self->n_frames > 0 ? self->frames[self->n_frames - 1].element : NULL;

  if (inner == NULL)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                           _("The file stops before the map begins. It may not have been copied completely; try the "
                             "original or a backup."));
  else if (parcours_element_get_kind (inner) == PARCOURS_KIND_CARD)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                           _("The file stops in the middle of a card. It may not have been copied completely; try the "
                             "original or a backup."));
  else if (parcours_element_get_kind (inner) == PARCOURS_KIND_MAP)
    _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                           _("The file stops before the end of the map. It may not have been copied completely; try "
                             "the original or a backup."));
  else
    _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                           _("The file stops in the middle of a record (%s). It may not have been copied completely; "
                             "try the original or a backup."), _(parcours_kind_info (parcours_element_get_kind (inner))->label));
}

static void
fail_malformed (Reader *self, int line, const char *message)
{
  g_autofree char *said = g_strstrip (g_strdup (message != NULL ? message : ""));

  _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                         _("The markup is damaged here (%s). If you changed the file in a text editor, look at this "
                           "line; else try the original or a backup."), said);
}

void
_parcours_reader_xml_error (Reader *self, int code, int line, const char *message, const char *str1, const char *str2, int int1)
{
  if (self->root != NULL && self->wrapped)
    {
      xmlStopParser (self->ctxt);       /* the map is whole; the rest is a picture's */
      return;
    }
  if (self->root != NULL)
    {
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("Something follows here after the end of the map. If two files were put together, take "
                               "them apart in a text editor; else try the original or a backup."));
      return;
    }
  if ((self->cut_line > 0 && line >= self->cut_line) ||
      (code != XML_ERR_TAG_NAME_MISMATCH && code != XML_ERR_INVALID_CHAR &&
       (means_cut_off (code) || _parcours_reader_at_end (self))))
    {
      _parcours_reader_fail_cut_off (self, line);
      return;
    }
  switch (code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("“%.60s”, which began in line %d, is closed here as “%.60s”. If you changed the file in "
                               "a text editor, correct this line; else try the original or a backup."),
                             str1 != NULL ? str1 : "", self->lines_before + int1, str2 != NULL ? str2 : "");
      break;
    case XML_ERR_INVALID_CHAR:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("Here stands a control character that a journey map cannot hold. Delete it in a text "
                               "editor, or try the original or a backup."));
      break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("“&%.60s;” is known to web pages only. Write the character itself instead."), str1 != NULL ? str1 : "");
      break;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_NAME_REQUIRED:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("A sign here has a meaning of its own: write “&amp;” for “&” and “&lt;” for “<” in the text "
                               "of a map."));
      break;
    case XML_ERR_LT_IN_ATTRIBUTE:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("A value here holds “<”, or a quotation mark is missing before it. Write “&lt;” for “<”."));
      break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("“%.60s” is given twice in one record here. Delete one of the two."), str1 != NULL ? str1 : "");
      break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      _parcours_reader_fail (self, line, PARCOURS_ERROR_MALFORMED,
                             _("A name here has a prefix (“%.60s:”) that the file does not explain. Add "
                               "xmlns:%.60s=\"…\" or take the name out."), str1 != NULL ? str1 : "", str1 != NULL ? str1 : "");
      break;
    default:
      fail_malformed (self, line, message);
    }
}
