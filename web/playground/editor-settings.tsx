import { useEffect } from "react";
import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";

/** Settings of the editors that GraphiQL has no property for. Draws nothing. */
export function EditorSettings() {
  useWordWrap();
  useSystemTheme();
  return null;
}

/** The comment above a query is the question in words: it must not run out of sight. */
function useWordWrap() {
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor]) editor?.updateOptions({ wordWrap: "on" });
  }, [queryEditor, variableEditor]);
}

/** The editors read the system's colour scheme once; this lets them follow when it changes. */
function useSystemTheme() {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    if (theme) return; // Chosen in the settings: the system has no say.
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setTheme(null);
    scheme.addEventListener("change", follow);
    return () => scheme.removeEventListener("change", follow);
  }, [theme, setTheme]);
}
