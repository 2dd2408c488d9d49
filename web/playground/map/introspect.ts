import type { GraphQLFormattedError, IntrospectionQuery } from "graphql";

interface Answer {
  data?: IntrospectionQuery | null;
  errors?: GraphQLFormattedError[];
}

/** The schema of the server that served this page: whatever it is, also with somebody else's subgraphs. */
export async function introspect(query: string): Promise<IntrospectionQuery> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data;
}
