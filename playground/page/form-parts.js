// The parts of a form: how each looks, begins, is checked and is sent.
import { Choice } from "./choice.js";
import { FileUpload } from "./file-upload.js";
import { html, useId } from "./html.js";
import { Markdown } from "./markdown.js";
import { Checkbox, CheckboxGroup, RadioGroup, TextInput } from "./inputs.js";
import { initialValue, optionsOf, placeholderOf, SELECT } from "./selects.js";
import { chooseHint, counted } from "./words.js";

export const PART = {
  ROW: 1,
  TEXT_INPUT: 4,
  TEXT: 10,
  LABEL: 18,
  FILE_UPLOAD: 19,
  RADIO: 21,
  CHECKBOX_GROUP: 22,
  CHECKBOX: 23,
};
const SELECTS = new Set(Object.values(SELECT));

/** The parts that take an entry, in order; each with the label around it, if any. */
export function fieldsOf(components) {
  return components.flatMap((part) => {
    if (part.type === PART.LABEL) return [part.component];
    return part.type === PART.ROW ? part.components : [];
  });
}

/** What a field holds at first: a text, a list of keys, a list of files, or yes/no. */
export function initialEntry(field) {
  if (SELECTS.has(field.type)) return initialValue(field);
  switch (field.type) {
    case PART.TEXT_INPUT:
      return field.value ?? "";
    case PART.CHECKBOX:
      return Boolean(field.default);
    case PART.RADIO:
    case PART.CHECKBOX_GROUP:
      return field.options.filter((option) => option.default).map(({ value }) => value);
    default:
      return [];
  }
}

const isRequired = (field) => field.required !== false;

function range(field) {
  if (field.type === PART.RADIO) return [1, 1];
  if (field.type === PART.CHECKBOX_GROUP)
    return [field.min_values ?? 1, field.max_values ?? field.options.length];
  return [field.min_values ?? 1, field.max_values ?? 1];
}

/** What is wrong with an entry, as a sentence, or null. */
export function partFault(field, entry) {
  if (field.type === PART.CHECKBOX) return null;
  if (field.type === PART.TEXT_INPUT) return textFault(field, entry);
  const [min, max] = range(field);
  if (!entry.length)
    return isRequired(field) && min > 0 ? "Something has to be chosen here." : null;
  if (entry.some(({ state }) => state === "uploading")) return "A file is still being uploaded.";
  return entry.length < min || entry.length > max ? `${chooseHint(min, max)}.` : null;
}

function textFault(field, text) {
  if (!text.trim()) return isRequired(field) ? "Something has to be written here." : null;
  if (field.min_length && text.length < field.min_length) {
    return `At least ${counted(field.min_length, "character")}; so far ${text.length}.`;
  }
  const max = field.max_length ?? 4000;
  return text.length > max ? `At most ${counted(max, "character")}; now ${text.length}.` : null;
}

function sent(field, entry) {
  const base = { type: field.type, custom_id: field.custom_id };
  if (field.id != null) base.id = field.id;
  if (field.type === PART.FILE_UPLOAD) return { ...base, values: entry.map(({ id }) => id) };
  if (field.type === PART.RADIO) return { ...base, value: entry[0] ?? null };
  return Array.isArray(entry) ? { ...base, values: entry } : { ...base, value: entry };
}

/** All parts as a submitted form sends them. */
export function submission(components, entries) {
  const filled = (field) => sent(field, entries[field.custom_id]);
  return components.map((part) => {
    const base = part.id == null ? { type: part.type } : { type: part.type, id: part.id };
    if (part.type === PART.LABEL) return { ...base, component: filled(part.component) };
    if (part.type === PART.ROW) return { ...base, components: part.components.map(filled) };
    return base;
  });
}

const KINDS = {
  [PART.TEXT_INPUT]: TextInput,
  [PART.RADIO]: RadioGroup,
  [PART.CHECKBOX_GROUP]: CheckboxGroup,
  [PART.CHECKBOX]: Checkbox,
  [PART.FILE_UPLOAD]: FileUpload,
};

function FormSelect({ field, entry, labelId, describedBy, invalid, onChange }) {
  const [min, max] = range(field);
  return html`<${Choice}
    fieldId=${field.custom_id}
    label=${placeholderOf(field)}
    labelledBy=${labelId}
    describedBy=${describedBy}
    invalid=${invalid}
    placeholder=${placeholderOf(field)}
    options=${optionsOf(field)}
    value=${entry}
    min=${isRequired(field) ? min : 0}
    max=${max}
    onChange=${onChange}
  />`;
}

function Control(props) {
  const { field, labelId, describedBy, invalid } = props;
  if (SELECTS.has(field.type)) return html`<${FormSelect} ...${props} />`;
  const Kind = KINDS[field.type];
  if (!Kind) {
    return html`<p class="unknown-part">
      This page cannot show a form part of type ${field.type}.
    </p>`;
  }
  const aria = {
    "aria-labelledby": labelId,
    "aria-describedby": describedBy,
    "aria-invalid": invalid ? "true" : null,
  };
  return html`<${Kind} ...${props} aria=${aria} />`;
}

function hintOf(field) {
  const [min, max] = range(field);
  return max > 1 && field.type !== PART.RADIO && field.type !== PART.TEXT_INPUT
    ? chooseHint(min, max)
    : null;
}

function Labelled({ label, description, field, entry, fault, onChange }) {
  const id = useId();
  const [labelId, aboutId, faultId] = [`${id}-label`, `${id}-about`, `${id}-fault`];
  const needed = isRequired(field) && field.type !== PART.CHECKBOX;
  const about = [description, hintOf(field)].filter(Boolean).join(" · ");
  const describedBy = [about && aboutId, fault && faultId].filter(Boolean).join(" ") || null;
  return html`<div class=${fault ? "form-part invalid" : "form-part"}>
    <div class="form-label" id=${labelId}>
      ${label}
      ${
        needed &&
        html`<span class="needed" title="needed"> *<span class="hidden-text">needed</span></span>`
      }
    </div>
    ${about && html`<div class="form-about" id=${aboutId}>${about}</div>`}
    <${Control}
      field=${field}
      entry=${entry}
      labelId=${labelId}
      describedBy=${describedBy}
      invalid=${Boolean(fault)}
      onChange=${onChange}
    />
    ${fault && html`<p class="fault" id=${faultId} role="alert">${fault}</p>`}
  </div>`;
}

export function FormPart({ part, entries, faults, onChange }) {
  if (part.type === PART.TEXT) return html`<${Markdown} text=${part.content} />`;
  const labelled = (field, label, description) =>
    html`<${Labelled}
      key=${field.custom_id}
      label=${label}
      description=${description}
      field=${field}
      entry=${entries[field.custom_id]}
      fault=${faults[field.custom_id]}
      onChange=${(entry) => onChange(field.custom_id, entry)}
    />`;
  if (part.type === PART.LABEL) return labelled(part.component, part.label, part.description);
  if (part.type === PART.ROW)
    return part.components.map((field) => labelled(field, field.label ?? field.placeholder));
  return html`<p class="unknown-part">This page cannot show a form part of type ${part.type}.</p>`;
}
