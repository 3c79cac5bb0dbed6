/** What a page may load: its own style, script and pictures, and `status.json`; nothing inline, nothing from elsewhere. */

/** As it stands in the page itself, since a bucket sends no such header. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** As a server sends it; a frame can only be forbidden by a header. */
export const PAGE_POLICY_HEADER = `${PAGE_POLICY}; frame-ancestors 'none'`;
/** A picture loads nothing at all. */
export const PICTURE_POLICY_HEADER = "default-src 'none'; frame-ancestors 'none'";
