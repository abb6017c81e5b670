/* schema-rows.h - THE table: every kind of record and every field of a journey map, one row each.
 *
 * Included several times with different row macros (no include guard): schema.h makes the enums of it, schema.c the
 * table. The order of kinds is the order of records in a file; the order of fields is the order of attributes, then of
 * prose children. A new field is one row here, and whatever paints it.
 *
 *   KIND   (KIND, xml name, parents, ordered, label, plural label)
 *   TEXT   (KIND, NAME, xml, label)                 an attribute, one line of text
 *   LINK   (KIND, NAME, xml, label)                 an attribute, a web or file address
 *   LANG   (KIND, NAME, xml, label)                 an attribute, a language tag
 *   DATE   (KIND, NAME, xml, label)                 an attribute, an ISO 8601 day
 *   COLOUR (KIND, NAME, xml, label)                 an attribute, #rrggbb
 *   YES    (KIND, NAME, xml, label)                 an attribute, "yes" or absent
 *   INT    (KIND, NAME, xml, min, max, label)       an attribute, a whole number
 *   DECIMAL(KIND, NAME, xml, min, max, label)       an attribute, a number with a point
 *   CHOICE (KIND, NAME, xml, choices, n, label)     an attribute, one of the first n of a list of schema.c
 *   CHOICES(KIND, NAME, xml, choices, n, label)     an attribute, several of them, by spaces
 *   TAGS   (KIND, NAME, xml, label)                 an attribute, by ";"
 *   REF    (KIND, NAME, xml, target kind, label)    an attribute, the id of a record
 *   PLACE  (KIND, NAME, xml, target kind, label)    a REF that is part of the record's place: only a move changes it
 *   IDS    (KIND, NAME, xml, target kind, label)    an attribute, ids by spaces
 *   TITLE  (KIND, NAME, xml, label)                 a child element, short prose
 *   PROSE  (KIND, NAME, xml, label)                 a child element, prose with line feeds
 *   DATA   (KIND, NAME, xml, label)                 a child element, base64 in lines of 76
 *   ORDER  (KIND)                                   the attribute "order": a key of order.h, part of the place
 *   EXTRA  (KIND)                                   everything a reader did not understand (extra.h); last of its kind
 */

#define P(kind) (1u << PARCOURS_KIND_##kind)

KIND (MAP, "journey-map", 0, FALSE, N_("Journey map"), N_("Journey maps"))
LANG (MAP, LANG, "xml:lang", N_("Language"))
CHOICE (MAP, STATE, "state", state_choices, 3, N_("State"))
TEXT (MAP, OWNER, "owner", N_("Owner"))
TEXT (MAP, TEAM, "team", N_("Team"))
TEXT (MAP, EDITION, "edition", N_("Edition"))
DATE (MAP, CREATED, "created", N_("Created"))
DATE (MAP, REVIEWED, "reviewed", N_("Last review"))
DATE (MAP, REVIEW_BY, "review-by", N_("Review before"))
TITLE (MAP, TITLE, "title", N_("Title"))
PROSE (MAP, SCENARIO, "scenario", N_("Scenario"))
PROSE (MAP, TRIGGER, "trigger", N_("Trigger"))
PROSE (MAP, SUMMARY, "summary", N_("Summary"))
EXTRA (MAP)

KIND (GOAL, "goal", P (MAP), TRUE, N_("Goal"), N_("Goals"))
ORDER (GOAL)
CHOICE (GOAL, SIDE, "side", side_choices, 2, N_("Side"))
IDS (GOAL, SERVES, "serves", GOAL, N_("Serves"))
TITLE (GOAL, TEXT, "text", N_("Goal"))
EXTRA (GOAL)

KIND (PERSONA, "persona", P (MAP), TRUE, N_("Persona"), N_("Personas"))
ORDER (PERSONA)
TEXT (PERSONA, NAME, "name", N_("Name"))
TEXT (PERSONA, ROLE, "role", N_("Role"))
COLOUR (PERSONA, COLOUR, "colour", N_("Colour"))
REF (PERSONA, PORTRAIT, "portrait", PICTURE, N_("Portrait"))
PROSE (PERSONA, QUOTE, "quote", N_("Quote"))
PROSE (PERSONA, BIO, "bio", N_("Biography"))
PROSE (PERSONA, GOALS, "goals", N_("Goals"))
PROSE (PERSONA, HABITS, "habits", N_("Habits"))
PROSE (PERSONA, DEVICES, "devices", N_("Devices"))
PROSE (PERSONA, ASPIRATIONS, "aspirations", N_("Aspirations"))
PROSE (PERSONA, FRUSTRATIONS, "frustrations", N_("Frustrations"))
PROSE (PERSONA, SAYS, "says", N_("Says"))
PROSE (PERSONA, THINKS, "thinks", N_("Thinks"))
PROSE (PERSONA, DOES, "does", N_("Does"))
PROSE (PERSONA, FEELS, "feels", N_("Feels"))
PROSE (PERSONA, PAINS, "pains", N_("Pains"))
PROSE (PERSONA, GAINS, "gains", N_("Gains"))
EXTRA (PERSONA)

KIND (CHANNEL, "channel", P (MAP), TRUE, N_("Channel"), N_("Channels"))
ORDER (CHANNEL)
TEXT (CHANNEL, NAME, "name", N_("Name"))
CHOICE (CHANNEL, MODE, "mode", mode_choices, 2, N_("Mode"))
CHOICE (CHANNEL, ICON, "icon", icon_choices, 10, N_("Icon"))
COLOUR (CHANNEL, COLOUR, "colour", N_("Colour"))
EXTRA (CHANNEL)

KIND (STAGE, "stage", P (MAP), TRUE, N_("Stage"), N_("Stages"))
ORDER (STAGE)
COLOUR (STAGE, COLOUR, "colour", N_("Colour"))
TITLE (STAGE, TITLE, "title", N_("Title"))
PROSE (STAGE, DESCRIPTION, "description", N_("Description"))
PROSE (STAGE, NEED, "need", N_("Customer need"))
EXTRA (STAGE)

KIND (STEP, "step", P (STAGE), TRUE, N_("Step"), N_("Steps"))
ORDER (STEP)
TITLE (STEP, TITLE, "title", N_("Title"))
EXTRA (STEP)

KIND (LANE, "lane", P (MAP), TRUE, N_("Lane"), N_("Lanes"))
ORDER (LANE)
CHOICE (LANE, KIND, "kind", kind_choices, 19, N_("Kind"))
REF (LANE, PERSONA, "persona", PERSONA, N_("Persona"))
TITLE (LANE, TITLE, "title", N_("Title"))
EXTRA (LANE)

KIND (CARD, "card", P (MAP), TRUE, N_("Card"), N_("Cards"))
PLACE (CARD, STAGE, "stage", STAGE, N_("Stage"))
PLACE (CARD, STEP, "step", STEP, N_("Step"))
PLACE (CARD, LANE, "lane", LANE, N_("Lane"))
ORDER (CARD)
INT (CARD, SPAN, "span", 1, 999, N_("Columns spanned"))
CHOICE (CARD, KIND, "kind", kind_choices, 13, N_("Kind"))
INT (CARD, EMOTION, "emotion", -2, 2, N_("Emotion"))
INT (CARD, EXPECTED, "expected", -2, 2, N_("Expected emotion"))
INT (CARD, EFFORT, "effort", 1, 5, N_("Effort"))
CHOICES (CARD, EFFORT_KINDS, "effort-kinds", effort_choices, 6, N_("Kinds of effort"))
INT (CARD, IMPORTANCE, "importance", 1, 10, N_("Importance"))
INT (CARD, SATISFACTION, "satisfaction", 1, 10, N_("Satisfaction"))
IDS (CARD, CHANNELS, "channels", CHANNEL, N_("Channels"))
TEXT (CARD, DEVICE, "device", N_("Device"))
TEXT (CARD, OWNER, "owner", N_("Owner"))
TEXT (CARD, INVOLVED, "involved", N_("Who is involved"))
YES (CARD, MOMENT_OF_TRUTH, "moment-of-truth", N_("Moment of truth"))
CHOICE (CARD, LEVEL, "level", level_choices, 3, N_("Evidence level"))
CHOICE (CARD, STATUS, "status", status_choices, 4, N_("Status"))
INT (CARD, DROP_OFF, "drop-off", 0, 100, N_("Drop-off (%)"))
TAGS (CARD, TAGS, "tags", N_("Tags"))
COLOUR (CARD, COLOUR, "colour", N_("Colour"))
REF (CARD, PICTURE, "picture", PICTURE, N_("Picture"))
LINK (CARD, HREF, "href", N_("Link"))
TITLE (CARD, TITLE, "title", N_("Title"))
PROSE (CARD, NOTE, "note", N_("Note"))
PROSE (CARD, EXPECTATION, "expectation", N_("Expectation"))
PROSE (CARD, RECEIVED, "received", N_("Received"))
PROSE (CARD, QUOTE, "quote", N_("Quote"))
EXTRA (CARD)

KIND (MEASURE, "measure", P (MAP) | P (STAGE) | P (CARD), TRUE, N_("Measure"), N_("Measures"))
ORDER (MEASURE)
CHOICE (MEASURE, SCALE, "scale", scale_choices, 8, N_("Scale"))
TEXT (MEASURE, NAME, "name", N_("Name"))
TEXT (MEASURE, UNIT, "unit", N_("Unit"))
DECIMAL (MEASURE, VALUE, "value", -1e12, 1e12, N_("Value"))
INT (MEASURE, N, "n", 0, 2147483647, N_("Number of answers"))
DATE (MEASURE, DATE, "date", N_("Date"))
TEXT (MEASURE, SOURCE, "source", N_("Source"))
DECIMAL (MEASURE, TARGET, "target", -1e12, 1e12, N_("Target"))
REF (MEASURE, PERSONA, "persona", PERSONA, N_("Persona"))
EXTRA (MEASURE)

KIND (EVIDENCE, "evidence", P (CARD), TRUE, N_("Evidence"), N_("Pieces of evidence"))
ORDER (EVIDENCE)
CHOICE (EVIDENCE, SOURCE, "source", source_choices, 8, N_("Source"))
INT (EVIDENCE, REPORTS, "reports", 0, 2147483647, N_("Reports"))
TEXT (EVIDENCE, PLACE, "place", N_("Place"))
DATE (EVIDENCE, DATE, "date", N_("Date"))
LINK (EVIDENCE, HREF, "href", N_("Link"))
PROSE (EVIDENCE, TEXT, "text", N_("Text"))
EXTRA (EVIDENCE)

KIND (TASK, "task", P (CARD), TRUE, N_("Task"), N_("Tasks"))
ORDER (TASK)
TEXT (TASK, OWNER, "owner", N_("Owner"))
DATE (TASK, DUE, "due", N_("Due"))
CHOICE (TASK, STATUS, "status", task_choices, 4, N_("Status"))
TITLE (TASK, TEXT, "text", N_("Task"))
EXTRA (TASK)

KIND (COMMENT, "comment", P (CARD), TRUE, N_("Comment"), N_("Comments"))
ORDER (COMMENT)
TEXT (COMMENT, AUTHOR, "author", N_("Author"))
DATE (COMMENT, DATE, "date", N_("Date"))
YES (COMMENT, RESOLVED, "resolved", N_("Resolved"))
PROSE (COMMENT, TEXT, "text", N_("Text"))
EXTRA (COMMENT)

KIND (VOTE, "vote", P (CARD), FALSE, N_("Vote"), N_("Votes"))
TEXT (VOTE, BY, "by", N_("Voter"))
CHOICE (VOTE, KIND, "kind", vote_choices, 3, N_("Kind"))
EXTRA (VOTE)

KIND (ROUTE, "route", P (MAP), TRUE, N_("Route"), N_("Routes"))
ORDER (ROUTE)
CHOICE (ROUTE, KIND, "kind", route_choices, 5, N_("Kind"))
REF (ROUTE, PERSONA, "persona", PERSONA, N_("Persona"))
COLOUR (ROUTE, COLOUR, "colour", N_("Colour"))
TITLE (ROUTE, TITLE, "title", N_("Title"))
EXTRA (ROUTE)

KIND (STOP, "stop", P (ROUTE), TRUE, N_("Stop"), N_("Stops"))
ORDER (STOP)
REF (STOP, CARD, "card", CARD, N_("Card"))
PROSE (STOP, NOTE, "note", N_("Note"))
EXTRA (STOP)

KIND (EXPERIMENT, "experiment", P (MAP), TRUE, N_("Hypothesis"), N_("Hypotheses"))
ORDER (EXPERIMENT)
CHOICE (EXPERIMENT, STATUS, "status", experiment_choices, 4, N_("Status"))
YES (EXPERIMENT, APPLIED, "applied", N_("Applied"))
DATE (EXPERIMENT, STARTED, "started", N_("Started"))
DATE (EXPERIMENT, ENDED, "ended", N_("Ended"))
TITLE (EXPERIMENT, TITLE, "title", N_("Title"))
PROSE (EXPERIMENT, STATEMENT, "statement", N_("We believe"))
PROSE (EXPERIMENT, REASON, "reason", N_("Because"))
PROSE (EXPERIMENT, METRIC, "metric", N_("We will know when"))
EXTRA (EXPERIMENT)

KIND (CHANGE, "change", P (EXPERIMENT), TRUE, N_("Change"), N_("Changes"))
ORDER (CHANGE)
CHOICE (CHANGE, OP, "op", op_choices, 3, N_("Operation"))
TEXT (CHANGE, RECORD, "record", N_("Record"))
TEXT (CHANGE, FIELD, "field", N_("Field"))
PROSE (CHANGE, WAS, "was", N_("Was"))
PROSE (CHANGE, NOW, "now", N_("Now"))
EXTRA (CHANGE)

KIND (PICTURE, "picture", P (MAP), FALSE, N_("Picture"), N_("Pictures"))
CHOICE (PICTURE, TYPE, "type", picture_choices, 2, N_("Type"))
INT (PICTURE, WIDTH, "width", 1, 8192, N_("Width"))
INT (PICTURE, HEIGHT, "height", 1, 8192, N_("Height"))
TITLE (PICTURE, ALT, "alt", N_("Description"))
DATA (PICTURE, DATA, "data", N_("Data"))
EXTRA (PICTURE)

KIND (VIEW, "view", P (MAP), TRUE, N_("View"), N_("Views"))
ORDER (VIEW)
TITLE (VIEW, TITLE, "title", N_("Title"))
PROSE (VIEW, FILTER, "filter", N_("Filter"))
EXTRA (VIEW)

#undef P
#undef KIND
#undef TEXT
#undef LINK
#undef LANG
#undef DATE
#undef COLOUR
#undef YES
#undef INT
#undef DECIMAL
#undef CHOICE
#undef CHOICES
#undef TAGS
#undef REF
#undef PLACE
#undef IDS
#undef TITLE
#undef PROSE
#undef DATA
#undef ORDER
#undef EXTRA
