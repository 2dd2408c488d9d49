/** Regular expressions of the JSON Schemas. They have the `u` flag there. */
const word = "[a-z0-9]+(-[a-z0-9]+)*";
const date = "(\\.\\.|[0-9]{4}[-0-9T:Z+?~%]*)";

export const keyPattern = `^${word}$`;
/** The key of a show, and that of an episode of it: `she-educates/12`. */
export const nestedKeyPattern = `^${word}/${word}$`;
/** Only its characters: the calendar is checked as the date is read. */
export const edtfPattern = `^${date}(/${date})?$`;
/** A document and its lines: `profile:7`, `profile:7-11`. */
export const linePattern = `^${word}:[1-9][0-9]*(-[1-9][0-9]*)?$`;
export const propertyPattern = "^[a-z][A-Za-z]*$";
export const urlPattern = "^https?://\\S+$";
export const handlePattern = "^\\S+$";
/** A day, or a moment with its zone: ISO 8601. */
export const momentPattern =
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+\\-][0-9]{2}:[0-9]{2}))?$";
export const yearPattern = "^[0-9]{4}$";
/** BCP 47. */
export const languagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$";
/** ISO 8601. */
export const durationPattern = "^P(?!$)([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$";
