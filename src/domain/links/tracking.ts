/** Parameters that are named after the sender of a link and not after a page: newsletters and advertisements add them to addresses of anyone. */
const ofSenders =
  /^(?:utm_.*|dm_i|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|mc_[ce]id|_hsenc|_hsmi)$/i;

/** By host or parent domain, the parameters that the platform is known to ignore. Elsewhere the same name may be a page's own. */
const ofPlatforms: ReadonlyArray<readonly [host: string, parameters: RegExp]> = [
  ["apple.com", /^(?:itsct|itscg|mt|uo|at|ct|ls|app)$/],
  ["docs.google.com", /^(?:usp|pli)$/],
  ["drive.google.com", /^(?:usp|pli)$/],
  ["facebook.com", /^(?:mibextid|refsrc|ref|__tn__|__cft__.*)$/],
  ["instagram.com", /^(?:igshid|igsh)$/],
  ["linkedin.com", /^(?:trk|trackingid|lipi|lici|originalsubdomain|rcm)$/i],
  ["soundcloud.com", /^si$/],
  ["spotify.com", /^(?:si|nd|dl_branch|context|go|sp_cid)$/],
  ["t.co", /^amp$/],
  ["vimeo.com", /^(?:share|fl|fe|app_id)$/],
  ["x.com", /^(?:ref_src|ref_url|s|t|cxt)$/],
  ["youtu.be", /^(?:si|feature|app)$/],
  ["youtube.com", /^(?:si|feature|app|pp|ab_channel)$/],
];

/** Whether the page is the same without this parameter. */
export function isTracking(hostname: string, parameter: string): boolean {
  if (ofSenders.test(parameter)) return true;
  return ofPlatforms.some(
    ([host, parameters]) =>
      (hostname === host || hostname.endsWith(`.${host}`)) && parameters.test(parameter),
  );
}
