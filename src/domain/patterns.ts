/** Regular expressions of stated texts, as those of JSON Schemas: with the `u` flag. */
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
