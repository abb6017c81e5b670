/* page-words.h - what should be known of sheets before they are printed, in sentences. */
#pragma once

#include "shell/compose.h"

G_BEGIN_DECLS

/* “16 sheets, 210 × 297 mm. Cards are 62 mm wide; the smallest text is 8.2 points high.” The caller owns it. */
char *parcours_page_words_dup_summary (ParcoursComposition *composition);

/* What is not as good as it could be; NULL if nothing. The caller owns it. */
char *parcours_page_words_dup_warning (const ParcoursExportReport *report);

G_END_DECLS
