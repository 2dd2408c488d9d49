import { graphql, readFragment, type FragmentType } from "./gql";
import type { RelatedReason, TypedDocumentString } from "./gql/graphql";

const server = import.meta.env["VITE_ROSTRUM"] ?? "http://127.0.0.1:4000/graphql";

// prettier-ignore
const Row = graphql(`
  fragment Row on AppearanceEdge {
    node {
      person { name }
      episode { displayTitle date { edtf } show { displayTitle } hosts { person { name } } }
    }
  }
`);

// prettier-ignore
const Page = graphql(`
  query ArmyRelated($reasons: [RelatedReason!], $after: String) {
    appearances(first: 10, after: $after, filter: { relatedTo: { organisation: "british-army", reasons: $reasons } }) {
      totalCount
      edges { ...Row }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Asks by the document's id; a server that was not given our manifest is sent the text. */
async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  const post = async (operation: object) => {
    const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
    const body = JSON.stringify({ ...operation, variables });
    return (await fetch(server, { method: "POST", headers, body })).json();
  };
  let answer = await post({ documentId: document.__meta__?.["hash"] });
  if (answer.errors?.[0].extensions.code === "PERSISTED_QUERY_NOT_FOUND") {
    answer = await post({ query: document.toString() });
  }
  if (!answer.data) throw new Error(answer.errors[0].message);
  return answer.data as Data;
}

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const [list, status] = [element("list"), element("status")];
const [more, alsoPeople] = [element<HTMLButtonElement>("more"), element<HTMLInputElement>("also-people")];

function show(edge: FragmentType<typeof Row>): void {
  const { person, episode } = readFragment(Row, edge).node;
  const hosts = episode.hosts.map((host) => host.person?.name ?? "somebody");
  const line = (tag: string, textContent: string) =>
    Object.assign(document.createElement(tag), { textContent });
  list
    .appendChild(document.createElement("li"))
    .append(
      line("strong", episode.displayTitle),
      line(
        "span",
        `${person?.name ?? "Somebody"} on ${episode.show.displayTitle}, ${episode.date?.edtf ?? "undated"}`,
      ),
      line("small", hosts.length > 0 ? `Hosted by ${hosts.join(", ")}` : "No host is known"),
    );
}

let after: string | null = null;

/** Shows one page more. */
async function load() {
  const all: RelatedReason[] = [
    "ON_BEHALF_OF",
    "PUBLISHER",
    "ABOUT",
    "HOST_AFFILIATION",
    "PERSON_AFFILIATION",
  ];
  more.disabled = alsoPeople.disabled = true;
  try {
    const { appearances } = await ask(Page, { reasons: alsoPeople.checked ? all : null, after });
    if (after === null) list.replaceChildren();
    appearances?.edges.forEach(show);
    after = appearances?.pageInfo.endCursor ?? null;
    more.hidden = !appearances?.pageInfo.hasNextPage;
    status.textContent = `${list.childElementCount} of ${appearances?.totalCount ?? 0}`;
  } catch (error) {
    status.textContent = `No answer from ${server}: ${(error as Error).message}`;
  }
  more.disabled = alsoPeople.disabled = false;
}

more.addEventListener("click", () => void load());
alsoPeople.addEventListener("change", () => {
  after = null;
  void load();
});
void load();
