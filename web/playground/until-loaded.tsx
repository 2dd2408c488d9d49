import { useEffect } from "react";
import { pick, useGraphiQL } from "@graphiql/react";

/** GraphiQL ignores what is chosen or run before its editors are there. Until then nothing can be clicked. Draws nothing. */
export function UntilLoaded() {
  const editors = useGraphiQL(pick("queryEditor", "variableEditor", "responseEditor"));
  const isLoaded = Object.values(editors).every(Boolean);
  useEffect(() => {
    document.getElementById("root")!.inert = !isLoaded;
  }, [isLoaded]);
  return null;
}
