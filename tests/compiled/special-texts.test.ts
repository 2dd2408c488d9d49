import { compiledGraph } from "../helpers/compiled-graph";
import { graphOver } from "../helpers/graph-over";
import { makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

/** What JSON, SQL, and the marks in an answer under way would trip over. */
const texts = [
  `"quoted" and 'quoted'`,
  "back\\slash \\u0041 \\\\",
  "\u0001\u0002[1]\u0002\u001f\u007f",
  "a line\nand\ttabs\r\n",
  "emoji 🎙️, 漢字, ﷽, \u2028\u2029",
  "null",
  "{}",
  "?, $1, :name",
];

it.each(texts.map((text) => [JSON.stringify(text), text]))(
  "%s is answered as it is stored",
  async (_, text) => {
    const catalogue = await temporaryCatalogue();
    const show = makeShow({ key: "show", title: text, displayTitle: text });
    await upsert(
      catalogue,
      makePerson({ key: "person", name: text }),
      show,
      makeEpisode({ key: "episode", show, title: text, displayTitle: text, number: 1.1, season: text }),
      makeEpisode({ key: "other", show, title: text, displayTitle: text, number: 12 }),
    );
    const question = `{
    people(first: 1) { nodes { name } edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }
    shows { nodes { title episodes(orderBy: SERIAL) { edges { cursor node { number season displayTitle } } } } } }`;
    const compiled = compiledGraph(catalogue);

    const [one, other] = [await graphOver(catalogue)(question), await compiled.ask(question)];

    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect({ errors: one.errors, resolved: compiled.resolved() }).toEqual({ errors: [], resolved: 0 });
  },
);
