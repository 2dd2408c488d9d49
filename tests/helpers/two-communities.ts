import { AppearanceRole } from "../../src/entities/appearance";
import { OrganisationKind } from "../../src/entities/organisation";
import { ShowKind } from "../../src/entities/show";
import { graphOver } from "./graph-over";
import * as make from "./make-entities";
import { upsert } from "./upsert";
import { temporaryCatalogue } from "./temporary-catalogue";

/**
 * Small enough to check by hand. Ann, Bob and Cid teach; Eve and Fox serve; Dan does both. On "School" (2021) Ann, Bob, Cid
 * meet once, Ann and Bob once more, Dan and Cid once; on "Army" (2023) Dan, Eve, Fox meet, and Eve and Fox again. Gus
 * hosts both.
 */
export async function twoCommunities() {
  const person = (name: string) => make.makePerson({ key: name, name });
  const people = {
    ann: person("Ann"),
    bob: person("Bob"),
    cid: person("Cid"),
    dan: person("Dan"),
    eve: person("Eve"),
    fox: person("Fox"),
    gus: person("Gus"),
  };
  const { ann, bob, cid, dan, eve, fox, gus } = people;
  const organisations = {
    academy: make.makeOrganisation({ name: "Academy", kind: OrganisationKind.SCHOOL }),
    corps: make.makeOrganisation({ name: "Corps", kind: OrganisationKind.MILITARY }),
    works: make.makeOrganisation({ name: "Works", kind: OrganisationKind.BUSINESS }),
  };
  const topics = {
    education: make.makeTopic({ label: "Education", slug: "education" }),
    defence: make.makeTopic({ label: "Defence", slug: "defence" }),
  };
  const school = make.makeShow({ title: "School", kind: ShowKind.PODCAST });
  const army = make.makeShow({ title: "Army", kind: ShowKind.CONFERENCE });
  const on = (show: typeof school, day: string, title: string) =>
    make.makeEpisode({ show, occurredOn: day, title });
  const episodes = {
    s1: on(school, "2021-03-01", "School 1"),
    s2: on(school, "2021-09-01", "School 2"),
    s3: on(school, "2023-01-10", "School 3"),
    a1: on(army, "2023-01-20", "Army 1"),
    a2: on(army, "2023-06-01", "Army 2"),
  };
  const { s1, s2, s3, a1, a2 } = episodes;
  const there: Array<[episode: typeof s1, who: make.Known[]]> = [
    [s1, [ann, bob, cid]],
    [s2, [ann, bob]],
    [s3, [cid, dan]],
    [a1, [dan, eve, fox]],
    [a2, [eve, fox]],
  ];
  const facts = [
    ...there.flatMap(([episode, who]) =>
      who.map((one) => make.makeAppearance({ person: one, episode, roles: [AppearanceRole.SPEAKER] })),
    ),
    make.makeHost({ person: gus, show: school }),
    make.makeHost({ person: gus, show: army }),
    make.makeShowOrganisation({ show: school, organisation: organisations.academy }),
    make.makeShowOrganisation({ show: army, organisation: organisations.corps }),
    make.makeAffiliation({ person: dan, organisation: organisations.academy }),
    make.makeAffiliation({ person: dan, organisation: organisations.corps }),
    make.makePartnership({ from: organisations.works, to: organisations.academy }),
    make.makeAbout({ work: school, subject: topics.education }),
    make.makeAbout({ work: army, subject: topics.defence }),
  ];
  const catalogue = await temporaryCatalogue();
  const things = { ...people, ...organisations, ...topics, school, army, ...episodes };
  await upsert(catalogue, ...Object.values(things), ...facts);
  return { ask: graphOver(catalogue), ...things };
}
