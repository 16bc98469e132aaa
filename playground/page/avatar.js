// Portraits: an initial on a colour of the user's own, round for people and square for apps.
import { html } from "./html.js";
import { nameOf, userOf } from "./names.js";

const HUES = [205, 265, 22, 160, 338, 45, 185, 295, 120, 238, 0];

/** The same user has the same hue everywhere. */
const hueOf = (id) => HUES[Number(BigInt(id) % BigInt(HUES.length))];

export function Avatar({ id, size = 40 }) {
  const shape = userOf(id)?.bot ? "avatar app" : "avatar";
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${size * 0.42}px`,
    "--hue": hueOf(id),
  };
  return html`<span class=${shape} style=${style} aria-hidden="true">
    ${[...nameOf(id)][0]?.toUpperCase() ?? "?"}
  </span>`;
}
