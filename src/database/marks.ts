/** SQLite's `application_id` of a catalogue: "Rost" in ASCII. */
export const applicationId = 0x52_6f_73_74;

/** PostgreSQL's equal: the comment on the table of migrations. */
export const databaseComment = "Rostrum catalogue";
