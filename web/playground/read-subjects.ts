import { candidateQueries, ourSubjectQuery, subjectsIn, type Candidates, type Subjects } from "./subjects";

/**
 * What to ask about on the data of this server: nothing else than the examples' defaults where it has our own.
 * How long to wait is the server's to say, by its own timeout.
 */
export async function readSubjects(): Promise<Subjects> {
  try {
    const { person } = await ask<{ person: object | null }>(ourSubjectQuery);
    if (person) return {};
    const answers = await Promise.all(candidateQueries.map((query) => ask<Partial<Candidates>>(query)));
    return subjectsIn(Object.assign({}, ...answers) as Candidates);
  } catch {
    // A server that answers nothing but trusted documents, or none in time: the questions are there all the same.
    return {};
  }
}

async function ask<Data>(query: string): Promise<Data> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: Data };
  return data;
}
