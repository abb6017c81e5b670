/* picture-source.c - see picture-source.h. */
#include "config.h"

#include "shell/picture-source.h"

#include <glib/gi18n.h>
#include <string.h>

#include "format/carried.h"

#define PIECE (256 * 1024)

const char *const parcours_picture_types[] = { "image/png", "image/jpeg", NULL };

typedef struct
{
  GByteArray *bytes;
  char *name, *alt;
  ParcoursTaken taken;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_byte_array_unref (source->bytes);
  g_free (source->name);
  g_free (source->alt);
  g_free (source);
}

static GTask *
task_new (const char *name, const char *alt, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Source *source = g_new0 (Source, 1);

  source->bytes = g_byte_array_new ();
  source->name = g_strdup (name);
  source->alt = g_strdup (alt);
  g_task_set_source_tag (task, parcours_picture_source_read_file_async);
  g_task_set_task_data (task, source, source_free);
  return task;
}

static void
work (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Source *source = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (source->bytes->data, source->bytes->len);
  GError *error = NULL;
  ParcoursElement *record = parcours_picture_take (bytes, source->name, source->alt, &source->taken, &error);

  if (record != NULL)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* --- reading --- */

static void
on_piece (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Source *source = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = NULL;
  GError *error = NULL;

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_byte_array_append (source->bytes, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  /* A piece over the limit is enough to say so. */
  if (g_bytes_get_size (piece) == 0 || source->bytes->len > PARCOURS_TAKE_FILE)
    g_task_run_in_thread (task, work);
  else
    g_input_stream_read_bytes_async (G_INPUT_STREAM (object), PIECE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_piece,
                                     g_object_ref (task));
}

static void
read_on (GTask *task, GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_piece, task);
}

static void
on_file (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GFileInputStream) stream = NULL;
  GError *error = NULL;

  stream = g_file_read_finish (G_FILE (object), result, &error);
  if (stream != NULL)
    {
      read_on (task, G_INPUT_STREAM (stream));
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* "The shop at night.jpg" says something, "IMG_2041.jpg" does not: it has hardly a word. */
static char *
dup_alt (const char *name)
{
  const char *dot = strrchr (name, '.');
  char *alt = g_strndup (name, dot != NULL ? (gsize) (dot - name) : strlen (name));
  guint letters = 0, digits = 0;

  g_strdelimit (alt, "_", ' ');
  for (const char *c = alt; *c != '\0'; c = g_utf8_next_char (c))
    {
      letters += g_unichar_isalpha (g_utf8_get_char (c));
      digits += g_unichar_isdigit (g_utf8_get_char (c));
    }
  if (letters > digits && letters > 3)
    return alt;
  g_free (alt);
  return NULL;
}

void
parcours_picture_source_read_file_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *base = NULL, *name = NULL, *alt = NULL;

  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  alt = dup_alt (name);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, on_file, task_new (name, alt, cancellable, callback, data));
}

void
parcours_picture_source_read_stream_async (GInputStream *stream, const char *name, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  read_on (task_new (name, NULL, cancellable, callback, data), stream);
}

ParcoursElement *
parcours_picture_source_read_finish (GAsyncResult *result, ParcoursTaken *taken, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (taken != NULL)
    *taken = ((Source *) g_task_get_task_data (G_TASK (result)))->taken;
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
parcours_picture_source_get_name (GAsyncResult *result)
{
  return ((Source *) g_task_get_task_data (G_TASK (result)))->name;
}

/* --- files --- */

gboolean
parcours_picture_source_is (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_ascii_strdown (base, -1) : NULL;

  return name != NULL && !g_str_has_suffix (name, ".jmap.png") &&
         (g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".jpg") || g_str_has_suffix (name, ".jpeg") ||
          g_str_has_suffix (name, ".jpe") || g_str_has_suffix (name, ".jfif"));
}

/* What is no picture by its name is opened, whatever it is: then it is said what is wrong with it. */
static gboolean
is_map (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = NULL;

  if (!parcours_picture_source_is (file))
    return TRUE;
  stream = g_file_read (file, cancellable, NULL);
  return stream != NULL && parcours_carried_look (G_INPUT_STREAM (stream), cancellable);
}

static void
free_files (gpointer files)
{
  g_slist_free_full (files, g_object_unref);
}

static GSList *
copy_files (GSList *files)
{
  return g_slist_copy_deep (files, (GCopyFunc) (GCallback) g_object_ref, NULL);
}

/* A list of the maps. */
static void
look (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GSList *maps = NULL;

  for (GSList *l = data; l != NULL; l = l->next)
    if (is_map (l->data, cancellable))
      maps = g_slist_prepend (maps, g_object_ref (l->data));
  g_task_return_pointer (task, g_slist_reverse (maps), free_files);
}

void
parcours_picture_source_look_async (GSList *files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, parcours_picture_source_look_async);
  g_task_set_task_data (task, copy_files (files), free_files);
  g_task_run_in_thread (task, look);
}

void
parcours_picture_source_look_finish (GAsyncResult *result, GSList **maps, GSList **pictures)
{
  g_return_if_fail (G_IS_TASK (result) && maps != NULL && pictures != NULL);

  *maps = g_task_propagate_pointer (G_TASK (result), NULL);
  *pictures = NULL;
  for (GSList *l = g_task_get_task_data (G_TASK (result)); l != NULL; l = l->next)
    if (g_slist_find (*maps, l->data) == NULL)
      *pictures = g_slist_prepend (*pictures, g_object_ref (l->data));
  *pictures = g_slist_reverse (*pictures);
}

GtkFileChooserNative *
parcours_picture_source_new_dialog (GtkWindow *parent)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Choose a Picture"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _("Pictures (PNG, JPEG)"));
  for (guint i = 0; parcours_picture_types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (pictures, parcours_picture_types[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, pictures);
  gtk_file_chooser_add_filter (chooser, all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  return dialog;
}
