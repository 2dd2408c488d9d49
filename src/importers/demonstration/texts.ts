/** A description that says so. */
export const madeUp = (what: string): string => `Made up: ${what}.`;

/** Where anything of it would be found: example.org is nobody's. */
export const addressOf = (...path: readonly string[]): string => `https://example.org/${path.join("/")}`;

export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
