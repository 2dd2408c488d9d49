/** "Rost" in ASCII: SQLite's `application_id` of a catalogue, by which other programs can tell it too. */
export const applicationId = 0x52_6f_73_74;

/** PostgreSQL's equal: the comment on the table of migrations. */
export const databaseComment = "Rostrum catalogue";
