/** A question the playground opens with: a file of `examples/`, and the variables beside it if there are any. */
export interface Example {
  /** Name of the operation, which is also the title of its tab. */
  name: string;
  /** The question in words. */
  question: string;
  query: string;
  /** JSON text; empty when the operation takes none. */
  variables: string;
}

const queries = import.meta.glob<string>("../../examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});
const variables = import.meta.glob<string>("../../examples/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const examples: Example[] = Object.keys(queries).toSorted().map(toExample);

function toExample(path: string): Example {
  const query = queries[path]?.trimEnd() ?? "";
  const fileName = path.slice(path.lastIndexOf("/") + 1).replace(/\.graphql$/, "");
  return {
    name: /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? fileName,
    question: questionOf(query) || fileName,
    query,
    variables: variables[path.replace(/\.graphql$/, ".json")]?.trim() ?? "",
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
