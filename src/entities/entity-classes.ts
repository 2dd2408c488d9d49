import type { TypeName } from "../domain/ids";
import { About } from "./about";
import { Affiliation } from "./affiliation";
import { Appearance } from "./appearance";
import { Award } from "./award";
import { Contribution } from "./contribution";
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

/** Every class with a table, by the name of its type; what an entity refers to stands before it. */
export const entityClasses = {
  Topic,
  Organisation,
  Person,
  Affiliation,
  Partnership,
  Publication,
  Contribution,
  Award,
  Honour,
  Show,
  ShowOrganisation,
  Episode,
  Host,
  Appearance,
  About,
} as const satisfies Record<TypeName, new () => object>;

export type EntityTypes = { [Name in TypeName]: InstanceType<(typeof entityClasses)[Name]> };
export type AnyEntity = EntityTypes[TypeName];
