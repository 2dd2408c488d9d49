import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { compressedFiles } from "./compressed-files";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("playground"),
  base: "/playground/",
  plugins: [react(), fontFiles(), compressedFiles()],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/web/playground"),
    emptyOutDir: true,
    // What the pages are bundled of asks that its notices go along.
    license: { fileName: "licences.md" },
    // GraphiQL's editor is one large chunk that cannot usefully be split: no warning about it.
    chunkSizeWarningLimit: 4096,
    // Some packages carry a directive for the React compiler, which plays no part here.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      input: [here("playground/index.html"), here("playground/map/index.html")],
    },
  },
});

/**
 * GraphiQL's stylesheet holds every alphabet of its fonts as data: URLs, half a megabyte that blocks the first paint.
 * As files the browser fetches only the few a page uses, and the page's policy need not allow data: fonts.
 */
function fontFiles(): Plugin {
  return {
    name: "rostrum:font-files",
    generateBundle(_options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== "asset" || !asset.fileName.endsWith(".css")) continue;
        asset.source = String(asset.source).replace(
          /url\("?data:font\/(\w+);base64,([^")]+)"?\)/g,
          (_url, extension: string, base64: string) => {
            const source = Buffer.from(base64, "base64");
            const name = `font-${createHash("sha256").update(source).digest("hex").slice(0, 8)}.${extension}`;
            this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
            return `url(./${name})`;
          },
        );
      }
    },
  };
}
