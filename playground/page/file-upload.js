// The part of a form that takes files; each is sent at once and the form holds what came back.
import { asMember } from "./api.js";
import { FileChip } from "./files.js";
import { html, useRef, useState } from "./html.js";
import { me } from "./store.js";

/** Files of an entry, those still under way included: how to add and remove, and what failed. */
function useUploads(entry, max, onChange) {
  const latest = useRef(entry); // two uploads may end between two drawings
  latest.current = entry;
  const [fault, setFault] = useState(null);
  function put(files) {
    latest.current = files;
    onChange(files);
  }
  async function upload(file) {
    const waiting = { filename: file.name, size: file.size, state: "uploading" };
    put([...latest.current, waiting].slice(-max));
    let arrived = [];
    try {
      arrived = [await asMember(me.value).upload(file)];
      setFault(null);
    } catch (error) {
      setFault(`${file.name} could not be uploaded: ${error.message}`);
    }
    put(latest.current.flatMap((each) => (each === waiting ? arrived : [each])));
  }
  const remove = (n) => put(latest.current.filter((_, i) => i !== n));
  return { upload, remove, fault };
}

export function FileUpload({ field, entry, onChange, aria }) {
  const input = useRef(null);
  const max = field.max_values ?? 1;
  const { upload, remove, fault } = useUploads(entry, max, onChange);
  function chosen({ target }) {
    [...target.files].forEach(upload);
    target.value = "";
  }
  return html`<div class="file-upload" role="group" ...${aria}>
    ${entry.map(
      ({ filename, size, state }, n) =>
        html`<${FileChip}
          key=${n}
          name=${filename}
          size=${size}
          note=${state && "uploading…"}
          onRemove=${() => remove(n)}
        />`,
    )}
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    ${
      entry.length < max &&
      html`<button
        type="button"
        class="button secondary"
        data-field=${field.custom_id}
        onClick=${() => input.current.click()}
      >
        Choose ${max > 1 ? "files" : "a file"}
      </button>`
    }
    <input ref=${input} type="file" hidden multiple=${max > 1} onChange=${chosen} />
  </div>`;
}
