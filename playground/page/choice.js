// A select: a button that shows what is chosen and opens the list.
import { ChoiceList } from "./choice-list.js";
import { html, useCallback, useId, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";

function accessibleName(label, options, value) {
  const chosen = options.filter(({ key }) => value.includes(key)).map((option) => option.label);
  return chosen.length ? `${label}: ${chosen.join(", ")}` : label;
}

function Chosen({ id, options, value, placeholder }) {
  const byKey = new Map(options.map((option) => [option.key, option]));
  const chosen = value.map((key) => byKey.get(key)).filter(Boolean);
  if (!chosen.length) return html`<span id=${id} class="placeholder">${placeholder}</span>`;
  if (chosen.length > 1) {
    const chips = chosen.map(
      ({ key, label }) => html`<span key=${key} class="chip">${label}</span>`,
    );
    return html`<span id=${id} class="chips">${chips}</span>`;
  }
  const [{ label, emoji }] = chosen;
  return html`<span id=${id} class="chosen">
    ${emoji && html`<span aria-hidden="true">${emoji} </span>`}${label}
  </span>`;
}

/** The names and states of the button that opens a select. */
const ariaOf = (props, isOpen, valueId) => ({
  "aria-haspopup": "listbox",
  "aria-expanded": isOpen,
  "aria-busy": props.busy ? "true" : null,
  "aria-label": props.labelledBy ? null : accessibleName(props.label, props.options, props.value),
  "aria-labelledby": props.labelledBy ? `${props.labelledBy} ${valueId}` : null,
  "aria-describedby": props.describedBy,
  "aria-invalid": props.invalid ? "true" : null,
});

/**
 * `options` as in listbox.js, `value` a list of keys. `onChange(keys)` is called once per decision;
 * Escape takes a decision back. `labelledBy` and `describedBy` are ids where a form has them.
 */
export function Choice(props) {
  const { options, value, min = 1, max = 1, placeholder = "Choose", label, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef(null);
  const valueId = useId();

  const open = () => !props.busy && setOpen(true);
  const close = useCallback(() => {
    setOpen(false);
    trigger.current?.focus();
  }, []);
  function take(keys) {
    close();
    const isSame = keys.length === value.length && keys.every((key) => value.includes(key));
    if (!isSame || max === 1) onChange(keys);
  }
  function onKeyDown(event) {
    if (isOpen || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    open();
  }

  return html`<div class="choice">
    <button
      ref=${trigger}
      type="button"
      class="choice-trigger"
      data-field=${props.fieldId}
      disabled=${props.disabled}
      onClick=${isOpen ? close : open}
      onKeyDown=${onKeyDown}
      ...${ariaOf(props, isOpen, valueId)}
    >
      <${Chosen} id=${valueId} options=${options} value=${value} placeholder=${placeholder} />
      ${
        props.busy
          ? html`<span class="spinner" aria-hidden="true"></span>`
          : html`<${Icon} name="down" size=${18} />`
      }
    </button>
    ${
      isOpen &&
      html`<${ChoiceList}
        anchor=${trigger}
        label=${label}
        options=${options}
        value=${value}
        min=${min}
        max=${max}
        onTake=${take}
        onCancel=${close}
      />`
    }
  </div>`;
}
