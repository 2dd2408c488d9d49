import { IdentifierScheme } from "../../src/domain/identifiers";
import type { Episode } from "../../src/entities";
import { AppearanceRole } from "../../src/entities/appearance";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";
import { contentOf, mergeInto, outcome } from "./merging";

export const at = (line: number) => [make.makeCitation({ line })];

/** Victoria Carr, and a second record of her: each with an appearance in the same episode, and one of her own. */
export function twoRecords() {
  const show = make.makeShow({ title: "Talks" });
  const [both, first, second] = [1, 2, 3].map((number) => make.makeEpisode({ show, number })) as [
    Episode,
    Episode,
    Episode,
  ];
  const vic = make.makePerson({
    slug: "victoria-carr",
    name: "Victoria Carr",
    description: "A head teacher.",
    identifiers: [make.makeIdentifier(IdentifierScheme.ORCID, "0000-0002-1825-0097")],
    sources: at(1),
  });
  const dr = make.makePerson({
    slug: "dr-v-carr",
    name: "Dr V. Carr",
    honorificPrefix: "Dr",
    description: "Author.",
    alternateNames: ["Vicky"],
    identifiers: [make.makeIdentifier(IdentifierScheme.ISNI, "0000000121032683")],
    sources: [...at(2), make.makeCitation({ line: 3, field: "description" })],
  });
  const appearances = {
    vics: make.makeAppearance({ person: vic, episode: both, sources: at(4) }),
    drs: make.makeAppearance({
      person: dr,
      episode: both,
      roles: [AppearanceRole.PANELLIST],
      creditedAs: "Dr Vicky",
      sources: at(5),
    }),
    vicsOwn: make.makeAppearance({ person: vic, episode: first, sources: at(6) }),
    drsOwn: make.makeAppearance({ person: dr, episode: second, sources: at(7) }),
  };
  return {
    vic,
    dr,
    ...appearances,
    all: [show, both, first, second, vic, dr, ...Object.values(appearances)],
  };
}

/** The two of them merged, and what there was before. */
export async function twoInOne() {
  const { catalogue, url } = await openedCatalogue();
  const records = twoRecords();
  await upsert(catalogue, ...records.all);
  const before = await contentOf(catalogue);
  expect(outcome(await mergeInto(catalogue, records.vic.id, records.dr.id))).toEqual([]);
  return { catalogue, url, before, ...records };
}
