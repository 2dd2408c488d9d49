import type { TypeName } from "../../../src/domain/ids";
import type { CasesOf } from "../filter-meanings";
import { casesOfPeople } from "./people";
import { casesOfShows } from "./shows";
import { casesOfWorks } from "./works";

export const filterCases: { readonly [Type in TypeName]?: CasesOf<Type> } = {
  ...casesOfPeople,
  ...casesOfShows,
  ...casesOfWorks,
};
