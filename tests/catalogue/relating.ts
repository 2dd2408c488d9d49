import type { Catalogue } from "../../src/catalogue/catalogue";
import { becauseOf, listRelated } from "../../src/catalogue/queries/related";
import { relationTo } from "../../src/catalogue/related-to";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { DateOrder } from "../../src/entities/orders";
import { RelatedKind } from "../../src/projections/related/kinds";
import { defaultReasons } from "../../src/projections/related/reasons";
import * as make from "../helpers/make-entities";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

/** The Army, the corps in it and the school in that; a podcast with one episode of June 2021 and its guest. */
export function scene() {
  const army = make.makeOrganisation({ name: "Army" });
  const corps = make.makeOrganisation({ name: "Corps", parent: army });
  const school = make.makeOrganisation({ name: "School of the Corps", parent: corps });
  const show = make.makeShow();
  const episode = make.makeEpisode({ show, occurredOn: "2021-06-15" });
  const [guest, host] = [make.makePerson({ name: "Guest" }), make.makePerson({ name: "Host" })];
  const appearance = make.makeAppearance({ person: guest, episode });
  return { army, corps, school, show, episode, guest, host, appearance };
}

type Scene = ReturnType<typeof scene>;

export async function catalogueOf(theScene: Scene, ...more: AnyEntity[]): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ...Object.values(theScene), ...more);
  return catalogue;
}

/** What is related to this, each with the reasons among those asked and the facts behind them. */
export async function relatedTo(
  catalogue: Catalogue,
  subject: make.Known,
  reasons = defaultReasons,
  kinds = [RelatedKind.APPEARANCE],
) {
  const relation = relationTo(subject.id, { reasons });
  const page = await listRelated(
    catalogue.reader,
    { relation, kinds, order: DateOrder.NEWEST_FIRST },
    { first: 100, after: null },
  );
  const because = await becauseOf(
    catalogue.reader,
    relation,
    page.nodes.map(({ id }) => ({ id, subjectIds: relation.subjectIds })),
  );
  return page.nodes.map(({ id }, index) => ({
    id,
    because: because[index]?.map(({ reason, factId, viaId }) => ({ reason, factId, viaId })),
  }));
}
