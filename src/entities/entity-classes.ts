import type { TypeName } from "../domain/ids";
import { About } from "./about";
import { Affiliation } from "./affiliation";
import { Appearance } from "./appearance";
import { Award } from "./award";
import { Contribution } from "./contribution";
import { Document } from "./document";
import { Episode } from "./episode";
import { Honour } from "./honour";
import { Host } from "./host";
import { Organisation } from "./organisation";
import { Partnership } from "./partnership";
import { Person } from "./person";
import { Publication } from "./publication";
import { Show } from "./show";
import { ShowOrganisation } from "./show-organisation";
import { Topic } from "./topic";

/** Every entity class by type name. A class comes after those that it refers to. */
export const entityClasses = {
  Document,
  Topic,
  Organisation,
  Person,
  Affiliation,
  Partnership,
  Show,
  ShowOrganisation,
  Publication,
  Contribution,
  Award,
  Honour,
  Episode,
  Host,
  Appearance,
  About,
} as const satisfies Record<TypeName, new () => object>;

export type EntityTypes = { [Name in TypeName]: InstanceType<(typeof entityClasses)[Name]> };
export type AnyEntity = EntityTypes[TypeName];
