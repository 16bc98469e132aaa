// The plain inputs of forms: text, one of several, some of several, yes or no, files.
import { asMember } from "./api.js";
import { html, useRef } from "./html.js";
import { Icon } from "./icons.js";
import { me } from "./store.js";
import { sizeInWords } from "./words.js";

const PARAGRAPH = 2;

const ariaOf = ({ labelId, describedBy, invalid }) => ({
  "aria-labelledby": labelId,
  "aria-describedby": describedBy,
  "aria-invalid": invalid ? "true" : null,
});

export function TextInput(props) {
  const { field, entry, onChange } = props;
  const max = field.max_length ?? 4000;
  const shared = {
    ...ariaOf(props),
    "data-field": field.custom_id,
    class: "text-input",
    placeholder: field.placeholder ?? "",
    value: entry,
    onInput: ({ target }) => onChange(target.value),
  };
  return html`<div class="text-input-frame">
    ${field.style === PARAGRAPH
      ? html`<textarea rows="5" ...${shared}></textarea>`
      : html`<input type="text" autocomplete="off" ...${shared} />`}
    ${
      (field.max_length || entry.length > max - 200) &&
      html`<span class=${entry.length > max ? "counter over" : "counter"}
        >${entry.length} / ${max}</span
      >`
    }
  </div>`;
}

function Option({ option, type, name, checked, onChange, first }) {
  return html`<label class="box-option">
    <input
      type=${type}
      name=${name}
      checked=${checked}
      data-field=${first ? name : null}
      onChange=${onChange}
    />
    <span class="option-text">
      <span class="option-label">${option.label}</span>
      ${option.description && html`<span class="option-description">${option.description}</span>`}
    </span>
  </label>`;
}

export function RadioGroup(props) {
  const { field, entry, onChange } = props;
  const chosen = entry[0] ?? field.options[0]?.value;
  return html`<div class="box-options" role="radiogroup" ...${ariaOf(props)}>
    ${field.options.map(
      (option) =>
        html`<${Option}
          key=${option.value}
          option=${option}
          type="radio"
          name=${field.custom_id}
          first=${option.value === chosen}
          checked=${entry.includes(option.value)}
          onChange=${() => onChange([option.value])}
        />`,
    )}
  </div>`;
}

export function CheckboxGroup(props) {
  const { field, entry, onChange } = props;
  const toggle = (value) => {
    const on = new Set(entry);
    if (!on.delete(value)) on.add(value);
    // In the order of the options, whatever the order of the clicks.
    onChange(field.options.map((option) => option.value).filter((each) => on.has(each)));
  };
  return html`<div class="box-options" role="group" ...${ariaOf(props)}>
    ${field.options.map(
      (option, n) =>
        html`<${Option}
          key=${option.value}
          option=${option}
          type="checkbox"
          name=${field.custom_id}
          first=${n === 0}
          checked=${entry.includes(option.value)}
          onChange=${() => toggle(option.value)}
        />`,
    )}
  </div>`;
}

export function Checkbox(props) {
  const { field, entry, onChange } = props;
  return html`<label class="box-option single">
    <input
      type="checkbox"
      data-field=${field.custom_id}
      checked=${entry}
      ...${ariaOf(props)}
      onChange=${({ target }) => onChange(target.checked)}
    />
    <span class="option-text">${entry ? "Yes" : "No"}</span>
  </label>`;
}

export function FileUpload(props) {
  const { field, entry, onChange } = props;
  const input = useRef(null);
  const latest = useRef(entry);
  latest.current = entry;
  const max = field.max_values ?? 1;
  const put = (files) => {
    latest.current = files;
    onChange(files);
  };

  async function upload(file) {
    const mark = {};
    put(
      [...latest.current, { mark, filename: file.name, size: file.size, state: "uploading" }].slice(
        -max,
      ),
    );
    let outcome;
    try {
      outcome = { ...(await asMember(me.value).upload(file)), mark };
    } catch (error) {
      outcome = { failed: error.message, mark };
    }
    const kept = latest.current.map((each) => (each.mark === mark ? outcome : each));
    put(kept.filter(({ failed }) => !failed));
  }

  return html`<div class="file-upload" role="group" ...${ariaOf(props)}>
    ${entry.map(
      (file, n) =>
        html`<div key=${n} class="file-chip">
          <${Icon} name="file" size=${18} />
          <span
            >${file.filename}
            <span class="muted">${file.state ? "uploading…" : sizeInWords(file.size)}</span></span
          >
          <button
            type="button"
            class="icon-button"
            aria-label=${`Leave out ${file.filename}`}
            onClick=${() => put(entry.filter((_, i) => i !== n))}
          >
            <${Icon} name="close" size=${16} />
          </button>
        </div>`,
    )}
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
    <input
      ref=${input}
      type="file"
      hidden
      multiple=${max > 1}
      onChange=${({ target }) => {
        [...target.files].forEach(upload);
        target.value = "";
      }}
    />
  </div>`;
}
