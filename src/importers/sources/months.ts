/** How the names of months begin, without accents: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const beginnings: ReadonlyArray<readonly [month: number, beginning: RegExp]> = [
  [1, /^(?:jan|ene|gen)/],
  [2, /^(?:feb|fev)/],
  [3, /^(?:mar|mrz|maart|mrt)/],
  [4, /^(?:apr|avr|abr)/],
  [5, /^(?:may|mai|mag|mei)/],
  [6, /^(?:jun|juin|giu)/],
  [7, /^(?:jul|juil|lug)/],
  [8, /^(?:aug|aou|ago)/],
  [9, /^(?:sep|set)/],
  [10, /^(?:oct|okt|out|ott)/],
  [11, /^nov/],
  [12, /^(?:dec|dez|dic)/],
];

/** The number of a month by its name or an abbreviation; null where a text is none. */
export function monthNamed(text: string): number | null {
  const name = text
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();
  if (!/^[a-z]{3,}\.?$/.test(name)) return null;
  return beginnings.find(([, beginning]) => beginning.test(name))?.[0] ?? null;
}
