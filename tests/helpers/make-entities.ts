/**
 * Makers of valid entities, each with one citation and a new id: say only what the test is about.
 *
 *     const ada = makePerson({ name: "Ada Lovelace" });
 *     const show = makeShow();
 *     const episode = makeEpisode({ show, occurredOn: "2021-05" });
 *     await upsert(catalogue, ada, show, episode, makeAppearance({ person: ada, episode }));
 */
export { changed } from "./make/changed";
export {
  makeCitation,
  makeDocument,
  makeIdentifier,
  makeLink,
  testDocumentId,
  type Known,
} from "./make/stated";
export { makeAffiliation, makeOrganisation, makePartnership, makePerson } from "./make/people";
export {
  makeAbout,
  makeAppearance,
  makeEpisode,
  makeHost,
  makeShow,
  makeShowOrganisation,
  makeTopic,
} from "./make/shows";
export { makeAward, makeContribution, makeHonour, makePublication } from "./make/works";
