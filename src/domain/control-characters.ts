/**
 * Characters that no text has, but terminals, spreadsheets and some readers act on: controls but for tab, line feed and
 * carriage return.
 */
// oxlint-disable-next-line no-control-regex
export const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Escapes those that JSON does not, which escapes controls up to 31: those from 127 on, and two at which some readers break lines. */
export function escapeControls(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
