// Discord's markdown as elements. The vendored parser gives a tree and every text in it becomes a
// text node, so that nothing a person writes is ever read as HTML.
import { html, useMemo, useState } from "./html.js";
import { channelOfLink, webAddress } from "./local.js";
import { channelNameOf, hex, nameOf } from "./names.js";
import { openChannel } from "./reading.js";
import { channels, commands, here, isThread, me, roles } from "./store.js";
import { Timestamp } from "./time.js";
import { markdownEngine, rules } from "./vendor/discord-markdown.js";

/** A rule for what may only stand at the start of a line. */
const atLineStart = (pattern) => (source, state) =>
  state.prevCapture === null || state.prevCapture[0].endsWith("\n") ? pattern.exec(source) : null;

const parse = markdownEngine.parserFor({
  ...rules,
  // Where the library falls short of Discord's own client: that one also knows mentions of
  // subcommands, leaves "<>" alone, takes any whole number of seconds, and sees a new line after a
  // quotation.
  discordSlash: {
    ...rules.discordSlash,
    match: (source) => /^<\/([-_\p{L}\p{N} ]{1,98}):(\d{5,22})>/u.exec(source),
  },
  discordChannel: { ...rules.discordChannel, match: (source) => /^<#(\d+)>/.exec(source) },
  heading: { ...rules.heading, match: atLineStart(/^(#{1,3}) +([^\n]+?)(\n|$)/) },
  footnote: { ...rules.footnote, match: atLineStart(/^-# +([^\n]+?)(\n|$)/) },
  discordTimestamp: {
    ...rules.discordTimestamp,
    match: (source) => /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/.exec(source),
  },
});

function Spoiler({ children }) {
  const [shown, setShown] = useState(false);
  if (shown) return html`<span class="spoiler shown">${children}</span>`;
  return html`<button
    type="button"
    class="spoiler"
    aria-label="Spoiler: press to show"
    onClick=${(event) => {
      event.stopPropagation();
      setShown(true);
    }}
  >
    <span aria-hidden="true" inert>${children}</span>
  </button>`;
}

function ChannelMention({ id }) {
  const channel = channels.value.get(id);
  if (!channel) return html`<span class="mention">#no-access</span>`;
  return html`<button type="button" class="mention" onClick=${() => openChannel(id)}>
    ${isThread(channel) ? "› " : "#"}${channelNameOf(id)}
  </button>`;
}

function RoleMention({ id }) {
  const role = roles.value.get(id);
  const style = role?.color ? { "--role": hex(role.color) } : {};
  return html`<span class="mention role" style=${style}>@${role?.name ?? "unknown role"}</span>`;
}

function SlashMention({ name, id }) {
  const known = commands.value.some((command) => command.id === id);
  const begin = () =>
    document.dispatchEvent(new CustomEvent("playground:command", { detail: { name, id } }));
  if (!known || !here.value) return html`<span class="mention">/${name}</span>`;
  return html`<button type="button" class="mention" onClick=${begin}>/${name}</button>`;
}

/** A link that opens a new tab, or the channel when it leads to one of this server. */
export function Link({ href, className = "", children }) {
  const channelId = channelOfLink(href);
  if (channelId && channels.value.has(channelId)) {
    return html`<button
      type="button"
      class=${className || "link"}
      onClick=${() => openChannel(channelId)}
    >
      ${children}
    </button>`;
  }
  const address = webAddress(href);
  if (!address) return html`<span>${children}</span>`;
  return html`<a href=${address} class=${className} target="_blank" rel="noopener noreferrer"
    >${children}</a
  >`;
}

function list(node, show) {
  const items = node.items.map((item) => html`<li>${show(item)}</li>`);
  return node.ordered
    ? html`<ol start=${node.start}>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

const SHOW = {
  text: (node) => node.content,
  br: () => html`<br />`,
  newline: () => html`<br />`,
  strong: (node, show) => html`<strong>${show(node.content)}</strong>`,
  em: (node, show) => html`<em>${show(node.content)}</em>`,
  u: (node, show) => html`<u>${show(node.content)}</u>`,
  strike: (node, show) => html`<s>${show(node.content)}</s>`,
  spoiler: (node, show) => html`<${Spoiler}>${show(node.content)}<//>`,
  heading: (node, show) =>
    html`<div class=${`heading h${node.level}`} role="heading" aria-level=${node.level + 2}>
      ${show(node.content)}
    </div>`,
  footnote: (node, show) => html`<small class="subtext">${show(node.content)}</small>`,
  blockQuote: (node, show) => html`<blockquote>${show(node.content)}</blockquote>`,
  list,
  inlineCode: (node) => html`<code>${node.content}</code>`,
  codeBlock: (node) => html`<pre tabindex="0"><code>${node.content}</code></pre>`,
  link: (node, show) => html`<${Link} href=${node.target}>${show(node.content)}<//>`,
  autolink: (node, show) => html`<${Link} href=${node.target}>${show(node.content)}<//>`,
  url: (node, show) => html`<${Link} href=${node.target}>${show(node.content)}<//>`,
  discordUser: ({ id }) =>
    html`<span class=${id === me.value ? "mention mine" : "mention"}>@${nameOf(id)}</span>`,
  discordChannel: ({ id }) => html`<${ChannelMention} id=${id} />`,
  discordRole: ({ id }) => html`<${RoleMention} id=${id} />`,
  discordSlash: ({ name, id }) => html`<${SlashMention} name=${name} id=${id} />`,
  discordEveryone: () => html`<span class="mention mine">@everyone</span>`,
  discordHere: () => html`<span class="mention mine">@here</span>`,
  discordEmoji: ({ name }) => html`<span class="custom-emoji">:${name}:</span>`,
  discordTimestamp: ({ timestamp, style }) =>
    html`<${Timestamp} seconds=${Number(timestamp)} style=${style} />`,
};

function show(nodes) {
  if (typeof nodes === "string") return nodes;
  return nodes.map((node) => SHOW[node.type]?.(node, show) ?? node.content ?? null);
}

export function Markdown({ text, className = "" }) {
  const tree = useMemo(() => parse(text ?? "", { inline: true }), [text]);
  return html`<div class=${`markdown ${className}`}>${show(tree)}</div>`;
}
