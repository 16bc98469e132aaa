// A select: a button that opens a list, for one choice or several, with a filter where it is long.
import { html, useCallback, useId, useMemo, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { matching, optionId, Options, useFocus, useListKeys } from "./listbox.js";
import { Popup } from "./popup.js";
import { chooseHint } from "./words.js";

const FILTER_FROM = 9;

/** The list itself. A single choice is taken at once; several are taken with Done or by leaving. */
function List({ anchor, label, options, value, min, max, onTake, onCancel }) {
  const listId = useId();
  const multi = max > 1;
  const [picked, setPicked] = useState(value);
  const [text, setText] = useState("");
  const shown = useMemo(() => matching(options, text), [options, text]);
  const filtered = options.length >= FILTER_FROM;
  const focus = useRef(null);
  useFocus(focus);

  function pick(index) {
    const { key } = shown[index];
    if (!multi) onTake(picked.includes(key) && min === 0 ? [] : [key]);
    else if (picked.includes(key)) setPicked(picked.filter((each) => each !== key));
    else if (picked.length < max) setPicked([...picked, key]);
  }

  const first = Math.max(
    0,
    shown.findIndex(({ key }) => value.includes(key)),
  );
  const keys = useListKeys(shown.length, { onPick: pick, onClose: onCancel, first });
  const enough = picked.length >= min;
  const done = () => (enough ? onTake(picked) : onCancel());

  function onKeyDown(event) {
    if (event.key === "Tab" && !multi) return done();
    if (event.key === " " && !filtered) {
      event.preventDefault();
      return keys.active >= 0 && pick(keys.active);
    }
    if (!filtered && event.key.length === 1 && /\S/.test(event.key)) {
      const letter = event.key.toLowerCase();
      const order = [...shown.keys()].map((n) => (keys.active + 1 + n) % shown.length);
      const next = order.find((n) => String(shown[n].label).toLowerCase().startsWith(letter));
      if (next !== undefined) keys.setActive(next);
      return undefined;
    }
    return keys.onKeyDown(event);
  }

  const aria = {
    "aria-controls": listId,
    "aria-activedescendant": keys.active >= 0 ? optionId(listId, keys.active) : null,
  };
  return html`<${Popup} anchor=${anchor} wide onClose=${done} className="choice-popup">
    <div class="choice-list" onKeyDown=${onKeyDown}>
      ${
        filtered
          ? html`<input
              ref=${focus}
              class="filter"
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-label=${`Filter: ${label}`}
              placeholder="Type to filter"
              value=${text}
              onInput=${({ target }) => {
                setText(target.value);
                keys.setActive(0);
              }}
              ...${aria}
            />`
          : html`<div
              ref=${focus}
              class="focus-catcher"
              tabindex="0"
              role="combobox"
              aria-expanded="true"
              aria-label=${label}
              ...${aria}
            ></div>`
      }
      <${Options}
        id=${listId}
        label=${label}
        options=${shown}
        active=${keys.active}
        chosen=${new Set(picked)}
        multi=${multi}
        onPick=${pick}
        onActive=${keys.setActive}
        empty="Nothing fits that."
      />
      ${
        multi &&
        html`<div class="choice-foot">
          <span>${chooseHint(min, max)} · ${picked.length} chosen</span>
          <button type="button" class="button primary small" disabled=${!enough} onClick=${done}>
            Done
          </button>
        </div>`
      }
    </div>
  <//>`;
}

function accessibleName(label, options, value) {
  const chosen = options.filter(({ key }) => value.includes(key)).map((option) => option.label);
  return chosen.length ? `${label}: ${chosen.join(", ")}` : label;
}

function Chosen({ id, options, value, placeholder }) {
  const byKey = new Map(options.map((option) => [option.key, option]));
  const chosen = value.map((key) => byKey.get(key)).filter(Boolean);
  if (!chosen.length) return html`<span id=${id} class="placeholder">${placeholder}</span>`;
  if (chosen.length === 1) {
    const [{ label, emoji }] = chosen;
    return html`<span id=${id} class="chosen"
      >${emoji && html`<span aria-hidden="true">${emoji} </span>`}${label}</span
    >`;
  }
  return html`<span id=${id} class="chips">
    ${chosen.map(({ key, label }) => html`<span key=${key} class="chip">${label}</span>`)}
  </span>`;
}

/**
 * `options` as in listbox.js, `value` a list of keys. `onChange(keys)` is called once per decision;
 * Escape takes a decision back. `labelledBy` and `describedBy` are ids where a form has them.
 */
export function Choice(props) {
  const { options, value, min = 1, max = 1, placeholder = "Choose", label, onChange } = props;
  const [open, setOpen] = useState(false);
  const trigger = useRef(null);
  const valueId = useId();

  const close = useCallback(() => {
    setOpen(false);
    trigger.current?.focus();
  }, []);
  const take = useCallback(
    (keys) => {
      close();
      const same = keys.length === value.length && keys.every((key) => value.includes(key));
      if (!same || max === 1) onChange(keys);
    },
    [value, onChange],
  );

  return html`<div class="choice">
    <button
      ref=${trigger}
      type="button"
      data-field=${props.fieldId}
      class="choice-trigger"
      disabled=${props.disabled}
      aria-haspopup="listbox"
      aria-expanded=${open}
      aria-busy=${props.busy ? "true" : null}
      aria-label=${props.labelledBy ? null : accessibleName(label, options, value)}
      aria-labelledby=${props.labelledBy ? `${props.labelledBy} ${valueId}` : null}
      aria-describedby=${props.describedBy}
      aria-invalid=${props.invalid ? "true" : null}
      onClick=${() => (open ? close() : !props.busy && setOpen(true))}
      onKeyDown=${(event) => {
        if (!open && !props.busy && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
          event.preventDefault();
          setOpen(true);
        }
      }}
    >
      <${Chosen} id=${valueId} options=${options} value=${value} placeholder=${placeholder} />
      ${props.busy
        ? html`<span class="spinner" aria-hidden="true"></span>`
        : html`<${Icon} name="down" size=${18} />`}
    </button>
    ${
      open &&
      html`<${List}
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
