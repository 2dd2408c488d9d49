import { setTimeout as sleep } from "node:timers/promises";

import { Client, isWholeAnswer } from "./client";
import type { Sent } from "./sent";

export interface Measured {
  readonly asked: number;
  readonly answered: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Answers and how long they took, in milliseconds. */
export interface Answers {
  readonly times: readonly number[];
  readonly answered: number;
}

/** Between two questions of one reader. */
const pauseMs = 25;

/** A page of people, a person, a show with its episodes, a search: what readers of a site ask. */
export function normalQuestion(index: number): Sent {
  const person = `person-${index % 500}`;
  const questions = [
    { query: "{ people(first: 20) { nodes { id slug name } pageInfo { endCursor } } }" },
    {
      query: `query ($slug: String) { person(slug: $slug) { name affiliations(first: 5) { nodes { organisation { name } } }
        appearances(first: 10) { nodes { roles episode { displayTitle show { displayTitle } } } } } }`,
      variables: { slug: person },
    },
    {
      query: `query ($slug: String) { show(slug: $slug) { title hosts(first: 5) { nodes { person { name } } }
        episodes(first: 10) { nodes { displayTitle publishedOn { edtf } } } } }`,
      variables: { slug: `show-${index % 50}` },
    },
    {
      query:
        "query ($text: String!) { search(text: $text) { groups { type hits(first: 3) { nodes { node { id } } } } } }",
      variables: { text: `person ${index % 500}` },
    },
  ];
  return { body: JSON.stringify(questions[index % questions.length]) };
}

/** Readers, each with an address and a connection of its own, so long. */
export async function readGoodTraffic(url: string, readers: number, seconds: number): Promise<Answers> {
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  let answered = 0;
  const read = async (_: unknown, reader: number) => {
    const client = new Client(url, `127.0.1.${reader + 1}`);
    for (let index = reader; performance.now() < until; index += 1) {
      const reply = await client.send(normalQuestion(index));
      if (isWholeAnswer(reply)) answered += 1;
      times.push(reply.ms);
      await sleep(pauseMs);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: readers }, read));
  return { times, answered };
}

/** Several rounds of it as one. */
export function measured(rounds: readonly Answers[]): Measured {
  const times = rounds.flatMap((round) => round.times).toSorted((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const answered = rounds.reduce((sum, round) => sum + round.answered, 0);
  return { asked: times.length, answered, p50: at(0.5), p99: at(0.99) };
}
