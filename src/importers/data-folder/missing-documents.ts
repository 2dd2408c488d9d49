import type { Problem } from "./problem";

const isMissingDocument = ({ code, message }: Problem) =>
  code === "DANGLING" && message.startsWith("documents.yaml has no document ");

/** A document missing in documents.yaml may be cited on every line. It is reported once, at the first, with the number of citations. */
export function tellMissingDocumentsOnce(problems: readonly Problem[]): Problem[] {
  const cites = new Map<string, Problem[]>();
  for (const problem of problems.filter(isMissingDocument)) {
    const key = JSON.stringify([problem.file, problem.message]);
    cites.set(key, [...(cites.get(key) ?? []), problem]);
  }
  const reported = [...cites.values()].map((same): Problem => {
    const [{ code, file, line, message }] = same.toSorted((a, b) => a.line - b.line) as [Problem];
    const count = same.length === 1 ? "1 cite of this file names" : `${same.length} cites of this file name`;
    return { code, file, line, message: message.replace(/\.$/, `, which ${count}.`) };
  });
  return [...problems.filter((problem) => !isMissingDocument(problem)), ...reported];
}
