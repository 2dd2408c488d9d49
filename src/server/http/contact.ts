import { Router } from "express";
import helmet from "helmet";

import { escapeXml } from "../../domain/xml";

const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'none'"] },
  },
});

/** `GET /contact`: whom to write to about what the graph says of somebody. For people, without a script. */
export function contact(address: string | null): Router {
  const page = contactPage(address);
  const router = Router();
  router.get("/contact", policy, (_request, response) => {
    response.set("cache-control", "no-cache").type("html").send(page);
  });
  return router;
}

const style = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 36rem; padding: 0 1rem }
@media (prefers-color-scheme: dark) { html { background: #1b1f24; color: #e6e6e6; color-scheme: dark } }`;

function contactPage(address: string | null): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Are you in this graph?</title><style>${style}</style></head>
<body>
<h1>Are you in this graph?</h1>
<p>This server tells who spoke in public, on which show, hosted by whom, what they published and what they were awarded.
Each fact names the document that it is from. It may be wrong or out of date, or you may want it taken down.</p>
${howToWrite(address)}
<p>It helps to say which fact it is: its address, its id, or the words that you found, and what would be right.</p>
</body>
</html>
`;
}

function howToWrite(address: string | null): string {
  if (address === null) return "<p>The operator of this server has not given a contact address.</p>";
  const written = escapeXml(address);
  const href = address.includes("://") ? written : `mailto:${written}`;
  return `<p>Write to the operator of this server: <a href="${href}" rel="nofollow">${written}</a></p>`;
}
