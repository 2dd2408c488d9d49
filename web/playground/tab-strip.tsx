import { useEffect } from "react";
import { useGraphiQL } from "@graphiql/react";

/** The strip of tabs is longer than the window. Shows the tab that was chosen, and scrolls with the wheel. Draws nothing. */
export function TabStrip() {
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  useEffect(() => {
    document.querySelector(".graphiql-tab-active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  useEffect(() => {
    const strip = document.querySelector(".graphiql-tabs");
    const scroll = (event: Event) => strip?.scrollBy({ left: (event as WheelEvent).deltaY });
    strip?.addEventListener("wheel", scroll, { passive: true });
    return () => strip?.removeEventListener("wheel", scroll);
  }, []);
  return null;
}
