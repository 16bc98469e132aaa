// Which addresses the page may load or follow. It stays on this machine: whatever lies elsewhere is
// named, never fetched.

const ON_THIS_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);
const WEB = new Set(["http:", "https:"]);

function parsed(url) {
  try {
    return new URL(url, location.href);
  } catch {
    return null;
  }
}

/** The path of a picture or file the playground itself serves, or null. */
export function localPath(url) {
  const target = url ? parsed(url) : null;
  if (!target || !WEB.has(target.protocol)) return null;
  const sameHost = target.hostname === location.hostname;
  const sameMachine =
    ON_THIS_MACHINE.has(target.hostname) && ON_THIS_MACHINE.has(location.hostname);
  if (target.port !== location.port || !(sameHost || sameMachine)) return null;
  return target.pathname + target.search;
}

/** An address that is safe to follow, or null ("javascript:" and its kin are not). */
export function webAddress(url) {
  const target = parsed(url);
  return target && WEB.has(target.protocol) ? target.href : null;
}

export const hostOf = (url) => parsed(url)?.host ?? "another place";

/** The channel a link like https://discord.com/channels/guild/channel/message leads to, or null. */
export function channelOfLink(url) {
  const target = parsed(url);
  if (!target || !/(^|\.)discord(app)?\.com$/.test(target.hostname)) {
    if (target?.host !== location.host) return null;
  }
  return /^\/channels\/(?:@me|\d+)\/(\d+)/.exec(target.pathname)?.[1] ?? null;
}
