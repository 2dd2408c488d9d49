import { readFileSync } from "node:fs";

import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

// The router asks for all people, or all shows, of a page in one request. Here each is found in a map; in front of a
// database stands a DataLoader, so that one request stays one statement.
const { people, shows } = JSON.parse(read("bookings.json"));
const termsByPerson = new Map(Object.entries(people));
const slotsByShow = new Map(
  Object.entries(shows).map(([showId, slots]) => [showId, slots.map((slot) => ({ ...slot, showId }))]),
);
const slotById = new Map([...slotsByShow.values()].flat().map((slot) => [slot.id, slot]));

const resolvers = {
  Query: {
    slot: (_, { id }) => slotById.get(id),
    openSlots: (_, { month }) => [...slotById.values()].filter((slot) => slot.month === month),
  },
  // A person comes from the router as { id }, and goes to it as { id }: the rest is for Rostrum to tell.
  Person: {
    bookingTerms: ({ id }) => termsByPerson.get(id),
  },
  Show: {
    openSlots: ({ id }) => slotsByShow.get(id) ?? [],
  },
  Slot: {
    __resolveReference: ({ id }) => slotById.get(id),
    show: ({ showId }) => ({ id: showId }),
    candidates: ({ noticeDays }) =>
      [...termsByPerson]
        .filter(([, terms]) => terms.acceptsRequests && terms.noticeDays <= noticeDays)
        .map(([id]) => ({ id })),
  },
};

const server = new ApolloServer({
  schema: buildSubgraphSchema([{ typeDefs: parse(read("bookings.graphql")), resolvers }]),
});
const { url } = await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: Number(process.env.PORT ?? 4006) },
});
console.log(`Bookings answers at ${url}`);
