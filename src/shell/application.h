/* application.h - the program: one instance, a window per map, files from the desktop and the command line. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARCOURS_TYPE_APPLICATION (parcours_application_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursApplication, parcours_application, PARCOURS, APPLICATION, AdwApplication)

ParcoursApplication *parcours_application_new (void);

G_END_DECLS
