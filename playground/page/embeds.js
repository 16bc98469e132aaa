// Embeds: the boxed texts of older messages, with title, fields and pictures.
import { html } from "./html.js";
import { Link, Markdown } from "./markdown.js";
import { Picture } from "./media.js";
import { hex } from "./names.js";
import { Sent } from "./time.js";

function Author({ author }) {
  if (!author?.name) return null;
  return html`<div class="embed-author">
    ${author.url ? html`<${Link} href=${author.url}>${author.name}<//>` : author.name}
  </div>`;
}

function Title({ embed }) {
  if (!embed.title) return null;
  const title = html`<${Markdown} text=${embed.title} className="inline" />`;
  return html`<div class="embed-title">
    ${embed.url ? html`<${Link} href=${embed.url}>${title}<//>` : title}
  </div>`;
}

function Fields({ fields = [] }) {
  if (!fields.length) return null;
  const shown = fields.map(
    (field, n) =>
      html`<div key=${n} class=${field.inline ? "inline" : ""}>
        <dt><${Markdown} text=${field.name} className="inline" /></dt>
        <dd><${Markdown} text=${field.value} /></dd>
      </div>`,
  );
  return html`<dl class="embed-fields">${shown}</dl>`;
}

function Foot({ embed }) {
  const text = embed.footer?.text;
  if (!text && !embed.timestamp) return null;
  return html`<div class="embed-foot">
    ${text}${text && embed.timestamp && " · "}
    ${embed.timestamp && html`<${Sent} at=${embed.timestamp} />`}
  </div>`;
}

export function Embed({ embed }) {
  const { image, thumbnail } = embed;
  const style = embed.color == null ? {} : { "--accent-bar": hex(embed.color) };
  const alt = image?.description ?? embed.title ?? "Picture of the embed";
  return html`<article class="embed" style=${style} aria-label="Embed">
    <div class="embed-body">
      <${Author} author=${embed.author} />
      <${Title} embed=${embed} />
      ${embed.description && html`<${Markdown} text=${embed.description} />`}
      <${Fields} fields=${embed.fields} />
      ${image && html`<${Picture} media=${image} alt=${alt} />`}
      <${Foot} embed=${embed} />
    </div>
    ${
      thumbnail &&
      html`<${Picture} media=${thumbnail} alt=${thumbnail.description} className="thumbnail" />`
    }
  </article>`;
}
