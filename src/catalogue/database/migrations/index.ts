import { Identity1795305600001 } from "./1795305600001-identity";
import { People1795305600002 } from "./1795305600002-people";
import { Shows1795305600003 } from "./1795305600003-shows";
import { Works1795305600004 } from "./1795305600004-works";
import { ReadModels1795305600005 } from "./1795305600005-read-models";
import { Nodes1795910400006 } from "./1795910400006-nodes";
import { Search1795910400007 } from "./1795910400007-search";
import { Participation1795910400008 } from "./1795910400008-participation";

/** In the order in which they run. Names carry the moment of writing in milliseconds, as TypeORM asks. */
export const migrations = [
  Identity1795305600001,
  People1795305600002,
  Shows1795305600003,
  Works1795305600004,
  ReadModels1795305600005,
  Nodes1795910400006,
  Search1795910400007,
  Participation1795910400008,
];
