// The components of messages: rows, buttons, sections, galleries, containers and the rest.
import { actOn } from "./actions.js";
import { html, useState } from "./html.js";
import { Icon } from "./icons.js";
import { channelOfLink, webAddress } from "./local.js";
import { Link, Markdown } from "./markdown.js";
import { Picture, FileCard } from "./media.js";
import { hex } from "./names.js";
import { MessageSelect } from "./selects.js";
import { channels, here, pending } from "./store.js";

export const emojiText = (emoji) => (emoji?.id ? `:${emoji.name}:` : (emoji?.name ?? ""));

/** Is the bot still busy with this component? */
const isBusy = (message, customId) =>
  [...pending.value.values()].some(
    ({ body, state }) =>
      state !== "failed" && body.message_id === message.id && body.data.custom_id === customId,
  );

const STYLES = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "secondary",
  6: "primary",
};

function LinkButton({ part, children }) {
  const stays = channels.value.has(channelOfLink(part.url));
  const inside = html`${children}<${Icon} name=${stays ? "thread" : "outside"} size=${16} />`;
  if (part.disabled || !webAddress(part.url)) {
    return html`<button type="button" class="button secondary" disabled>${inside}</button>`;
  }
  return html`<${Link} href=${part.url} className="button secondary">${inside}<//>`;
}

function Button({ part, message }) {
  const emoji = emojiText(part.emoji);
  const inside = html`
    ${emoji && html`<span aria-hidden=${part.label ? "true" : null}>${emoji}</span>`}
    ${part.label && html`<span>${part.label}</span>`}
  `;
  if (part.style === 5) return html`<${LinkButton} part=${part}>${inside}<//>`;
  const busy = isBusy(message, part.custom_id);
  const press = () => !busy && actOn(message, part, `the button “${part.label ?? emoji}”`);
  return html`<button
    type="button"
    class=${`button ${STYLES[part.style] ?? "secondary"}`}
    data-custom-id=${part.custom_id}
    disabled=${part.disabled}
    aria-busy=${busy ? "true" : null}
    onClick=${press}
  >
    ${inside}${busy && html`<span class="spinner" aria-hidden="true"></span>`}
  </button>`;
}

function Row({ part, message }) {
  return html`<div class="row" role="group">
    <${Parts} parts=${part.components} message=${message} />
  </div>`;
}

function Section({ part, message }) {
  return html`<div class="section">
    <div class="section-text">
      <${Parts} parts=${part.components} message=${message} />
    </div>
    <div class="section-accessory"><${Part} part=${part.accessory} message=${message} /></div>
  </div>`;
}

const Thumbnail = ({ part }) =>
  html`<${Picture}
    media=${part.media}
    alt=${part.description}
    spoiler=${part.spoiler}
    className="thumbnail"
  />`;

function Gallery({ part }) {
  const many = part.items.length;
  return html`<div class=${`gallery of-${Math.min(many, 4)}`}>
    ${part.items.map(
      (item, n) =>
        html`<${Picture}
          key=${n}
          media=${item.media}
          alt=${item.description}
          spoiler=${item.spoiler}
        />`,
    )}
  </div>`;
}

/** The file of a component: an attachment of the message, found by its address. */
function File({ part, message }) {
  const url = part.file.url ?? "";
  const name = url
    .replace(/^attachment:\/\//, "")
    .split(/[/?]/)
    .filter(Boolean)
    .pop();
  const known = (message.attachments ?? []).find(
    (each) => each.url === url || each.filename === name || each.id === part.file.attachment_id,
  );
  const file = { filename: part.name ?? name ?? "file", size: part.size, url, ...known };
  return html`<${FileCard} file=${file} spoiler=${part.spoiler} />`;
}

const Separator = ({ part }) =>
  html`<div
    class=${["separator", part.divider === false && "blank", part.spacing === 2 && "large"]
      .filter(Boolean)
      .join(" ")}
    role=${part.divider === false ? "presentation" : "separator"}
  ></div>`;

function Container({ part, message }) {
  const [veiled, setVeiled] = useState(Boolean(part.spoiler));
  const style = part.accent_color == null ? {} : { "--accent-bar": hex(part.accent_color) };
  const inside = html`<${Parts} parts=${part.components} message=${message} />`;
  if (!veiled) {
    return html`<div
      class=${part.accent_color == null ? "container" : "container accented"}
      style=${style}
    >
      ${inside}
    </div>`;
  }
  return html`<div class="container veiled" style=${style}>
    <div inert aria-hidden="true" class="veil">${inside}</div>
    <button type="button" class="unveil" onClick=${() => setVeiled(false)}>Spoiler: show</button>
  </div>`;
}

const KINDS = {
  1: Row,
  2: Button,
  3: MessageSelect,
  5: MessageSelect,
  6: MessageSelect,
  7: MessageSelect,
  8: MessageSelect,
  9: Section,
  10: ({ part }) => html`<${Markdown} text=${part.content} />`,
  11: Thumbnail,
  12: Gallery,
  13: File,
  14: Separator,
  17: Container,
};

function Part({ part, message }) {
  const Kind = KINDS[part.type];
  if (!Kind) {
    return html`<p class="unknown-part">
      This page cannot show a component of type ${part.type}.
    </p>`;
  }
  const busy = part.custom_id && isBusy(message, part.custom_id);
  return html`<${Kind} part=${part} message=${message} busy=${busy} />`;
}

const Parts = ({ parts, message }) =>
  parts.map((part, n) => html`<${Part} key=${part.id ?? n} part=${part} message=${message} />`);

export function Components({ message }) {
  const parts = message.components ?? [];
  if (!parts.length) return null;
  return html`<div class="components">
    <${Parts} parts=${parts} message=${message} />
  </div>`;
}

export const failuresOf = (message) =>
  [...pending.value.values()].filter(
    ({ body, state }) => state === "failed" && body.message_id === message.id,
  );

export const failuresHere = () =>
  [...pending.value.values()].filter(
    ({ body, state }) => state === "failed" && body.type === 2 && body.channel_id === here.value,
  );
