import "graphql-voyager/dist/voyager.css";
import { renderVoyager, voyagerIntrospectionQuery } from "graphql-voyager/dist/voyager.standalone.js";
import "./style.css";
import { introspect } from "./introspect";
import { onlyThings } from "./things";

const isWhole = new URLSearchParams(location.search).has("all");
const map = document.getElementById("map")!;

document.getElementById(isWhole ? "all" : "things")!.setAttribute("aria-current", "page");
introspect(voyagerIntrospectionQuery).then(
  (schema) =>
    renderVoyager(map, {
      introspection: { data: isWhole ? schema : onlyThings(schema) },
      // Every root leads to things, so that lines from it would cover the picture.
      displayOptions: { skipRelay: true, hideRoot: true, showLeafFields: false },
    }),
  (reason: Error) => {
    map.firstElementChild!.textContent = `There is no map without the schema: ${reason.message}`;
  },
);
