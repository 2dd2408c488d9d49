/** Regular expressions of the JSON Schemas. They have the `u` flag there. */
const word = "[a-z0-9]+(-[a-z0-9]+)*";
const date = "(\\.\\.|[0-9]{4}[-0-9T:Z+?~%]*)";

export const keyPattern = `^${word}$`;
/** The key of a show, and that of an episode of it: `she-educates/12`. */
export const nestedKeyPattern = `^${word}/${word}$`;
/** Only its characters: the calendar is checked as the date is read. */
export const edtfPattern = `^${date}(/${date})?$`;
/** A document and its lines: `profile:7`, `profile:7-11`; `profile` alone as a whole. */
export const linePattern = `^${word}(:[1-9][0-9]*(-[1-9][0-9]*)?)?$`;
export const propertyPattern = "^[a-z][A-Za-z]*$";
