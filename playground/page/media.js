// Pictures and files of messages.
import { html, useState } from "./html.js";
import { Icon } from "./icons.js";
import { hostOf, localPath } from "./local.js";
import { sizeInWords } from "./words.js";

/** A picture with its alternative text; one from another machine is named, not fetched. */
export function Picture({ media, alt, spoiler, className = "" }) {
  const [hidden, setHidden] = useState(Boolean(spoiler));
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState(false);
  const source = localPath(media?.url);
  if (!source || broken) {
    const why = source
      ? "could not be loaded"
      : `on ${hostOf(media?.url)}, not loaded: this page stays offline`;
    return html`<p class="absent-picture">${alt ? `Picture: ${alt}` : "A picture"} (${why})</p>`;
  }
  const image = html`<img
    src=${source}
    alt=${alt ?? ""}
    width=${media.width}
    height=${media.height}
    loading="lazy"
    onError=${() => setBroken(true)}
  />`;
  if (hidden) {
    return html`<div class=${`picture veiled ${className}`}>
      <div class="veil" inert aria-hidden="true">${image}</div>
      <button type="button" class="unveil" onClick=${() => setHidden(false)}>
        Spoiler: show picture
      </button>
    </div>`;
  }
  return html`<button
      type="button"
      class=${`picture ${className}`}
      aria-label=${alt ? `Enlarge picture: ${alt}` : "Enlarge picture"}
      title=${alt}
      onClick=${() => setLarge(true)}
    >
      ${image}
    </button>
    ${large && html`<${Lightbox} source=${source} alt=${alt} onClose=${() => setLarge(false)} />`}`;
}

function Lightbox({ source, alt, onClose }) {
  return html`<dialog
    class="lightbox"
    ref=${(dialog) => dialog && !dialog.open && dialog.showModal()}
    aria-label=${alt || "Picture"}
    onClose=${onClose}
    onClick=${(event) => event.currentTarget.close()}
  >
    <img src=${source} alt=${alt ?? ""} />
    ${alt && html`<p>${alt}</p>`}
    <button type="button" class="button secondary" autofocus>Close</button>
  </dialog>`;
}

export function FileCard({ file, spoiler }) {
  const [hidden, setHidden] = useState(Boolean(spoiler));
  if (hidden) {
    return html`<button type="button" class="file-card" onClick=${() => setHidden(false)}>
      Spoiler: show file
    </button>`;
  }
  const source = localPath(file.url);
  return html`<div class="file-card">
    <${Icon} name="file" size=${28} />
    <span class="file-text">
      ${
        source
          ? html`<a href=${source} download=${file.filename}>${file.filename}</a>`
          : html`<span>${file.filename}</span>`
      }
      <span class="file-size">${file.size == null ? "" : sizeInWords(file.size)}</span>
    </span>
  </div>`;
}

// As in Discord, SVG is a file: opened by itself it could run scripts.
const PICTURE = /^image\/(png|jpeg|gif|webp)/;
const isPicture = ({ content_type: kind, filename }) =>
  kind ? PICTURE.test(kind) : /\.(png|jpe?g|gif|webp)$/i.test(filename);

/** Attachments that no component or embed of the message shows already. */
export function Attachments({ message }) {
  const elsewhere = JSON.stringify([message.components ?? [], message.embeds ?? []]);
  const shown = (message.attachments ?? []).filter(({ url }) => !elsewhere.includes(url));
  if (!shown.length) return null;
  return html`<div class="attachments">
    ${shown.map((file) => {
      const spoiler = file.filename.startsWith("SPOILER_");
      return isPicture(file)
        ? html`<${Picture}
            key=${file.id}
            media=${file}
            alt=${file.description ?? file.filename}
            spoiler=${spoiler}
          />`
        : html`<${FileCard} key=${file.id} file=${file} spoiler=${spoiler} />`;
    })}
  </div>`;
}
