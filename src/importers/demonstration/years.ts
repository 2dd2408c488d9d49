export const years = [2020, 2021, 2022, 2023, 2024, 2025] as const;
export const firstYear = years[0];
export const lastYear = 2025;

/** A day of a month of a year, as EDTF. */
export function dayIn(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
