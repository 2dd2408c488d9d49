/** "No problem", "1 problem", "2 problems". */
export function countedProblems({ length }: readonly unknown[]): string {
  if (length === 0) return "No problem";
  return length === 1 ? "1 problem" : `${length} problems`;
}
