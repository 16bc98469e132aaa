// Files chosen to be sent: how each is shown, described and left out.
import { html, useCallback, useState } from "./html.js";
import { Icon } from "./icons.js";
import { sizeInWords } from "./words.js";

const LARGEST_BYTES = 10 * 1024 * 1024;
const MOST = 10;

/** One chosen file; `note` stands where its size would, `children` between name and button. */
export function FileChip({ name, size, note, onRemove, children }) {
  return html`<div class="file-chip">
    <${Icon} name="file" size=${18} />
    <span>${name} <span class="muted">${note ?? sizeInWords(size)}</span></span>
    ${children}
    <button type="button" class="icon-button" aria-label=${`Leave out ${name}`} onClick=${onRemove}>
      <${Icon} name="close" size=${16} />
    </button>
  </div>`;
}

/** The files of a message that is being written: {file, description} each. */
export function useFiles() {
  const [chosen, setChosen] = useState([]);
  const [fault, setFault] = useState(null);
  const add = useCallback((list) => {
    const all = [...list];
    const large = all.find(({ size }) => size > LARGEST_BYTES);
    setFault(large ? `${large.name} is larger than 10 MB.` : null);
    const added = all
      .filter(({ size }) => size <= LARGEST_BYTES)
      .map((file) => ({ file, description: "" }));
    setChosen((known) => [...known, ...added].slice(0, MOST));
  }, []);
  return { chosen, fault, add, change: setChosen };
}

/** What the body of a message says of its files. */
export const described = (chosen) =>
  chosen.map(({ file, description }, n) => ({
    id: n,
    filename: file.name,
    ...(description ? { description } : {}),
  }));

function Description({ file, description, onChange }) {
  return html`<input
    class="filter"
    aria-label=${`What ${file.name} shows`}
    placeholder="What it shows (for people who cannot see it)"
    maxlength="1024"
    value=${description}
    onInput=${({ target }) => onChange(target.value)}
  />`;
}

export function Files({ chosen, change }) {
  if (!chosen.length) return null;
  const describe = (n, description) =>
    change(chosen.map((each, i) => (i === n ? { ...each, description } : each)));
  return html`<ul class="files" aria-label="Files to send">
    ${chosen.map(
      ({ file, description }, n) =>
        html`<li key=${n}>
          <${FileChip}
            name=${file.name}
            size=${file.size}
            onRemove=${() => change(chosen.filter((_, i) => i !== n))}
          >
            ${
              file.type.startsWith("image/") &&
              html`<${Description}
                file=${file}
                description=${description}
                onChange=${(text) => describe(n, text)}
              />`
            }
          <//>
        </li>`,
    )}
  </ul>`;
}
