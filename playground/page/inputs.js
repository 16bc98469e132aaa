// The plain inputs of forms: text, one of several, some of several, yes or no.
import { html } from "./html.js";

const PARAGRAPH = 2;

export function TextInput({ field, entry, onChange, aria }) {
  const max = field.max_length ?? 4000;
  const shared = {
    ...aria,
    "data-field": field.custom_id,
    class: "text-input",
    placeholder: field.placeholder ?? "",
    value: entry,
    onInput: ({ target }) => onChange(target.value),
  };
  const counted = field.max_length || entry.length > max - 200;
  return html`<div class="text-input-frame">
    ${
      field.style === PARAGRAPH
        ? html`<textarea rows="5" ...${shared}></textarea>`
        : html`<input type="text" autocomplete="off" ...${shared} />`
    }
    ${
      counted &&
      html`<span class=${entry.length > max ? "counter over" : "counter"}>
        ${entry.length} / ${max}
      </span>`
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

export function RadioGroup({ field, entry, onChange, aria }) {
  const chosen = entry[0] ?? field.options[0]?.value;
  return html`<div class="box-options" role="radiogroup" ...${aria}>
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

export function CheckboxGroup({ field, entry, onChange, aria }) {
  const toggle = (value) => {
    const on = new Set(entry);
    if (!on.delete(value)) on.add(value);
    // In the order of the options, whatever the order of the clicks.
    onChange(field.options.map((option) => option.value).filter((each) => on.has(each)));
  };
  return html`<div class="box-options" role="group" ...${aria}>
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

export function Checkbox({ field, entry, onChange, aria }) {
  return html`<label class="box-option single">
    <input
      type="checkbox"
      data-field=${field.custom_id}
      checked=${entry}
      ...${aria}
      onChange=${({ target }) => onChange(target.checked)}
    />
    <span class="option-text">${entry ? "Yes" : "No"}</span>
  </label>`;
}
