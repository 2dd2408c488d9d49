import { graphql } from "./gql";
import type { TypedDocumentString } from "./gql/graphql";

const server = import.meta.env["VITE_ROSTRUM"] ?? "http://127.0.0.1:4000/graphql";

// prettier-ignore
const Appearances = graphql(`
  query Appearances($filter: AppearancesFilter, $after: String) {
    appearances(first: 10, after: $after, filter: $filter) {
      totalCount
      nodes { person { name } episode { displayTitle show { displayTitle } hosts { person { name } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Asks by the document's id; a server that was not given our manifest is sent the text. */
async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  const headers = { "content-type": "application/json" };
  const post = async (body: object) =>
    (await fetch(server, { method: "POST", headers, body: JSON.stringify({ ...body, variables }) })).json();
  const byId = await post({ documentId: document.__meta__?.["hash"] });
  const isUnknown = byId.errors?.[0].extensions.code === "PERSISTED_QUERY_NOT_FOUND";
  const { data, errors } = isUnknown ? await post({ query: document }) : byId;
  if (errors) throw new Error(errors[0].message);
  return data as Data;
}

const element = (id: string) => document.getElementById(id) as HTMLElement;
const filter = location.search === "?all" ? null : { relatedTo: { organisation: "british-army" } };

async function showFrom(after: string | null): Promise<void> {
  const { appearances } = await ask(Appearances, { filter, after });
  if (!appearances) return;
  for (const { person, episode } of appearances.nodes) {
    const hosts = episode.hosts.map((host) => host.person?.name ?? "somebody").join(", ");
    const where = `“${episode.displayTitle}”, ${episode.show.displayTitle}; host: ${hosts || "not known"}`;
    const textContent = `${person?.name ?? "Somebody"} in ${where}`;
    element("list").append(Object.assign(document.createElement("li"), { textContent }));
  }
  element("more").hidden = !appearances.pageInfo.hasNextPage;
  element("status").textContent = `${element("list").childElementCount} of ${appearances.totalCount}`;
  await new Promise((go) => element("more").addEventListener("click", go, { once: true }));
  await showFrom(appearances.pageInfo.endCursor);
}

showFrom(null).catch((error) => (element("status").textContent = String(error)));
