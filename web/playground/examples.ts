import { variablesFor, type Subjects } from "./subjects";

/** A question the playground opens with: a file of `examples/`. */
export interface Example {
  /** Name of the operation, which is also the title of its tab. */
  name: string;
  /** The question in words. */
  question: string;
  query: string;
  /** JSON text; empty where the defaults of the operation stay. */
  variables: string;
}

const queries = import.meta.glob<string>("../../examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});
/** All of them, in the order of their files, about these subjects. */
export function examplesAbout(subjects: Subjects): Example[] {
  return Object.keys(queries)
    .toSorted()
    .map((path) => toExample(path, subjects));
}

function toExample(path: string, subjects: Subjects): Example {
  const query = queries[path]?.trimEnd() ?? "";
  const fileName = path.slice(path.lastIndexOf("/") + 1).replace(/\.graphql$/, "");
  return {
    name: /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? fileName,
    question: questionOf(query) || fileName,
    query,
    variables: textOf(variablesFor(query, subjects)),
  };
}

/** First paragraph of the leading comment, up to its question mark: a long question may run over two lines. */
function questionOf(query: string): string {
  const lines = query.trimStart().split("\n");
  const end = lines.findIndex((line) => !/^#\s*\S/.test(line));
  const paragraph = lines
    .slice(0, end)
    .map((line) => line.replace(/^#\s*/, "").trim())
    .join(" ");
  return /^[^?]*\?/.exec(paragraph)?.[0] ?? paragraph;
}

function textOf(variables: object): string {
  return Object.keys(variables).length === 0 ? "" : JSON.stringify(variables, null, 2);
}
