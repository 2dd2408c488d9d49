import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

import { checkSubgraphs } from "../../../src/federation/composition-checks/check-subgraphs";

/** SDL by subgraph. Federation 2 by default. */
export type Sdl = Readonly<Record<string, string>>;

const federation2 = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [
  "@external", "@interfaceObject", "@key", "@override", "@provides", "@requires", "@shareable"
])`;

const subgraphsOf = (sdl: Sdl) =>
  Object.entries(sdl).map(([name, types]) => ({
    name,
    typeDefs: parse(/^(?:extend schema|# Federation 1)/.test(types) ? types : `${federation2} ${types}`),
  }));

export const checked = (sdl: Sdl) => checkSubgraphs(subgraphsOf(sdl));

export const composed = (sdl: Sdl) => composeServices(subgraphsOf(sdl)).errors ?? [];

export const people = `type Person @key(fields: "id") { id: ID! name: String } type Query { person: Person }`;
export const peopleSharing = people.replace("name: String", "name: String @shareable");
export const show = `type Show @key(fields: "id") { id: ID! hosts: [Person!]! @provides(fields: "name") }`;
export const shows = `type Person @key(fields: "id") { id: ID! name: String @external } ${show}`;

export const takesName = `type Person @key(fields: "id") { id: ID! name: String @override(from: "people") }`;
export const takesNameSharing = takesName.replace("@override", "@shareable @override");

export const works = (fields: string): Sdl => ({
  works: `type Work @key(fields: "${fields}") { number: Int } type Series { id: ID } extend type Work { series: Series }
    type Query { work: Work }`,
});

export const labels = (fields: string): Sdl => ({
  people: `type Person @key(fields: "id") { id: ID! home: Place portrait(width: Int!): String }
    type Place @shareable { city: String } type Query { person: Person }`,
  labels: `type Place @shareable { city: String }
    type Person @key(fields: "id") {
      id: ID! home: Place @external portrait(width: Int!): String @external
      label: String @requires(fields: "${fields}")
    }`,
});
